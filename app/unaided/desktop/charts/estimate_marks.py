"""The marks of estimates: a point for each task, on log axes of minutes. It computes no figure."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QBrush, QColor

from unaided.desktop.charts.minutes_axis import Floats, log_minutes
from unaided.desktop.colours import Colours
from unaided.desktop.velocity_marks import FAINT, mixed, pen, thinned
from unaided.domain.measure.estimate_points import EstimatePoints

DISC: Final = 7.0  # px across
DIAMOND: Final = 9.0


class EstimateMarks:
    """Discs of tasks without AI, diamonds of tasks with it (Law 11), and the line where both are the same."""

    def __init__(self, plot: pg.PlotItem) -> None:
        """Put empty marks on a plot."""
        self.places: Floats = np.empty((0, 2))  # of each point, log10 of minutes estimated and taken
        self._with_ai = np.empty(0, dtype=np.bool_)
        self.identity = pg.PlotCurveItem(connect="all", antialias=True)
        self.without = pg.ScatterPlotItem(symbol="o", size=DISC)
        self.with_ai = pg.ScatterPlotItem(symbol="d", size=DIAMOND)
        for depth, item in enumerate((self.identity, self.with_ai, self.without)):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the items that are drawn as symbols."""
        return self.without, self.with_ai

    def show(self, points: EstimatePoints, ends: tuple[float, float]) -> None:
        """Take these points, and draw the line from end to end; `thin` draws the points."""
        self.places = np.stack((log_minutes(points.estimate), log_minutes(points.actual)), axis=1)
        self._with_ai = points.with_ai
        self.identity.setData(np.array(ends), np.array(ends))

    def thin(self, pixel: tuple[float, float]) -> None:
        """Draw the points that can be told apart where one pixel is this wide and high."""
        for item, own in ((self.without, ~self._with_ai), (self.with_ai, self._with_ai)):
            shown = thinned(self.places[own], pixel)
            item.setData(shown[:, 0], shown[:, 1])

    def paint(self, c: Colours) -> None:
        """Take these colours."""
        surface = QColor(c.surface)
        self.identity.setPen(pen(QColor(c.edge), 1.4))
        for item, colour in ((self.without, c.no_ai), (self.with_ai, c.ai)):
            item.setPen(pen(surface, 0.8))
            item.setBrush(QBrush(mixed(colour, c.surface, FAINT)))
