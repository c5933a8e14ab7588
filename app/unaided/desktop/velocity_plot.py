"""The velocity chart: it draws figures it is given, and neither computes nor reads one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from unaided.desktop.chart_scale import (
    BASE,
    FEWEST_MONTHS,
    Places,
    heights,
    index_range,
    index_ticks,
    month_ticks,
    places,
)
from unaided.desktop.charts.surface import dress
from unaided.desktop.fonts import small_font
from unaided.desktop.pens import Pens
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.velocity_marks import VelocityMarks
from unaided.domain.measure.chart import Chart, ChartMonth
from unaided.domain.measure.event_words import last_day_of

SIZE: Final = (640, 260)  # px
REACH: Final = 10.0  # px around the pointer in which a dot is meant
ZOOM: Final = 1.5  # by which the picture must grow or shrink before the dots to draw are chosen anew
ON_BASE: Final = float(np.log10(BASE))
ZOOM_STEP: Final = 1.25  # of a key
Key = Qt.Key
STEPS: Final = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Home: -10_000, Key.Key_End: 10_000}
PRESSES: Final = (Key.Key_Return, Key.Key_Enter, Key.Key_Space)
ZOOMS: Final = {Key.Key_Plus: 1 / ZOOM_STEP, Key.Key_Equal: 1 / ZOOM_STEP, Key.Key_Minus: ZOOM_STEP}

pg.setConfigOptions(antialias=True)


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot: a closed task, or a session of an open one; `row` is its task's."""

    day: date
    index: float
    row: int
    session: bool
    hollow: bool


class VelocityPlot(pg.PlotWidget):
    """Months, dots and band on a log axis; marks can be pointed at and chosen by mouse and keyboard."""

    pointed = Signal(object, object)  # what the crosshair is at: a ChartMonth and a Dot, or None for either
    chosen = Signal(object)  # the ChartMonth or Dot of which the person wants the rows
    opened = Signal()  # it was chosen by a click or Enter: the rows are to be seen, not only there
    moved = Signal()  # other months are in view

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        self._bottom, self._left = pg.AxisItem("bottom"), pg.AxisItem("left")
        super().__init__(parent, axisItems={"bottom": self._bottom, "left": self._left}, enableMenu=False)
        self._theme = theme
        self.pen = Pens(self.devicePixelRatioF)
        self._chart: Chart | None = None
        self._places: Places = np.empty((0, 2))
        self.rules = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.base = pg.InfiniteLine(ON_BASE, 0, QPen())
        self._pixel = (1.0, 1.0)  # the size of one in the chart's units when the dots were chosen
        self._current: int | None = None
        self._ruled: list[float] = []
        self._shown_ticks: list[tuple[float, str]] = []
        self.marks = VelocityMarks(self.getPlotItem())
        self.crosshair = pg.InfiniteLine(0.0, 90, QPen())
        self.band = pg.LinearRegionItem((0.0, 0.0), movable=False, pen=QPen(Qt.PenStyle.NoPen))
        self._box = self.getPlotItem().getViewBox()
        self.setAccessibleName("Speed without AI by month")
        self._build()
        self.paint()

    def _build(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        self.viewport().setAccessibleName(self.accessibleName())  # what takes the clicks is a widget of its own
        self.setMouseEnabled(x=True, y=False)
        self.setMouseTracking(True)
        for axis in (self._bottom, self._left):
            axis.setStyle(tickLength=0, tickTextOffset=GRID)
        for item, depth in ((self.band, -40), (self.rules, -30), (self.base, -5), (self.crosshair, 20)):
            item.setZValue(depth)  # the rule at 100 shows on the band of the trend
            plot.addItem(item, ignoreBounds=True)
        self.band.hide()
        self.crosshair.hide()
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self._box.sigXRangeChanged.connect(self._on_range_changed)
        self._box.sigResized.connect(self._on_range_changed)
        self._theme.changed.connect(self.paint)

    @property
    def months(self) -> tuple[ChartMonth, ...]:
        """Return the months it shows."""
        return () if self._chart is None else self._chart.months

    def show_chart(self, chart: Chart, months: int | None) -> None:
        """Draw these figures, the last so many months of them in view (all where None)."""
        self._chart = chart
        self._current = None
        self.band.hide()
        self.crosshair.hide()
        at = np.concatenate((chart.tasks.at, chart.sessions.at))
        index = np.concatenate((chart.tasks.index, chart.sessions.index))
        self._places = np.stack((places(at, chart.months[0].first), heights(index)), axis=1)
        low, high = index_range(_ends(chart), index)
        self._rule(low, high)
        self.marks.show(chart, low, high)
        self.look_at(months)
        self.paint()

    def look_at(self, months: int | None) -> None:
        """Bring the last so many months into view."""
        count = max(FEWEST_MONTHS, len(self.months))
        width = count if months is None else min(months, count)
        self.setLimits(xMin=-0.5, xMax=count - 0.5, minXRange=1, maxXRange=count)
        self.setXRange(count - width - 0.5, count - 0.5, padding=0)
        self._update_dots()
        self._update_months()

    def beyond(self) -> int:
        """Return how many dots lie above or below the picture."""
        _, (low, high) = self._box.viewRange()
        return int(((self._places[:, 1] < low) | (self._places[:, 1] > high)).sum())

    def in_view(self) -> tuple[float, float]:
        """Return the ends of what is in view, in months from the first."""
        (low, high), _ = self._box.viewRange()
        return low, high

    def days_in_view(self) -> tuple[date, date]:
        """Return the first and the last day of the months in view."""
        low, high = (round(end) for end in np.add(self.in_view(), (0.5, -0.5)))
        last = len(self.months) - 1
        return self.months[max(0, min(low, last))].first, last_day_of(self.months[max(0, min(high, last))].first)

    def _rule(self, low: float, high: float) -> None:
        """Draw the rules of the index axis: a few opaque lines, for a grid of pyqtgraph's costs 12 ms a frame."""
        ticks = index_ticks(low, high)
        self._ruled = [position for position, _ in ticks if position != ON_BASE]
        self._draw_rules(-1.0, len(self.months) + FEWEST_MONTHS)
        self._left.setTicks([ticks])
        self._left.setWidth(QFontMetrics(small_font(self.font())).horizontalAdvance("0,000") + 2 * GRID)
        self.setYRange(low, high, padding=0)

    def _draw_rules(self, begin: float, end: float) -> None:
        self.rules.setData(np.tile((begin, end), len(self._ruled)), np.repeat(self._ruled, 2))

    def _update_dots(self) -> None:
        self._pixel = self._box.viewPixelSize()
        self.marks.thin(self._pixel)

    def _update_months(self) -> None:
        pixel, high = self._box.viewPixelSize()
        self.marks.events.arrange((pixel, high), self.in_view())
        ticks = month_ticks(self.months, 1 / pixel if pixel else 0)
        if ticks != self._shown_ticks:
            self._shown_ticks = ticks
            self._bottom.setTicks([ticks])
            lines = max((words.count("\n") for _, words in ticks), default=0) + 1
            self._bottom.setHeight(lines * QFontMetrics(small_font(self.font())).lineSpacing() + 2 * GRID)

    @Slot()
    def _on_range_changed(self) -> None:
        if self._chart is None:
            return
        self._update_months()
        self.moved.emit()
        zoom = np.divide(self._box.viewPixelSize(), self._pixel)
        if zoom.max() > ZOOM or zoom.min() < 1 / ZOOM:
            self._update_dots()

    def sizeHint(self) -> QSize:
        """Want the height that the tables below leave."""
        return QSize(*SIZE)

    @Slot()
    def paint(self) -> None:
        """Take the colours of now."""
        colours, small = self._theme.colours, small_font(self.font())
        dress(self, (self._bottom, self._left), colours, self.pen)
        self.marks.frozen_words.setFont(small)
        self.marks.paint(colours, self.pen)
        self.marks.events.paint(colours, small, self.pen)
        self.crosshair.setPen(self.pen(QColor(colours.ink), 1.0))
        self.band.setBrush(QBrush(QColor(colours.ground)))
        self.rules.setPen(self.pen(QColor(colours.line), 1.0))
        self.base.setPen(self.pen(QColor(colours.edge), 1.4))

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw what is shown on paper or into a file, without crosshair and choice, sharp at every size."""
        seen = [item for item in (self.band, self.crosshair) if item.isVisible()]
        for item in seen:
            item.hide()
        begin, end = self.in_view()
        self._draw_rules(begin, end)
        self.marks.cut(begin, end)
        with self.marks.as_shapes(), self.pen.on_paper(painter):
            self.paint()
            self.render(painter, target, self.viewport().rect())
        self.paint()
        self._draw_rules(-1.0, len(self.months) + FEWEST_MONTHS)
        self.marks.cut(-np.inf, np.inf)
        for item in seen:
            item.show()

    def event(self, event: QEvent) -> bool:
        """Draw with the pens of another screen once it is there."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.paint()
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is at."""
        super().mouseMoveEvent(event)
        where = self._box.mapSceneToView(self.mapToScene(event.position().toPoint()))
        number = self._month_at(where)
        self._point_at(number, None if number is None else self._dot_at(where))

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the chosen month."""
        super().leaveEvent(event)
        self._point_at(self._current, None)

    def _point_at(self, number: int | None, dot: int | None) -> None:
        self.crosshair.setVisible(number is not None)
        if number is None or self._chart is None:
            self.pointed.emit(None, None)
            return
        self.crosshair.setValue(float(number) if dot is None else float(self._places[dot, 0]))
        self.pointed.emit(self.months[number], None if dot is None else self._dot(self._chart, dot))

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
        return number if 0 <= number < len(self.months) else None

    def _dot_at(self, where: QPointF) -> int | None:
        """Return the dot nearest to the pointer, None where a month's mark is nearer or none is near."""
        if not len(self._places):
            return None
        pixels = (self._places - (where.x(), where.y())) / self._box.viewPixelSize()
        distances = np.hypot(pixels[:, 0], pixels[:, 1])
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= min(REACH, self._to_mark(where)) else None

    def _to_mark(self, where: QPointF) -> float:
        """Return how many pixels the mark of the pointer's month is away."""
        number = self._month_at(where)
        figure = None if number is None else self.months[number].figure
        if number is None or figure is None or figure.value is None:
            return REACH
        width, height = self._box.viewPixelSize()
        return float(np.hypot((number - where.x()) / width, (np.log10(figure.value) - where.y()) / height))

    def _dot(self, chart: Chart, place: int) -> Dot:
        tasks = len(chart.tasks.at)
        dots, own = (chart.tasks, place) if place < tasks else (chart.sessions, place - tasks)
        table = chart.evidence.sittings if dots is chart.sessions else chart.evidence.tasks
        day = date.fromordinal(int(table.day[dots.rows[own]]))
        index, hollow = float(dots.index[own]), bool(dots.hollow[own])
        return Dot(day, index, chart.task_of(dots, own), dots is chart.sessions, hollow)

    @Slot(object)
    def _on_clicked(self, event: pg.MouseClickEvent) -> None:
        where = self._box.mapSceneToView(event.scenePos())
        number, dot = self._month_at(where), self._dot_at(where)
        if number is None or self._chart is None:
            return
        self.mark_month(number)
        self.chosen.emit(self.months[number] if dot is None else self._dot(self._chart, dot))
        self.opened.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl only: the plain wheel scrolls the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from month to month with the arrows, the rows behind each follow, Enter leads to them; +, − zoom."""
        key = Key(event.key())
        if (key in STEPS or key in PRESSES) and self.months:
            at = len(self.months) if self._current is None else self._current
            self.mark_month(min(len(self.months) - 1, max(0, at + STEPS.get(key, 0))))
            self._point_at(self._current, None)
            self.chosen.emit(self.months[self._current or 0])
            if key in PRESSES:
                self.opened.emit()
        elif key in ZOOMS and self.months:
            self._zoom(ZOOMS[key])
        else:
            event.ignore()

    def _zoom(self, by: float) -> None:
        low, high = self.in_view()
        about = (low + high) / 2 if self._current is None else self._current
        self.setXRange(about - (about - low) * by, about + (high - about) * by, padding=0)

    def mark_month(self, number: int) -> None:
        """Lay a band behind a month, and bring it into view."""
        self._current = number
        self.band.setRegion((number - 0.5, number + 0.5))
        self.band.show()
        low, high = self.in_view()
        if not low <= number <= high:
            start = number - 0.5 if number < low else number + 0.5 - (high - low)
            self.setXRange(start, start + high - low, padding=0)


def _ends(chart: Chart) -> Places:
    """Return the ends of all ranges in the picture."""
    figures = [month.figure for month in chart.months if month.figure is not None]
    ends = [end for figure in figures for end in (figure.low, figure.high) if end is not None]
    return np.array(ends, dtype=np.float64)
