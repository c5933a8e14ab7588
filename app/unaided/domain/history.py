"""Finished sessions as lists, exports and months read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from unaided.domain.editing import Source
from unaided.domain.session import Mode, Session
from unaided.domain.task import Kind, Task, TaskStatus


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which sessions are meant; the days are local ones, both ends included.

    `text` is looked for in the task's title, whatever its case.
    """

    since: date | None = None
    until: date | None = None
    mode: Mode | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A finished session as lists show it, with its task and what was answered."""

    session: Session
    task: Task
    local_date: date
    answered: bool
    felt: int | None
    look_ups: int
    progress_after: int | None
    edited_at: datetime | None = None  # when it was last corrected once it was over (Law 3)
    source: Source = Source.TIMER


@dataclass(frozen=True, slots=True)
class Sitting:
    """A finished session without AI and what its task says, as the monthly figures need it.

    `active_us` and `undecided_us` are microseconds; the shares done are percent. `pure` tells
    whether the task had no session with AI, discarded ones left out.
    """

    session_id: UUID
    task_id: UUID
    title: str
    kind: Kind
    local_date: date
    started_at: datetime
    active_us: int
    undecided_us: int
    progress_before: int
    progress_after: int | None
    estimate_minutes: int | None
    status: TaskStatus
    closed_at: datetime | None
    pure: bool
