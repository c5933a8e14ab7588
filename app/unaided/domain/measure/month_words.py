"""What the monthly chart says in words: headline, caption, what is left out, each month and dot."""

from __future__ import annotations

import math
from datetime import date

from unaided.domain.measure.months import Baseline, MonthlyPace, MonthMark, PaceDot, Reason
from unaided.domain.words import MONTHS, counted, day_name, lengths

AXIS = "Estimated minutes done per active minute (log scale)"
TASKS_IN_A_BLOCK = (2, 3)  # small tasks that fit the weekly 90 minutes (design/measurement.md, finding 3)
REASONS = {
    Reason.FUTURE: "dated after today",
    Reason.WITH_AI: "of a task that also used AI",
    Reason.NO_ESTIMATE: "without an estimate",
    Reason.UNDECIDED: "with undecided time",
    Reason.NO_TIME: "without active time",
    Reason.NOT_ANSWERED: "with no word on how far it got",
    Reason.NOTHING_DONE: "that got no further",
}
BRIEF_REASONS = {
    Reason.FUTURE: "future",
    Reason.WITH_AI: "also used AI",
    Reason.NO_ESTIMATE: "no estimate",
    Reason.UNDECIDED: "undecided time",
    Reason.NO_TIME: "no active time",
    Reason.NOT_ANSWERED: "not answered",
    Reason.NOTHING_DONE: "got no further",
}
CAVEAT = (
    "Each dot is one session held against your own estimate. Estimates follow your speed, "
    "so the dots alone do not tell whether you get faster or slower."
)


def month_name(month: date) -> str:
    """Return a month's name and year. The words are English whatever the machine's locale."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def short_month(month: date) -> str:
    """Return a month as tables show it: `Mar 2025`."""
    return f"{MONTHS[month.month - 1][:3]} {month.year}"


def pace_words(pace: float) -> str:
    """Return a pace with the two digits that one session can bear."""
    digits = 1 - math.floor(math.log10(pace))
    return f"{round(pace, digits):,.{max(0, digits)}f}"


def headline(pace: MonthlyPace) -> str:
    """Return the one line above the chart."""
    if not pace.months:
        return "No session without AI yet"
    return baseline_words(pace.baseline)


def baseline_words(baseline: Baseline) -> str:
    """Return how far the baseline is."""
    needed = baseline.needed
    if baseline.is_complete:
        return f"Baseline complete: {needed} of {needed} tasks"
    return f"Not enough yet: {baseline.finished} of {needed} baseline tasks"


def way_there(baseline: Baseline) -> str:
    """Return what would be enough, and about when (Law 6)."""
    if baseline.is_complete:
        first = f"Your first {baseline.needed} finished tasks without AI"
        return f"{first} are the baseline that later ones can be held against."
    tasks = counted(baseline.missing, "more finished task")
    each = "each with an estimate" if baseline.missing > 1 else "with an estimate"
    return f"{tasks} without AI, {each}, would be enough: {weeks_words(baseline.missing)}."


def weeks_words(tasks: int) -> str:
    """Return how long so many tasks take with one 90-minute no-AI block a week."""
    few, many = (-(-tasks // in_a_block) for in_a_block in reversed(TASKS_IN_A_BLOCK))
    weeks = counted(many, "week") if few == many else f"{few} to {many} weeks"
    return f"about {weeks} with one 90-minute block a week"


def left_out_words(pace: MonthlyPace) -> str:
    """Return how many sessions have no pace and why, empty where all have one."""
    if not pace.left_out:
        return ""
    reasons = pace.reasons
    parts = ", ".join(f"{reasons[reason]:,} {REASONS[reason]}" for reason in Reason if reasons[reason])
    return f"{counted(len(pace.left_out), 'session')} left out: {parts}."


def month_words(mark: MonthMark) -> str:
    """Return what a month holds, in one sentence."""
    name = month_name(mark.month)
    if not mark.sessions:
        return f"{name}: no session without AI."
    parts = (
        f"n {mark.dots:,} of {counted(mark.sessions, 'session')}",
        f"{counted(mark.finished, 'task')} finished",
        f"{lengths(mark.active_us)} active",
    )
    return f"{name}: {', '.join(parts)}."


def dot_words(dot: PaceDot) -> str:
    """Return what one dot stands for, in one sentence."""
    pace = f"{day_name(dot.local_date)}: {pace_words(dot.pace)} estimated minutes done per active minute"
    return f"{pace}, provisional until the task ends." if dot.provisional else f"{pace}."


def summary(pace: MonthlyPace) -> str:
    """Return the whole chart in a few plain sentences, for ears and for the clipboard."""
    if not pace.months:
        return f"{headline(pace)}. {way_there(pace.baseline)}"
    first, last = pace.months[0].month, pace.months[-1].month
    sessions = sum(mark.sessions for mark in pace.months)
    empty = sum(not mark.sessions for mark in pace.months)
    span = month_name(first) if first == last else f"{month_name(first)} to {month_name(last)}"
    gaps = f", {counted(empty, 'month')} without any" if empty else ""
    body = f"{span}: {counted(sessions, 'session')} without AI, {len(pace.dots):,} with a pace{gaps}."
    sentences = (f"{headline(pace)}.", body, left_out_words(pace), way_there(pace.baseline))
    return " ".join(filter(None, sentences))
