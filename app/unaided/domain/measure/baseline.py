"""How far the baseline is and how long the rest takes, in words: for pages that show before any figure does."""

from __future__ import annotations

from typing import Final

from unaided.domain.words import counted

BASELINE_TASKS: Final = 12
TASKS_IN_A_BLOCK: Final = (2, 3)  # small tasks that fit the weekly 90 minutes (design/measurement.md, finding 3)


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
