"""A button for what cannot be taken back: the second press does it, and a double click is one press."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.roles import Role


class TwiceButton(Button):
    """The first press asks in its own words; while what was confirmed is under way, presses count for nothing."""

    confirmed = Signal()  # pressed once more, on purpose

    def __init__(self, words: str, asks: str, role: Role = Role.SECONDARY, parent: QWidget | None = None) -> None:
        """Take its words, and those that ask whether it is meant."""
        super().__init__(words, role, parent)
        self._words, self._asks = words, asks
        self._asked = self._under_way = False
        self._pressed_at: int | None = None  # ms, by the clock of the events
        self.clicked.connect(self._on_clicked)

    def settle(self) -> None:
        """Ask from the start again, unless something is under way."""
        if not self._under_way:
            self._say(self._words, asked=False)

    def answered(self) -> None:
        """Ask from the start again: what was confirmed is done, or was refused."""
        self._under_way = False
        self.settle()

    @Slot()
    def _on_clicked(self) -> None:
        if self._under_way:
            return
        if self._asked:
            self._under_way = True
            self.confirmed.emit()
        else:
            self._say(self._asks, asked=True)

    def _say(self, words: str, *, asked: bool) -> None:
        self._asked = asked
        self.setText(words)
        self.setAccessibleName(words.replace("&", ""))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press that follows too soon as part of a double click, which Qt hands on to here as well."""
        before, self._pressed_at = self._pressed_at, event.timestamp()
        if before is None or event.timestamp() - before >= QApplication.doubleClickInterval():
            super().mousePressEvent(event)
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key that is held down as one press."""
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyPressEvent(event)
