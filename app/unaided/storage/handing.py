"""Words go with the part of a session that they belong to, and back again where that is undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import Final
from uuid import UUID

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session as DbSession

from unaided.domain.explanation import WORDS_LIMIT
from unaided.domain.handing import Handed, Texts
from unaided.domain.recall import CardKind
from unaided.domain.search import WordsKind
from unaided.storage.answer_tables import (
    DraftRecord,
    ExplanationRecord,
    GapRecord,
    GoingOnRecord,
    LookUpRecord,
    ReflectionRecord,
)
from unaided.storage.recall_tables import CardRecord, RecallRecord, WordsRecord
from unaided.storage.tables import Base
from unaided.storage.words import WordShelf

_MANY: Final = ("look_ups", "gaps", "cards")  # a session has any number of them
_ONE: Final[Mapping[str, tuple[str, ...]]] = {  # it has one at most: the texts that two of them have
    "explanations": ("what_it_is", "why_this_way", "how_it_breaks", "told_whom"),
    "reflections": ("surprise",),
    "goings_on": ("sentence",),
    "drafts": (),
}
_FOUND_AS: Final = {
    "explanations": WordsKind.EXPLANATION,
    "reflections": WordsKind.REFLECTION,
    "goings_on": WordsKind.GOING_ON,
}
_RECORDS: Final = (ExplanationRecord, ReflectionRecord, GoingOnRecord, DraftRecord, LookUpRecord, GapRecord, CardRecord)
_WORDS: Final = Base.metadata.tables[WordsRecord.__tablename__]


def _table(name: str) -> Table:
    found = {record.__tablename__: record for record in _RECORDS}[name]
    return Base.metadata.tables[found.__tablename__]


class HandingShelf:
    """Hands words from one session to another."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def noted_before(self, from_id: UUID, to_id: UUID, at: datetime) -> Handed:
        """Hand over the look-ups noted before this moment, with their cards, and return what went."""
        look_ups = select(LookUpRecord.id).where(LookUpRecord.session_id == from_id, LookUpRecord.noted_at < at)
        asked = select(LookUpRecord.text).where(LookUpRecord.session_id == from_id, LookUpRecord.noted_at < at)
        cards = select(CardRecord.id).where(
            CardRecord.session_id == from_id, CardRecord.kind == CardKind.LOOK_UP, CardRecord.front.in_(asked)
        )
        rows = {"look_ups": tuple(self._db.scalars(look_ups)), "cards": tuple(self._db.scalars(cards))}
        return self._handed(Handed(from_id, to_id, {table: ids for table, ids in rows.items() if ids}))

    def all(self, from_id: UUID, to_id: UUID) -> Handed:
        """Hand over all words, and return what went.

        Where both sessions have an explanation, a reflection or a sentence, its texts are joined, those handed
        over first; its numbers stay. The one handed over then stays where it is, too.
        """
        rows = {name: self._ids(name, from_id) for name in _MANY}
        mine = [name for name in _ONE if self._has(name, from_id)]
        both = [name for name in mine if self._has(name, to_id)]
        was = {name: self._texts(name, to_id) for name in both if _ONE[name]}
        became = {name: _joined(self._texts(name, from_id), texts) for name, texts in was.items()}
        return self._handed(
            Handed(
                from_id,
                to_id,
                {name: ids for name, ids in rows.items() if ids},
                tuple(name for name in mine if name not in both),
                was,
                became,
            )
        )

    def again(self, handed: Handed) -> None:
        """Hand over once more what was handed back."""
        self._handed(handed)

    def back(self, handed: Handed) -> None:
        """Hand back what was handed over."""
        self._handed(replace(handed, from_id=handed.to_id, to_id=handed.from_id, became={}))
        self._write(handed.to_id, handed.was)

    def _handed(self, handed: Handed) -> Handed:
        self._db.flush()
        for name, ids in handed.rows.items():
            table = _table(name)
            self._db.execute(update(table).where(table.c.id.in_(ids)).values(session_id=handed.to_id))
            self._found_with(handed, name, ids)
        for name in handed.whole:
            table = _table(name)
            mine = table.c.session_id == handed.from_id
            self._db.execute(update(table).where(mine).values(session_id=handed.to_id))
            self._found_as_one(handed, name)
        self._write(handed.to_id, handed.became)
        self._db.expire_all()  # these rows are of another session now, whatever was read of them before
        return handed

    def _found_with(self, handed: Handed, name: str, ids: tuple[UUID, ...]) -> None:
        """Let the words of these rows be found with their session; a card's are those of its recalls."""
        owners = select(RecallRecord.id).where(RecallRecord.card_id.in_(ids)) if name == "cards" else ids
        self._db.execute(update(_WORDS).where(_WORDS.c.owner_id.in_(owners)).values(session_id=handed.to_id))

    def _found_as_one(self, handed: Handed, name: str) -> None:
        if name in _FOUND_AS:
            mine = (_WORDS.c.owner_id == handed.from_id, _WORDS.c.kind == _FOUND_AS[name])
            moved = update(_WORDS).where(*mine).values(owner_id=handed.to_id, session_id=handed.to_id)
            self._db.execute(moved)

    def _write(self, session_id: UUID, texts: Texts) -> None:
        """Write texts into a session's rows, and let these be found."""
        for name, columns in texts.items():
            table = _table(name)
            mine = table.c.session_id == session_id
            self._db.execute(update(table).where(mine).values(**columns))
            at = self._db.execute(select(table.c.written_at).where(mine)).scalar_one()
            WordShelf(self._db).put(_FOUND_AS[name], session_id, session_id, at, "\n".join(columns.values()))

    def _ids(self, name: str, session_id: UUID) -> tuple[UUID, ...]:
        table = _table(name)
        return tuple(self._db.scalars(select(table.c.id).where(table.c.session_id == session_id).order_by(table.c.id)))

    def _has(self, name: str, session_id: UUID) -> bool:
        table = _table(name)
        return self._db.execute(select(table.c.session_id).where(table.c.session_id == session_id)).first() is not None

    def _texts(self, name: str, session_id: UUID) -> dict[str, str]:
        table, columns = _table(name), _ONE[name]
        wanted = select(*(table.c[column] for column in columns)).where(table.c.session_id == session_id)
        return dict(zip(columns, self._db.execute(wanted).one(), strict=True))


def _joined(earlier: Mapping[str, str], later: Mapping[str, str]) -> dict[str, str]:
    """Return both texts of each column with an empty line between; the later alone where both are too long."""
    both = {name: "\n\n".join(filter(None, (earlier[name], later[name]))) for name in later}
    longest = max(map(len, chain(both.values(), ("",))))
    return both if longest <= WORDS_LIMIT else dict(later)
