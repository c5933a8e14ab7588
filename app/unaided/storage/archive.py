"""All that is kept, for exports: each kind in the order it came, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as DbSession

from unaided.domain.experiment import Audit, BaselineTask, Forecast, KeptOut, Size
from unaided.domain.export import Draft, Everything, KeptSession, Postponement
from unaided.domain.export_measure import (
    GivenExplanation,
    GivenRecall,
    GivenSession,
    GivenTask,
    KeptBaselineTask,
    Measured,
)
from unaided.domain.recall import Rating
from unaided.storage.answer_tables import (
    DraftRecord,
    ExplanationRecord,
    GapRecord,
    GoingOnRecord,
    LookUpRecord,
    PostponementRecord,
    ReflectionRecord,
)
from unaided.storage.cards import CardShelf
from unaided.storage.explanations import to_explanation, to_gap, to_going_on, to_look_up, to_reflection
from unaided.storage.measure_tables import (
    AuditRecord,
    BaselineRecord,
    BaselineTaskRecord,
    DrawRecord,
    ExperimentRecord,
    ForecastRecord,
    ImportedExplanationRecord,
    ImportedRecallRecord,
    ImportedSessionRecord,
    ImportedTaskRecord,
    KeptOutRecord,
    SizeRecord,
)
from unaided.storage.plan import PlanShelf
from unaided.storage.reproductions import ReproductionShelf
from unaided.storage.ruler import to_baseline, to_draw, to_experiment
from unaided.storage.sessions import to_session, to_start_correction
from unaided.storage.skills import SkillShelf
from unaided.storage.tables import Base, SessionRecord, StartCorrectionRecord
from unaided.storage.tasks import BATCH, TaskShelf
from unaided.storage.timeline import TimelineShelf
from unaided.storage.trail import TrailShelf
from unaided.storage.word_drafts import WordDraftShelf

R = TypeVar("R", bound=Base)


class Archive:
    """Everything that one transaction sees."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def everything(self) -> Everything:
        """Return all that is kept; each kind is read when it is walked through, once."""
        every, cards = self._every, CardShelf(self._db)
        return Everything(
            tasks=TaskShelf(self._db).every(),
            sessions=map(_kept, every(SessionRecord, SessionRecord.started_at, SessionRecord.id)),
            explanations=map(to_explanation, every(ExplanationRecord, ExplanationRecord.written_at)),
            reflections=map(to_reflection, every(ReflectionRecord, ReflectionRecord.written_at)),
            look_ups=map(to_look_up, every(LookUpRecord, LookUpRecord.noted_at, LookUpRecord.id)),
            gaps=map(to_gap, every(GapRecord, GapRecord.opened_at, GapRecord.id)),
            postponements=map(_postponement, every(PostponementRecord, PostponementRecord.at)),
            drafts=map(_draft, every(DraftRecord, DraftRecord.saved_at)),
            start_corrections=map(
                to_start_correction,
                every(StartCorrectionRecord, StartCorrectionRecord.said_at, StartCorrectionRecord.became),
            ),
            goings_on=map(to_going_on, every(GoingOnRecord, GoingOnRecord.written_at, GoingOnRecord.session_id)),
            cards=cards.every(),
            recalls=cards.every_recall(),
            leaves=cards.leaves(),
            reproductions=ReproductionShelf(self._db).every(),
            word_drafts=WordDraftShelf(self._db).every(),
            timeline_notes=TimelineShelf(self._db).every(),
            skills=SkillShelf(self._db).every(),
            stage_checks=PlanShelf(self._db).checks(),
            plan_choices=PlanShelf(self._db).choices(),
            plan_ticks=PlanShelf(self._db).ticks(),
            session_edits=TrailShelf(self._db).every(),
            measured=self._measured(),
        )

    def _measured(self) -> Measured:
        every, known = self._every, ImportedTaskRecord
        told, asked, part = ImportedExplanationRecord, ImportedRecallRecord, BaselineTaskRecord
        return Measured(
            baselines=map(to_baseline, every(BaselineRecord, BaselineRecord.line)),
            baseline_tasks=map(_baseline_task, every(part, part.line, part.position)),
            sizes=map(_size, every(SizeRecord, SizeRecord.given_at, SizeRecord.task_id)),
            audits=map(_audit, every(AuditRecord, AuditRecord.at, AuditRecord.task_id)),
            forecasts=map(_forecast, every(ForecastRecord, ForecastRecord.given_at, ForecastRecord.task_id)),
            experiments=map(to_experiment, every(ExperimentRecord, ExperimentRecord.begun_at, ExperimentRecord.id)),
            draws=map(to_draw, every(DrawRecord, DrawRecord.drawn_at, DrawRecord.task_id)),
            kept_out=map(_kept_out, every(KeptOutRecord, KeptOutRecord.at, KeptOutRecord.task_id)),
            imported_tasks=map(_given_task, every(known, known.imported_at, known.task_id)),
            imported_sessions=map(_given_session, every(ImportedSessionRecord, ImportedSessionRecord.session_id)),
            imported_explanations=map(_given_explanation, every(told, told.written_at, told.task_id)),
            imported_recalls=map(_given_recall, every(asked, asked.reviewed_at, asked.task_id, asked.number)),
        )

    def _every(self, kind: type[R], *order: InstrumentedAttribute[object]) -> Iterator[R]:
        yield from self._db.scalars(select(kind).order_by(*order).execution_options(yield_per=BATCH))


def _kept(record: SessionRecord) -> KeptSession:
    return KeptSession(to_session(record), record.local_date, record.progress_after, record.edited_at, record.source)


def _postponement(record: PostponementRecord) -> Postponement:
    return Postponement(record.session_id, record.at, record.reason)


def _draft(record: DraftRecord) -> Draft:
    return Draft(record.session_id, record.body, record.saved_at)


def _baseline_task(record: BaselineTaskRecord) -> KeptBaselineTask:
    return KeptBaselineTask(record.line, record.position, BaselineTask(record.task_id, record.minutes, record.anchor))


def _size(record: SizeRecord) -> Size:
    return Size(record.task_id, record.line, record.minutes, record.given_at, record.anchor, record.step, record.late)


def _audit(record: AuditRecord) -> Audit:
    return Audit(record.task_id, record.at, record.anchor, record.step, record.minutes)


def _forecast(record: ForecastRecord) -> Forecast:
    return Forecast(record.task_id, record.with_ai_minutes, record.done_means, record.given_at)


def _kept_out(record: KeptOutRecord) -> KeptOut:
    return KeptOut(record.task_id, record.experiment_id, record.because, record.at)


def _given_task(record: ImportedTaskRecord) -> GivenTask:
    return GivenTask(
        record.task_id,
        record.known_as,
        record.imported_at,
        record.mode,
        record.ai_use,
        record.assigned,
        record.kept_out,
        record.size_minutes,
        record.estimate_minutes,
        record.estimate_ai_minutes,
        record.active_minutes,
        record.guess_minutes,
        record.source,
    )


def _given_session(record: ImportedSessionRecord) -> GivenSession:
    return GivenSession(record.session_id, record.known_as, record.look_ups, record.felt)


def _given_explanation(record: ImportedExplanationRecord) -> GivenExplanation:
    return GivenExplanation(record.task_id, record.written_at, record.predicted, record.explained, record.recalled)


def _given_recall(record: ImportedRecallRecord) -> GivenRecall:
    return GivenRecall(record.task_id, record.number, record.reviewed_at, Rating(record.rating), record.passed)
