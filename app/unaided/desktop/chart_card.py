"""The card of the monthly chart: what its axis means, the chart, what the pointer is at, what is left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from unaided.desktop.plain_import import plain_import
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.month_words import AXIS, CAVEAT, dot_words, left_out_words, month_words, summary
from unaided.domain.measure.months import MonthlyPace, MonthMark, PaceDot

if TYPE_CHECKING:
    from unaided.desktop.plot import MonthPlot

CHART_HEIGHT = 180
LEGEND = "● a session   ○ provisional: its task goes on   n: sessions with a pace. Click a month to see them."


class ChartCard(Card):
    """The chart and the lines around it; the chart itself is made when there is something to draw."""

    chosen = Signal(object)  # the MonthMark the person wants the rows of

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without a chart."""
        super().__init__(parent=parent)
        self._theme = theme
        self.setAccessibleName("Pace without AI by month")
        self.plot: MonthPlot | None = None
        self._summary = ""
        self.readout = paragraph(LEGEND, Role.SMALL)
        self.left_out = paragraph("", Role.SMALL)
        self.body.addWidget(label(AXIS, Role.SMALL))
        for line in (self.readout, self.left_out, paragraph(CAVEAT, Role.SMALL)):
            self.body.addWidget(line)

    def show_pace(self, pace: MonthlyPace, months: int | None) -> None:
        """Draw these figures, the last so many months of them in view (all where None)."""
        if self.plot is None:
            self.plot = self._made_plot()
            self.body.insertWidget(1, self.plot, 1)
        self.plot.show_pace(pace, months)
        self._summary = summary(pace)
        self.plot.setAccessibleDescription(self._summary)
        self.left_out.setText(left_out_words(pace))
        self.left_out.setVisible(bool(pace.left_out))

    def _made_plot(self) -> MonthPlot:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts a thread for each processor otherwise
        with plain_import():
            from unaided.desktop.plot import MonthPlot  # noqa: PLC0415 (pyqtgraph costs 0.3 s and 43 MB)

        plot = MonthPlot(self._theme)
        plot.setMinimumHeight(CHART_HEIGHT)
        plot.pointed.connect(self._on_pointed)
        plot.chosen.connect(self.chosen)
        return plot

    def look_at(self, months: int | None) -> None:
        """Bring the last so many months into view."""
        if self.plot is not None:
            self.plot.look_at(months)

    def mark(self, mark: MonthMark) -> None:
        """Lay a band behind a month, and say what it holds."""
        if self.plot is not None:
            self.plot.mark_month(mark.month)
            self.plot.setAccessibleDescription(f"{month_words(mark)} {self._summary}")

    @Slot(object, object)
    def _on_pointed(self, mark: MonthMark | None, dot: PaceDot | None) -> None:
        if mark is None:
            self.readout.setText(LEGEND)
        else:
            self.readout.setText(f"{dot_words(dot)} {month_words(mark)}" if dot else month_words(mark))
