"""What is marked beside the months of the velocity chart: the person's notes, and days on leave.

A note about a day is an upright rule, one about several days a shaded span between two rules; each bears the number
by which the line below names it. Leave is a bar along the foot. They are told apart by shape (Law 11).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from unaided.desktop.chart_scale import Places, place
from unaided.desktop.colours import Colours
from unaided.desktop.pens import Pens
from unaided.domain.measure.chart import Chart
from unaided.domain.measure.event_words import last_day_of

HALF_DAY: Final = 0.5 / 30.4  # of a month, about
FOOT: Final = 0.022  # of the picture's height that the bar of leave takes
AROUND: Final = 10  # px that a number's frame takes beside it
ROWS: Final = 4  # of numbers above each other where notes are close
DASHES: Final = (6.0, 3.0, 1.0, 3.0)


class EventMarks:
    """Rules and spans with their numbers, and the bars of leave; empty where nothing was noted."""

    def __init__(self, plot: pg.PlotItem) -> None:
        """Put empty marks on a plot."""
        self._plot = plot
        self.shades = QGraphicsPathItem()
        self.rules = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.leave = QGraphicsPathItem()
        self.numbers: list[pg.TextItem] = []
        self._colours: Colours | None = None
        self._font = QFont()
        self._notes: Places = np.empty((0, 2))  # where each begins and ends; both the same for one day
        self._leaves: Places = np.empty((0, 2))
        self._low, self._high = 0.0, 1.0
        for item, depth in ((self.shades, -35), (self.rules, -21), (self.leave, -22)):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)

    def show(self, chart: Chart, low: float, high: float) -> None:
        """Place the marks of this chart's timeline; `low` and `high` are the edges of the picture."""
        self._low, self._high = low, high
        first, last = chart.months[0].first, last_day_of(chart.months[-1].first)
        notes = [(place(note.first_day, first), place(note.end, first)) for note in chart.timeline.notes]
        leaves = [
            (place(leave.first_day, first) - HALF_DAY, place(leave.last_day or last, first) + HALF_DAY)
            for leave in chart.timeline.leaves
        ]
        self._notes = np.array(notes, dtype=np.float64).reshape(-1, 2)
        self._leaves = np.array(leaves, dtype=np.float64).reshape(-1, 2)
        self._number(len(notes))
        self.cut(-np.inf, np.inf)

    def _number(self, count: int) -> None:
        while len(self.numbers) > count:
            self._plot.removeItem(self.numbers.pop())
        while len(self.numbers) < count:
            item = pg.TextItem(str(len(self.numbers) + 1), anchor=(0.5, 1.0))
            item.setZValue(15)
            self._plot.addItem(item, ignoreBounds=True)
            self.numbers.append(item)
        self._dress_numbers()

    def cut(self, begin: float, end: float) -> None:
        """Draw rules, spans and leave from here to there alone."""
        ends = np.unique(self._notes.ravel())
        ends = ends[(ends >= begin) & (ends <= end)]
        self.rules.setData(np.repeat(ends, 2), np.tile((self._low, self._high), len(ends)))
        spans = self._notes[self._notes[:, 1] > self._notes[:, 0]]
        foot = self._low + FOOT * (self._high - self._low)
        for item, stretches, top in ((self.shades, spans, self._high), (self.leave, self._leaves, foot)):
            clipped = _clipped(stretches, begin, end)
            item.setVisible(bool(len(clipped)))  # a drawing cannot hold an empty path
            item.setPath(_boxes(clipped, self._low, top))

    def arrange(self, pixel: tuple[float, float], in_view: tuple[float, float]) -> None:
        """Put the numbers where they cover no other; those out of view are hidden."""
        rows = np.full(ROWS, -np.inf)
        width, height = (one * size for one, size in zip(pixel, self._number_size(), strict=True))
        for item, (begin, end) in zip(self.numbers, self._notes.tolist(), strict=True):
            middle = (max(begin, in_view[0]) + min(end, in_view[1])) / 2
            item.setVisible(begin <= in_view[1] and end >= in_view[0])
            if not item.isVisible():
                continue
            row = _free_row(rows, middle - width / 2)
            rows[row] = middle + width / 2
            foot = self._low + FOOT * (self._high - self._low)
            item.setPos(middle, foot + row * height)

    def _number_size(self) -> tuple[int, int]:
        """Return how many pixels a number may need."""
        metrics = QFontMetrics(self._font)
        return metrics.horizontalAdvance("00") + AROUND, metrics.lineSpacing() + AROUND

    def paint(self, c: Colours, font: QFont, pen: Pens) -> None:
        """Take these colours, and this font for the numbers."""
        self._colours, self._font = c, font
        rule = pen(QColor(c.muted), 1.0)
        rule.setDashPattern(DASHES)
        self.rules.setPen(rule)
        self.shades.setPen(QPen(Qt.PenStyle.NoPen))
        self.shades.setBrush(QBrush(QColor(c.ground)))
        self.leave.setPen(QPen(Qt.PenStyle.NoPen))
        self.leave.setBrush(QBrush(QColor(c.edge)))
        self._dress_numbers()

    def _dress_numbers(self) -> None:
        if self._colours is None:
            return
        for item in self.numbers:
            item.setFont(self._font)
            item.setColor(QColor(self._colours.ink))
            item.fill = QBrush(QColor(self._colours.surface))
            item.border = QPen(QColor(self._colours.muted))


def _clipped(ends: Places, begin: float, end: float) -> Places:
    """Return the parts of (k, 2) stretches between here and there."""
    clipped = np.clip(ends, begin, end)
    return np.asarray(clipped[clipped[:, 1] > clipped[:, 0]])


def _boxes(stretches: Places, low: float, high: float) -> QPainterPath:
    path = QPainterPath()
    for begin, end in stretches.tolist():
        path.addRect(QRectF(begin, low, end - begin, high - low))
    return path


def _free_row(rows: Places, begin: float) -> int:
    """Return the lowest row whose last number ends before this; the least full one where none does."""
    free = np.flatnonzero(rows <= begin)
    return int(free[0]) if len(free) else int(rows.argmin())
