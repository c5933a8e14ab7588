"""The plain sentences of the Skills page: no shame, no arrow (Law 8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from unaided.domain.ownership import Ownership, advice, title
from unaided.domain.skill import RECENT_DAYS, Recalled, SkillRow
from unaided.domain.words import counted

NONE_YET: Final = (
    "No skills yet. They come from your tasks: name one under “Skill, project…” when you start a session, and it is "
    "listed here. Or add the first one below."
)
UNDECIDED: Final = "Not decided yet"
ASK: Final = "Not decided yet: do you need to own it?"
NONE_RECALLED: Final = "none yet"
NEVER: Final = "not yet"
WEEKS_FROM, MONTHS_FROM, YEARS_FROM = 14, 61, 730  # days from which a distance is told in the larger unit


def class_name(ownership: Ownership | None) -> str:
    """Return what was decided, in a word or two."""
    return UNDECIDED if ownership is None else title(ownership)


def class_line(ownership: Ownership | None) -> str:
    """Return a class with its one line of advice, as the start panel has it."""
    return ASK if ownership is None else advice(ownership)


def skills_words(rows: Sequence[SkillRow]) -> str:
    """Return the sentence of the page: how many are owned, and worked on without AI of late."""
    if not rows:
        return NONE_YET
    decided = [row for row in rows if row.ownership is not None]
    if not decided:
        return f"{counted(len(rows), 'skill')}, none decided yet. Choose one below and say whether you want to own it."
    said = (_owned(rows), _undecided(len(rows) - len(decided)))
    return " ".join(filter(None, said))


def _owned(rows: Sequence[SkillRow]) -> str:
    core = [row for row in rows if row.ownership is Ownership.CORE]
    if not core:
        return f"Of {counted(len(rows), 'skill')} you chose none as core expertise."
    alone = sum(row.work.no_ai > 0 for row in core)
    return (
        f"Of {counted(len(rows), 'skill')} you chose {len(core):,} as core expertise; in the last {RECENT_DAYS} days "
        f"you had tasks without AI in {alone:,} of them."
    )


def _undecided(count: int) -> str:
    return f"{count:,} {'is' if count == 1 else 'are'} not decided yet." if count else ""


def ago(day: date | None, today: date) -> str:
    """Return how long ago a day was, in plain words."""
    if day is None:
        return NEVER
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < WEEKS_FROM:
        return f"{days} days ago"
    if days < MONTHS_FROM:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < YEARS_FROM else f"{days // 365} years ago"


def recalled_words(recalled: Recalled) -> str:
    """Return the share that passed with its range and n; counts alone where there are too few for a share (Law 6)."""
    if not recalled.n:
        return NONE_RECALLED
    if recalled.share is None:
        return f"{recalled.passed:,} of {recalled.n:,}"
    value, low, high = (f"{100 * one:.0f}" for one in recalled.share)
    early = ", early" if recalled.is_early else ""
    return f"{value} % ({low} to {high}), n {recalled.n:,}{early}"
