"""The scatter of estimates: what tasks took against their unaided estimate, on log axes of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from unaided.desktop.charts.mark_chart import Mark, MarkChart
from unaided.desktop.charts.minutes_axis import log_minutes, minute_ticks, minutes_range
from unaided.desktop.theme import Theme
from unaided.desktop.velocity_marks import FAINT, mixed
from unaided.domain.measure.estimate_points import EstimateCell
from unaided.domain.measure.estimates_words import cell_words

DISC: Final = 7.0  # px across
DIAMOND: Final = 9.0


class EstimateChart(MarkChart):
    """Discs of tasks without AI, diamonds of tasks with it (Law 11), and the line where both are the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, "What tasks took against their unaided estimate", parent)
        self.identity = pg.PlotCurveItem(connect="all", antialias=True)
        self.with_ai = pg.ScatterPlotItem(symbol="d", size=DIAMOND)
        self.without = pg.ScatterPlotItem(symbol="o", size=DISC)
        for depth, item in enumerate((self.identity, *self.scattered)):
            self.put(item, depth)
        self.paint()

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the tasks with AI, then those without."""
        return self.with_ai, self.without

    def show_cells(self, cells: Sequence[EstimateCell]) -> None:
        """Draw these marks."""
        minutes = np.array([(one.estimate, one.actual) for one in cells], dtype=np.float64).reshape(-1, 2)
        with_ai = np.array([one.with_ai for one in cells], dtype=np.bool_)
        across, up = minutes_range(minutes[:, 0]), minutes_range(minutes[:, 1])
        self.show_axes(across, up, minute_ticks(*across), minute_ticks(*up))
        places = log_minutes(minutes)
        for item, own in zip(self.scattered, (with_ai, ~with_ai), strict=True):
            item.setData(places[own, 0], places[own, 1])
        ends = np.array((min(across[0], up[0]), max(across[1], up[1])))
        self.identity.setData(ends, ends)
        self.place_marks([Mark(x, y, cell_words(one), one) for (x, y), one in zip(places.tolist(), cells, strict=True)])

    def paint(self) -> None:
        """Take the colours of now."""
        super().paint()
        c = self.theme.colours
        self.identity.setPen(self.pen(QColor(c.edge), 1.4))
        for item, colour in zip(self.scattered, (c.ai, c.no_ai), strict=True):
            item.setPen(self.pen(QColor(c.surface), 0.8))
            item.setBrush(QBrush(mixed(colour, c.surface, FAINT)))
