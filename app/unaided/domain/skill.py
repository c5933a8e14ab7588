"""Skills: what the person wants to keep owning, or has decided not to, and what of their work shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from unaided.domain.line import one_line
from unaided.domain.ownership import Ownership
from unaided.domain.task import clean_label
from unaided.domain.trouble import SkillRuleError

NOTE_LIMIT: Final = 200  # characters: one line
RECENT_DAYS: Final = 90
GROUPS: Final = (Ownership.CORE, Ownership.REPEATABLE, Ownership.TRANSIENT, None)  # as the matrix has them


@dataclass(frozen=True, slots=True)
class Skill:
    """What the person said of a skill; `ownership` is None while it is not decided. `note` is their own words (Law 5).

    `name` is the label that tasks carry. A skill that only tasks name has none of this kept.
    """

    name: str
    added_at: datetime
    ownership: Ownership | None = None
    decided_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SkillWork:
    """What was done with a skill: its recent tasks by mode, its last session without AI, its open gaps."""

    no_ai: int = 0
    ai: int = 0
    last_no_ai: date | None = None
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Recalled:
    """How many recalls of a skill there were and passed; `share` is 0 to 1 with its 95 % range, None for too few.

    A share `is_early` while more recalls may well move it.
    """

    passed: int = 0
    n: int = 0
    share: tuple[float, float, float] | None = None
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill as the matrix shows it; `of_tasks` tells whether a task names it."""

    name: str
    ownership: Ownership | None
    note: str
    work: SkillWork
    recalled: Recalled
    of_tasks: bool


def clean_name(text: str) -> str:
    """Return a skill's name as tasks carry it.

    Raises:
        SkillRuleError: there is nothing in it.
        TaskRuleError: it is too long for a label.
    """
    name = clean_label(text, "skill")
    if name is None:
        raise SkillRuleError("The skill has no name. Type a word or two for what you want to keep owning.")
    return name


def noted(skill: Skill, text: str) -> Skill:
    """Return a skill with this one line of the person's own.

    Raises:
        SkillRuleError: it is too long.
    """
    line = one_line(text)
    if len(line) > NOTE_LIMIT:
        raise SkillRuleError(f"The note has {len(line):,} characters; {NOTE_LIMIT} fit. Shorten it: it is one line.")
    return replace(skill, note=line)


def decided(skill: Skill, ownership: Ownership | None, at: datetime) -> Skill:
    """Return a skill of which this is decided now; None takes the decision back."""
    return replace(skill, ownership=ownership, decided_at=None if ownership is None else at)
