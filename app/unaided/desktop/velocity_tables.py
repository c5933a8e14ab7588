"""The text twin of the velocity chart, and the tasks behind one of its marks (Law 6)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from io import StringIO

from PySide6.QtWidgets import QWidget

from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.chart import Chart, ChartMonth
from unaided.domain.measure.chart_words import short_month
from unaided.domain.measure.event_words import last_day_of, leaves_in
from unaided.domain.measure.figure import Status
from unaided.domain.words import day_name, short_day
from unaided.services.calibration import Behind

MONTHS_HEADER = ("Month", "Speed (range)", "n")
BEHIND_HEADER = ("Day", "Task", "Size", "Minutes", "Ended", "Speed")
CSV_HEADER = "what,date,index,low,high,n,status,until,note"


class MonthsCard(Card):
    """Each month in words and numbers; the current row is the month whose tasks are listed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("By month", parent=parent)
        self.table = TextTable(theme, "Speed without AI by month, as a table", MONTHS_HEADER, [2])
        self.body.addWidget(self.table)

    def show_months(self, months: Sequence[ChartMonth]) -> None:
        """Show these, the latest first."""
        self.table.fill([(month, month_texts(month)) for month in reversed(months)])
        self.table.setMinimumWidth(self.table.wanted_width())


class BehindCard(Card):
    """The tasks behind a mark, each with what its dot is made of."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("Tasks behind it", parent=parent)
        self.sentence = paragraph("", Role.MUTED)
        self.table = TextTable(theme, "Tasks behind the mark", BEHIND_HEADER, [1])
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.table)

    def show_rows(self, sentence: str, rows: Sequence[Behind], why: Sequence[str] = ()) -> None:
        """Show these tasks; `why` says for each what it is left out for."""
        self.sentence.setText(sentence)
        reasons = why or [""] * len(rows)
        day = short_day if len({row.day.year for row in rows}) == 1 else day_name
        self.table.fill([(row.task_id, behind_texts(row, day, one)) for row, one in zip(rows, reasons, strict=True)])


def month_texts(month: ChartMonth) -> tuple[str, ...]:
    """Return a month's row: speed, range, and n with whether it is early."""
    name, figure = short_month(month.first), month.figure
    if figure is None or figure.value is None:
        return (name, "100", f"baseline, {len(month.rows):,}") if month.is_baseline else (name, "", "none")
    early = ", early" if figure.status is Status.EARLY else ""
    return (name, f"{figure.value:.0f} ({figure.low:.0f}–{figure.high:.0f})", f"{figure.n:,}{early}")


def behind_texts(row: Behind, day: Callable[[date], str], why: str = "") -> tuple[str, ...]:
    """Return a task's row, what its dot is made of; `day` writes its day."""
    size = "" if row.size is None else f"{row.size:,.0f} min"
    ended = "finished with AI" if row.with_ai and row.end == "done" else row.end
    speed = why or ("" if row.index is None else f"{row.index:,.0f}")
    bound = "≤ " if row.index is not None and not why and (row.with_ai or row.end != "done") else ""
    return (day(row.day), f"{row.title} · {row.kind}", size, f"{row.minutes:,.0f}", ended, f"{bound}{speed}")


def csv_of(chart: Chart, months: Sequence[ChartMonth]) -> str:
    """Return the numbers of these months: their figures, then the dots of their tasks and sessions."""
    lines = [CSV_HEADER]
    lines += [_month_line(month) for month in months]
    first, last = months[0].first, months[-1].first
    for what, dots in (("task", chart.tasks), ("session", chart.sessions)):
        days = chart.days_of(dots)
        lines += [
            f"{what},{day},{index:.2f},,,1,{_dot_status(what, hollow=bool(hollow))},,"
            for day, index, hollow in zip(days, dots.index.tolist(), dots.hollow, strict=True)
            if first <= day.replace(day=1) <= last
        ]
    return "\n".join(lines) + "\n" + _events(chart, first, last_day_of(last))


def _events(chart: Chart, first: date, last: date) -> str:
    """Return a line for each mark of these days beside the months: the baseline, notes and leave."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if chart.frozen is not None and first <= chart.frozen <= last:
        writer.writerow(("baseline", chart.frozen, *("",) * 4, "frozen", "", ""))
    for _, note in chart.timeline.numbered(first, last):
        writer.writerow(("note", note.first_day, *("",) * 4, note.kind, note.end, note.text))
    for leave in leaves_in(chart, first, last):
        writer.writerow(("leave", leave.first_day, *("",) * 5, leave.last_day or "", ""))
    return out.getvalue()


def _month_line(month: ChartMonth) -> str:
    figure = month.figure
    if figure is None or figure.value is None:
        return f"month,{month.first:%Y-%m},,,,{len(month.rows)},{'baseline' if month.is_baseline else 'none'},,"
    numbers = f"{figure.value:.2f},{figure.low:.2f},{figure.high:.2f},{figure.n}"
    return f"month,{month.first:%Y-%m},{numbers},{figure.status},,"


def _dot_status(what: str, *, hollow: bool) -> str:
    if not hollow:
        return "done"
    return "provisional" if what == "session" else "unfinished"
