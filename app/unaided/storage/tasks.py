"""The shelf of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.task import Kind, Task, TaskStatus
from unaided.storage.tables import UNCOUNTED, SessionRecord, TaskRecord

BATCH = 500


class TaskShelf:
    """Where tasks are kept."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def add(self, task: Task) -> None:
        """Keep a new task."""
        self._db.add(task_record(task))
        self._db.flush()  # whatever refers to it comes after it

    def put(self, task: Task) -> None:
        """Keep a task's new state."""
        _fill(self._db.get_one(TaskRecord, task.id), task)

    def get(self, task_id: UUID) -> Task | None:
        """Return a task, None where there is no such."""
        record = self._db.get(TaskRecord, task_id)
        return to_task(record) if record else None

    def many(self, task_ids: Sequence[UUID]) -> dict[UUID, Task]:
        """Return those of these tasks that there are, asked for a batch at a time."""
        found: dict[UUID, Task] = {}
        for begin in range(0, len(task_ids), BATCH):
            wanted = select(TaskRecord).where(TaskRecord.id.in_(task_ids[begin : begin + BATCH]))
            found |= {record.id: to_task(record) for record in self._db.scalars(wanted)}
        return found

    def titles(self, task_ids: Sequence[UUID]) -> dict[UUID, str]:
        """Return the titles of these tasks, asked for a batch at a time: SQLite takes no list of any length."""
        found: dict[UUID, str] = {}
        for begin in range(0, len(task_ids), BATCH):
            wanted = TaskRecord.id.in_(task_ids[begin : begin + BATCH])
            found |= {
                one.id: one.title for one in self._db.execute(select(TaskRecord.id, TaskRecord.title).where(wanted))
            }
        return found

    def open(self, limit: int = 50) -> Sequence[Task]:
        """Return open tasks, the one worked on last first; those never worked on come after the others."""
        counted = (SessionRecord.task_id == TaskRecord.id, SessionRecord.state.not_in(UNCOUNTED))
        worked_on = select(func.max(SessionRecord.started_at)).where(*counted).scalar_subquery()
        wanted = (
            select(TaskRecord)
            .where(TaskRecord.status == TaskStatus.OPEN)
            .order_by(worked_on.desc().nulls_last(), TaskRecord.registered_at.desc(), TaskRecord.id.desc())
            .limit(limit)
        )
        return [to_task(record) for record in self._db.scalars(wanted)]

    def closed(self, limit: int) -> Sequence[Task]:
        """Return tasks that are no longer open, the one closed last first."""
        wanted = (
            select(TaskRecord)
            .where(TaskRecord.status != TaskStatus.OPEN)
            .order_by(TaskRecord.closed_at.desc(), TaskRecord.id.desc())
            .limit(limit)
        )
        return [to_task(record) for record in self._db.scalars(wanted)]

    def last(self) -> Task | None:
        """Return the task of the session started last, discarded ones left out; the task may have any status."""
        record = self._db.scalars(
            select(TaskRecord)
            .join(SessionRecord)
            .where(SessionRecord.state.not_in(UNCOUNTED))
            .order_by(SessionRecord.started_at.desc(), SessionRecord.id.desc())
            .limit(1)
        ).first()
        return to_task(record) if record else None

    def every(self) -> Iterator[Task]:
        """Return all tasks in the order they were registered, a batch at a time."""
        wanted = select(TaskRecord).order_by(TaskRecord.registered_at, TaskRecord.id)
        for record in self._db.scalars(wanted.execution_options(yield_per=BATCH)):
            yield to_task(record)


def task_record(task: Task) -> TaskRecord:
    """Return the row of a new task."""
    record = TaskRecord(id=task.id)
    _fill(record, task)
    return record


def to_task(record: TaskRecord) -> Task:
    """Return the task that a row means."""
    return Task(
        id=record.id,
        title=record.title,
        kind=Kind(record.kind),
        ownership=record.ownership,
        registered_at=record.registered_at,
        estimate=record.estimate,
        skill=record.skill,
        project=record.project,
        status=record.status,
        progress=record.progress,
        closed_at=record.closed_at,
    )


def _fill(record: TaskRecord, task: Task) -> None:
    record.title = task.title
    record.title_folded = folded(task.title)
    record.kind = task.kind
    record.ownership = task.ownership
    record.registered_at = task.registered_at
    record.estimate = task.estimate
    record.skill = task.skill
    record.project = task.project
    record.status = task.status
    record.progress = task.progress
    record.closed_at = task.closed_at


def folded(text: str) -> str:
    """Return a text as searches compare it: upper and lower case alike, in any script."""
    return normalize("NFKC", text.casefold())
