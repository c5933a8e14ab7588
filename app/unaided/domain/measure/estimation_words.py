"""What the figures of estimates say, and the way there where they say nothing (§5)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.part_words import OF_PART

BIAS: Final = "×1.2 means that half of your tasks took at least 1.2 times what you had estimated without AI."
SPREAD: Final = "×1.5 means that half of your tasks come within a factor of 1.5 of how you usually miss."
ECHO: Final = (
    "More than 1 in 5 of these tasks took exactly what was estimated. Timed work seldom does: these minutes may repeat "
    "the estimate."
)


def too_few(count: int, of: str) -> str:
    """Return what is missing before estimates can be held against what tasks took."""
    return (
        f"{count} of 6 finished, timed tasks{OF_PART[of]} that had an estimate. How far estimates miss shows once "
        "there are 6."
    )
