"""The shelf of the Plan page: stage self-checks, the practices picked, their ticks, and what the app saw itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.rebuild import Choice, PlanTick, Practice
from unaided.domain.stage import StageCheck
from unaided.storage.plan_sights import Span, seen_in
from unaided.storage.plan_tables import PlanChoiceRecord, PlanTickRecord, StageAnswerRecord, StageCheckRecord


class PlanShelf:
    """Where self-checks and the rebuild plan are kept."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def put_check(self, check: StageCheck) -> None:
        """Keep a self-check with the answers so far, new or not."""
        answers = [
            StageAnswerRecord(check_id=check.id, statement=one, position=place, answer=check.answers.get(one))
            for place, one in enumerate(check.order)
        ]
        self._db.merge(
            StageCheckRecord(
                id=check.id, day=check.day, begun_at=check.begun_at, finished_at=check.finished_at, answers=answers
            )
        )

    def check(self, check_id: UUID) -> StageCheck | None:
        """Return a self-check; None where there is no such."""
        record = self._db.get(StageCheckRecord, check_id)
        return to_check(record) if record else None

    def checks(self) -> Sequence[StageCheck]:
        """Return all self-checks, the earliest first."""
        ordered = select(StageCheckRecord).order_by(StageCheckRecord.begun_at, StageCheckRecord.id)
        return [to_check(record) for record in self._db.scalars(ordered)]

    def put_choice(self, choice: Choice) -> None:
        """Keep that a practice is picked."""
        self._db.merge(PlanChoiceRecord(practice=choice.practice, chosen_at=choice.chosen_at, text=choice.text))

    def drop_choice(self, practice: Practice) -> None:
        """Keep that a practice is picked no more; the ticks it had stay."""
        self._db.execute(delete(PlanChoiceRecord).where(PlanChoiceRecord.practice == practice))

    def choices(self) -> Sequence[Choice]:
        """Return the practices picked, in the order of the checklist."""
        found = {record.practice: record for record in self._db.scalars(select(PlanChoiceRecord))}
        return [Choice(one, found[one].chosen_at, found[one].text) for one in Practice if one in found]

    def put_tick(self, tick: PlanTick) -> None:
        """Keep a tick."""
        self._db.merge(PlanTickRecord(week=tick.week, practice=tick.practice, at=tick.at, text=tick.text))

    def drop_tick(self, week: date, practice: Practice) -> None:
        """Take a tick away."""
        of_both = (PlanTickRecord.week == week) & (PlanTickRecord.practice == practice)
        self._db.execute(delete(PlanTickRecord).where(of_both))

    def ticks(self, week: date | None = None) -> Sequence[PlanTick]:
        """Return the ticks of a week, or of all, the earliest week first."""
        wanted = select(PlanTickRecord).order_by(PlanTickRecord.week, PlanTickRecord.practice)
        if week is not None:
            wanted = wanted.where(PlanTickRecord.week == week)
        return [PlanTick(record.week, record.practice, record.at, record.text) for record in self._db.scalars(wanted)]

    def seen(self, practice: Practice, span: Span) -> Sequence[tuple[UUID, str, datetime]]:
        """Return the session, its title and the instant of each time the app saw a practice, the earliest first."""
        return seen_in(self._db.connection(), practice, span)


def to_check(record: StageCheckRecord) -> StageCheck:
    """Return the self-check that rows mean."""
    answers = {one.statement: one.answer for one in record.answers if one.answer is not None}
    order = tuple(one.statement for one in record.answers)
    return StageCheck(
        record.id, record.day, record.begun_at, order, MappingProxyType(answers), finished_at=record.finished_at
    )
