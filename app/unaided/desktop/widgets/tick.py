"""Something that is on or off, with its words beside the box."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from unaided.desktop.widgets.buttons import ENTERS


class Tick(QCheckBox):
    """A box that Space, Enter or a click ticks."""

    chosen = Signal(bool)  # what the person has just chosen

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Make it; an `&` marks its mnemonic."""
        super().__init__(words, parent)
        self.setAccessibleName(words.replace("&", ""))
        self.toggled.connect(self._on_toggled)  # a screen reader toggles without a click

    def choose(self, *, on: bool) -> None:
        """Show this as chosen; nobody is told."""
        with QSignalBlocker(self):
            self.setChecked(on)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.chosen.emit(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter tick it as Space does."""
        if Qt.Key(event.key()) in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)
