"""What is owed: a question asked of what is stored, never a flag (Law 4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from unaided.domain.explanation import Owed
from unaided.domain.session import Mode


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A finished session neither answered in full nor skipped; `said` tells whether its one sentence is there."""

    session_id: UUID
    task_id: UUID
    title: str
    mode: Mode
    ended_at: datetime
    local_date: date
    task_open: bool
    said: bool = False


def owed(unsettled: Iterable[Unsettled], today: date) -> tuple[Owed, ...]:
    """Return what is owed as of this local day, the latest end first.

    Each session without AI owes its reflection. Sittings with AI of one task on one day share the full
    explanation, owed when the task is done or the day ends, by the latest of them; until then each owes
    its one sentence.
    """
    found = sorted(unsettled, key=_sitting)
    due = [one for _, sittings in groupby(found, _sitting) for one in _owed_of([*sittings], today)]
    return tuple(sorted(due, key=_latest_first, reverse=True))


def shares_with(session_id: UUID, unsettled: Sequence[Unsettled]) -> tuple[UUID, ...]:
    """Return the sessions that a full explanation of this one stands for, itself among them."""
    own = next((one for one in unsettled if one.session_id == session_id), None)
    if own is None or own.mode is not Mode.AI:
        return (session_id,)
    return tuple(one.session_id for one in unsettled if _sitting(one) == _sitting(own))


def _owed_of(sittings: list[Unsettled], today: date) -> list[Owed]:
    """Return what the sittings of one task, day and mode owe."""
    first = sittings[0]
    if first.mode is not Mode.AI:
        return [_owing(one) for one in sittings]
    if first.task_open and first.local_date >= today:
        return [_owing(one, goes_on=True) for one in sittings if not one.said]
    return [_owing(max(sittings, key=attrgetter("ended_at", "session_id")))]


def _owing(one: Unsettled, *, goes_on: bool = False) -> Owed:
    return Owed(one.session_id, one.title, one.mode, one.ended_at, goes_on)


def _sitting(one: Unsettled) -> tuple[UUID, date, str]:
    return one.task_id, one.local_date, str(one.mode)


def _latest_first(one: Owed) -> tuple[datetime, UUID]:
    return one.ended_at, one.session_id
