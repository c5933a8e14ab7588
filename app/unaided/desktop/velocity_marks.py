"""The marks of the velocity chart: what is drawn where, and in which colours. It computes no figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem

from unaided.desktop.chart_scale import Places, heights, place, places
from unaided.desktop.colours import Colours
from unaided.desktop.pens import Pens
from unaided.desktop.velocity_events import EventMarks
from unaided.domain.measure.chart import Chart, ChartMonth
from unaided.domain.measure.figure import Status

DOT: Final = 6.0  # px across
SQUARE: Final = 7.0
LEAST_MARK: Final = 8.0  # px across a month with one task
MOST_MARK: Final = 15.0
FULL_MARK: Final = 12  # tasks from which a mark grows no more
MANY_DOTS: Final = 1_000  # beyond, one dot for each cell of the screen is drawn
CELL: Final = 3.0  # px
FAINT: Final = 0.8  # how much of the accent a dot has: enough for 3:1 on a card
BASELINE_WORDS: Final = "baseline frozen"


class VelocityMarks:
    """Band, line, ranges, months, dots and the day the baseline was frozen; told apart by shape (Law 11)."""

    def __init__(self, plot: pg.PlotItem) -> None:
        """Put empty marks on a plot, each above the ones before."""
        self.band = QGraphicsPolygonItem()
        self.line = pg.PlotCurveItem()
        self.frozen = pg.InfiniteLine(0.0, 90, QPen())
        self.frozen_words = pg.TextItem(BASELINE_WORDS, anchor=(0, 0))
        self.done = pg.ScatterPlotItem(symbol="o", size=DOT)
        self.unfinished = pg.ScatterPlotItem(symbol="o", size=DOT)
        self.provisional = pg.ScatterPlotItem(symbol="s", size=SQUARE)
        self.ranges = pg.PlotCurveItem(connect="pairs", antialias=False)  # upright: sharper so, and 1 ms a frame less
        self.ranges.setSegmentedLineMode("on")
        self.full = pg.ScatterPlotItem(symbol="o")
        self.early = pg.ScatterPlotItem(symbol="o")
        self.events = EventMarks(plot)
        self._slipped = False
        self._ranges: Places = np.empty((0, 3))  # where each stands, its low and high end
        self._band: Places = np.empty((0, 4))  # where, the line, the lower and the upper edge
        self._dots: tuple[Places, Places, Places] = (np.empty((0, 2)),) * 3
        items = (self.band, self.line, self.frozen, self.frozen_words, *self.scattered[:3], self.ranges)
        for depth, item in enumerate((*items, *self.scattered[3:])):
            item.setZValue(depth - 20)
            plot.addItem(item, ignoreBounds=True)

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the items that are drawn as symbols: three kinds of dots, then the months."""
        return self.done, self.unfinished, self.provisional, self.full, self.early

    def show(self, chart: Chart, low: float, top: float) -> None:
        """Place the marks of these figures; `low` and `top` are the edges of the picture."""
        first = chart.months[0].first
        self._slipped = chart.slipped
        self._show_months(chart.months)
        self._show_band(chart)
        self.events.show(chart, low, top)
        self.cut(-np.inf, np.inf)
        hollow = chart.tasks.hollow
        at, sessions = _placed(chart.tasks.at, chart.tasks.index, chart), chart.sessions
        self._dots = at[~hollow], at[hollow], _placed(sessions.at, sessions.index, chart)
        if chart.frozen is not None:
            self.frozen.setValue(place(chart.frozen, first))
            self.frozen_words.setPos(place(chart.frozen, first), top)

    def _show_months(self, months: Sequence[ChartMonth]) -> None:
        rows = [
            (number, one.value, one.low, one.high, one.n, one.status is Status.OK)
            for number, month in enumerate(months)
            if (one := month.figure) is not None and one.is_shown
        ]
        x, value, low, high, n, ok = np.array(rows, dtype=np.float64).reshape(-1, 6).T
        sizes = LEAST_MARK + (MOST_MARK - LEAST_MARK) * np.sqrt(np.minimum(n, FULL_MARK) / FULL_MARK)
        for item, wanted in ((self.full, ok > 0), (self.early, ok == 0)):
            item.setData(x[wanted], heights(value[wanted]), size=sizes[wanted])
        self._ranges = np.stack((x, heights(low), heights(high)), axis=1)

    def _show_band(self, chart: Chart) -> None:
        band = chart.band
        for item in (self.band, self.line):
            item.setVisible(band is not None)
        if band is None:
            return
        x = places(band.at, chart.months[0].first)
        self._band = np.stack((x, heights(band.index), heights(band.low), heights(band.high)), axis=1)

    def cut(self, begin: float, end: float) -> None:
        """Draw ranges, band, line and events from here to there alone."""
        self.events.cut(begin, end)
        ranges = self._ranges[(self._ranges[:, 0] >= begin) & (self._ranges[:, 0] <= end)]
        self.ranges.setData(np.repeat(ranges[:, 0], 2), ranges[:, 1:].ravel())
        if not len(self._band):
            return
        x = np.unique(np.clip(self._band[:, 0], begin, end))
        line, low, high = (np.interp(x, self._band[:, 0], self._band[:, column]) for column in (1, 2, 3))
        edge = [*zip(x.tolist(), high.tolist(), strict=True), *zip(x[::-1].tolist(), low[::-1].tolist(), strict=True)]
        self.band.setPolygon(QPolygonF([QPointF(*corner) for corner in edge]))
        self.line.setData(x, line)

    def thin(self, pixel: tuple[float, float]) -> None:
        """Draw the dots that can be told apart where one pixel is this wide and high."""
        for item, dots in zip(self.scattered[:3], self._dots, strict=True):
            shown = thinned(dots, pixel)
            item.setData(shown[:, 0], shown[:, 1])

    def paint(self, c: Colours, pen: Pens) -> None:
        """Take these colours."""
        accent, surface, faint = QColor(c.no_ai), QColor(c.surface), mixed(c.no_ai, c.surface, FAINT)
        style = Qt.PenStyle.DashLine if self._slipped else Qt.PenStyle.SolidLine
        self.band.setPen(QPen(Qt.PenStyle.NoPen))
        self.band.setBrush(QBrush(QColor(c.no_ai_tint)))
        self.line.setPen(pen(accent, 1.2, style))
        self.ranges.setPen(pen(accent, 2.0, style))
        self.frozen.setPen(pen(QColor(c.muted), 1.0, Qt.PenStyle.DotLine))
        self.frozen_words.setColor(QColor(c.muted))
        for item, edge, fill in (
            (self.done, pen(surface, 0.8), faint),
            (self.unfinished, pen(faint, 1.3), surface),
            (self.provisional, pen(faint, 1.3), surface),
            (self.full, pen(surface, 1.0), accent),
            (self.early, pen(accent, 2.0), surface),
        ):
            item.setPen(edge)
            item.setBrush(QBrush(fill))

    @contextmanager
    def as_shapes(self) -> Iterator[None]:
        """Draw symbols as shapes, not as copies of a small picture: sharp at every size, for export."""
        for item in self.scattered:
            item.setExportMode(True)
        try:
            yield
        finally:
            for item in self.scattered:
                item.setExportMode(False)


def _placed(at: Places, index: Places, chart: Chart) -> Places:
    return np.stack((places(at, chart.months[0].first), heights(index)), axis=1).reshape(-1, 2)


def thinned(dots: Places, pixel: tuple[float, float]) -> Places:
    """Return one dot for each cell of the screen where there are more than can be told apart."""
    if len(dots) <= MANY_DOTS:
        return dots
    columns, rows = np.floor(dots / (np.array(pixel) * CELL)).astype(np.int64).T
    _, first = np.unique(columns * (np.ptp(rows) + 1) + rows, return_index=True)
    return dots[np.sort(first)]


def mixed(colour: str, ground: str, share: float) -> QColor:
    """Return so much of a colour on a ground, opaque: dots that overlap do not add up."""
    over, under = QColor(colour), QColor(ground)
    return QColor.fromRgbF(
        share * over.redF() + (1 - share) * under.redF(),
        share * over.greenF() + (1 - share) * under.greenF(),
        share * over.blueF() + (1 - share) * under.blueF(),
    )
