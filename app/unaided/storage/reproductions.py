"""The shelf of what is written again from memory, and what each task took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.ownership import Ownership
from unaided.domain.reproduction import Effort, Reproduction
from unaided.domain.session import Mode, SessionState
from unaided.domain.task import Task, TaskStatus
from unaided.storage.answer_tables import GapRecord, LookUpRecord
from unaided.storage.recall_tables import ReproductionRecord
from unaided.storage.tables import UNCOUNTED, SessionRecord, TaskRecord
from unaided.storage.tasks import BATCH, to_task

_WITH_AI = (
    select(SessionRecord.id)
    .where(
        SessionRecord.task_id == TaskRecord.id,
        SessionRecord.mode == Mode.AI,
        SessionRecord.state.not_in(UNCOUNTED),
    )
    .exists()
)


class ReproductionShelf:
    """Where it is kept which task writes which one again."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def add(self, reproduction: Reproduction) -> None:
        """Keep that a task writes another one again."""
        self._db.add(ReproductionRecord(task_id=reproduction.task_id, of_task_id=reproduction.of_task_id))

    def of_task(self, task_id: UUID) -> Reproduction | None:
        """Return the latest reproduction that this task is part of, as the one or as the other."""
        either = (ReproductionRecord.task_id == task_id) | (ReproductionRecord.of_task_id == task_id)
        wanted = select(ReproductionRecord).where(either).order_by(ReproductionRecord.task_id.desc()).limit(1)
        record = self._db.scalars(wanted).first()
        return to_reproduction(record) if record else None

    def used_ai(self, task_id: UUID) -> bool:
        """Tell whether a task had a session with AI, discarded ones left out."""
        return self._db.scalars(select(TaskRecord.id).where(TaskRecord.id == task_id, _WITH_AI)).first() is not None

    def offers(self, since: datetime, limit: int) -> Sequence[Task]:
        """Return repeatable tasks done with AI since this moment that nothing writes again, the latest done first."""
        written = select(ReproductionRecord).where(ReproductionRecord.of_task_id == TaskRecord.id).exists()
        wanted = select(TaskRecord).where(
            TaskRecord.ownership == Ownership.REPEATABLE,
            TaskRecord.status == TaskStatus.DONE,
            TaskRecord.closed_at >= since,
            _WITH_AI,
            ~written,
        )
        ordered = wanted.order_by(TaskRecord.closed_at.desc(), TaskRecord.id.desc()).limit(limit)
        return [to_task(record) for record in self._db.scalars(ordered)]

    def effort(self, task_id: UUID) -> Effort:
        """Return what a task took in its finished sessions."""
        mine = (SessionRecord.task_id == task_id, SessionRecord.state == SessionState.FINISHED)
        sums = select(func.total(SessionRecord.active_us), func.total(SessionRecord.undecided_us))
        active, undecided = map(int, self._db.execute(sums.where(*mine)).one())
        return Effort(
            to_task(self._db.get_one(TaskRecord, task_id)),
            active,
            undecided,
            self._db.scalars(select(func.count(LookUpRecord.id)).join(SessionRecord).where(*mine)).one(),
            self._db.scalars(select(func.count(GapRecord.id)).join(SessionRecord).where(*mine)).one(),
        )

    def every(self) -> Iterator[Reproduction]:
        """Return all of them, the first begun first."""
        wanted = select(ReproductionRecord).order_by(ReproductionRecord.task_id)
        yield from map(to_reproduction, self._db.scalars(wanted.execution_options(yield_per=BATCH)))


def to_reproduction(record: ReproductionRecord) -> Reproduction:
    """Return the reproduction that a row means."""
    return Reproduction(record.task_id, record.of_task_id)
