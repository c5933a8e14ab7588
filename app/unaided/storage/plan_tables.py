"""The tables of the Plan page: self-checks with their answers, the practices picked, and the ticks of each week."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unaided.domain.rebuild import LINE_LIMIT, Practice
from unaided.domain.stage import Answer, Statement
from unaided.storage.columns import EnumText, WholeNumber, at_most, between, known, one_id
from unaided.storage.tables import STRICT, Base

OWN_ALONE = "(practice = 'own') = (text <> '')"


class StageCheckRecord(Base):
    """A self-check of one local day; its answers are locked once it is finished."""

    __tablename__ = "stage_checks"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    day: Mapped[date]
    begun_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    answers: Mapped[list[StageAnswerRecord]] = relationship(
        order_by="StageAnswerRecord.position", cascade="all, delete-orphan", lazy="selectin"
    )
    __table_args__ = (one_id("id"), CheckConstraint("length(day) = 10", name="day_length"), STRICT)


class StageAnswerRecord(Base):
    """A statement at its place in a check, from 0, and its answer once there is one."""

    __tablename__ = "stage_answers"
    check_id: Mapped[UUID] = mapped_column(ForeignKey("stage_checks.id"), primary_key=True)
    statement: Mapped[Statement] = mapped_column(EnumText(Statement), primary_key=True)
    position: Mapped[int]
    answer: Mapped[Answer | None] = mapped_column(WholeNumber(Answer))
    __table_args__ = (
        known("statement", Statement),
        between("position", 0, len(Statement) - 1),
        between("answer", min(Answer), max(Answer)),
        STRICT,
    )


class PlanChoiceRecord(Base):
    """A practice that was picked."""

    __tablename__ = "plan_choices"
    practice: Mapped[Practice] = mapped_column(EnumText(Practice), primary_key=True)
    chosen_at: Mapped[datetime]
    text: Mapped[str]
    __table_args__ = (
        known("practice", Practice),
        at_most("text", LINE_LIMIT),
        CheckConstraint(OWN_ALONE, name="text_own"),
        STRICT,
    )


class PlanTickRecord(Base):
    """That a week, by its Monday, had a practice, as the person says."""

    __tablename__ = "plan_ticks"
    week: Mapped[date] = mapped_column(primary_key=True)
    practice: Mapped[Practice] = mapped_column(EnumText(Practice), primary_key=True)
    at: Mapped[datetime]
    text: Mapped[str]
    __table_args__ = (
        CheckConstraint("length(week) = 10", name="week_length"),
        known("practice", Practice),
        at_most("text", LINE_LIMIT),
        CheckConstraint(OWN_ALONE, name="text_own"),
        STRICT,
    )
