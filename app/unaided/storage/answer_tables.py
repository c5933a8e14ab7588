"""The tables of what is answered about a session: explanations, reflections, look-ups, gaps and drafts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from unaided.domain.explanation import WORDS_LIMIT, AiUse, LookUpSource, SkipReason
from unaided.storage.columns import (
    Lines,
    at_most,
    between,
    filled,
    flag,
    known,
    one_id,
    together,
)
from unaided.storage.tables import CLUSTERED, STRICT, Base

GAP_OPEN = text("closed_at IS NULL")  # here, as the table has a column of that name


class ExplanationRecord(Base):
    """An explanation: of its session, and of the earlier sittings of the task on that day (Law 4)."""

    __tablename__ = "explanations"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    predicted: Mapped[int | None]
    what_it_is: Mapped[str]
    why_this_way: Mapped[str]
    how_it_breaks: Mapped[str]
    explained: Mapped[int | None]
    ai_use: Mapped[AiUse | None]
    ai_closed: Mapped[bool]
    guess_minutes: Mapped[int | None]
    written_at: Mapped[datetime]
    checklist: Mapped[tuple[str, ...]] = mapped_column(Lines())
    told_whom: Mapped[str]
    __table_args__ = (
        between("predicted", 0, 100),
        between("explained", 0, 100),
        together("understanding_whole", "predicted", "explained"),
        at_most("what_it_is", WORDS_LIMIT),
        at_most("why_this_way", WORDS_LIMIT),
        at_most("how_it_breaks", WORDS_LIMIT),
        CheckConstraint("length(what_it_is) > 0 OR length(told_whom) > 0", name="something_said"),
        known("ai_use", AiUse),
        flag("ai_closed"),
        CheckConstraint("guess_minutes >= 0", name="guess_minutes_range"),
        filled("checklist", WORDS_LIMIT),
        at_most("told_whom", WORDS_LIMIT),
        STRICT,
    )


class GoingOnRecord(Base):
    """The one sentence of a sitting that goes on (Law 4)."""

    __tablename__ = "goings_on"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    sentence: Mapped[str]
    ai_use: Mapped[AiUse]
    written_at: Mapped[datetime]
    __table_args__ = (filled("sentence", WORDS_LIMIT), known("ai_use", AiUse), STRICT)


class ReflectionRecord(Base):
    """A reflection."""

    __tablename__ = "reflections"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    felt: Mapped[int]
    surprise: Mapped[str]
    written_at: Mapped[datetime]
    __table_args__ = (between("felt", 1, 5), at_most("surprise", WORDS_LIMIT), STRICT)


class LookUpRecord(Base):
    """A look-up."""

    __tablename__ = "look_ups"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), index=True)
    text: Mapped[str]
    source: Mapped[LookUpSource | None]
    noted_at: Mapped[datetime]
    __table_args__ = (one_id("id"), filled("text", WORDS_LIMIT), known("source", LookUpSource), STRICT)


class GapRecord(Base):
    """A gap: open until it is filled with a note or dropped with a reason."""

    __tablename__ = "gaps"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), index=True)
    text: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    note: Mapped[str]
    dropped_because: Mapped[str]
    __table_args__ = (
        one_id("id"),
        filled("text", WORDS_LIMIT),
        at_most("note", WORDS_LIMIT),
        at_most("dropped_because", WORDS_LIMIT),
        CheckConstraint(
            "(closed_at IS NULL) = (length(note) = 0 AND length(dropped_because) = 0)", name="closed_at_known"
        ),
        CheckConstraint("length(note) = 0 OR length(dropped_because) = 0", name="one_ending"),
        Index("ix_gaps_open", "opened_at", sqlite_where=GAP_OPEN, postgresql_where=GAP_OPEN),
        STRICT,
    )


class PostponementRecord(Base):
    """An answer put off, or skipped where there is a reason: open acts that the charts count (Law 4)."""

    __tablename__ = "postponements"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    reason: Mapped[SkipReason | None]
    __table_args__ = (known("reason", SkipReason), CLUSTERED)


class DraftRecord(Base):
    """What was typed so far into an explanation or reflection."""

    __tablename__ = "drafts"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    body: Mapped[str]
    saved_at: Mapped[datetime]
    __table_args__ = (STRICT,)
