"""The shelf that finds words again: where they are is a table, what they say is SQLite's full-text index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, text
from sqlalchemy.orm import Session as DbSession

from unaided.domain.search import Found, WordsKind, excerpt
from unaided.storage.answer_tables import ExplanationRecord, GapRecord, GoingOnRecord, LookUpRecord, ReflectionRecord
from unaided.storage.columns import EnumText, UtcMicros, Uuid16
from unaided.storage.recall_tables import RecallRecord, WordsRecord
from unaided.storage.tables import Base

_FIND = text(
    "SELECT words.kind, words.owner_id, words.session_id, words.at, tasks.title FROM word_index "
    "JOIN words ON words.id = word_index.rowid JOIN sessions ON sessions.id = words.session_id "
    "JOIN tasks ON tasks.id = sessions.task_id "
    "WHERE word_index MATCH :asked AND sessions.state <> 'deleted' ORDER BY word_index.rowid DESC LIMIT :limit"
).columns(kind=EnumText(WordsKind), owner_id=Uuid16(), session_id=Uuid16(), at=UtcMicros())
_PLACE = insert(WordsRecord)
_ADD = text("INSERT INTO word_index (rowid, text) VALUES (:id, :words)").bindparams(bindparam("id"), bindparam("words"))
_DROP = text("DELETE FROM word_index WHERE rowid = :id")


class WordShelf:
    """What is written is put here in the same transaction, so that it is found from then on."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def put(self, kind: WordsKind, owner_id: UUID, session_id: UUID, at: datetime, words: str) -> None:
        """Make words findable, in place of those from before; nothing is left of empty ones."""
        self.remove(kind, owner_id)
        self.add(kind, owner_id, session_id, at, words)

    def add(self, kind: WordsKind, owner_id: UUID, session_id: UUID, at: datetime, words: str) -> None:
        """Make words findable that are new; empty ones are not."""
        if not words.strip():
            return
        place = {"kind": kind, "owner_id": owner_id, "session_id": session_id, "at": at}
        self._db.flush()  # what the words belong to comes first
        db = self._db.connection()
        number = db.execute(_PLACE, place).lastrowid
        db.execute(_ADD, {"id": number, "words": words.replace("\0", " ")})

    def remove(self, kind: WordsKind, owner_id: UUID) -> None:
        """Let words not be found any more."""
        mine = (WordsRecord.owner_id == owner_id, WordsRecord.kind == kind)
        for number in self._db.scalars(select(WordsRecord.id).where(*mine)).all():
            self._db.execute(_DROP, {"id": number})
        self._db.execute(delete(WordsRecord).where(*mine))

    def find(self, words: tuple[str, ...], limit: int) -> Sequence[Found]:
        """Return where all these words were written, each as the beginning of one, the latest first."""
        if not words:
            return []
        asked = " ".join(f'"{word}"*' for word in words)
        found = self._db.execute(_FIND, {"asked": asked, "limit": limit}).all()
        texts: dict[tuple[WordsKind, UUID], str] = {}
        for kind in WordsKind:
            texts |= self._texts(kind, [row.owner_id for row in found if row.kind is kind])
        return [
            Found(kind, owner_id, session_id, title, at, excerpt(texts.get((kind, owner_id), ""), words))
            for kind, owner_id, session_id, at, title in found
        ]

    def _texts(self, kind: WordsKind, owner_ids: Sequence[UUID]) -> dict[tuple[WordsKind, UUID], str]:
        """Return what these say, read at once: one by one they would take longer than finding them."""
        if not owner_ids:
            return {}
        table = _KEPT_IN[kind].__table__
        [key] = table.primary_key
        wanted = select(key, *(table.c[name] for name in _TEXTS[kind])).where(key.in_(owner_ids))
        return {(kind, owner): " · ".join(filter(None, texts)) for owner, *texts in self._db.execute(wanted)}


_KEPT_IN: dict[WordsKind, type[Base]] = {
    WordsKind.EXPLANATION: ExplanationRecord,
    WordsKind.GOING_ON: GoingOnRecord,
    WordsKind.REFLECTION: ReflectionRecord,
    WordsKind.GAP: GapRecord,
    WordsKind.LOOK_UP: LookUpRecord,
    WordsKind.RECALL: RecallRecord,
}
_TEXTS: dict[WordsKind, tuple[str, ...]] = {
    WordsKind.EXPLANATION: ("what_it_is", "why_this_way", "how_it_breaks", "told_whom"),
    WordsKind.GOING_ON: ("sentence",),
    WordsKind.REFLECTION: ("surprise",),
    WordsKind.GAP: ("text", "note", "dropped_because"),
    WordsKind.LOOK_UP: ("text",),
    WordsKind.RECALL: ("words",),
}
