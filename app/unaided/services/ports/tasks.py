"""What the services need of the shelf of tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

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

    def closed(self, limit: int) -> Sequence[Task]:
        """Return tasks that are no longer open, the one closed last first."""
        ...

    def last(self) -> Task | None:
        """Return the task of the session started last, whatever its status."""
        ...

    def many(self, task_ids: Sequence[UUID]) -> Mapping[UUID, Task]:
        """Return those of these tasks that there are."""
        ...

    def titles(self, task_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """Return the titles of these tasks."""
        ...
