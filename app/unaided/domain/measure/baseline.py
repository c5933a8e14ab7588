"""How far the baseline is and how long the rest takes, in words: for pages that show before any figure does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from unaided.domain.words import counted, day_name

BASELINE_TASKS: Final = 12
TASKS_IN_A_BLOCK: Final = (2, 3)  # small tasks that fit the weekly 90 minutes (design/measurement.md, finding 3)
PLAIN_PACE: Final = 3  # tasks a week, where the person's own pace is not known
LEAST_SEEN: Final = 3  # tasks lately below which a pace of one's own is chance
LONGEST_GUESS: Final = 26  # weeks; a date beyond that says nothing


@dataclass(frozen=True, slots=True)
class Way:
    """How far the baseline is: finished tasks, and how many of them in the last `weeks` up to today."""

    finished: int
    today: date
    lately: int = 0
    weeks: float = 1.0


def baseline_words(finished: int) -> str:
    """Return how far the baseline is: `5 of 12 baseline tasks`."""
    return f"{min(finished, BASELINE_TASKS)} of {BASELINE_TASKS} baseline tasks"


def way_there(finished: int) -> str:
    """Return what would be enough, and about when (Law 6)."""
    missing = max(0, BASELINE_TASKS - finished)
    if not missing:
        return (
            f"Your first {BASELINE_TASKS} finished tasks without AI are the baseline that later ones are held against."
        )
    tasks = counted(missing, "more finished task")
    each = "each with an estimate" if missing > 1 else "with an estimate"
    return f"{tasks} without AI, {each}, would be enough: {weeks_words(missing)}."


def weeks_words(tasks: int) -> str:
    """Return how long so many tasks take with one 90-minute no-AI block a week."""
    few, many = (-(-tasks // in_a_block) for in_a_block in reversed(TASKS_IN_A_BLOCK))
    weeks = counted(many, "week") if few == many else f"{few} to {many} weeks"
    return f"about {weeks} with one 90-minute block a week"


def known_when(way: Way) -> str:
    """Return what will be known when: by the person's own pace where it can be told, else by a plain one (Law 6)."""
    missing = BASELINE_TASKS - way.finished
    own = _pace(way)
    weeks = max(1, -(-missing // PLAIN_PACE)) if own is None else max(1, round(missing / own))
    pace = f"at {PLAIN_PACE} a week" if own is None else "at your pace of late"
    day = day_name(way.today + timedelta(weeks=weeks))
    begun = f"{baseline_words(way.finished)} are finished. " if way.finished else ""
    left = counted(missing, "more task" if way.finished else "finished task")
    each = "each with an estimate" if missing > 1 else "with an estimate"
    return (
        f"{begun}After {left} without AI, {each}, Calibration begins to show how your own speed moves: "
        f"{pace}, in about {counted(weeks, 'week')}, around {day}."
    )


def _pace(way: Way) -> float | None:
    """Return tasks a week, None where too few were finished lately, or so slowly that no date can be told."""
    if way.lately < LEAST_SEEN:
        return None
    pace = way.lately / way.weeks
    return pace if (BASELINE_TASKS - way.finished) / pace <= LONGEST_GUESS else None
