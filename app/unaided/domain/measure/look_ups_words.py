"""What the look-ups say, and the way there where they say nothing (§6)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.part_words import OF_PART

RATE: Final = "Look-ups in each active hour; the range is wider where sessions differ more than chance would have them."


def too_few(sessions: int, minutes: float, of: str) -> str:
    """Return what is missing before there is a rate."""
    return (
        f"{min(sessions, 5)} of 5 sessions{OF_PART[of]}, {min(180, int(minutes))} of 180 active minutes in them. "
        "Look-ups per hour show once there are both."
    )
