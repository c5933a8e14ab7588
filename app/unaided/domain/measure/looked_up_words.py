"""What the section on look-ups says: its heading, each month and each topic (measurement.md §6, §10)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.figure import Figure, Status
from unaided.domain.words import counted

KEY: Final = (
    "● look-ups in an active hour without AI, with range   ○ early, below 8 sessions   "
    "no mark: below 5 sessions or 3 hours"
)
NO_MONTH: Final = "Nothing yet: a month shows once it has 5 sessions and 3 active hours without AI."
LEARNING: Final = "Fewer can mean that you know more, or that the work is more of the same; new ground needs more."
NO_TOPICS: Final = "Nothing was looked up twice yet. What comes back is listed here, the most frequent first."
TOPICS: Final = "What was looked up at least twice, in all of your work, the most frequent first."


def rate(value: float) -> str:
    """Return look-ups an hour: `2.4`."""
    return f"{value:.1f}"


def rate_words(figure: Figure) -> str:
    """Return a rate with its range: `2.4 (1.9–3.0) an hour`; empty where there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    return f"{rate(figure.value)} ({rate(figure.low)}–{rate(figure.high)}) an hour"


def heading(figure: Figure) -> str:
    """Return the heading: the rate with range and n, or what is missing."""
    if not figure.is_shown:
        return figure.why
    early = " Early: fewer than 8 sessions." if figure.status is Status.EARLY else ""
    return f"Look-ups without AI: {rate_words(figure)}, n = {counted(figure.n, 'session')}.{early}"


def topic_words(text: str, count: int, sessions: int) -> str:
    """Return what stands above the sessions behind a topic."""
    return f"“{text}”: looked up {counted(count, 'time')} in all, in {counted(sessions, 'session')} of the work shown."
