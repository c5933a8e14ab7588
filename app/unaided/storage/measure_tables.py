"""The tables of measurement: the ruler, the coin, and what was brought in from elsewhere.

Minutes are REAL: sizes come from a fit, and what is brought in is kept as it was given.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from unaided.domain.experiment import SEED_HEX, TargetUse
from unaided.domain.explanation import WORDS_LIMIT
from unaided.domain.imports import ImportedUse, MinutesSource
from unaided.domain.session import Mode
from unaided.domain.task import ESTIMATE_LIMIT, KIND_LIMIT
from unaided.storage.columns import (
    REAL,
    EnumText,
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

OPEN_EXPERIMENT = "ended_at IS NULL"
KEY_LIMIT = 200
SHA256_HEX = 64


class BaselineRecord(Base):
    """A line: the baseline it starts from, its fit once frozen (measurement.md §1). The first line is 0."""

    __tablename__ = "baselines"
    line: Mapped[int] = mapped_column(primary_key=True)
    begun_at: Mapped[datetime]
    frozen_at: Mapped[datetime | None]
    intercept: Mapped[float | None] = mapped_column(REAL)
    slope: Mapped[float | None] = mapped_column(REAL)
    __table_args__ = (
        CheckConstraint("line >= 0", name="line_range"),
        together("frozen_whole", "frozen_at", "intercept", "slope"),
        STRICT,
    )


class BaselineTaskRecord(Base):
    """One of the tasks that a frozen baseline is made of, in finishing order; `anchor` is 1 to 5 where it is one."""

    __tablename__ = "baseline_tasks"
    line: Mapped[int] = mapped_column(ForeignKey("baselines.line"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"))
    minutes: Mapped[float] = mapped_column(REAL)
    anchor: Mapped[int | None]
    __table_args__ = (
        between("position", 0, 11),
        CheckConstraint("minutes > 0", name="minutes_range"),
        between("anchor", 1, 5),
        STRICT,
    )


class SizeRecord(Base):
    """How large a task was judged to be on the ruler, before it was begun; the minutes stay hidden from the person."""

    __tablename__ = "sizes"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    line: Mapped[int]
    anchor: Mapped[int | None]
    step: Mapped[float | None] = mapped_column(REAL)
    minutes: Mapped[float] = mapped_column(REAL)
    given_at: Mapped[datetime]
    late: Mapped[bool]
    __table_args__ = (
        CheckConstraint("line >= 0", name="line_range"),
        between("anchor", 1, 5),
        together("judged_whole", "anchor", "step"),
        CheckConstraint("minutes > 0", name="minutes_range"),
        flag("late"),
        STRICT,
    )


class AuditRecord(Base):
    """One blind re-sizing of an old task (measurement.md §1, audit)."""

    __tablename__ = "audits"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    anchor: Mapped[int]
    step: Mapped[float] = mapped_column(REAL)
    minutes: Mapped[float] = mapped_column(REAL)
    __table_args__ = (
        between("anchor", 1, 5),
        CheckConstraint("minutes > 0", name="minutes_range"),
        STRICT,
    )


class ForecastRecord(Base):
    """What is said of a task before the coin falls: minutes with AI, and what done means."""

    __tablename__ = "forecasts"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    with_ai_minutes: Mapped[int]
    done_means: Mapped[str]
    given_at: Mapped[datetime]
    __table_args__ = (
        between("with_ai_minutes", 1, ESTIMATE_LIMIT),
        filled("done_means", WORDS_LIMIT),
        STRICT,
    )


class ExperimentRecord(Base):
    """One experiment: the use of AI it tries, the kinds that take part, the seed sealed until its end."""

    __tablename__ = "experiments"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    use: Mapped[TargetUse] = mapped_column(EnumText(TargetUse))
    kinds: Mapped[tuple[str, ...]] = mapped_column(Lines())
    seed: Mapped[str]
    commitment: Mapped[str]
    __table_args__ = (
        one_id("id"),
        known("use", TargetUse),
        at_most("kinds", WORDS_LIMIT),
        CheckConstraint(f"length(seed) = {SEED_HEX}", name="seed_length"),
        CheckConstraint(f"length(commitment) = {SHA256_HEX}", name="commitment_length"),
        Index("uq_experiments_open", text(f"({OPEN_EXPERIMENT})"), unique=True, sqlite_where=text(OPEN_EXPERIMENT),
              postgresql_where=text(OPEN_EXPERIMENT)),
        STRICT,
    )  # fmt: skip


class DrawRecord(Base):
    """A throw of the coin; what was declined stays in the arm it was assigned to."""

    __tablename__ = "draws"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    experiment_id: Mapped[UUID] = mapped_column(ForeignKey("experiments.id"))
    kind: Mapped[str]
    position: Mapped[int]
    arm: Mapped[Mode]
    drawn_at: Mapped[datetime]
    declined_at: Mapped[datetime | None]
    declined_because: Mapped[str]
    __table_args__ = (
        filled("kind", KIND_LIMIT),
        CheckConstraint("position >= 0", name="position_range"),
        known("arm", Mode),
        at_most("declined_because", WORDS_LIMIT),
        Index(None, "experiment_id", "kind", "position", unique=True),
        STRICT,
    )


class KeptOutRecord(Base):
    """A task kept out before the coin fell, with the reason: counted."""

    __tablename__ = "kept_out"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    experiment_id: Mapped[UUID] = mapped_column(ForeignKey("experiments.id"), index=True)
    because: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (filled("because", WORDS_LIMIT), STRICT)


class ImportedTaskRecord(Base):
    """What was brought in with a task, as it was given; `known_as` is its id there, by which it is known again."""

    __tablename__ = "imported_tasks"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    known_as: Mapped[str]
    imported_at: Mapped[datetime]
    mode: Mapped[Mode]
    ai_use: Mapped[ImportedUse | None] = mapped_column(EnumText(ImportedUse))
    assigned: Mapped[Mode | None]
    kept_out: Mapped[bool]
    size_minutes: Mapped[float | None] = mapped_column(REAL)
    estimate_minutes: Mapped[float | None] = mapped_column(REAL)
    estimate_ai_minutes: Mapped[float | None] = mapped_column(REAL)
    active_minutes: Mapped[float | None] = mapped_column(REAL)
    guess_minutes: Mapped[float | None] = mapped_column(REAL)
    source: Mapped[MinutesSource | None] = mapped_column(EnumText(MinutesSource))
    __table_args__ = (
        filled("known_as", KEY_LIMIT),
        known("mode", Mode),
        known("ai_use", ImportedUse),
        known("assigned", Mode),
        flag("kept_out"),
        known("source", MinutesSource),
        Index(None, "known_as", unique=True),
        STRICT,
    )


class ImportedSessionRecord(Base):
    """That a session was brought in, its id there, and what no other table of ours holds of it."""

    __tablename__ = "imported_sessions"
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    known_as: Mapped[str]
    look_ups: Mapped[int]
    felt: Mapped[int | None]
    __table_args__ = (
        filled("known_as", KEY_LIMIT),
        CheckConstraint("look_ups >= 0", name="look_ups_range"),
        between("felt", 1, 5),
        Index(None, "known_as", unique=True),
        STRICT,
    )


class ImportedExplanationRecord(Base):
    """What was predicted, explained and recalled of an imported task: figures alone, no words came with it."""

    __tablename__ = "imported_explanations"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    written_at: Mapped[datetime]
    predicted: Mapped[float] = mapped_column(REAL)
    explained: Mapped[float | None] = mapped_column(REAL)
    recalled: Mapped[bool | None]
    __table_args__ = (
        between("predicted", 0, 1),
        between("explained", 0, 1),
        flag("recalled"),
        STRICT,
    )


class ImportedRecallRecord(Base):
    """One recall that was brought in."""

    __tablename__ = "imported_recalls"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reviewed_at: Mapped[datetime]
    rating: Mapped[int]
    passed: Mapped[bool]
    __table_args__ = (
        CheckConstraint("number >= 1", name="number_range"),
        between("rating", 1, 4),
        flag("passed"),
        CLUSTERED,
    )
