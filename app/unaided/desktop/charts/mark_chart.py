"""A chart of marks that can be pointed at and chosen, by mouse and by keyboard, and are read out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QBrush, QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from unaided.desktop.charts.surface import Surface
from unaided.desktop.theme import Theme

Key = Qt.Key
REACH: Final = 16.0  # px around the pointer in which a mark is meant
RING: Final = 20.0  # px across the ring around the mark that is pointed at
FAR: Final = 1_000_000
STEPS: Final = {
    **dict.fromkeys((Key.Key_Left, Key.Key_Up), -1),
    **dict.fromkeys((Key.Key_Right, Key.Key_Down), 1),
    Key.Key_Home: -FAR,
    Key.Key_End: FAR,
}
PRESSES: Final = (Key.Key_Return, Key.Key_Enter, Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that can be pointed at: where it is in the chart's units, what it says, and what it stands for."""

    x: float
    y: float
    words: str
    thing: object


class MarkChart(Surface):
    """Arrows go from mark to mark in their order, Home and End to the ends; the rows behind follow."""

    pointed = Signal(str)  # what the mark says that the pointer or the keyboard is at, empty for none
    chosen = Signal(object)  # the thing of which the person wants the rows
    opened = Signal()  # it was chosen by a click or Enter: the rows are to be seen, not only there

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make it without marks."""
        super().__init__(theme, name, parent)
        self._marks: Sequence[Mark] = ()
        self._current: int | None = None
        self.ring = pg.ScatterPlotItem(symbol="o", size=RING)
        self.put(self.ring, 30)
        self.scene().sigMouseClicked.connect(self._on_clicked)

    @property
    def marks(self) -> Sequence[Mark]:
        """Return the marks in the order the keys go."""
        return self._marks

    @property
    def passing(self) -> Sequence[QGraphicsItem]:
        """Return the ring."""
        return (self.ring,)

    def place_marks(self, marks: Sequence[Mark]) -> None:
        """Take these marks in place of the ones before, in the order the keys go; none is chosen."""
        self._marks = tuple(marks)
        self.choose(None)

    def choose(self, thing: object | None) -> None:
        """Lay a ring around the first mark of this thing, or around none; nobody is told."""
        self._current = next((place for place, mark in enumerate(self._marks) if mark.thing == thing), None)
        self._ring_around(self._current)

    def _ring_around(self, place: int | None) -> None:
        at = [] if place is None else [self._marks[place]]
        self.ring.setData([mark.x for mark in at], [mark.y for mark in at])

    def paint(self) -> None:
        """Take the colours of now."""
        super().paint()
        self.ring.setPen(self.pen(QColor(self.theme.colours.ink), 1.4))
        self.ring.setBrush(QBrush(Qt.BrushStyle.NoBrush))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the marks, say what each is, and open its rows."""
        key = Key(event.key())
        if not self._marks or (key not in STEPS and key not in PRESSES):
            event.ignore()
            return
        at = self._current if self._current is not None else (len(self._marks) if STEPS.get(key, 1) < 0 else -1)
        self._go_to(min(len(self._marks) - 1, max(0, at + STEPS.get(key, 0))))
        if key in PRESSES:
            self.opened.emit()

    def _go_to(self, place: int) -> None:
        self._current = place
        self._ring_around(place)
        mark = self._marks[place]
        self.setAccessibleDescription(mark.words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.words))
        self.pointed.emit(mark.words)
        self.chosen.emit(mark.thing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is at."""
        super().mouseMoveEvent(event)
        self._point_at(self._at(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the chosen mark."""
        super().leaveEvent(event)
        self._point_at(self._current)

    def _point_at(self, place: int | None) -> None:
        self._ring_around(self._current if place is None else place)
        self.pointed.emit("" if place is None else self._marks[place].words)

    def _at(self, event: QMouseEvent) -> int | None:
        where = self.box.mapSceneToView(self.mapToScene(event.position().toPoint()))
        return self.nearest(where.x(), where.y())

    def nearest(self, x: float, y: float) -> int | None:
        """Return the place of the mark nearest to here, None where none is near enough to be meant."""
        if not self._marks:
            return None
        places: NDArray[np.float64] = np.array([(mark.x, mark.y) for mark in self._marks])
        pixels = (places - (x, y)) / self.box.viewPixelSize()
        distances = np.hypot(pixels[:, 0], pixels[:, 1])
        found = int(distances.argmin())
        return found if distances[found] <= REACH else None

    @Slot(object)
    def _on_clicked(self, event: pg.MouseClickEvent) -> None:
        where = self.box.mapSceneToView(event.scenePos())
        place = self.nearest(where.x(), where.y())
        if place is not None:
            self._go_to(place)
            self.opened.emit()
