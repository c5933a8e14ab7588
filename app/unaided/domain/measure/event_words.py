"""What is marked beside the months of the velocity chart, in words: the baseline, the person's notes, leave."""

from __future__ import annotations

from datetime import date
from typing import Final

from unaided.domain.measure.chart import Chart
from unaided.domain.recall import Leave
from unaided.domain.timeline_words import leave_words, notes_words
from unaided.domain.within import Period, last_of
from unaided.domain.words import counted, day_name

MOST_NOTES: Final = 6  # in the line below a chart; the list of notes has them all
LEAVE_SIGN: Final = "▬"


def last_day_of(month: date) -> date:
    """Return the last day of a month, by its first."""
    return last_of(Period.MONTH, month)


def leaves_in(chart: Chart, first_day: date, last_day: date) -> tuple[Leave, ...]:
    """Return the leave that touches these days, both included."""
    return tuple(
        leave
        for leave in chart.timeline.leaves
        if leave.first_day <= last_day and (leave.last_day is None or leave.last_day >= first_day)
    )


def events_line(chart: Chart, first_day: date, last_day: date) -> str:
    """Return the line below the chart: the notes of these days by the numbers of their marks, and leave."""
    numbered = chart.timeline.numbered(first_day, last_day)
    more = len(numbered) - MOST_NOTES
    left = f"and {counted(more, 'more note')}" if more > 0 else ""
    leave = f"{LEAVE_SIGN} on leave" if leaves_in(chart, first_day, last_day) else ""
    return "   ".join(filter(None, (notes_words(numbered[:MOST_NOTES]), left, leave)))


def events_of_month(chart: Chart, month: date) -> str:
    """Return what is marked in a month, by its first day, as sentences; empty where nothing is."""
    first, last = month, last_day_of(month)
    frozen = chart.frozen is not None and first <= chart.frozen <= last
    return _sentences(
        f"Baseline frozen on {day_name(chart.frozen)}" if frozen and chart.frozen else "",
        _noted(chart, first, last),
        _on_leave(chart, first, last),
    )


def events_summary(chart: Chart) -> str:
    """Return all that is marked, as sentences; empty where nothing is."""
    if not chart.months:
        return ""
    first, last = chart.months[0].first, last_day_of(chart.months[-1].first)
    frozen = f"The baseline was frozen on {day_name(chart.frozen)}" if chart.frozen else ""
    return _sentences(frozen, _noted(chart, first, last), _on_leave(chart, first, last))


def _noted(chart: Chart, first: date, last: date) -> str:
    words = notes_words(chart.timeline.numbered(first, last)).replace("   ", "; ")
    return f"Noted: {words}" if words else ""


def _on_leave(chart: Chart, first: date, last: date) -> str:
    days = ", ".join(map(leave_words, leaves_in(chart, first, last)))
    return f"On leave: {days}" if days else ""


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
