"""What the section on estimates says: its heading, each point and each month (measurement.md §5, §10)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.estimate_points import APART, EstimateCell
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.session import Mode
from unaided.domain.words import counted, day_name, mode_words

KEY: Final = (
    "● task without AI   ◆ task with AI   across: estimated; up: took (both log)   "
    "on the line: as long as estimated; above it: longer"
)
BIAS_KEY: Final = (
    "● without AI   ◆ with AI   times the estimate, of tasks begun in the month, with range   "
    "hollow: early, below 12 tasks   no mark: below 6"
)
SPREAD_KEY: Final = (
    "● without AI   ◆ with AI   factor that half of the month's tasks come within, with range   "
    "hollow: early, below 12 tasks   no mark: below 6"
)
NO_POINT: Final = "Nothing yet: a task shows once it is finished, timed, and had an estimate before it began."
NO_MONTH: Final = "Nothing yet: a month shows once 6 tasks of one mode begun in it are finished and had an estimate."
WITH_AI: Final = (
    "The estimate is of work without AI, so with AI this mixes how you estimate with what AI does to the time."
)
SHARED: Final = f"There are more than {APART:,} tasks: those of one mode within 7 % of each other share a mark."
PART_NAMES: Final = {"": "All", "no-ai": "● No AI", "ai": "◆ AI"}
_HOUR: Final = 60.0
_WHOLE: Final = 10.0  # minutes or hours from which tenths say nothing


def ratio(value: float) -> str:
    """Return a factor as its range supports it: `×1.24`, `×12.4`, `×140`."""
    digits = 2 if value < 10 else 1 if value < 100 else 0  # noqa: PLR2004 (three figures each)
    return f"×{value:,.{digits}f}"


def ratio_words(figure: Figure) -> str:
    """Return a factor with its range: `×1.24 (1.10–1.40)`; empty where there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    return f"{ratio(figure.value)} ({ratio(figure.low)[1:]}–{ratio(figure.high)[1:]})"


def heading(bias: Figure, without: Figure) -> str:
    """Return the heading: the bias of tasks without AI, else of all, with range and n; or what is missing."""
    if without.is_shown:
        return f"Without AI tasks take {_told(without)}"
    if bias.is_shown:
        return f"Tasks take {_told(bias)}"
    return bias.why


def _told(figure: Figure) -> str:
    early = " Early: fewer than 12 tasks." if figure.status is Status.EARLY else ""
    return f"{ratio_words(figure)} your estimate, n = {figure.n:,}.{early}"


def caption(spread: Figure, with_ai: Figure) -> str:
    """Return what stands below the heading: how widely estimates miss, and what it says of tasks with AI."""
    parts = []
    if spread.is_shown:
        within = ratio_words(spread).replace("×", "", 1)
        parts.append(f"Half of all tasks come within a factor of {within} of how you usually miss, n = {spread.n:,}.")
    if with_ai.is_shown:
        parts.append(f"With AI: {_told(with_ai)} {WITH_AI}")
    return " ".join(parts)


def part_words(part: str, bias: Figure, spread: Figure) -> str:
    """Return what tasks of one part (of a month, of a mode) say of bias and spread."""
    if not bias.is_shown:
        return f"{PART_NAMES[part]}: {bias.why}"
    early = ", early: fewer than 12 tasks" if bias.status is Status.EARLY else ""
    return f"{PART_NAMES[part]}: bias {ratio_words(bias)}, spread {ratio_words(spread)}, n = {bias.n:,}{early}."


def cell_words(cell: EstimateCell) -> str:
    """Return what one mark stands for, in one sentence: a task, or tasks close by."""
    mode = mode_words(Mode.AI if cell.with_ai else Mode.NO_AI)
    times = ratio(cell.actual / cell.estimate)
    if len(cell.rows) > 1:
        tasks = counted(len(cell.rows), "task")
        return f"{tasks}, {mode}: estimated about {length(cell.estimate)}, took about {length(cell.actual)}, {times}."
    return f"{day_name(cell.day)}, {mode}: estimated {length(cell.estimate)}, took {length(cell.actual)}, {times}."


def length(minutes: float) -> str:
    """Return a length: minutes below an hour, tenths of hours below ten, then whole hours."""
    if round(minutes) < _HOUR:
        return f"{minutes:.1f}".removesuffix(".0") + " min" if minutes < _WHOLE else f"{minutes:.0f} min"
    hours = minutes / _HOUR
    return f"{hours:.1f}".removesuffix(".0") + " h" if round(hours, 1) < _WHOLE else f"{hours:,.0f} h"
