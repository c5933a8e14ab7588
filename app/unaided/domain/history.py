"""Finished sessions as lists, exports and months read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from unaided.domain.editing import Source
from unaided.domain.session import Mode, Session, SessionState
from unaided.domain.task import Kind, Task, TaskStatus


class Origin(StrEnum):
    """Where a session comes from, and what became of it, as lists tell them apart (Law 6)."""

    TIMER = "timer"
    HAND = "hand"
    IMPORTED = "imported"
    EDITED = "edited"  # its times, mode or task were corrected once it was over
    DELETED = "deleted"  # in no other list and no figure; it can be restored


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which sessions are meant; the days are local ones, both ends included; None leaves a side open.

    `text` is looked for in the task's title, whatever its case.
    """

    since: date | None = None
    until: date | None = None
    mode: Mode | None = None
    text: str = ""
    kind: str | None = None
    project: str | None = None
    skill: str | None = None
    task_id: UUID | None = None
    origin: Origin | None = None

    @property
    def of_tasks(self) -> bool:
        """Tell whether it asks something of the sessions' tasks."""
        return bool(self.text or self.kind or self.project or self.skill)


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

    @property
    def is_deleted(self) -> bool:
        """Tell whether it was deleted; it can be restored."""
        return self.session.state is SessionState.DELETED


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
