"""A whole number with its unit, typed or stepped."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from unaided.desktop.theme import GRID, Theme

HIGH = 4 * GRID  # px
ROUND = 3  # px


class NumberField(QSpinBox):
    """A number between two others."""

    chosen = Signal(int)  # the number the person has just chosen

    def __init__(
        self, name: str, theme: Theme, limits: tuple[int, int], unit: str, parent: QWidget | None = None
    ) -> None:
        """Make it; both limits can be chosen, and `unit` stands behind the number."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(*limits)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline over the style's own, which is hardly seen on dark."""
        super().paintEvent(event)
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus if self.hasFocus() else colours.edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), ROUND, ROUND)
        painter.end()
