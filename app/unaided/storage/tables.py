"""The tables of tasks and sessions, and what all tables share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, composite, mapped_column, relationship
from sqlalchemy.types import TypeEngine

from unaided.domain.clock import Reading
from unaided.domain.editing import Source
from unaided.domain.explanation import AiUse, LookUpSource, SkipReason
from unaided.domain.ownership import Ownership
from unaided.domain.session import OPEN_STATES, Mode, SessionState
from unaided.domain.span import AwayNote, Cause, PauseReason, Span, Wait
from unaided.domain.task import ESTIMATE_LIMIT, KIND_LIMIT, LABEL_LIMIT, TITLE_LIMIT, Estimate, TaskStatus
from unaided.storage.columns import (
    WHOLE,
    Day,
    EnumSet,
    EnumText,
    Flag,
    UtcMicros,
    Uuid16,
    WholeText,
    at_most,
    between,
    filled,
    flag,
    known,
    one_id,
    together,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
OPEN_WORDS = ", ".join(f"'{state.value}'" for state in SessionState if state in OPEN_STATES)
STRICT = {"sqlite_strict": True}
CLUSTERED = {"sqlite_strict": True, "sqlite_with_rowid": False}  # small rows, always read by their key
NAME_LIMIT = 255  # zones and start-ups of the machine
ALSO_LIMIT = 100  # the words of all causes, and to spare
FOLDED_LIMIT = 3 * TITLE_LIMIT  # one character folds into three at most
UNCOUNTED = (SessionState.DISCARDED, SessionState.DELETED)  # these are in no list and no figure
OPEN = "ended_at IS NULL"
EDITED = "edited_at IS NOT NULL OR state = 'deleted'"
OWED = "state = 'finished' AND settled_at IS NULL"


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[type, TypeEngine[Any]]] = {
        UUID: Uuid16(),
        datetime: UtcMicros(),
        date: Day(),
        bool: Flag(),
        int: WHOLE,
        str: WholeText(),
        **{
            kind: EnumText(kind)
            for kind in (
                *(Ownership, TaskStatus, Mode, SessionState, Source, Cause, PauseReason, AwayNote),
                *(AiUse, LookUpSource, SkipReason),
            )
        },
    }


class TaskRecord(Base):
    """A task; `title_folded` is what a search looks in, whatever the case."""

    __tablename__ = "tasks"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    title_folded: Mapped[str]
    kind: Mapped[str]
    ownership: Mapped[Ownership]
    registered_at: Mapped[datetime]
    estimate: Mapped[Estimate | None] = composite(
        mapped_column("estimate_minutes", nullable=True), mapped_column("estimate_given_at", nullable=True)
    )
    skill: Mapped[str | None]
    project: Mapped[str | None]
    status: Mapped[TaskStatus]
    progress: Mapped[int]
    closed_at: Mapped[datetime | None]
    __table_args__ = (
        one_id("id"),
        filled("title", TITLE_LIMIT),
        filled("title_folded", FOLDED_LIMIT),
        filled("kind", KIND_LIMIT),
        known("ownership", Ownership),
        between("estimate_minutes", 1, ESTIMATE_LIMIT),
        together("estimate_whole", "estimate_minutes", "estimate_given_at"),
        filled("skill", LABEL_LIMIT),
        filled("project", LABEL_LIMIT),
        known("status", TaskStatus),
        between("progress", 0, 100),
        CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="closed_at_known"),
        Index(None, "status", "registered_at"),
        STRICT,
    )


class SpanRecord(Base):
    """A span of a session's timeline."""

    __tablename__ = "spans"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    span: Mapped[Span] = composite(
        mapped_column("cause"),
        mapped_column("start_us"),
        mapped_column("end_us"),
        mapped_column("worked_us"),
        mapped_column("also", EnumSet(Cause)),
        mapped_column("reason"),
        mapped_column("note"),
    )
    __table_args__ = (
        known("cause", Cause),
        CheckConstraint("position >= 0", name="position_range"),
        CheckConstraint("start_us >= 0", name="start_us_range"),
        CheckConstraint("end_us >= start_us", name="end_us_range"),
        CheckConstraint("worked_us BETWEEN 0 AND end_us - start_us", name="worked_us_range"),
        CheckConstraint("worked_us IS NULL OR (end_us IS NOT NULL AND cause <> 'paused')", name="worked_us_known"),
        at_most("also", ALSO_LIMIT),
        known("reason", PauseReason),
        CheckConstraint("reason IS NULL OR cause = 'paused'", name="reason_fits"),
        known("note", AwayNote),
        CheckConstraint("note IS NULL OR cause = 'left'", name="note_fits"),
        CLUSTERED,
    )


class WaitRecord(Base):
    """A stretch of a session's timeline spent waiting on the agent."""

    __tablename__ = "waits"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    wait: Mapped[Wait] = composite(mapped_column("start_us"), mapped_column("end_us"))
    __table_args__ = (
        CheckConstraint("position >= 0", name="position_range"),
        CheckConstraint("start_us >= 0", name="start_us_range"),
        CheckConstraint("end_us >= start_us", name="end_us_range"),
        CLUSTERED,
    )


class StartCorrectionRecord(Base):
    """That a session's start was moved back, the original instant beside the new one (Law 3).

    Each moves it further back, so where it came to names it; when it was said does not, for wall clocks are set.
    """

    __tablename__ = "start_corrections"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    became: Mapped[datetime] = mapped_column(primary_key=True)
    was: Mapped[datetime]
    said_at: Mapped[datetime]
    __table_args__ = (CheckConstraint("became < was", name="became_range"), CLUSTERED)


class SessionRecord(Base):
    """A session. Where it has ended, its lengths are kept beside its spans, so that lists and months need no span.

    `local_date` is the day it started where the person was. `settled_at` is when it was answered or
    its answer skipped: what is owed is asked of it, and a test holds it against the answers (Law 4).
    `edited_at` is when it was last corrected once it was over, `source` where its times come from (Law 3).
    """

    __tablename__ = "sessions"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"))
    mode: Mapped[Mode]
    state: Mapped[SessionState]
    watched: Mapped[bool]
    planned_us: Mapped[int | None]
    started_at: Mapped[datetime]
    started: Mapped[Reading] = composite("started_at", column_template="started_%s")
    seen: Mapped[Reading] = composite(mapped_column("seen_at"), column_template="seen_%s")
    elapsed_us: Mapped[int]
    local_date: Mapped[date]
    progress_before: Mapped[int]
    progress_after: Mapped[int | None]
    ended_at: Mapped[datetime | None]
    active_us: Mapped[int | None]
    undecided_us: Mapped[int | None]
    settled_at: Mapped[datetime | None]
    edited_at: Mapped[datetime | None]
    source: Mapped[Source]
    spans: Mapped[list[SpanRecord]] = relationship(
        order_by=SpanRecord.position, cascade="all, delete-orphan", passive_deletes=True, lazy="selectin"
    )
    waits: Mapped[list[WaitRecord]] = relationship(
        order_by=WaitRecord.position, cascade="all, delete-orphan", passive_deletes=True, lazy="selectin"
    )
    __table_args__ = (
        one_id("id"),
        known("mode", Mode),
        known("state", SessionState),
        flag("watched"),
        CheckConstraint("planned_us > 0", name="planned_us_range"),
        CheckConstraint("elapsed_us >= 0", name="elapsed_us_range"),
        *(at_most(f"{when}_{what}", NAME_LIMIT) for when in ("started", "seen") for what in ("boot_id", "zone")),
        CheckConstraint("length(local_date) = 10", name="local_date_length"),
        between("progress_before", 0, 100),
        between("progress_after", 0, 100),
        CheckConstraint(f"({OPEN}) = (state IN ({OPEN_WORDS}))", name="ended_at_known"),
        together("ended_whole", "ended_at", "active_us", "undecided_us"),
        CheckConstraint("active_us >= 0 AND undecided_us >= 0", name="ended_lengths"),
        CheckConstraint("active_us + undecided_us <= elapsed_us", name="ended_lengths_fit"),
        CheckConstraint("settled_at IS NULL OR state IN ('finished', 'deleted')", name="settled_at_known"),
        known("source", Source),
        Index("uq_sessions_open", text(f"({OPEN})"), unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_sessions_owed", "ended_at", sqlite_where=text(OWED), postgresql_where=text(OWED)),
        Index("ix_sessions_edited", "task_id", sqlite_where=text(EDITED), postgresql_where=text(EDITED)),
        Index("ix_sessions_history", "started_at", "id", "state", "local_date", "ended_at"),
        Index("ix_sessions_history_by_mode", "mode", "state", "started_at", "id", "local_date"),
        Index("ix_sessions_of_task", "task_id", "started_at", "mode", "state"),
        STRICT,
    )
