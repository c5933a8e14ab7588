"""The week so far: how often and how long with and without AI, and one plain sentence of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unaided.domain.history import Sitting
from unaided.domain.no_ai_block import WEEKDAYS
from unaided.domain.session import MINUTE_US
from unaided.domain.words import counted, lengths


@dataclass(frozen=True, slots=True)
class Week:
    """The finished sessions of a week: those without AI, how many there are with it, and the block that was kept."""

    no_ai: Sequence[Sitting] = ()
    ai: int = 0
    kept: Sitting | None = None


def week_words(week: Week) -> str:
    """Return one plain sentence of the week.

    Minutes of AI sessions are left out: they show once the guess without AI is given. So is a block that
    was not kept (Law 8). Undecided time is said beside the work and counts in nothing (Law 2).
    """
    if not week.no_ai and not week.ai:
        return "This week: no finished session yet."
    if not week.no_ai:
        return f"This week: {counted(week.ai, 'session')} with AI, none without."
    without = f"{counted(len(week.no_ai), 'session')} without AI ({_worked(week.no_ai)})"
    with_ai = f" and {week.ai:,} with AI" if week.ai else ", none with AI"
    return f"This week: {without}{with_ai}{_block(week.kept)}."


def _worked(sittings: Sequence[Sitting]) -> str:
    worked = lengths(sum(sitting.active_us for sitting in sittings))
    undecided = sum(sitting.undecided_us for sitting in sittings)
    return f"{worked} + {lengths(undecided)} undecided" if undecided >= MINUTE_US else worked


def _block(kept: Sitting | None) -> str:
    if kept is None:
        return ""
    return f"; your no-AI block is done, {lengths(kept.active_us)} on {WEEKDAYS[kept.local_date.weekday()]}"
