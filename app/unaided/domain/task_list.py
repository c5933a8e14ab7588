"""Tasks as a list shows them, those that never had a session among them: brought in, or only written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from unaided.domain.session import Mode
from unaided.domain.task import REWORK, Task, TaskStatus


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are meant; `since` and `before` hold for when a task was closed, or written down if it is open.

    `text` is looked for in the title, whatever its case. `imported` None leaves open where it comes from.
    """

    status: TaskStatus | None = None
    mode: Mode | None = None
    text: str = ""
    kind: str | None = None
    project: str | None = None
    skill: str | None = None
    imported: bool | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with what lists say of it; `mode` is None before its first session, `size` is minutes of the ruler.

    The size of an open task is None: it is not to be seen before the task is closed.
    """

    task: Task
    mode: Mode | None
    imported: bool
    size: float | None
    sessions: int


def can_reopen(task: Task, now: datetime) -> bool:
    """Tell whether a task may be opened again: closed, and not longer ago than rework may come."""
    return task.closed_at is not None and now - task.closed_at <= REWORK
