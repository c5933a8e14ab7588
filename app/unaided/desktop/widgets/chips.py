"""Short texts that were entered, each of which can be taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from unaided.desktop.theme import GRID
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.roles import Role, dress

T = TypeVar("T")
WIDEST = 45 * GRID  # px; a longer text is cut on the chip, not in what is kept
REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chip(QPushButton):
    """One text with a cross; pressing it, Delete or Backspace takes it away."""

    def __init__(self, words: str) -> None:
        """Show this text."""
        super().__init__()
        dress(self, Role.PILL)
        self.setAutoDefault(False)
        self.ensurePolished()
        short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(f"{short.replace('&', '&&')}  ✕")
        self.setAccessibleName(f"Remove “{words}”")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove by keyboard; Enter belongs to the dialog."""
        if Qt.Key(event.key()) in REMOVES:
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Chips(QWidget, Generic[T]):
    """The chips in their lines; each stands for a value."""

    removed = Signal(object)  # the value the person has just taken away

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it empty; it is not seen until it holds something."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._row = FlowLayout(self)
        self._chips: list[tuple[T, Chip]] = []
        self.hide()

    @property
    def values(self) -> Sequence[T]:
        """Return what the chips stand for, in the order they came."""
        return tuple(value for value, _ in self._chips)

    def add(self, value: T, words: str) -> None:
        """Show one more."""
        chip = Chip(words)
        chip.clicked.connect(self._on_clicked)
        self._row.addWidget(chip)
        self._chips.append((value, chip))
        self.show()

    def clear(self) -> None:
        """Take all away; nobody is told."""
        for _, chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips.clear()
        self.hide()

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        place = next(place for place, (_, chip) in enumerate(self._chips) if chip is pressed)
        value, chip = self._chips.pop(place)
        self._row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        if self._chips:
            self._chips[min(place, len(self._chips) - 1)][1].setFocus()
        else:
            self.focusNextChild()
            self.hide()
        self.removed.emit(value)
