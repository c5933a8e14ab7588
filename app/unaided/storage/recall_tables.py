"""The tables of recall: cards, each recall of them, what is reproduced from memory, where words are found."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Connection, ForeignKey, Index, MetaData, event, text
from sqlalchemy.orm import Mapped, mapped_column

from unaided.domain.explanation import WORDS_LIMIT
from unaided.domain.recall import CardKind, Rating
from unaided.domain.search import WordsKind
from unaided.storage.columns import (
    EnumText,
    Lines,
    WholeNumber,
    WholeNumbers,
    at_most,
    between,
    filled,
    known,
    one_id,
)
from unaided.storage.tables import STRICT, Base

ASKED = "retired_at IS NULL"
COUNTED = "undone_at IS NULL"
MOST_TICKED = 1000  # characters
WORD_INDEX = (
    "CREATE VIRTUAL TABLE word_index USING fts5(text, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)


class CardRecord(Base):
    """A card. `due_at` is derived from its recalls, and kept for the one query that asks what is due."""

    __tablename__ = "cards"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), index=True)
    kind: Mapped[CardKind] = mapped_column(EnumText(CardKind))
    front: Mapped[str]
    back: Mapped[str]
    checklist: Mapped[tuple[str, ...]] = mapped_column(Lines())
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    __table_args__ = (
        one_id("id"),
        known("kind", CardKind),
        filled("front", WORDS_LIMIT),
        at_most("back", 4 * WORDS_LIMIT),
        filled("checklist", WORDS_LIMIT),
        Index("ix_cards_due", "due_at", sqlite_where=text(ASKED), postgresql_where=text(ASKED)),
        STRICT,
    )


class RecallRecord(Base):
    """One recall of a card; what was undone stays, and counts nowhere."""

    __tablename__ = "recalls"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    card_id: Mapped[UUID] = mapped_column(ForeignKey("cards.id"), index=True)
    reviewed_at: Mapped[datetime]
    said: Mapped[int]
    words: Mapped[str]
    ticked: Mapped[frozenset[int]] = mapped_column(WholeNumbers())
    rating: Mapped[Rating] = mapped_column(WholeNumber(Rating))
    undone_at: Mapped[datetime | None]
    __table_args__ = (
        one_id("id"),
        between("said", 0, 100),
        at_most("words", WORDS_LIMIT),
        at_most("ticked", MOST_TICKED),
        between("rating", min(Rating), max(Rating)),
        Index("ix_recalls_counted", "reviewed_at", sqlite_where=text(COUNTED), postgresql_where=text(COUNTED)),
        STRICT,
    )


class ReproductionRecord(Base):
    """That a task writes another one again, from memory and without AI."""

    __tablename__ = "reproductions"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    of_task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), index=True)
    __table_args__ = (CheckConstraint("task_id <> of_task_id", name="two_tasks"), STRICT)


class LeaveRecord(Base):
    """Local days the person is on leave, the first and the last included; no last day while nobody knows it."""

    __tablename__ = "leaves"
    first_day: Mapped[date] = mapped_column(primary_key=True)
    last_day: Mapped[date | None]
    __table_args__ = (CheckConstraint("last_day >= first_day", name="last_day_range"), STRICT)


class WordDraftRecord(Base):
    """What is typed so far of a recall, of a gap's note, or of a look-up's answer; `owner_id` is theirs."""

    __tablename__ = "word_drafts"
    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    body: Mapped[str]
    saved_at: Mapped[datetime]
    __table_args__ = (one_id("owner_id"), STRICT)


class WordsRecord(Base):
    """Where words that a search found are: `id` is their number in the index, which holds no text of its own."""

    __tablename__ = "words"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[WordsKind] = mapped_column(EnumText(WordsKind))
    owner_id: Mapped[UUID]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), index=True)
    at: Mapped[datetime]
    __table_args__ = (
        known("kind", WordsKind),
        one_id("owner_id"),
        Index(None, "owner_id", "kind", unique=True),
        STRICT,
    )


def _make_index(_metadata: MetaData, connection: Connection, **_more: object) -> None:
    """Make what finds a word among all that was written: SQLite's own index, which another database has not."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(WORD_INDEX)


def _drop_index(_metadata: MetaData, connection: Connection, **_more: object) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP TABLE IF EXISTS word_index")


event.listen(Base.metadata, "after_create", _make_index)
event.listen(Base.metadata, "before_drop", _drop_index)
