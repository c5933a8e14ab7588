"""The pictures of understanding: dumbbells by use of AI, and the calibration curve; they draw what they are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtWidgets import QWidget

from unaided.desktop.charts.curve_marks import CurveMarks
from unaided.desktop.charts.dumbbell_marks import DumbbellMarks
from unaided.desktop.charts.points_plot import PointsPlot
from unaided.desktop.theme import Theme
from unaided.domain.measure.understood import CurveBin, UseMarks
from unaided.domain.measure.understood_words import USE_NAMES

PERCENT: Final = 100.0
EDGES: Final = (-3.0, 107.0)  # so that a mark at 0 or 100 is whole, and the last label
SCALE: Final = tuple((float(at), f"{at} %") for at in (0, 25, 50, 75, 100))


class DumbbellPlot(PointsPlot):
    """Predicted, explained and recalled, a row for each use of AI."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, "Predicted, explained and recalled by use of AI", parent)
        self.marks = DumbbellMarks(self.getPlotItem())
        self.paint()

    @property
    def drawn(self) -> DumbbellMarks:
        """Return what it draws."""
        return self.marks

    def show_uses(self, uses: Sequence[UseMarks]) -> None:
        """Draw these rows, the first on top."""
        self.marks.show(uses)
        rows = [(float(len(uses) - 1 - row), _row_words(one)) for row, one in enumerate(uses)]
        self.frame(EDGES, (-0.6, len(uses) - 0.4), SCALE, rows)
        self.place_marks(np.array([(mark.x, mark.y) for mark in self.marks.marks], dtype=np.float64).reshape(-1, 2))


class CurvePlot(PointsPlot):
    """Of what was called so likely, how much was recalled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, "How much you recalled of what you called so likely", parent)
        self.marks = CurveMarks(self.getPlotItem())
        self.paint()

    @property
    def drawn(self) -> CurveMarks:
        """Return what it draws."""
        return self.marks

    def show_bins(self, bins: Sequence[CurveBin]) -> None:
        """Draw these bins."""
        self.marks.show(bins)
        self.frame(EDGES, EDGES, SCALE, SCALE)
        places = [(PERCENT * one.said, PERCENT * one.figure.value) for one in bins if one.figure.value is not None]
        self.place_marks(np.array(places, dtype=np.float64).reshape(-1, 2))


def _row_words(one: UseMarks) -> str:
    count = one.predicted.n if one.predicted.is_shown else one.recalled.n
    return f"{USE_NAMES[one.use]}\nn {count:,}"
