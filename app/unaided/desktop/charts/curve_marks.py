"""The marks of the calibration curve: what was recalled of what was called so likely. It computes no figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from unaided.desktop.colours import Colours
from unaided.desktop.velocity_marks import pen
from unaided.domain.measure.figure import Status
from unaided.domain.measure.understood import CurveBin

PERCENT: Final = 100.0
MARK: Final = 12.0  # px across


class CurveMarks:
    """A mark with its range for each bin, and the diagonal on which what was said is what was recalled."""

    def __init__(self, plot: pg.PlotItem) -> None:
        """Put empty marks on a plot."""
        self.bins: tuple[CurveBin, ...] = ()
        self.diagonal = pg.PlotCurveItem(connect="all", antialias=True)
        self.ranges = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.full = pg.ScatterPlotItem(symbol="o", size=MARK)
        self.early = pg.ScatterPlotItem(symbol="o", size=MARK)
        for depth, item in enumerate((self.diagonal, self.ranges, *self.scattered)):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the items that are drawn as symbols."""
        return self.full, self.early

    def show(self, bins: Sequence[CurveBin]) -> None:
        """Place the marks of these bins."""
        self.bins = tuple(bins)
        ends = np.array((0.0, PERCENT))
        self.diagonal.setData(ends, ends)
        rows = [
            (one.said, figure.value, figure.low, figure.high, figure.status is Status.OK)
            for one in bins
            if (figure := one.figure).is_shown
        ]
        said, value, low, high, ok = np.array(rows, dtype=np.float64).reshape(-1, 5).T
        for item, wanted in ((self.full, ok > 0), (self.early, ok == 0)):
            item.setData(PERCENT * said[wanted], PERCENT * value[wanted])
        self.ranges.setData(np.repeat(PERCENT * said, 2), PERCENT * np.stack((low, high), axis=1).ravel())

    def paint(self, c: Colours) -> None:
        """Take these colours."""
        ink, muted, surface = QColor(c.ink), QColor(c.muted), QColor(c.surface)
        self.diagonal.setPen(pen(QColor(c.edge), 1.4, Qt.PenStyle.DashLine))
        self.ranges.setPen(pen(muted, 2.0))
        for item, edge, fill in ((self.full, pen(surface, 1.0), ink), (self.early, pen(muted, 2.0), surface)):
            item.setPen(edge)
            item.setBrush(QBrush(fill))
