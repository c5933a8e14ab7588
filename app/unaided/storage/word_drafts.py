"""The shelf of what is typed so far: of a recall, of a gap's note, of a look-up's answer (Law 12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.recall import WordDraft
from unaided.storage.recall_tables import WordDraftRecord
from unaided.storage.tasks import BATCH


class WordDraftShelf:
    """One draft for each thing that is written about."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def get(self, owner_id: UUID) -> str | None:
        """Return what was typed so far, None where nothing was."""
        record = self._db.get(WordDraftRecord, owner_id)
        return record.body if record else None

    def put(self, owner_id: UUID, body: str, at: datetime) -> None:
        """Keep what was typed so far, in place of what was before."""
        self._db.merge(WordDraftRecord(owner_id=owner_id, body=body, saved_at=at))

    def drop(self, owner_id: UUID) -> None:
        """Take a draft away, if there is one."""
        self._db.execute(delete(WordDraftRecord).where(WordDraftRecord.owner_id == owner_id))

    def every(self) -> Iterator[WordDraft]:
        """Return all drafts, the one saved first before the others."""
        wanted = select(WordDraftRecord).order_by(WordDraftRecord.saved_at, WordDraftRecord.owner_id)
        for record in self._db.scalars(wanted.execution_options(yield_per=BATCH)):
            yield WordDraft(record.owner_id, record.body, record.saved_at)
