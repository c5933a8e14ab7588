"""The shelf that history is corrected on: how sessions stand, and who is around them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as DbSession

from unaided.domain.editing import What
from unaided.domain.overlap import Neighbour, Times
from unaided.domain.session import SessionState
from unaided.domain.standing import Standing
from unaided.domain.task import Task
from unaided.storage.answer_tables import ExplanationRecord, ReflectionRecord
from unaided.storage.edit_tables import SessionEditRecord
from unaided.storage.handing import HandingShelf
from unaided.storage.measure_tables import ImportedSessionRecord, ImportedTaskRecord
from unaided.storage.sessions import SessionShelf, to_session
from unaided.storage.tables import UNCOUNTED, SessionRecord, TaskRecord
from unaided.storage.tasks import to_task
from unaided.storage.trail import TrailShelf


class EditShelf:
    """Where a correction finds what it needs, and puts what it makes."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db
        self._sessions = SessionShelf(db)
        self.handing = HandingShelf(db)
        self.trail = TrailShelf(db)

    def standing(self, session_id: UUID) -> Standing | None:
        """Return how a session stands, whatever its state; None where there is no such."""
        record = self._db.get(SessionRecord, session_id)
        return to_standing(record) if record else None

    def put(self, standing: Standing) -> None:
        """Keep how a session stands, new or not."""
        session = standing.session
        if self._db.get(SessionRecord, session.id) is None:
            self._sessions.add(session, standing.local_date, standing.source)
        record = self._db.get_one(SessionRecord, session.id)
        record.task_id, record.mode = session.task_id, session.mode
        record.progress_before = session.progress_before
        record.progress_after = standing.progress_after
        record.settled_at, record.edited_at = standing.settled_at, standing.edited_at
        self._sessions.put(session, local_date=standing.local_date)

    def take_away(self, session_id: UUID) -> bool:
        """Take a session away that an undone edit had made; tell whether nothing refers to it, so that it could be."""
        return self._taken(SessionRecord, session_id)

    def take_task_away(self, task: Task) -> None:
        """Take a task away that an undone edit had made, where it is as it was and nothing refers to it."""
        record = self._db.get(TaskRecord, task.id)
        if record is not None and to_task(record) == task:
            self._taken(TaskRecord, task.id)

    def _taken(self, kind: type[SessionRecord] | type[TaskRecord], key: UUID) -> bool:
        self._db.flush()
        try:
            with self._db.begin_nested():
                self._db.execute(delete(kind).where(kind.id == key))
        except IntegrityError:
            return False
        return True

    def around(self, times: Times, but: Sequence[UUID]) -> Sequence[Neighbour]:
        """Return the sessions that count, or go on, and share some of this time, the earliest first."""
        start, end = times
        ended_after = or_(SessionRecord.ended_at > start, SessionRecord.ended_at.is_(None))
        return self._neighbours(SessionRecord.started_at < end, ended_after, SessionRecord.id.not_in(but))

    def _neighbours(self, *wanted: ColumnElement[bool]) -> Sequence[Neighbour]:
        counted = SessionRecord.state.not_in(UNCOUNTED)
        found = select(SessionRecord, TaskRecord.title).join(TaskRecord).where(counted, *wanted)
        ordered = self._db.execute(found.order_by(SessionRecord.started_at, SessionRecord.id))
        return [Neighbour(to_standing(record), title) for record, title in ordered]

    def brought_in_at(self, session_id: UUID) -> datetime | None:
        """Return when a session was brought in with its task; None where it was not, or is on another task by now."""
        brought, task = ImportedSessionRecord, ImportedTaskRecord
        wanted = (
            select(task.imported_at)
            .join(SessionRecord, SessionRecord.task_id == task.task_id)
            .join(brought, brought.session_id == SessionRecord.id)
        )
        return self._db.scalars(wanted.where(SessionRecord.id == session_id)).first()

    def is_answered(self, session_id: UUID) -> bool:
        """Tell whether a session has an explanation or a reflection of its own."""
        answers = (ExplanationRecord, ReflectionRecord)
        return any(self._db.get(record, session_id) is not None for record in answers)

    def deleted(self, limit: int) -> Sequence[UUID]:
        """Return deleted sessions that can be restored, the latest start first.

        Among them are those with words that an undone edit had made: no edit of theirs stands.
        """
        edit = SessionEditRecord
        last = (
            select(edit.what)
            .where(edit.session_id == SessionRecord.id, edit.undone_at.is_(None))
            .order_by(edit.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        wanted = select(SessionRecord.id).where(
            SessionRecord.state == SessionState.DELETED, last.is_distinct_from(What.MERGE)
        )
        ordered = wanted.order_by(SessionRecord.started_at.desc(), SessionRecord.id.desc()).limit(limit)
        return self._db.scalars(ordered).all()


def to_standing(record: SessionRecord) -> Standing:
    """Return how a session stands by its row."""
    return Standing(
        to_session(record),
        record.local_date,
        record.progress_after,
        record.settled_at,
        record.edited_at,
        record.source,
    )
