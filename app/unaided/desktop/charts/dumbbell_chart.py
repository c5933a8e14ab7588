"""Understanding by use of AI: predicted, explained and recalled, a row for each use, each mark with its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from unaided.desktop.charts.mark_chart import Mark, MarkChart
from unaided.desktop.theme import Theme
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.understood import UseMarks
from unaided.domain.measure.understood_words import USE_NAMES, mark_words

PERCENT: Final = 100.0
LANES: Final = (0.24, 0.0, -0.24)  # of a row: predicted above explained above recalled, so that none hides another
EDGES: Final = (-3.0, 107.0)  # so that a mark at 0 or 100 is whole, and the last label
SCALE: Final = tuple((float(at), f"{at} %") for at in (0, 25, 50, 75, 100))
WHICH: Final = ("predicted", "explained", "recalled")
SYMBOLS: Final = {"t1": 13.0, "s": 10.5, "o": 12.0}  # in their order, with px across


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One mark: which of the three it is, and its figure, a share; `y` is its lane."""

    which: str
    use: str
    figure: Figure
    share: float
    y: float


class DumbbellChart(MarkChart):
    """The three kinds of marks are told apart by shape and by lane (Law 11); early ones are hollow and grey."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, "Predicted, explained and recalled by use of AI", parent)
        self.joins = pg.PlotCurveItem(connect="pairs", antialias=True)
        self.ranges = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.full, self.early = (
            tuple(pg.ScatterPlotItem(symbol=symbol, size=size) for symbol, size in SYMBOLS.items()) for _ in range(2)
        )
        for depth, item in enumerate((self.joins, self.ranges, *self.scattered)):
            self.put(item, depth)
        self.paint()

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return predicted, explained and recalled, then the early ones of each."""
        return *self.full, *self.early

    def show_uses(self, uses: Sequence[UseMarks]) -> None:
        """Draw these rows, the first on top."""
        rows = [_said(one, len(uses) - 1.0 - row) for row, one in enumerate(uses)]
        marks = [mark for row in rows for mark in row]
        self.show_axes(
            EDGES,
            (-0.6, len(uses) - 0.4),
            SCALE,
            [(len(uses) - 1.0 - row, _row_words(one)) for row, one in enumerate(uses)],
        )
        for items, status in ((self.full, Status.OK), (self.early, Status.EARLY)):
            for item, which in zip(items, WHICH, strict=True):
                own = [mark for mark in marks if mark.which == which and mark.figure.status is status]
                item.setData(*_places(own))
        self.joins.setData(*_places([mark for row in rows for pair in pairwise(row) for mark in pair]))
        ends = [(end, mark.y) for mark in marks for end in (mark.figure.low, mark.figure.high) if end is not None]
        self.ranges.setData(*_columns(ends))
        self.place_marks(
            [Mark(PERCENT * one.share, one.y, mark_words(one.use, one.which, one.figure), one.figure) for one in marks]
        )

    def paint(self) -> None:
        """Take the colours of now."""
        super().paint()
        c = self.theme.colours
        ink, muted, surface = QColor(c.ink), QColor(c.muted), QColor(c.surface)
        self.joins.setPen(self.pen(QColor(c.track), 3.0))
        self.ranges.setPen(self.pen(muted, 2.0))
        for items, edge, fill in (
            (self.full, self.pen(surface, 1.0), ink),
            (self.early, self.pen(muted, 2.0), surface),
        ):
            for item in items:
                item.setPen(edge)
                item.setBrush(QBrush(fill))


def _said(one: UseMarks, row: float) -> tuple[Said, ...]:
    """Return the marks of a row, those that there are."""
    three = zip(WHICH, LANES, (one.predicted, one.explained, one.recalled), strict=True)
    return tuple(
        Said(which, one.use, figure, figure.value, row + lane)
        for which, lane, figure in three
        if figure.value is not None
    )


def _row_words(one: UseMarks) -> str:
    count = one.predicted.n if one.predicted.is_shown else one.recalled.n
    return f"{USE_NAMES[one.use]}\nn {count:,}"


def _places(marks: Sequence[Said]) -> NDArray[np.float64]:
    return _columns([(mark.share, mark.y) for mark in marks])


def _columns(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """Return (2, n): shares in percent, and lanes."""
    return np.array(points, dtype=np.float64).reshape(-1, 2).T * [[PERCENT], [1.0]]
