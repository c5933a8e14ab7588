"""The shelf of notes on the timeline; a deleted note stays, so that deleting can be undone and is on record."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.timeline import TimelineNote
from unaided.storage.timeline_tables import TimelineNoteRecord


class TimelineShelf:
    """Where notes are kept; none is ever taken away."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def put(self, note: TimelineNote) -> None:
        """Keep a note's state, new or not."""
        self._db.merge(
            TimelineNoteRecord(
                id=note.id,
                first_day=note.first_day,
                last_day=note.last_day,
                kind=note.kind,
                text=note.text,
                created_at=note.created_at,
                deleted_at=note.deleted_at,
            )
        )

    def get(self, note_id: UUID) -> TimelineNote | None:
        """Return a note, deleted or not; None where there is no such."""
        record = self._db.get(TimelineNoteRecord, note_id)
        return to_note(record) if record else None

    def every(self) -> Sequence[TimelineNote]:
        """Return all notes, the earliest day first, those deleted among them."""
        wanted = select(TimelineNoteRecord)
        ordered = wanted.order_by(TimelineNoteRecord.first_day, TimelineNoteRecord.created_at, TimelineNoteRecord.id)
        return [to_note(record) for record in self._db.scalars(ordered)]


def to_note(record: TimelineNoteRecord) -> TimelineNote:
    """Return the note that a row means."""
    return TimelineNote(
        record.id,
        record.first_day,
        record.last_day,
        record.kind,
        record.text,
        record.created_at,
        record.deleted_at,
    )
