"""The shelf of the trail: nothing on it is ever taken away."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session as DbSession

from unaided.domain.editing import Who
from unaided.domain.trail import Entry
from unaided.storage.edit_tables import SessionEditRecord
from unaided.storage.tasks import BATCH

_BY_PERSON = SessionEditRecord.who == Who.PERSON
_LATEST_FIRST = SessionEditRecord.id.desc()


class TrailShelf:
    """Where it is kept what was done to sessions that were over."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def add(self, entry: Entry) -> None:
        """Keep a change, after all those before it."""
        self._db.add(
            SessionEditRecord(
                batch=entry.batch,
                at=entry.at,
                who=entry.who,
                what=entry.what,
                session_id=entry.session_id,
                task_id=entry.task_id,
                before=None if entry.before is None else _told(entry.before),
                after=_told(entry.after),
                more=_told(entry.more),
                undone_at=entry.undone_at,
            )
        )
        self._db.flush()  # their order is that of their numbers

    def mark(self, batch: UUID, undone_at: datetime | None) -> None:
        """Keep that an edit is undone since this moment, or done again where there is none."""
        self._db.execute(update(SessionEditRecord).where(SessionEditRecord.batch == batch).values(undone_at=undone_at))

    def last_done(self) -> Sequence[Entry]:
        """Return the person's latest edit that is not undone, in the order it was done; none where there is none."""
        wanted = select(SessionEditRecord.batch).where(_BY_PERSON, SessionEditRecord.undone_at.is_(None))
        return self._batch(self._db.scalars(wanted.order_by(_LATEST_FIRST).limit(1)).first())

    def last_undone(self) -> Sequence[Entry]:
        """Return the edit that was undone last, where none was made since that stands; else none."""
        done = select(func.coalesce(func.max(SessionEditRecord.id), 0)).where(
            _BY_PERSON, SessionEditRecord.undone_at.is_(None)
        )
        wanted = select(SessionEditRecord.batch).where(_BY_PERSON, SessionEditRecord.id > done.scalar_subquery())
        return self._batch(self._db.scalars(wanted.order_by(SessionEditRecord.id).limit(1)).first())

    def of_session(self, session_id: UUID) -> Sequence[Entry]:
        """Return the changes of a session, the latest first."""
        return self._entries(SessionEditRecord.session_id == session_id)

    def all(self, limit: int, offset: int) -> Sequence[Entry]:
        """Return the changes of all sessions, the latest first."""
        wanted = select(SessionEditRecord).order_by(_LATEST_FIRST).limit(limit).offset(offset)
        return [*map(to_entry, self._db.scalars(wanted))]

    def every(self) -> Iterator[Entry]:
        """Return all changes in the order they were made, a batch at a time."""
        wanted = select(SessionEditRecord).order_by(SessionEditRecord.id)
        yield from map(to_entry, self._db.scalars(wanted.execution_options(yield_per=BATCH)))

    def _batch(self, batch: UUID | None) -> Sequence[Entry]:
        return [] if batch is None else self._entries(SessionEditRecord.batch == batch)[::-1]

    def _entries(self, wanted: ColumnElement[bool]) -> Sequence[Entry]:
        found = self._db.scalars(select(SessionEditRecord).where(wanted).order_by(_LATEST_FIRST))
        return [*map(to_entry, found)]


def to_entry(record: SessionEditRecord) -> Entry:
    """Return the change that a row means."""
    return Entry(
        record.batch,
        record.at,
        record.who,
        record.what,
        record.session_id,
        record.task_id,
        None if record.before is None else json.loads(record.before),
        json.loads(record.after),
        json.loads(record.more),
        record.undone_at,
    )


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
