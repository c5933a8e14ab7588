"""Chart, text twin and the rows behind, of one history; loaded with numpy and pyqtgraph when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from unaided.desktop.baseline_card import BaselineCard
from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.theme import GAP, Theme
from unaided.desktop.velocity_chart import VelocityCard
from unaided.desktop.velocity_plot import Dot
from unaided.desktop.velocity_tables import BehindCard, MonthsCard, csv_of
from unaided.domain.measure.chart import Chart, ChartMonth, counted_rows
from unaided.domain.measure.chart_words import caption, dot_words, headline, left_out_words, month_words, summary
from unaided.domain.measure.event_words import events_summary
from unaided.domain.measure.report_text import REASONS
from unaided.services.calibration import Behind

BESIDE: Final = 145  # characters that two tables beside each other need
COUNTED: Final = "The tasks your baseline has so far."


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Which rows are wanted: the sentence above them, where they are, and for each why it is left out."""

    sentence: str
    chart: Chart
    rows: tuple[int, ...]
    why: dict[int, str]


class VelocityBoard(QWidget):
    """Before the baseline the way there; then chart and months; always the tasks behind what is chosen."""

    rows_wanted = Signal(object)  # RowsOf
    behind_wanted = Signal()  # they are to be seen, not only there

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing to show."""
        super().__init__(parent)
        self._shown: Chart | None = None
        self._narrowed = ""
        self.way = BaselineCard(theme)
        self.card = VelocityCard(theme)
        self.months = MonthsCard(theme)
        self.behind = BehindCard(theme)
        self._below = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._below.setSpacing(GAP)
        self._below.addWidget(self.months)
        self._below.addWidget(self.behind, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.way)
        column.addWidget(self.card, 3)
        self._below_chart = QVBoxLayout()
        column.addLayout(self._below_chart)
        column.addLayout(self._below, 2)
        self.card.chosen.connect(self._on_chosen)
        self.card.left_out_asked.connect(self._on_left_out)
        self.card.left_out_asked.connect(self.behind_wanted)
        self.card.plot.opened.connect(self.behind_wanted)
        self.months.table.chosen.connect(self._on_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two tables beside each other where both have room."""
        super().resizeEvent(event)
        wide = event.size().width() >= BESIDE * self.fontMetrics().averageCharWidth()
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def put_below_chart(self, widget: QWidget, stops: Sequence[QWidget]) -> None:
        """Show this between chart and months; the Tab key goes by its stops on the way."""
        self._below_chart.addWidget(widget)
        for before, after in pairwise((self.card.show_left_out, *stops, self.months.table)):
            QWidget.setTabOrder(before, after)

    @property
    def chart(self) -> Chart:
        """Return what is shown."""
        if self._shown is None:
            raise RuntimeError("nothing is shown yet")
        return self._shown

    def show_chart(self, chart: Chart, months: int | None, narrowed: str = "") -> None:
        """Show these figures, and the rows behind the latest; `narrowed` says which part of the work they are of."""
        self._shown, self._narrowed = chart, narrowed
        drawn = bool(chart.months)
        self.way.setVisible(not drawn)
        self.card.setVisible(drawn)
        self.months.setVisible(drawn)
        if not drawn:
            self.way.show_way(chart.counted, left_out_words(chart.now.excluded))
            self._want(COUNTED, tuple(counted_rows(chart.evidence).tolist()))
            return
        self.card.show_chart(chart, months)
        self.months.show_months(chart.months)
        self._choose(next((one for one in reversed(chart.months) if len(one.rows)), chart.months[-1]))

    def _choose(self, month: ChartMonth) -> None:
        """Mark a month in chart and table, and want the tasks behind it."""
        self.card.mark(month)
        self.months.table.choose(month)
        self._want(month_words(month), tuple(month.rows.tolist()))

    @Slot(object)
    def _on_chosen(self, what: ChartMonth | Dot) -> None:
        if isinstance(what, Dot):
            self._want(dot_words(what.day, what.index, session=what.session, hollow=what.hollow), (what.row,))
        else:
            self._choose(what)

    @Slot()
    def _on_left_out(self) -> None:
        excluded = self.chart.now.excluded
        why = {row: REASONS[one.reason] for one in excluded for row in one.rows.tolist()}
        self._want(left_out_words(excluded), tuple(why), why)

    def _want(self, sentence: str, rows: tuple[int, ...], why: dict[int, str] | None = None) -> None:
        self.rows_wanted.emit(RowsOf(sentence, self.chart, rows, why or {}))

    def show_rows(self, wanted: RowsOf, rows: tuple[Behind, ...]) -> None:
        """Show the tasks that were wanted."""
        self.behind.show_rows(wanted.sentence, rows, [wanted.why.get(row.row, "") for row in rows])

    def look_at(self, months: int | None) -> None:
        """Bring the last so many months into view."""
        if self.chart.months:
            self.card.plot.look_at(months)

    def headline(self) -> str:
        """Return the sentence above the chart."""
        return headline(self.chart)

    def caption(self) -> str:
        """Return what stands below it."""
        return " ".join(filter(None, (self._narrowed, caption(self.chart))))

    def text(self) -> str:
        """Return all of it as sentences and a table."""
        table = self.months.table if self.chart.months else self.behind.table
        events = events_summary(self.chart)
        return "\n\n".join(filter(None, (self._narrowed, summary(self.chart), events, table.text())))

    def csv(self) -> str:
        """Return the numbers of the months in view."""
        low, high = self.card.plot.in_view()
        seen = [month for number, month in enumerate(self.chart.months) if low <= number <= high]
        return csv_of(self.chart, seen or self.chart.months)

    def sheet(self) -> Sheet:
        """Return the chart as it is seen, to draw."""
        return replace(self.card.sheet(self.chart), caption=self.caption())
