"""A chart whose marks are points: pointed at and chosen by mouse and keyboard, drawn in the theme's colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from unaided.desktop.colours import Colours
from unaided.desktop.stylesheet import SMALL
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.velocity_marks import pen

Ticks = Sequence[tuple[float, str]]
Key = Qt.Key
REACH: Final = 14.0  # px around the pointer in which a mark is meant
RING: Final = 20.0  # px across the ring around the chosen mark
STEPS: Final = {
    **dict.fromkeys((Key.Key_Left, Key.Key_Up), -1),
    **dict.fromkeys((Key.Key_Right, Key.Key_Down), 1),
    Key.Key_Home: -1_000_000,
    Key.Key_End: 1_000_000,
}

pg.setConfigOptions(antialias=True)


class Marks(Protocol):
    """What such a chart draws."""

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the items that are drawn as symbols."""
        ...

    def paint(self, c: Colours) -> None:
        """Take these colours."""
        ...


class PointsPlot(pg.PlotWidget):
    """Axes, rules, a ring around the chosen mark; what the marks are is for those that are made of it."""

    pointed = Signal(object)  # the number of the mark that the pointer is at, None for none
    chosen = Signal(object)  # the number of the mark of which the person wants the rows

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make an empty chart; `name` is what a screen reader calls it."""
        self._bottom, self._left = pg.AxisItem("bottom"), pg.AxisItem("left")
        super().__init__(parent, axisItems={"bottom": self._bottom, "left": self._left}, enableMenu=False)
        self.theme = theme
        self.places: NDArray[np.float64] = np.empty((0, 2))  # of the marks, in the order that the keys go
        self.rules = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.ring = pg.ScatterPlotItem(symbol="o", size=RING)
        self._box = self.getPlotItem().getViewBox()
        self._current: int | None = None
        self.setAccessibleName(name)
        self.viewport().setAccessibleName(name)  # what takes the clicks is a widget of its own
        self._build()

    @property
    def drawn(self) -> Marks:
        """Return what it draws."""
        raise NotImplementedError

    def _build(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setMouseTracking(True)
        for axis in (self._bottom, self._left):
            axis.setStyle(tickLength=0, tickTextOffset=GRID)
        for item, depth in ((self.rules, -30), (self.ring, 30)):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self.theme.changed.connect(self.paint)

    def frame(self, x: tuple[float, float], y: tuple[float, float], across: Ticks, up: Ticks) -> None:
        """Show this part of the plane, with these labels below and beside it and a rule at each."""
        self.setXRange(*x, padding=0)
        self.setYRange(*y, padding=0)
        self._bottom.setTicks([across])
        self._left.setTicks([up])
        metrics = QFontMetrics(self.small_font())
        lines = max((words.count("\n") for _, words in across), default=0) + 1
        self._bottom.setHeight(lines * metrics.lineSpacing() + 2 * GRID)
        wide = max((metrics.horizontalAdvance(line) for _, words in up for line in words.split("\n")), default=0)
        self._left.setWidth(wide + 2 * GRID)
        level = [(end, place) for place, _ in up for end in x]
        upright = [(place, end) for place, _ in across for end in y]
        self.rules.setData(*np.array([*level, *upright], dtype=np.float64).reshape(-1, 2).T)

    def place_marks(self, places: NDArray[np.float64]) -> None:
        """Take where the marks stand, (n, 2); none is chosen."""
        self.places = places
        self._current = None
        self.ring.setData(*np.empty((2, 0)))

    def choose(self, number: int) -> None:
        """Lay a ring around a mark; nobody is told."""
        self._current = number
        self.ring.setData(self.places[number : number + 1, 0], self.places[number : number + 1, 1])

    def small_font(self) -> QFont:
        """Return the font of labels."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    @Slot()
    def paint(self) -> None:
        """Take the colours of now."""
        colours = self.theme.colours
        self.setBackground(QColor(colours.surface))
        self.setStyleSheet(
            f"QGraphicsView {{ border: 2px solid {colours.surface}; border-radius: 4px; }}"
            f"QGraphicsView:focus {{ border-color: {colours.focus}; }}"
        )
        for axis in (self._bottom, self._left):
            axis.setPen(pen(QColor(colours.surface), 1.0))
            axis.setTextPen(pen(QColor(colours.muted), 1.0))
            axis.setTickFont(self.small_font())
        self.rules.setPen(pen(QColor(colours.line), 1.0))
        self.ring.setPen(pen(QColor(colours.focus), 2.0))
        self.ring.setBrush(QColor(0, 0, 0, 0))
        self.drawn.paint(colours)

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw what is shown on paper or into a file, without the choice, sharp at every size."""
        shown = self.ring.isVisible()
        self.ring.hide()
        for item in self.drawn.scattered:
            item.setExportMode(True)
        self.render(painter, target, self.viewport().rect())
        for item in self.drawn.scattered:
            item.setExportMode(False)
        self.ring.setVisible(shown)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is at."""
        super().mouseMoveEvent(event)
        self.pointed.emit(self._mark_at(self._box.mapSceneToView(self.mapToScene(event.position().toPoint()))))

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the chosen mark."""
        super().leaveEvent(event)
        self.pointed.emit(self._current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press: it is no press on what lies below the chart."""
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep a release, as its press was kept."""
        super().mouseReleaseEvent(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _mark_at(self, where: QPointF) -> int | None:
        if not len(self.places):
            return None
        pixels = (self.places - (where.x(), where.y())) / self._box.viewPixelSize()
        distances = np.hypot(pixels[:, 0], pixels[:, 1])
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= REACH else None

    @Slot(object)
    def _on_clicked(self, event: pg.MouseClickEvent) -> None:
        number = self._mark_at(self._box.mapSceneToView(event.scenePos()))
        if number is not None:
            self._take(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark with the arrows; the rows behind each follow."""
        key = Key(event.key())
        if key in STEPS and len(self.places):
            at = -1 if self._current is None else self._current
            at = len(self.places) if self._current is None and STEPS[key] < 0 else at
            self._take(min(len(self.places) - 1, max(0, at + STEPS[key])))
        else:
            event.ignore()

    def _take(self, number: int) -> None:
        self.choose(number)
        self.pointed.emit(number)
        self.chosen.emit(number)

    def sizeHint(self) -> QSize:
        """Want the height that the tables below leave."""
        return QSize(640, 240)
