"""The marks of understanding by use of AI: predicted, explained, recalled on a line each. It computes no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QBrush, QColor

from unaided.desktop.colours import Colours
from unaided.desktop.velocity_marks import pen
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.understood import UseMarks

PERCENT: Final = 100.0
MARK: Final = 12.0  # px across
LANES: Final = (0.24, 0.0, -0.24)  # of a row: predicted above explained above recalled, so that none hides another


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One mark: where it stands, which row it is of and its figure."""

    x: float
    y: float
    uses: UseMarks
    figure: Figure


class DumbbellMarks:
    """Ranges and the three kinds of marks, told apart by fill and by lane (Law 11); early ones are hollow and grey."""

    def __init__(self, plot: pg.PlotItem) -> None:
        """Put empty marks on a plot."""
        self.marks: tuple[Mark, ...] = ()
        self.joins = pg.PlotCurveItem(connect="pairs", antialias=True)
        self.ranges = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.predicted, self.explained, self.recalled, self.early = (
            pg.ScatterPlotItem(symbol="o", size=MARK) for _ in range(4)
        )
        for depth, item in enumerate((self.joins, self.ranges, *self.scattered)):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the items that are drawn as symbols."""
        return self.predicted, self.explained, self.recalled, self.early

    def show(self, uses: Sequence[UseMarks]) -> None:
        """Place the marks of these rows, the first on top."""
        lanes = [
            tuple(
                Mark(PERCENT * figure.value, len(uses) - 1 - row + lane, one, figure)
                for lane, figure in zip(LANES, (one.predicted, one.explained, one.recalled), strict=True)
                if figure.value is not None
            )
            for row, one in enumerate(uses)
        ]
        self.marks = tuple(mark for lane in lanes for mark in lane)
        full = [mark for mark in self.marks if mark.figure.status is Status.OK]
        for item, which in zip(self.scattered, ("predicted", "explained", "recalled"), strict=False):
            _place(item, [mark for mark in full if getattr(mark.uses, which) is mark.figure])
        _place(self.early, [mark for mark in self.marks if mark.figure.status is Status.EARLY])
        self._join([tuple(lane) for lane in lanes])
        ends = [
            (PERCENT * end, mark.y)
            for mark in self.marks
            for end in (mark.figure.low, mark.figure.high)
            if end is not None
        ]
        self.ranges.setData(*_columns(ends))

    def _join(self, lanes: Sequence[tuple[Mark, ...]]) -> None:
        """Lead the eye from mark to mark of a row."""
        corners = [(one.x, one.y) for lane in lanes for pair in pairwise(lane) for one in pair]
        self.joins.setData(*_columns(corners))

    def paint(self, c: Colours) -> None:
        """Take these colours."""
        ink, muted, surface = QColor(c.ink), QColor(c.muted), QColor(c.surface)
        self.joins.setPen(pen(QColor(c.track), 3.0))
        self.ranges.setPen(pen(muted, 2.0))
        for item, edge, fill in (
            (self.predicted, pen(ink, 2.0), surface),
            (self.explained, pen(surface, 1.0), muted),
            (self.recalled, pen(surface, 1.0), ink),
            (self.early, pen(muted, 2.0), surface),
        ):
            item.setPen(edge)
            item.setBrush(QBrush(fill))


def _place(item: pg.ScatterPlotItem, marks: Sequence[Mark]) -> None:
    item.setData(*_columns([(mark.x, mark.y) for mark in marks]))


def _columns(points: Sequence[tuple[float, float]]) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], ...]:
    x, y = np.array(points, dtype=np.float64).reshape(-1, 2).T
    return x, y
