"""The marks of a chart by months: a line with its marks and ranges, and a filled area; told apart by shape (Law 11)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from unaided.desktop.charts.month_axis import between, runs
from unaided.desktop.colours import Colours
from unaided.desktop.pens import Pens
from unaided.domain.measure.figure import Figure, Status

MARK: Final = {"o": 9.0, "d": 12.0, "s": 8.5, "t1": 10.0}  # px across
BAND: Final = 0.16  # how much of its ink a band has
BELOW: Final = (1.08, -0.25)  # where an area's name stands at its widest place: beside the mark there
FILL: Final = 0.30  # and an area
Floats = NDArray[np.float64]


class Shape(StrEnum):
    """What a line's marks look like."""

    DISC = "o"  # no AI, capability
    DIAMOND = "d"  # AI, output
    SQUARE = "s"
    TRIANGLE = "t1"


class Ink(StrEnum):
    """Which of the theme's colours something is drawn in."""

    NO_AI = "no_ai"
    AI = "ai"
    DEBT = "debt"
    INK = "ink"
    MUTED = "muted"


def ink_of(colours: Colours, ink: Ink) -> QColor:
    """Return an ink in these colours."""
    named = {
        Ink.NO_AI: colours.no_ai,
        Ink.AI: colours.ai,
        Ink.DEBT: colours.debt,
        Ink.INK: colours.ink,
        Ink.MUTED: colours.muted,
    }
    return QColor(named[ink])


def values_of(figures: Sequence[Figure | None]) -> Floats:
    """Return (n,) the value of each month, NaN where there is none."""
    return np.array([np.nan if one is None or one.value is None else one.value for one in figures])


def ends_of(figures: Sequence[Figure | None]) -> Floats:
    """Return (n, 2) the ends of the range of each month, NaN where there is none."""
    found = [
        (np.nan, np.nan) if one is None or one.low is None or one.high is None else (one.low, one.high)
        for one in figures
    ]
    return np.array(found, dtype=np.float64).reshape(-1, 2)


def heights_of(values: Floats, *, ratio: bool) -> Floats:
    """Return where values stand; on a log axis what is not above 0 stands nowhere."""
    if not ratio:
        return values
    return np.log10(np.where(values > 0, values, np.nan))


class DrawnLine:
    """Line, marks and ranges of one series. Early months are hollow and grey, whatever the ink."""

    def __init__(self, shape: Shape, ink: Ink, figures: Sequence[Figure | None], *, ratio: bool, band: bool) -> None:
        """Take what it is drawn from."""
        self._ink = ink
        self._values = heights_of(values_of(figures), ratio=ratio)
        self._ends = heights_of(ends_of(figures), ratio=ratio)
        self._early = np.array([one is not None and one.status is Status.EARLY for one in figures], dtype=np.bool_)
        self._has_band = band
        self._aside = 0.0
        self.band = QGraphicsPathItem()
        self.ranges = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.line = pg.PlotCurveItem(connect="finite")
        self.full = pg.ScatterPlotItem(symbol=str(shape), size=MARK[shape])
        self.early = pg.ScatterPlotItem(symbol=str(shape), size=MARK[shape])

    @property
    def items(self) -> tuple[QGraphicsItem, ...]:
        """Return all of it, the lowest first."""
        return self.band, self.ranges, self.line, self.full, self.early

    def at(self, place: int) -> tuple[float, float]:
        """Return where the mark of a month is."""
        return place + self._aside, float(self._values[place])

    def place(self, aside: float, bounds: Floats) -> None:
        """Put everything where it belongs, `aside` of its months; nothing is drawn outside the bounds (2,)."""
        self._aside = aside
        x = np.arange(len(self._values), dtype=np.float64) + aside
        there = ~np.isnan(self._values)
        self.line.setData(x, self._values)
        for item, wanted in ((self.full, there & ~self._early), (self.early, there & self._early)):
            item.setData(x[wanted], self._values[wanted])
        ends = np.clip(self._ends, *bounds)
        if self._has_band:
            self.band.setPath(_areas(x, ends[:, 0], ends[:, 1]))
        else:
            ranged = ~np.isnan(ends).any(axis=1)
            self.ranges.setData(np.repeat(x[ranged], 2), ends[ranged].ravel())

    def paint(self, colours: Colours, pen: Pens) -> None:
        """Take these colours."""
        ink, muted, surface = ink_of(colours, self._ink), QColor(colours.muted), QColor(colours.surface)
        self.band.setPen(QPen(Qt.PenStyle.NoPen))
        self.band.setBrush(QBrush(faint(ink, BAND)))
        self.ranges.setPen(pen(ink, 2.0))  # whole pixels: all equally wide
        self.line.setPen(pen(ink, 1.6))
        self.full.setPen(pen(surface, 1.0))
        self.full.setBrush(QBrush(ink))
        self.early.setPen(pen(muted, 1.8))
        self.early.setBrush(QBrush(surface))


class DrawnArea:
    """The area where one line is below another, with its name at its widest place."""

    def __init__(self, name: str, ink: Ink) -> None:
        """Take what it is called."""
        self._ink = ink
        self.shape = QGraphicsPathItem()
        self.name = pg.TextItem(name, anchor=BELOW)
        self.size = 0.0  # in months times the chart's units

    @property
    def items(self) -> tuple[QGraphicsItem, ...]:
        """Return all of it."""
        return self.shape, self.name

    def place(self, lower: Floats, upper: Floats, bounds: Floats, aside: float = 0.0) -> None:
        """Fill where `lower` (n,) is below `upper` (n,), `aside` of its months as the lower line is."""
        x = np.arange(len(lower), dtype=np.float64) + aside
        path = QPainterPath()
        deepest = (0.0, 0.0, 0.0)
        self.size = 0.0
        for run in runs(~np.isnan(lower) & ~np.isnan(upper)):
            at, low, high = between(x[run], np.clip(lower[run], *bounds), np.clip(upper[run], *bounds))
            _outline(path, at, low, high)
            gap = high - low
            self.size += float((np.diff(at) * (gap[:-1] + gap[1:]) / 2).sum())
            place = int(gap.argmax())
            deepest = max(deepest, (float(gap[place]), float(at[place]), float(low[place])))
        self.shape.setPath(path)
        self.name.setVisible(self.size > 0)
        self.name.setPos(deepest[1], deepest[2])

    def paint(self, colours: Colours, font: QFont, pen: Pens) -> None:
        """Take these colours."""
        ink = ink_of(colours, self._ink)
        self.shape.setPen(pen(ink, 1.0, Qt.PenStyle.DotLine))
        self.shape.setBrush(QBrush(faint(ink, FILL)))
        self.name.setColor(ink)
        self.name.fill = QBrush(QColor(colours.surface))
        self.name.setFont(font)


def faint(ink: QColor, share: float) -> QColor:
    """Return an ink through which what lies below is seen."""
    made = QColor(ink)
    made.setAlphaF(share)
    return made


def _areas(x: Floats, lower: Floats, upper: Floats) -> QPainterPath:
    path = QPainterPath()
    for run in runs(~np.isnan(lower) & ~np.isnan(upper)):
        _outline(path, x[run], lower[run], upper[run])
    return path


def _outline(path: QPainterPath, x: Floats, lower: Floats, upper: Floats) -> None:
    """Add the outline of an area that goes on for more than one month."""
    corners = [*zip(x.tolist(), upper.tolist(), strict=True), *zip(x[::-1].tolist(), lower[::-1].tolist(), strict=True)]
    path.moveTo(QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(QPointF(*corner))
    path.closeSubpath()
