"""What is brought in from elsewhere, as it was given."""

from __future__ import annotations

from enum import StrEnum


class ImportedUse(StrEnum):
    """How AI was used in a task that is brought in."""

    MEASURED = "measured"
    HEAVY = "heavy"


class MinutesSource(StrEnum):
    """Where a task's minutes come from."""

    TIMER = "timer"
    HAND = "hand"
