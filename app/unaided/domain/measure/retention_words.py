"""What retention says, and the way there where it says nothing (§6)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.part_words import OF_PART

RETENTION: Final = (
    "Recalls are timed so that 9 of 10 should pass. The timing (FSRS) goes by default parameters, "
    "which come from flashcards."
)


def too_few(count: int, of: str, *, last_days: bool = False) -> str:
    """Return what is missing before there is a share."""
    when = " in the last 90 days" if last_days else ""
    return f"{count} of 20 recalls of work{OF_PART[of]}{when}. The share that passed shows once there are 20."
