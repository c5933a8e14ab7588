"""A closed list with a painted arrow, so that it looks the same under every style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from unaided.desktop.theme import GAP, HALF, Theme

T = TypeVar("T")


class DropDown(QComboBox, Generic[T]):
    """One choice out of a list that opens."""

    chosen = Signal(object)  # the value the person has just chosen

    def __init__(
        self, name: str, theme: Theme, choices: Iterable[tuple[T, str]], parent: QWidget | None = None
    ) -> None:
        """Make it of these values and their words; the first is chosen."""
        super().__init__(parent)
        self._theme = theme
        self._values: list[T] = []
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux Qt names it by what is chosen, as there it has a label for
        self.offer(choices)
        self.activated.connect(self._on_activated)

    def offer(self, choices: Iterable[tuple[T, str]]) -> None:
        """Offer these values in place of those before; the first is chosen, and nobody is told."""
        self._values.clear()
        self.clear()
        for value, words in choices:
            self._values.append(value)
            self.addItem(words)

    @property
    def chosen_value(self) -> T:
        """Return what is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: T) -> None:
        """Show this as chosen; nobody is told."""
        self.setCurrentIndex(self._values.index(value))

    @Slot(int)
    def _on_activated(self, _place: int) -> None:
        self.chosen.emit(self.chosen_value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls: a choice must not change in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the list's arrow on top of the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.muted), 1.5))
        middle = QPointF(self.width() - GAP, self.height() / 2)
        reach, drop = QPointF(HALF, 0), QPointF(0, HALF / 2)
        painter.drawPolyline(QPolygonF([middle - reach - drop, middle + drop, middle + reach - drop]))
        painter.end()
