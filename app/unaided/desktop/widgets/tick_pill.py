"""A pill that is on or off, and shows it as a shape too."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from unaided.desktop.widgets.pills import Pill
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import Mode


class TickPill(Pill):
    """Pressed by a click, Space or its letter, or toggled by a screen reader: each is told alike."""

    chosen = Signal(bool)  # what the person has just chosen

    def __init__(self, words: str, accent: Mode | None = None, parent: QWidget | None = None) -> None:
        """Make it, off; an `&` marks its mnemonic."""
        super().__init__(words, Role.PILL, accent)
        self._words = words
        if parent is not None:
            self.setParent(parent)
        self._show()
        self.toggled.connect(self._on_toggled)  # a screen reader toggles without a click

    def choose(self, *, on: bool) -> None:
        """Show this as chosen; nobody is told."""
        with QSignalBlocker(self):
            self.setChecked(on)
        self._show()

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._show()
        self.chosen.emit(on)

    def _show(self) -> None:
        self.setText(f"{self._words}  {'☑' if self.isChecked() else '☐'}")
        self.setAccessibleName(self._words.replace("&", ""))
