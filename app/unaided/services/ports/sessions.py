"""What the services need of the shelf of sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.correction import StartCorrection
from unaided.domain.editing import Source
from unaided.domain.history import SessionFilter, SessionRow, Sitting
from unaided.domain.session import Session


class SessionShelf(Protocol):
    """Where sessions are kept, their spans with them."""

    def add(
        self, session: Session, local_date: date, source: Source = Source.TIMER, *, progress_after: int | None = None
    ) -> None:
        """Keep a new session, and the local day it belongs to; one that has ended may bring how far it got."""
        ...

    def put(self, session: Session, progress_after: int | None = None, local_date: date | None = None) -> None:
        """Keep the session's new state; `progress_after` and `local_date` only where they are another now."""
        ...

    def add_start_correction(self, correction: StartCorrection) -> None:
        """Keep that a session's start was moved, from where to where."""
        ...

    def start_corrections(self, session_id: UUID) -> Sequence[StartCorrection]:
        """Return how a session's start was moved, in the order it was said."""
        ...

    def get(self, session_id: UUID) -> Session | None:
        """Return a session, None where there is no such one."""
        ...

    def open(self) -> Session | None:
        """Return the one session that goes on, if there is one."""
        ...

    def last(self) -> Session | None:
        """Return the session started last, discarded ones left out."""
        ...

    def last_discarded(self) -> Session | None:
        """Return the discarded session started last."""
        ...

    def end_before(self, session: Session) -> datetime | None:
        """Return the latest end of the finished sessions that began no later than this one."""
        ...

    def overlaps(self, session: Session) -> bool:
        """Tell whether a finished session shares a time with this ended one."""
        ...

    def last_of(self, task_id: UUID) -> Session | None:
        """Return a task's session started last, discarded ones left out."""
        ...

    def rows(self, wanted: SessionFilter, limit: int, offset: int = 0) -> Sequence[SessionRow]:
        """Return finished sessions, the latest start first."""
        ...

    def rows_of(self, session_ids: Sequence[UUID]) -> Sequence[SessionRow]:
        """Return these sessions, whatever their state, the latest start first."""
        ...

    def row(self, session_id: UUID) -> SessionRow | None:
        """Return a finished session, None where there is no such one."""
        ...

    def count(self, wanted: SessionFilter) -> int:
        """Return how many finished sessions are meant."""
        ...

    def first_day(self, wanted: SessionFilter) -> date | None:
        """Return the earliest local day of the finished sessions that are meant, None where there is none."""
        ...

    def no_ai_sittings(self, since: date | None = None, until: date | None = None) -> Sequence[Sitting]:
        """Return finished sessions without AI of these local days, both included, the earliest start first."""
        ...
