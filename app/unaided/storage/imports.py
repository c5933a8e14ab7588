"""The shelf of what was brought in: known again by its id there, marked for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.editing import Source
from unaided.domain.imports import ImportedExplanation, ImportedRecall, ImportedSession, ImportedTask
from unaided.domain.recall import Rating
from unaided.domain.session import MINUTE_US, Session
from unaided.domain.span import Cause
from unaided.domain.task import Kind, Task
from unaided.storage.measure_tables import (
    ImportedExplanationRecord,
    ImportedRecallRecord,
    ImportedSessionRecord,
    ImportedTaskRecord,
)
from unaided.storage.sessions import session_record
from unaided.storage.tables import UNCOUNTED, SessionRecord, SpanRecord, TaskRecord
from unaided.storage.tasks import BATCH, task_record

T = TypeVar("T")


class ImportShelf:
    """Where imported rows are kept beside the task or session they became."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def tasks(self) -> Mapping[str, UUID]:
        """Return the imported tasks, by their id there."""
        wanted = select(ImportedTaskRecord.known_as, ImportedTaskRecord.task_id)
        return {row.known_as: row.task_id for row in self._db.execute(wanted)}

    def given_tasks(self) -> Mapping[str, ImportedTask]:
        """Return the imported tasks as they are kept, by their id there."""
        return {
            known_as: ImportedTask(0, known_as, title, Kind(kind), *rest)
            for known_as, title, kind, *rest in self._db.execute(_TASKS)
        }

    def given_sessions(self) -> Mapping[str, ImportedSession]:
        """Return the imported sessions as they are kept, by their id there; time away is what is left over."""
        return {
            known_as: ImportedSession(
                0,
                known_as,
                task,
                started,
                offset,
                ended,
                mode,
                active_us / MINUTE_US,
                paused_us / MINUTE_US,
                0.0,
                *rest,
            )
            for known_as, task, started, offset, ended, mode, active_us, paused_us, *rest in self._db.execute(_SESSIONS)
        }

    def given_explanations(self) -> Mapping[str, ImportedExplanation]:
        """Return the imported explanations as they are kept, by their task's id there."""
        return {task: ImportedExplanation(0, task, *rest) for task, *rest in self._db.execute(_EXPLANATIONS)}

    def given_recalls(self) -> Mapping[tuple[str, int], ImportedRecall]:
        """Return the imported recalls as they are kept, by their task's id there and their number."""
        return {
            (task, number): ImportedRecall(0, task, at, number, Rating(rating), passed)
            for task, number, at, rating, passed in self._db.execute(_RECALLS)
        }

    def reached(self) -> Mapping[UUID, tuple[datetime, int]]:
        """Return when each imported task's latest session began and how much was done after it, in percent."""
        return {task_id: (at, done) for task_id, at, done in self._db.execute(_REACHED)}

    def add_tasks(self, tasks: Iterable[tuple[Task, ImportedTask]], at: datetime) -> None:
        """Keep tasks with what was given with them, a batch at a time."""
        for batch in _batches(tasks):
            self._put([task_record(task) for task, _row in batch])
            self._put([_given(task.id, row, at) for task, row in batch])

    def add_sessions(self, sessions: Iterable[tuple[Session, date, ImportedSession]]) -> None:
        """Keep sessions with what was given with them, a batch at a time.

        They owe nothing, for nobody can be asked any more.
        """
        for batch in _batches(sessions):
            self._put([_ended(*one) for one in batch])
            self._put(
                [
                    ImportedSessionRecord(
                        session_id=session.id, known_as=row.known_as, look_ups=row.look_ups, felt=row.felt
                    )
                    for session, _day, row in batch
                ]
            )

    def _put(self, records: Sequence[object]) -> None:
        self._db.add_all(records)
        self._db.flush()  # whatever refers to them comes after them

    def add_explanation(self, task_id: UUID, row: ImportedExplanation) -> None:
        """Keep the figures of an explanation."""
        self._db.add(
            ImportedExplanationRecord(
                task_id=task_id,
                written_at=row.written_at,
                predicted=row.predicted,
                explained=row.explained,
                recalled=row.recalled,
            )
        )

    def add_recall(self, task_id: UUID, row: ImportedRecall) -> None:
        """Keep a recall."""
        self._db.add(
            ImportedRecallRecord(
                task_id=task_id,
                number=row.number,
                reviewed_at=row.reviewed_at,
                rating=int(row.rating),
                passed=row.passed,
            )
        )


def _batches(of: Iterable[T]) -> Iterator[list[T]]:
    left = iter(of)
    while batch := list(islice(left, BATCH)):
        yield batch


def _given(task_id: UUID, row: ImportedTask, at: datetime) -> ImportedTaskRecord:
    return ImportedTaskRecord(
        task_id=task_id,
        known_as=row.known_as,
        imported_at=at,
        mode=row.mode,
        ai_use=row.ai_use,
        assigned=row.assigned,
        kept_out=row.kept_out,
        size_minutes=row.size_minutes,
        estimate_minutes=row.estimate_minutes,
        estimate_ai_minutes=row.estimate_ai_minutes,
        active_minutes=row.active_minutes,
        guess_minutes=row.guess_minutes,
        source=row.source,
    )


def _ended(session: Session, local_date: date, row: ImportedSession) -> SessionRecord:
    record = session_record(session, local_date, Source.IMPORTED)
    record.progress_after = row.progress
    record.settled_at = row.ended_at
    return record


_TASKS = (
    select(ImportedTaskRecord.known_as, TaskRecord.title, TaskRecord.kind, TaskRecord.ownership, TaskRecord.skill)
    .add_columns(TaskRecord.project, TaskRecord.registered_at, TaskRecord.closed_at, TaskRecord.status)
    .add_columns(ImportedTaskRecord.mode, ImportedTaskRecord.ai_use, ImportedTaskRecord.assigned)
    .add_columns(ImportedTaskRecord.kept_out, ImportedTaskRecord.size_minutes, ImportedTaskRecord.estimate_minutes)
    .add_columns(ImportedTaskRecord.estimate_ai_minutes, ImportedTaskRecord.active_minutes)
    .add_columns(ImportedTaskRecord.guess_minutes, ImportedTaskRecord.source)
    .join(TaskRecord, TaskRecord.id == ImportedTaskRecord.task_id)
)
_PAUSED = (
    select(func.coalesce(func.sum(SpanRecord.__table__.c.end_us - SpanRecord.__table__.c.start_us), 0))
    .where(SpanRecord.session_id == SessionRecord.id, SpanRecord.__table__.c.cause == Cause.PAUSED)
    .scalar_subquery()
)
_SESSIONS = (
    select(ImportedSessionRecord.known_as, ImportedTaskRecord.known_as, SessionRecord.started_at)
    .add_columns(SessionRecord.__table__.c.started_offset_minutes, SessionRecord.ended_at, SessionRecord.mode)
    .add_columns(SessionRecord.active_us, _PAUSED, ImportedSessionRecord.look_ups, ImportedSessionRecord.felt)
    .add_columns(SessionRecord.progress_after)
    .join(SessionRecord, SessionRecord.id == ImportedSessionRecord.session_id)
    .join(ImportedTaskRecord, ImportedTaskRecord.task_id == SessionRecord.task_id)
)
_EXPLANATIONS = (
    select(ImportedTaskRecord.known_as, ImportedExplanationRecord.written_at, ImportedExplanationRecord.predicted)
    .add_columns(ImportedExplanationRecord.explained, ImportedExplanationRecord.recalled)
    .join(ImportedTaskRecord, ImportedTaskRecord.task_id == ImportedExplanationRecord.task_id)
)
_RECALLS = (
    select(ImportedTaskRecord.known_as, ImportedRecallRecord.number, ImportedRecallRecord.reviewed_at)
    .add_columns(ImportedRecallRecord.rating, ImportedRecallRecord.passed)
    .join(ImportedTaskRecord, ImportedTaskRecord.task_id == ImportedRecallRecord.task_id)
)
_REACHED = (
    select(SessionRecord.task_id, SessionRecord.started_at)
    .add_columns(func.coalesce(SessionRecord.progress_after, SessionRecord.progress_before))
    .join(ImportedTaskRecord, ImportedTaskRecord.task_id == SessionRecord.task_id)
    .where(SessionRecord.state.not_in(UNCOUNTED))
    .order_by(SessionRecord.started_at, SessionRecord.id)
)
