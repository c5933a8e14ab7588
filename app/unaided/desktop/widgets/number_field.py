"""A whole number with its unit, typed or stepped."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from unaided.desktop.theme import GRID

HIGH = 4 * GRID  # px


class NumberField(QSpinBox):
    """A number between two others."""

    chosen = Signal(int)  # the number the person has just chosen

    def __init__(self, name: str, least: int, most: int, unit: str, parent: QWidget | None = None) -> None:
        """Make it; `unit` stands behind the number."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setSuffix(f" {unit}")
        self.setMinimumHeight(HIGH)
        self.valueChanged.connect(self._on_value)

    def choose(self, number: int) -> None:
        """Show this as chosen; nobody is told. What is being typed is left alone where it says the same."""
        if number != self.value():
            with QSignalBlocker(self):
                self.setValue(number)

    @Slot(int)
    def _on_value(self, number: int) -> None:
        self.chosen.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls: a number must not change in passing."""
        event.ignore()
