"""What the unowned share says, and the way there where it says nothing (§7)."""

from __future__ import annotations

from typing import Final

NO_RECALL: Final = (
    "No recall is answered yet. How much of your core work you could explain today shows once one is: "
    "the first comes a week after an explanation."
)
_MINUTES: Final = 60
_WHOLE: Final = 9.5  # hours from which tenths say nothing


def too_few(count: int) -> str:
    """Return what is missing before there is a share."""
    return (
        f"{count} of 10 core or repeatable tasks finished in the last 90 days. "
        "The share you could not explain today shows once there are 10."
    )


def unowned(share: float, low: float, high: float, hours: float) -> str:
    """Return the sentence, from shares 0 to 1 and the hours of work."""
    return (
        f"Of the core work I shipped, {_percent(share)} % ({_percent(low)}–{_percent(high)}) "
        f"I could not explain today: {hours_words(hours)}."
    )


def hours_words(hours: float) -> str:
    """Return a length of work: minutes below one hour, tenths of hours below ten, then whole hours."""
    if round(hours * _MINUTES) < _MINUTES:
        return f"{round(hours * _MINUTES)} min"
    return f"{hours:,.0f} h" if hours >= _WHOLE else f"{hours:.1f}".removesuffix(".0") + " h"


def _percent(share: float) -> int:
    return round(100 * share)
