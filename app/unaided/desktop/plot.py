"""The monthly chart: it draws figures it is given, and neither computes nor reads one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from unaided.desktop.chart_scale import FEWEST_MONTHS, month_ticks, months_between, pace_range, pace_ticks, place
from unaided.desktop.colours import Colours
from unaided.desktop.stylesheet import SMALL
from unaided.desktop.theme import GRID, Theme
from unaided.domain.measure.months import MonthlyPace, PaceDot

SIZE = (640, 200)  # px
DOT = 9.0  # px across
REACH = 12.0  # px around the pointer in which a dot is meant
MANY_DOTS = 10_000  # drawn in 4 ms a frame; beyond, one dot for each cell of the screen is drawn
CELL = 3.0  # px
ZOOM = 1.5  # by which the picture must grow or shrink before the dots to draw are chosen anew
Key = Qt.Key
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Home: -10_000, Key.Key_End: 10_000}
Places = NDArray[np.float64]

pg.setConfigOptions(antialias=True)


class MonthPlot(pg.PlotWidget):
    """Session dots on a log axis over months; a month can be chosen by mouse and keyboard."""

    pointed = Signal(object, object)  # what the pointer is at: a MonthMark and a PaceDot, or None for either
    chosen = Signal(object)  # the MonthMark the person wants the rows of

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        self._bottom, self._left = pg.AxisItem("bottom"), pg.AxisItem("left")
        super().__init__(parent, axisItems={"bottom": self._bottom, "left": self._left}, enableMenu=False)
        self._theme = theme
        self._pace = MonthlyPace()
        self._paces: Places = np.empty((0, 2))
        self._rules: list[pg.InfiniteLine] = []
        self._pixel = (1.0, 1.0)  # the size of one in the chart's units when the dots were chosen
        self._current: int | None = None
        self._shown_ticks: list[tuple[float, str]] = []
        self.finished = pg.ScatterPlotItem(symbol="o", size=DOT)
        self.provisional = pg.ScatterPlotItem(symbol="o", size=DOT)
        self._band = pg.LinearRegionItem((0.0, 0.0), movable=False, pen=QPen(Qt.PenStyle.NoPen))
        self._box = self.getPlotItem().getViewBox()
        self.setAccessibleName("Pace without AI by month")
        self._build()
        self.paint()

    def _build(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        self.setMouseEnabled(x=True, y=False)
        self._bottom.setStyle(tickLength=0, tickTextOffset=GRID)
        self._left.setStyle(tickLength=0, tickTextOffset=GRID)
        self._left.setWidth(GRID * 6)
        self._band.setZValue(-20)
        self._band.hide()
        for item in (self._band, self.finished, self.provisional):
            plot.addItem(item, ignoreBounds=True)
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self._box.sigXRangeChanged.connect(self._on_range_changed)
        self._box.sigResized.connect(self._on_range_changed)
        self._theme.changed.connect(self.paint)

    def show_pace(self, pace: MonthlyPace, months: int | None) -> None:
        """Draw these figures, the last so many months of them in view (all where None)."""
        self._pace = pace
        self._current = None
        self._band.hide()
        first = pace.months[0].month
        self._paces = np.array([(place(dot.local_date, first), dot.pace) for dot in pace.dots]).reshape(-1, 2)
        self._paces[:, 1] = np.log10(self._paces[:, 1])
        self._rule(*pace_range(dot.pace for dot in pace.dots))
        self.look_at(months)

    def look_at(self, months: int | None) -> None:
        """Bring the last so many months into view."""
        count = max(FEWEST_MONTHS, len(self._pace.months))
        width = count if months is None else min(months, count)
        self.setLimits(xMin=-0.5, xMax=count - 0.5, minXRange=1, maxXRange=count)
        self.setXRange(count - width - 0.5, count - 0.5, padding=0)
        self._update_dots()
        self._update_months()

    def _rule(self, low: float, high: float) -> None:
        """Draw the rules of the pace axis: a few opaque lines, for a grid of pyqtgraph's costs 12 ms a frame."""
        plot = self.getPlotItem()
        for line in self._rules:
            plot.removeItem(line)
        ticks = pace_ticks(low, high)
        self._rules = [pg.InfiniteLine(position, 0, self._rule_pen(position)) for position, _ in ticks]
        for line in self._rules:
            line.setZValue(-10)
            plot.addItem(line, ignoreBounds=True)
        self._left.setTicks([ticks])
        self.setYRange(low, high, padding=0)

    def _rule_pen(self, position: float) -> QPen:
        """Return the pen of a rule; the one at 1, as long as estimated, is stronger."""
        colours = self._theme.colours
        return _pen(colours.line if position else colours.edge, 1.0)

    def _update_dots(self) -> None:
        self._pixel = self._box.viewPixelSize()
        open_ones = np.array([dot.provisional for dot in self._pace.dots], dtype=bool)
        for item, wanted in ((self.finished, ~open_ones), (self.provisional, open_ones)):
            shown = thinned(self._paces[wanted], self._pixel)
            item.setData(shown[:, 0], shown[:, 1])

    def _update_months(self) -> None:
        pixel = self._box.viewPixelSize()[0]
        ticks = month_ticks(self._pace.months, 1 / pixel if pixel else 0)
        if ticks != self._shown_ticks:
            self._shown_ticks = ticks
            self._bottom.setTicks([ticks])
            lines = max((words.count("\n") for _, words in ticks), default=0) + 1
            self._bottom.setHeight(lines * QFontMetrics(self._small_font()).lineSpacing() + 2 * GRID)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    @Slot()
    def _on_range_changed(self) -> None:
        if not self._pace.months:
            return
        self._update_months()
        zoom = np.divide(self._box.viewPixelSize(), self._pixel)
        if len(self._paces) > MANY_DOTS and (zoom.max() > ZOOM or zoom.min() < 1 / ZOOM):
            self._update_dots()

    def sizeHint(self) -> QSize:
        """Want the height that the tables below leave."""
        return QSize(*SIZE)

    @Slot()
    def paint(self) -> None:
        """Take the colours of now."""
        colours, small = self._theme.colours, self._small_font()
        self.setBackground(QColor(colours.surface))
        self.setStyleSheet(_frame(colours))
        for axis in (self._bottom, self._left):
            axis.setPen(_pen(colours.surface, 1.0))  # no line of its own: the rules are enough
            axis.setTextPen(_pen(colours.muted, 1.0))
            axis.setTickFont(small)
        self.finished.setPen(_pen(colours.surface, 1.0))  # so that dots that touch stay apart
        self.finished.setBrush(QBrush(QColor(colours.no_ai)))
        self.provisional.setPen(_pen(colours.no_ai, 1.6))
        self.provisional.setBrush(QBrush(QColor(colours.surface)))
        self._band.setBrush(QBrush(QColor(colours.no_ai_tint)))
        for line in self._rules:
            line.setPen(self._rule_pen(line.value()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is at."""
        super().mouseMoveEvent(event)
        where = self._box.mapSceneToView(self.mapToScene(event.position().toPoint()))
        number = self._month_at(where)
        if number is None:
            self.pointed.emit(None, None)
        else:
            self.pointed.emit(self._pace.months[number], self._dot_at(where))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press: it is no press on what lies below the chart."""
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep a release, as its press was kept."""
        super().mouseReleaseEvent(event)
        event.accept()

    def _month_at(self, where: QPointF) -> int | None:
        number = round(where.x())
        return number if 0 <= number < len(self._pace.months) else None

    def _dot_at(self, where: QPointF) -> PaceDot | None:
        """Return the dot nearest to the pointer, None where none is near."""
        if not len(self._paces):
            return None
        pixels = (self._paces - (where.x(), where.y())) / self._box.viewPixelSize()
        distances = np.hypot(pixels[:, 0], pixels[:, 1])
        nearest = int(distances.argmin())
        return self._pace.dots[nearest] if distances[nearest] <= REACH else None

    @Slot(object)
    def _on_clicked(self, event: pg.MouseClickEvent) -> None:
        number = self._month_at(self._box.mapSceneToView(event.scenePos()))
        if number is not None:
            self.mark_month(self._pace.months[number].month)
            self.chosen.emit(self._pace.months[number])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl only: the plain wheel scrolls the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from month to month with the arrows; the rows behind each follow."""
        months = self._pace.months
        if event.key() not in STEPS or not months:
            event.ignore()
            return
        at = len(months) if self._current is None else self._current
        number = min(len(months) - 1, max(0, at + STEPS[Key(event.key())]))
        self.mark_month(months[number].month)
        self.chosen.emit(months[number])

    def mark_month(self, month: date) -> None:
        """Lay a band behind a month, and bring it into view."""
        self._current = number = months_between(self._pace.months[0].month, month)
        self._band.setRegion((number - 0.5, number + 0.5))
        self._band.show()
        (low, high), _ = self._box.viewRange()
        if not low <= number <= high:
            start = number - 0.5 if number < low else number + 0.5 - (high - low)
            self.setXRange(start, start + high - low, padding=0)


def thinned(places: Places, pixel: tuple[float, float]) -> Places:
    """Return one dot for each cell of the screen where there are more than can be told apart."""
    if len(places) <= MANY_DOTS:
        return places
    columns, rows = np.floor(places / (np.array(pixel) * CELL)).astype(np.int64).T
    _, first = np.unique(columns * (np.ptp(rows) + 1) + rows, return_index=True)
    return places[np.sort(first)]


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    return pen


def _frame(colours: Colours) -> str:
    return (
        f"QGraphicsView {{ border: 2px solid {colours.surface}; border-radius: 4px; }}"
        f"QGraphicsView:focus {{ border-color: {colours.focus}; }}"
    )
