"""The shelf of what was brought in: known again by its id there, marked for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.editing import Source
from unaided.domain.imports import ImportedExplanation, ImportedRecall, ImportedSession, ImportedTask
from unaided.storage.measure_tables import (
    ImportedExplanationRecord,
    ImportedRecallRecord,
    ImportedSessionRecord,
    ImportedTaskRecord,
)
from unaided.storage.tables import SessionRecord


class ImportShelf:
    """Where imported rows are kept beside the task or session they became."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def tasks(self) -> Mapping[str, UUID]:
        """Return the imported tasks, by their id there."""
        return {row.known_as: row.task_id for row in self._db.execute(_TASKS)}

    def sessions(self) -> frozenset[str]:
        """Return the ids, there, of the imported sessions."""
        return frozenset(self._db.scalars(select(ImportedSessionRecord.known_as)))

    def explained(self) -> frozenset[UUID]:
        """Return the tasks with an imported explanation."""
        return frozenset(self._db.scalars(select(ImportedExplanationRecord.task_id)))

    def recalled(self) -> frozenset[tuple[UUID, int]]:
        """Return the imported recalls: their task and number."""
        found = self._db.execute(select(ImportedRecallRecord.task_id, ImportedRecallRecord.number))
        return frozenset((task_id, number) for task_id, number in found)

    def add_task(self, task_id: UUID, row: ImportedTask, at: datetime) -> None:
        """Keep what was given with a task."""
        self._db.add(
            ImportedTaskRecord(
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
        )

    def add_session(self, session_id: UUID, row: ImportedSession) -> None:
        """Keep what was given with a session; it owes nothing, for nobody can be asked any more."""
        self._db.add(
            ImportedSessionRecord(session_id=session_id, known_as=row.known_as, look_ups=row.look_ups, felt=row.felt)
        )
        record = self._db.get_one(SessionRecord, session_id)
        record.settled_at = row.ended_at
        record.source = Source.IMPORTED

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


_TASKS = select(ImportedTaskRecord.known_as, ImportedTaskRecord.task_id)
