"""What the services need from the world, as narrow as they use it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from unaided.domain.clock import Reading
from unaided.domain.correction import StartCorrection
from unaided.domain.explanation import Explanation, Gap, LookUp, Owed, Reflection, SkipReason
from unaided.domain.export import Everything
from unaided.domain.history import SessionFilter, SessionRow, Sitting
from unaided.domain.session import Session
from unaided.domain.settings import Settings
from unaided.domain.task import Task


class TaskShelf(Protocol):
    """Where tasks are kept."""

    def add(self, task: Task) -> None:
        """Keep a new task."""
        ...

    def put(self, task: Task) -> None:
        """Keep a task's new state."""
        ...

    def get(self, task_id: UUID) -> Task | None:
        """Return a task, None where there is no such one."""
        ...

    def open(self, limit: int = 50) -> Sequence[Task]:
        """Return open tasks, the one worked on last first."""
        ...

    def last(self) -> Task | None:
        """Return the task of the session started last, whatever its status."""
        ...


class SessionShelf(Protocol):
    """Where sessions are kept, their spans with them."""

    def add(self, session: Session, local_date: date) -> None:
        """Keep a new session, and the local day it belongs to."""
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

    def row(self, session_id: UUID) -> SessionRow | None:
        """Return a finished session, None where there is no such one."""
        ...

    def count(self, wanted: SessionFilter) -> int:
        """Return how many finished sessions are meant."""
        ...

    def no_ai_sittings(self, since: date | None = None, until: date | None = None) -> Sequence[Sitting]:
        """Return finished sessions without AI of these local days, both included, the earliest start first."""
        ...


class ExplanationShelf(Protocol):
    """Where explanations, reflections, gaps, look-ups and drafts are kept."""

    def add_explanation(self, explanation: Explanation) -> None:
        """Keep an explanation."""
        ...

    def add_reflection(self, reflection: Reflection) -> None:
        """Keep a reflection."""
        ...

    def add_gap(self, gap: Gap) -> None:
        """Keep a gap."""
        ...

    def add_look_up(self, look_up: LookUp) -> None:
        """Keep a look-up."""
        ...

    def remove_look_up(self, look_up_id: UUID) -> None:
        """Take a look-up away."""
        ...

    def explanation(self, session_id: UUID) -> Explanation | None:
        """Return a session's explanation."""
        ...

    def reflection(self, session_id: UUID) -> Reflection | None:
        """Return a session's reflection."""
        ...

    def look_ups(self, session_id: UUID) -> Sequence[LookUp]:
        """Return a session's look-ups, the earliest first."""
        ...

    def gaps(self, session_id: UUID) -> Sequence[Gap]:
        """Return a session's gaps, the earliest first."""
        ...

    def defer(self, session_id: UUID, at: datetime) -> None:
        """Keep that an answer was put off."""
        ...

    def skip(self, session_id: UUID, reason: SkipReason, at: datetime) -> None:
        """Keep that an answer was left out, and why."""
        ...

    def owed(self) -> Sequence[Owed]:
        """Return finished sessions not answered and not skipped, the latest end first (Law 4)."""
        ...

    def draft(self, session_id: UUID) -> str | None:
        """Return what was typed so far."""
        ...

    def save_draft(self, session_id: UUID, body: str, at: datetime) -> None:
        """Keep what was typed so far."""
        ...

    def drop_draft(self, session_id: UUID) -> None:
        """Forget what was typed so far."""
        ...


class Archive(Protocol):
    """All that is kept, for exports."""

    def everything(self) -> Everything:
        """Return all of it; each kind is read when it is walked through, once."""
        ...


class Shelves(Protocol):
    """All that one transaction sees."""

    @property
    def tasks(self) -> TaskShelf:
        """Return the tasks."""
        ...

    @property
    def sessions(self) -> SessionShelf:
        """Return the sessions."""
        ...

    @property
    def explanations(self) -> ExplanationShelf:
        """Return what was written."""
        ...

    @property
    def archive(self) -> Archive:
        """Return all of it at once."""
        ...


class Ledger(Protocol):
    """One transaction over all shelves: everything in it is kept, or nothing."""

    def read(self) -> AbstractContextManager[Shelves]:
        """Return the shelves as they are at this moment."""
        ...

    def write(self) -> AbstractContextManager[Shelves]:
        """Return the shelves to change."""
        ...

    def keep_time(self, session: Session) -> None:
        """Keep how far an open session has come, of which nothing else is new; what is further already stays."""
        ...


class Beats(Protocol):
    """The small file that remembers the last sign of life between two writes of the database (Law 12)."""

    def write(self, session_id: UUID, reading: Reading) -> None:
        """Keep a sign of life of a session, where that can be done; it never fails for it."""
        ...

    def read(self, session_id: UUID) -> Reading | None:
        """Return the last sign of life of this session, None where there is none or it is torn."""
        ...


class Chosen(Protocol):
    """What the person chose."""

    def load(self) -> Settings:
        """Return it; the defaults where nothing was chosen or what is kept cannot be used."""
        ...


class SettingsShelf(Chosen, Protocol):
    """Where what the person chose is kept."""

    @property
    def folder(self) -> Path:
        """Return the folder of the profile, where all that is the person's lies."""
        ...

    @property
    def complaint(self) -> str:
        """Return what could not be used of what is kept, in plain sentences; empty where all of it was."""
        ...

    def keep(self, settings: Settings) -> None:
        """Keep these settings."""
        ...


class Ids(Protocol):
    """Whoever makes fresh ids."""

    def new(self, at: datetime) -> UUID:
        """Return an id that sorts by time."""
        ...
