"""What is said of how sessions felt, and the way there where nothing is (§6)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.part_words import OF_PART

MEDIAN: Final = "Half of the sessions felt at least this good, on a scale of 1 to 5."
AGAINST: Final = (
    "1: what felt better always went faster; 0: how it felt says nothing of how fast it went; −1: the reverse."
)
ALL_ALIKE: Final = "All these tasks felt the same or went equally fast, so the two cannot be held against each other."


def too_few(count: int, of: str) -> str:
    """Return what is missing before there is a median."""
    return f"{count} of 6 sessions{OF_PART[of]} with a word on how they felt. The median shows once there are 6."


def too_few_against(count: int, of: str) -> str:
    """Return what is missing before feeling can be held against what was measured."""
    return (
        f"{count} of 12 finished, sized tasks{OF_PART[of]} whose last session has a word on how it felt. "
        "Feeling is held against measured speed once there are 12."
    )
