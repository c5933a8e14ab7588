"""What the services need to correct history: the words that change hands, the trail, and the shelf of both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.handing import Handed
from unaided.domain.overlap import Neighbour, Times
from unaided.domain.standing import Standing
from unaided.domain.task import Task
from unaided.domain.trail import Entry


class HandingShelf(Protocol):
    """Where words go from one session to another."""

    def noted_before(self, from_id: UUID, to_id: UUID, at: datetime) -> Handed:
        """Hand over the look-ups noted before this moment, and return what went."""
        ...

    def all(self, from_id: UUID, to_id: UUID) -> Handed:
        """Hand over all words, those that both have joined, and return what went."""
        ...

    def again(self, handed: Handed) -> None:
        """Hand over once more what was handed back."""
        ...

    def back(self, handed: Handed) -> None:
        """Hand back what was handed over."""
        ...


class TrailShelf(Protocol):
    """Where it is kept for good what was done to sessions that were over."""

    def add(self, entry: Entry) -> None:
        """Keep a change, after all those before it."""
        ...

    def mark(self, batch: UUID, undone_at: datetime | None) -> None:
        """Keep that an edit is undone since this moment, or done again where there is none."""
        ...

    def last_done(self) -> Sequence[Entry]:
        """Return the person's latest edit that is not undone, in the order it was done."""
        ...

    def last_undone(self) -> Sequence[Entry]:
        """Return the edit that was undone last, where none was made since; else none."""
        ...

    def of_session(self, session_id: UUID) -> Sequence[Entry]:
        """Return the changes of a session, the latest first."""
        ...

    def all(self, limit: int, offset: int) -> Sequence[Entry]:
        """Return the changes of all sessions, the latest first."""
        ...


class EditShelf(Protocol):
    """Where history is corrected."""

    @property
    def handing(self) -> HandingShelf:
        """Return what hands words over."""
        ...

    @property
    def trail(self) -> TrailShelf:
        """Return the trail."""
        ...

    def standing(self, session_id: UUID) -> Standing | None:
        """Return how a session stands, whatever its state; None where there is no such one."""
        ...

    def put(self, standing: Standing) -> None:
        """Keep how a session stands, new or not."""
        ...

    def take_away(self, session_id: UUID) -> bool:
        """Take a session away that an undone edit had made; tell whether nothing refers to it, so that it could be."""
        ...

    def take_task_away(self, task: Task) -> None:
        """Take a task away that an undone edit had made, where it is as it was and nothing refers to it."""
        ...

    def around(self, times: Times, but: Sequence[UUID]) -> Sequence[Neighbour]:
        """Return the sessions that count, or go on, and share some of this time, the earliest first."""
        ...

    def brought_in_at(self, session_id: UUID) -> datetime | None:
        """Return when a session was brought in with its task; None where it was not."""
        ...

    def is_answered(self, session_id: UUID) -> bool:
        """Tell whether a session has an explanation or a reflection of its own."""
        ...

    def deleted(self, limit: int) -> Sequence[UUID]:
        """Return sessions that the person deleted and can restore, the latest start first."""
        ...
