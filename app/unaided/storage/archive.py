"""All that is kept, for exports: each kind in the order it came, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as DbSession

from unaided.domain.export import Draft, Everything, KeptSession, Postponement
from unaided.storage.cards import CardShelf
from unaided.storage.explanations import to_explanation, to_gap, to_going_on, to_look_up, to_reflection
from unaided.storage.reproductions import ReproductionShelf
from unaided.storage.sessions import to_session, to_start_correction
from unaided.storage.tables import (
    Base,
    DraftRecord,
    ExplanationRecord,
    GapRecord,
    GoingOnRecord,
    LookUpRecord,
    PostponementRecord,
    ReflectionRecord,
    SessionRecord,
    StartCorrectionRecord,
)
from unaided.storage.tasks import BATCH, TaskShelf
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
        )

    def _every(self, kind: type[R], *order: InstrumentedAttribute[object]) -> Iterator[R]:
        yield from self._db.scalars(select(kind).order_by(*order).execution_options(yield_per=BATCH))


def _kept(record: SessionRecord) -> KeptSession:
    return KeptSession(to_session(record), record.local_date, record.progress_after)


def _postponement(record: PostponementRecord) -> Postponement:
    return Postponement(record.session_id, record.at, record.reason)


def _draft(record: DraftRecord) -> Draft:
    return Draft(record.session_id, record.body, record.saved_at)
