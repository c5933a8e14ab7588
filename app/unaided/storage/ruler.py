"""The shelf of the ruler and the coin: baselines, sizes, audits, forecasts, experiments, draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session as DbSession

from unaided.domain.experiment import Anchor, Audit, Baseline, BaselineTask, Draw, Experiment, Forecast, KeptOut, Size
from unaided.domain.task import Kind
from unaided.storage.columns import UtcMicros
from unaided.storage.measure_tables import (
    AuditRecord,
    BaselineRecord,
    BaselineTaskRecord,
    DrawRecord,
    ExperimentRecord,
    ForecastRecord,
    KeptOutRecord,
    SizeRecord,
)
from unaided.storage.tables import TaskRecord

_FINISHED = text(
    """
    SELECT count(*) FROM tasks AS t LEFT JOIN imported_tasks AS i ON i.task_id = t.id
    WHERE t.status = 'done' AND NOT EXISTS (SELECT 1 FROM sizes AS z WHERE z.task_id = t.id AND z.late)
    AND CASE WHEN i.task_id IS NOT NULL
    THEN t.registered_at >= :begun AND i.mode = 'no-ai' AND i.source = 'timer' AND i.active_minutes > 0
        AND (i.size_minutes > 0 OR i.estimate_minutes > 0)
    ELSE t.estimate_minutes > 0
        AND EXISTS (SELECT 1 FROM sessions AS s WHERE s.task_id = t.id AND s.state = 'finished' AND s.active_us > 0)
        AND (SELECT min(s.started_at) FROM sessions AS s WHERE s.task_id = t.id AND s.state = 'finished') >= :begun
        AND NOT EXISTS (SELECT 1 FROM sessions AS s
                        WHERE s.task_id = t.id AND s.state = 'finished'
                        AND (s.undecided_us > 0 OR s.source = 'hand'))
        AND NOT EXISTS (SELECT 1 FROM sessions AS s
                        WHERE s.task_id = t.id AND s.mode = 'ai' AND s.state NOT IN ('discarded', 'deleted'))
    END
    """
).bindparams(bindparam("begun", type_=UtcMicros()))


class RulerShelf:
    """Where the ruler is kept; what is frozen is never written again."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def baseline(self) -> Baseline | None:
        """Return the baseline in force, None as long as the first was never frozen nor begun anew."""
        record = self._db.scalars(select(BaselineRecord).order_by(BaselineRecord.line.desc()).limit(1)).first()
        return to_baseline(record) if record else None

    def finished(self, begun: datetime) -> int:
        """Return how many finished tasks without AI there are since a line was begun, as far as SQL alone can tell."""
        return int(self._db.execute(_FINISHED, {"begun": begun}).scalar_one())

    def put_baseline(self, baseline: Baseline) -> None:
        """Keep a baseline, begun or frozen."""
        self._db.merge(
            BaselineRecord(
                line=baseline.line,
                begun_at=baseline.begun_at,
                frozen_at=baseline.frozen_at,
                intercept=baseline.intercept,
                slope=baseline.slope,
            )
        )
        self._db.flush()  # its tasks refer to it

    def add_baseline_tasks(self, line: int, tasks: Sequence[BaselineTask]) -> None:
        """Keep the tasks of a baseline that is frozen now, in finishing order."""
        for position, task in enumerate(tasks):
            self._db.add(
                BaselineTaskRecord(
                    line=line, position=position, task_id=task.task_id, minutes=task.minutes, anchor=task.anchor
                )
            )

    def anchors(self, line: int) -> Sequence[Anchor]:
        """Return a line's five anchors, the smallest first; none before it is frozen."""
        kept = BaselineTaskRecord
        wanted = (
            select(kept.anchor, kept.minutes, TaskRecord.title, TaskRecord.kind)
            .join(TaskRecord, TaskRecord.id == kept.task_id)
            .where(kept.line == line, kept.anchor.is_not(None))
            .order_by(kept.anchor)
        )
        found = self._db.execute(wanted)
        return [Anchor(number, title, Kind(kind), minutes) for number, minutes, title, kind in found if number]

    def put_size(self, size: Size) -> None:
        """Keep a task's size."""
        self._db.merge(
            SizeRecord(
                task_id=size.task_id,
                line=size.line,
                anchor=size.anchor,
                step=size.step,
                minutes=size.minutes,
                given_at=size.given_at,
                late=size.late,
            )
        )

    def size(self, task_id: UUID) -> Size | None:
        """Return a task's size, None where it has none."""
        record = self._db.get(SizeRecord, task_id)
        if record is None:
            return None
        return Size(
            record.task_id, record.line, record.minutes, record.given_at, record.anchor, record.step, record.late
        )

    def add_audit(self, audit: Audit) -> None:
        """Keep a blind re-sizing."""
        self._db.merge(
            AuditRecord(task_id=audit.task_id, at=audit.at, anchor=audit.anchor, step=audit.step, minutes=audit.minutes)
        )

    def audited_since(self, at: datetime, line: int) -> Mapping[UUID, datetime]:
        """Return the tasks of a line that were re-sized since this moment, and when each was first."""
        wanted = (
            select(AuditRecord.task_id, func.min(AuditRecord.at).label("first"))
            .join(SizeRecord, SizeRecord.task_id == AuditRecord.task_id)
            .where(AuditRecord.at >= at, SizeRecord.line == line)
            .group_by(AuditRecord.task_id)
        )
        return {row.task_id: row.first for row in self._db.execute(wanted)}

    def sized_before(self, at: datetime, line: int) -> Sequence[UUID]:
        """Return the tasks of a line sized before this moment, the earliest first."""
        wanted = select(SizeRecord.task_id).where(
            SizeRecord.given_at <= at, SizeRecord.line == line, SizeRecord.late.is_(False)
        )
        return self._db.scalars(wanted.order_by(SizeRecord.given_at, SizeRecord.task_id)).all()

    def add_forecast(self, forecast: Forecast) -> None:
        """Keep what was said before the coin fell."""
        self._db.add(
            ForecastRecord(
                task_id=forecast.task_id,
                with_ai_minutes=forecast.with_ai_minutes,
                done_means=forecast.done_means,
                given_at=forecast.given_at,
            )
        )

    def forecast(self, task_id: UUID) -> Forecast | None:
        """Return what was said of a task before the coin fell."""
        record = self._db.get(ForecastRecord, task_id)
        if record is None:
            return None
        return Forecast(record.task_id, record.with_ai_minutes, record.done_means, record.given_at)

    def put_experiment(self, experiment: Experiment) -> None:
        """Keep an experiment, begun or ended."""
        self._db.merge(
            ExperimentRecord(
                id=experiment.id,
                begun_at=experiment.begun_at,
                ended_at=experiment.ended_at,
                use=experiment.use,
                kinds=experiment.kinds,
                seed=experiment.seed,
                commitment=experiment.commitment,
            )
        )
        self._db.flush()  # draws refer to it

    def experiment(self) -> Experiment | None:
        """Return the experiment that goes on, None where there is none."""
        record = self._db.scalars(select(ExperimentRecord).where(ExperimentRecord.ended_at.is_(None))).first()
        return to_experiment(record) if record else None

    def experiments(self) -> Sequence[Experiment]:
        """Return all experiments, the latest first."""
        wanted = select(ExperimentRecord).order_by(ExperimentRecord.begun_at.desc(), ExperimentRecord.id.desc())
        return [to_experiment(record) for record in self._db.scalars(wanted)]

    def put_draw(self, draw: Draw) -> None:
        """Keep a throw of the coin, or that it was declined."""
        self._db.merge(
            DrawRecord(
                task_id=draw.task_id,
                experiment_id=draw.experiment_id,
                kind=draw.kind,
                position=draw.position,
                arm=draw.arm,
                drawn_at=draw.drawn_at,
                declined_at=draw.declined_at,
                declined_because=draw.declined_because,
            )
        )

    def draw(self, task_id: UUID) -> Draw | None:
        """Return the throw of a task, None where none was made."""
        record = self._db.get(DrawRecord, task_id)
        return to_draw(record) if record else None

    def draws(self, experiment_id: UUID) -> Sequence[Draw]:
        """Return an experiment's throws in their order."""
        wanted = select(DrawRecord).where(DrawRecord.experiment_id == experiment_id)
        return [
            to_draw(record) for record in self._db.scalars(wanted.order_by(DrawRecord.drawn_at, DrawRecord.task_id))
        ]

    def add_kept_out(self, kept_out: KeptOut) -> None:
        """Keep that a task is kept out."""
        self._db.merge(
            KeptOutRecord(
                task_id=kept_out.task_id,
                experiment_id=kept_out.experiment_id,
                because=kept_out.because,
                at=kept_out.at,
            )
        )

    def is_kept_out(self, task_id: UUID) -> bool:
        """Tell whether a task was kept out of any experiment."""
        return self._db.get(KeptOutRecord, task_id) is not None

    def kept_out(self, experiment_id: UUID) -> Sequence[KeptOut]:
        """Return the tasks kept out of an experiment, in their order."""
        wanted = select(KeptOutRecord).where(KeptOutRecord.experiment_id == experiment_id).order_by(KeptOutRecord.at)
        return [KeptOut(one.task_id, one.experiment_id, one.because, one.at) for one in self._db.scalars(wanted)]


def to_baseline(record: BaselineRecord) -> Baseline:
    """Return the baseline that a row means."""
    return Baseline(record.line, record.begun_at, record.frozen_at, record.intercept, record.slope)


def to_experiment(record: ExperimentRecord) -> Experiment:
    """Return the experiment that a row means."""
    kinds = tuple(Kind(kind) for kind in record.kinds)
    return Experiment(record.id, record.begun_at, record.use, kinds, record.seed, record.commitment, record.ended_at)


def to_draw(record: DrawRecord) -> Draw:
    """Return the throw that a row means."""
    return Draw(
        record.task_id,
        record.experiment_id,
        Kind(record.kind),
        record.position,
        record.arm,
        record.drawn_at,
        record.declined_at,
        record.declined_because,
    )
