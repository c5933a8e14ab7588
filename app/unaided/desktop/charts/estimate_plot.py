"""The scatter of estimates: what tasks took against their unaided estimate, on log axes."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from unaided.desktop.charts.estimate_marks import EstimateMarks
from unaided.desktop.charts.minutes_axis import minute_ticks, minutes_range
from unaided.desktop.charts.points_plot import PointsPlot
from unaided.desktop.theme import Theme
from unaided.domain.measure.estimate_points import EstimatePoints


class EstimatePlot(PointsPlot):
    """A point for each task, thinned where there are more than can be told apart; all of them can be chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, "What tasks took against their unaided estimate", parent)
        self.marks = EstimateMarks(self.getPlotItem())
        self._box.sigResized.connect(self._thin)
        self.paint()

    @property
    def drawn(self) -> EstimateMarks:
        """Return what it draws."""
        return self.marks

    def show_points(self, points: EstimatePoints) -> None:
        """Draw these points, estimates from left to right."""
        x, y = minutes_range(points.estimate), minutes_range(points.actual)
        self.marks.show(points, (min(x[0], y[0]), max(x[1], y[1])))
        self.frame(x, y, minute_ticks(*x), minute_ticks(*y))
        self.place_marks(self.marks.places)
        self._thin()

    @Slot()
    def _thin(self) -> None:
        """Choose anew which points can be told apart."""
        if len(self.marks.places):
            self.marks.thin(self._box.viewPixelSize())
