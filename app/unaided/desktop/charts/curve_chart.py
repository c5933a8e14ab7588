"""The calibration curve: how much was recalled of what was called so likely, against the diagonal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from unaided.desktop.charts.dumbbell_chart import EDGES, PERCENT, SCALE
from unaided.desktop.charts.mark_chart import Mark, MarkChart
from unaided.desktop.theme import Theme
from unaided.domain.measure.figure import Status
from unaided.domain.measure.understood import CurveBin
from unaided.domain.measure.understood_words import bin_words

SIZE: Final = 12.0  # px across a mark


class CurveChart(MarkChart):
    """A mark with its range for each bin; on the diagonal what was said is what was recalled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, "How much you recalled of what you called so likely", parent)
        self.diagonal = pg.PlotCurveItem(connect="all", antialias=True)
        self.ranges = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.full = pg.ScatterPlotItem(symbol="o", size=SIZE)
        self.early = pg.ScatterPlotItem(symbol="o", size=SIZE)
        for depth, item in enumerate((self.diagonal, self.ranges, *self.scattered)):
            self.put(item, depth)
        self.paint()

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the marks, then the early ones."""
        return self.full, self.early

    def show_bins(self, bins: Sequence[CurveBin]) -> None:
        """Draw these bins."""
        ends = np.array((0.0, PERCENT))
        self.show_axes(EDGES, EDGES, SCALE, SCALE)
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
        self.place_marks(
            [
                Mark(PERCENT * one.said, PERCENT * one.figure.value, bin_words(one), one.figure)
                for one in bins
                if one.figure.value is not None
            ]
        )

    def paint(self) -> None:
        """Take the colours of now."""
        super().paint()
        c = self.theme.colours
        ink, muted, surface = QColor(c.ink), QColor(c.muted), QColor(c.surface)
        self.diagonal.setPen(self.pen(QColor(c.edge), 1.4, Qt.PenStyle.DashLine))
        self.ranges.setPen(self.pen(muted, 2.0))
        for item, edge, fill in ((self.full, self.pen(surface, 1.0), ink), (self.early, self.pen(muted, 2.0), surface)):
            item.setPen(edge)
            item.setBrush(QBrush(fill))
