"""What the calibration chart says in words: headline, caption, each mark, what is left out (§10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from unaided.domain.measure.baseline import baseline_words, way_there
from unaided.domain.measure.chart import Chart, ChartMonth
from unaided.domain.measure.figure import Excluded, Figure, Status
from unaided.domain.measure.report_text import REASONS
from unaided.domain.measure.signed import signed_percent
from unaided.domain.measure.velocity_words import PROVISIONAL, detectable_words
from unaided.domain.timeline_words import days_words
from unaided.domain.words import MONTHS, counted, day_name, month_name

AXIS: Final = "size on your own ruler ÷ active minutes (log scale; 100 = your first 12 tasks)"
SLIPPED: Final = (
    "Dashed: sizing old tasks again showed that your ruler slipped. "
    "Sizes are corrected for it and the ranges are wider."
)
EARLY: Final = "early: fewer than 3 finished tasks"
WIDE: Final = "early: the range is still wide"
UNFINISHED_DOT: Final = "not finished: no faster than this"


def range_words(figure: Figure) -> str:
    """Return an index with its range and n: `89 (61–129), n = 3`; empty where there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    return f"{figure.value:.0f} ({figure.low:.0f}–{figure.high:.0f}), n = {figure.n:,}"


def change_words(figure: Figure) -> str:
    """Return a yearly change with its range and n: `−12 % a year (−25 % to +3 %), n = 120`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    value, low, high = map(signed_percent, (figure.value, figure.low, figure.high))
    return f"{value} a year ({low} to {high}), n = {figure.n:,}"


def headline(chart: Chart) -> str:
    """Return the sentence above the chart: now with its range, and the words of the last quarter's look."""
    now = chart.now
    if not now.is_shown:
        return now.why.partition(". ")[0] if chart.frozen else baseline_words(chart.counted)
    early = f" ({WIDE})" if now.status is Status.EARLY else ""
    words = f" {_sentence(chart.trend.words)}" if chart.trend.words else ""
    return f"Now {range_words(now)}{early}.{words}"


def caption(chart: Chart) -> str:
    """Return what stands below the headline: the change a year and what would show, or the way there."""
    now, trend = chart.now, chart.trend
    if chart.frozen is None:
        rest = now.why.partition(". ")[2]
        return f"{way_there(chart.counted)} {rest}"
    first = f"Now is {month_name(_month_of(now))}." if now.is_shown else now.why.partition(". ")[2]
    if not trend.is_shown:
        return f"{first} {trend.why}"
    detectable = trend.more.get("detectable")
    shows = detectable_words(detectable) if isinstance(detectable, float) else ""
    next_look = date.fromisoformat(str(trend.more["next_look"]))
    look = f"Words are weighed each quarter, next on {day_name(next_look)}."
    return " ".join(filter(None, (first, f"{change_words(trend)}.", shows, look)))


def _month_of(figure: Figure) -> date:
    return date.fromisoformat(f"{figure.more['month']}-01")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def short_month(month: date) -> str:
    """Return a month as tables show it: `Mar 2025`."""
    return f"{MONTHS[month.month - 1][:3]} {month.year}"


def month_words(month: ChartMonth) -> str:
    """Return what a month says, in one sentence."""
    name = month_name(month.first)
    if month.figure is None:
        behind = counted(len(month.rows), "task")
        return f"{name}: {behind} of the baseline, 100." if month.is_baseline else f"{name}: no task without AI."
    early = f", {EARLY}" if month.figure.status is Status.EARLY else ""
    days = "" if month.days is None else f" Tasks begun {days_words(*month.days)}."
    return f"{name}: {range_words(month.figure)}{early}.{days}"


def dot_words(day: date, index: float, *, session: bool, hollow: bool) -> str:
    """Return what one dot stands for, in one sentence."""
    what = "a session" if session else "a task"
    note = "" if not hollow else f", {PROVISIONAL if session else UNFINISHED_DOT}"
    return f"{day_name(day)}: {what} at {index:.0f}{note}."


def left_out_words(excluded: Sequence[Excluded]) -> str:
    """Return how many tasks are left out and why, empty where none is."""
    if not excluded:
        return ""
    parts = ", ".join(f"{one.count:,} {REASONS[one.reason]}" for one in excluded)
    return f"{counted(sum(one.count for one in excluded), 'task')} left out: {parts}."


def summary(chart: Chart) -> str:
    """Return the whole chart in a few plain sentences, for ears and for the clipboard."""
    slipped = SLIPPED if chart.slipped else ""
    sentences = (_ended(headline(chart)), caption(chart), slipped, left_out_words(chart.now.excluded))
    return " ".join(filter(None, sentences))


def _ended(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
