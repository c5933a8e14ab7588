"""What the velocity chart and the trend say: fixed sentences, and the way there where they say nothing (§3)."""

from __future__ import annotations

from unaided.domain.words import counted

CAPTION = (
    "100 is how fast I worked without AI on my first 12 tasks; 80 means same-sized work now takes me 25 % longer, "
    "and the band is where the truth lies 19 times out of 20."
)
FALLING = "falling"
RISING = "rising"
LEANING_DOWN = "leaning down: could still be chance"
LEANING_UP = "leaning up: could still be chance"
NO_DIRECTION = "no clear direction"
UNDETERMINED = "The finished tasks lie too close together in time to tell a change from the unfinished ones."
PROVISIONAL = "provisional: the task has not ended"


def too_few_at_first(finished: int, left_out: int = 0) -> str:
    """Return what is missing before there is a base level."""
    words = f"{finished} of 12 baseline tasks. Velocity shows once 12 sized tasks are finished without AI"
    if left_out:
        are = "is" if left_out == 1 else "are"
        return f"{words}; {counted(left_out, 'task')} of the baseline {are} left out."
    return f"{words}."


def too_few_in_a_month(most: int) -> str:
    """Return what is missing before there is a month to compare with the baseline."""
    return (
        f"{most} of 3 finished tasks without AI in one month. Velocity now shows once a month after the baseline has 3."
    )


def too_few_for_a_trend(finished: int, days: int) -> str:
    """Return what is missing before there is a trend."""
    return (
        f"{min(finished, 20)} of 20 finished tasks without AI, {min(days, 120)} of 120 days from the first to the "
        "last. A trend shows once there are both."
    )


def detectable_words(change: float) -> str:
    """Return how large a yearly change has to be to show, from the detectable fall (−0.45 is 45 % a year)."""
    return f"With your pace a change under {round(-100 * change)} % a year would not be visible yet."


def direction(ranged: tuple[float, float], worded: tuple[float, float]) -> str:
    """Return the words for a yearly change of speed, from its 95 % range and its words range (low, high)."""
    if worded[1] < 0:
        return FALLING
    if worded[0] > 0:
        return RISING
    if ranged[1] < 0:
        return LEANING_DOWN
    if ranged[0] > 0:
        return LEANING_UP
    return NO_DIRECTION
