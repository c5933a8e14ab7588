"""The text twin of the monthly chart, and the sessions behind one of its months (Law 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.history import Sitting
from unaided.domain.measure.month_words import BRIEF_REASONS, month_words, pace_words, short_month
from unaided.domain.measure.months import LeftOut, MonthlyPace, MonthMark, PaceDot, month_of
from unaided.domain.session import MINUTE_US
from unaided.domain.words import short_day
from unaided.services.calibration import Behind

MOST_PACES = 8  # in one cell; the rest are among the rows behind it
MONTHS_HEADER = ("Month", "n", "Finished", "Active", "Paces")
BEHIND_HEADER = ("Day", "Task", "Done in active time", "Pace")


class MonthsCard(Card):
    """Each month in words and numbers; the current row is the month whose sessions are listed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("By month", parent=parent)
        self.table = TextTable(theme, "Pace without AI by month, as a table", MONTHS_HEADER, [4])
        self.body.addWidget(self.table)

    def show_pace(self, pace: MonthlyPace) -> None:
        """Show these figures, the latest month first."""
        dots: defaultdict[date, list[PaceDot]] = defaultdict(list)
        for dot in pace.dots:
            dots[month_of(dot.local_date)].append(dot)
        self.table.fill([(mark, _month_texts(mark, dots[mark.month])) for mark in reversed(pace.months)])


class BehindCard(Card):
    """The sessions without AI of one month, each with its pace or why it has none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("Sessions behind it", parent=parent)
        self.sentence = paragraph("", Role.MUTED)
        self.table = TextTable(theme, "Sessions behind the month", BEHIND_HEADER, [1])
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.table)

    def show_rows(self, mark: MonthMark, rows: Sequence[Behind]) -> None:
        """Show the sessions of this month."""
        self.sentence.setText(month_words(mark))
        self.table.fill([(row.sitting.session_id, _behind_texts(row)) for row in rows])


def _month_texts(mark: MonthMark, dots: Sequence[PaceDot]) -> tuple[str, ...]:
    name = short_month(mark.month)
    if not mark.sessions:
        return (name, "none", "0", "0 min", "")
    paces = ", ".join(pace_words(dot.pace) for dot in dots[:MOST_PACES])
    more = f" and {len(dots) - MOST_PACES:,} more" if len(dots) > MOST_PACES else ""
    n = f"{mark.dots:,} of {mark.sessions:,}"
    return (name, n, f"{mark.finished:,}", _minutes(mark.active_us), paces + more)


def _behind_texts(row: Behind) -> tuple[str, ...]:
    sitting = row.sitting
    return (
        short_day(sitting.local_date),
        sitting.title,
        _done(sitting),
        _pace_or_why(row.judged),
    )


def _done(sitting: Sitting) -> str:
    """Return what the pace is made of: `50 % of 90 min in 83 min`."""
    share = "?" if sitting.progress_after is None else f"{sitting.progress_after - sitting.progress_before} %"
    of = "" if sitting.estimate_minutes is None else f" of {sitting.estimate_minutes:,} min"
    return f"{share}{of} in {_minutes(sitting.active_us)}"


def _minutes(microseconds: int) -> str:
    return f"{max(0, microseconds) // MINUTE_US:,} min"


def _pace_or_why(judged: PaceDot | LeftOut) -> str:
    if isinstance(judged, LeftOut):
        return BRIEF_REASONS[judged.reason]
    return f"{pace_words(judged.pace)} (provisional)" if judged.provisional else pace_words(judged.pace)
