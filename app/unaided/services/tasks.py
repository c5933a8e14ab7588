"""A task's own life: stopped short of done, opened again for rework."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.task import Task, TaskStatus, progressed, reopened, stopped
from unaided.domain.trouble import TaskRuleError
from unaided.services.ports.ledger import Ledger


class TaskService:
    """What can be done with a task beside working on it."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock

    def get(self, task_id: UUID) -> Task:
        """Return a task.

        Raises:
            TaskRuleError: there is no such task.
        """
        with self._ledger.read() as shelves:
            return _found(shelves.tasks.get(task_id))

    def closed(self, limit: int) -> Sequence[Task]:
        """Return tasks that are no longer open, the one closed last first."""
        with self._ledger.read() as shelves:
            return shelves.tasks.closed(limit)

    def done(self, task_id: UUID) -> Task:
        """Close a task as done.

        Raises:
            TaskRuleError: there is no such task, or a session on it goes on.
        """
        at = self._clock.read().wall

        def change(task: Task) -> Task:
            return progressed(task, 100, at)

        return self._change(task_id, change)

    def stop(self, task_id: UUID, status: TaskStatus) -> Task:
        """Leave a task unfinished or abandoned; its minutes count as *at least so many*.

        Raises:
            TaskRuleError: there is no such task, it is closed already, or a session on it goes on.
        """
        at = self._clock.read().wall

        def change(task: Task) -> Task:
            return stopped(task, status, at)

        return self._change(task_id, change)

    def reopen(self, task_id: UUID) -> Task:
        """Open a task again, within 14 days: what is worked on it now is its rework.

        Raises:
            TaskRuleError: there is no such task, it is open, or it was closed longer ago.
        """
        at = self._clock.read().wall

        def change(task: Task) -> Task:
            return reopened(task, at)

        return self._change(task_id, change)

    def _change(self, task_id: UUID, change: Callable[[Task], Task]) -> Task:
        with self._ledger.write() as shelves:
            task = _found(shelves.tasks.get(task_id))
            running = shelves.sessions.open()
            if running is not None and running.task_id == task_id:
                raise TaskRuleError(f"A session on “{task.title}” goes on. Stop it first.")
            changed = change(task)
            shelves.tasks.put(changed)
            return changed


def _found(task: Task | None) -> Task:
    if task is None:
        raise TaskRuleError(
            "There is no such task. `unaided task list` shows those that are open, with --closed the others."
        )
    return task
