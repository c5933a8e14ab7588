"""The shelf of sessions, their spans with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.correction import StartCorrection
from unaided.domain.editing import Source
from unaided.domain.history import SessionFilter, SessionRow, Sitting
from unaided.domain.session import Session, SessionState, active_us, undecided_us
from unaided.storage import sittings
from unaided.storage.answer_tables import ExplanationRecord, LookUpRecord, ReflectionRecord
from unaided.storage.meant import meant, tasks_meant
from unaided.storage.tables import UNCOUNTED, SessionRecord, SpanRecord, StartCorrectionRecord, TaskRecord, WaitRecord
from unaided.storage.tasks import BATCH, to_task

MANY_TASKS = 1_000  # above it their sessions are found by walking back from the latest one
_LATEST_FIRST = (SessionRecord.started_at.desc(), SessionRecord.id.desc())
_LAST = select(SessionRecord).order_by(*_LATEST_FIRST).limit(1)
_LATEST = _LAST.where(SessionRecord.state.not_in(UNCOUNTED))


class SessionShelf:
    """Where sessions are kept."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def add(
        self, session: Session, local_date: date, source: Source = Source.TIMER, *, progress_after: int | None = None
    ) -> None:
        """Keep a new session, of this local day."""
        record = session_record(session, local_date, source)
        record.progress_after = progress_after
        self._db.add(record)
        self._db.flush()  # whatever refers to it comes after it

    def put(self, session: Session, progress_after: int | None = None, local_date: date | None = None) -> None:
        """Keep a session's new state; `progress_after` and `local_date` only where they are another now."""
        record = self._db.get_one(SessionRecord, session.id)
        _fill(record, session)
        record.started = session.started
        if progress_after is not None:
            record.progress_after = progress_after
        if local_date is not None:
            record.local_date = local_date
        self._db.flush()  # one that ended must be so in the file before the next can be open

    def add_start_correction(self, correction: StartCorrection) -> None:
        """Keep that a session's start was moved."""
        self._db.add(
            StartCorrectionRecord(
                session_id=correction.session_id,
                said_at=correction.said_at,
                was=correction.was,
                became=correction.became,
            )
        )

    def start_corrections(self, session_id: UUID) -> Sequence[StartCorrection]:
        """Return how a session's start was moved, in the order it was said."""
        wanted = select(StartCorrectionRecord).where(StartCorrectionRecord.session_id == session_id)
        return [*map(to_start_correction, self._db.scalars(wanted.order_by(StartCorrectionRecord.became.desc())))]

    def get(self, session_id: UUID) -> Session | None:
        """Return a session, None where there is no such."""
        record = self._db.get(SessionRecord, session_id)
        return to_session(record) if record else None

    def open(self) -> Session | None:
        """Return the one session that goes on, if there is one."""
        record = self._db.scalars(select(SessionRecord).where(SessionRecord.ended_at.is_(None))).first()
        return to_session(record) if record else None

    def last(self) -> Session | None:
        """Return the session started last, discarded ones left out."""
        record = self._db.scalars(_LATEST).first()
        return to_session(record) if record else None

    def last_discarded(self) -> Session | None:
        """Return the discarded session started last."""
        wanted = _LAST.where(SessionRecord.state == SessionState.DISCARDED)
        record = self._db.scalars(wanted).first()
        return to_session(record) if record else None

    def end_before(self, session: Session) -> datetime | None:
        """Return the latest end of the finished sessions that began no later than this one."""
        return self._db.scalars(
            select(func.max(SessionRecord.ended_at)).where(
                SessionRecord.state == SessionState.FINISHED,
                SessionRecord.started_at <= session.started.wall,
                SessionRecord.id != session.id,
            )
        ).one()

    def overlaps(self, session: Session) -> bool:
        """Tell whether a finished session shares a time with this ended one; touching is no sharing."""
        found = select(SessionRecord.id).where(
            SessionRecord.state == SessionState.FINISHED,
            SessionRecord.started_at < session.ended_at,
            SessionRecord.ended_at > session.started.wall,
            SessionRecord.id != session.id,
        )
        return self._db.scalars(found.limit(1)).first() is not None

    def last_of(self, task_id: UUID) -> Session | None:
        """Return a task's session started last, discarded ones left out."""
        record = self._db.scalars(_LATEST.where(SessionRecord.task_id == task_id)).first()
        return to_session(record) if record else None

    def rows(self, wanted: SessionFilter, limit: int, offset: int = 0) -> Sequence[SessionRow]:
        """Return finished sessions, the latest start first: one query, one for their spans and one for their waits."""
        many = wanted.of_tasks and self._db.scalars(tasks_meant(wanted)).one() > MANY_TASKS
        conditions = meant(wanted, by_session=many)
        page = select(SessionRecord.id).where(*conditions).order_by(*_LATEST_FIRST).limit(limit).offset(offset)
        return self._rows(SessionRecord.id.in_(page))

    def rows_of(self, session_ids: Sequence[UUID]) -> Sequence[SessionRow]:
        """Return these sessions, whatever their state, the latest start first."""
        return self._rows(SessionRecord.id.in_(session_ids))

    def row(self, session_id: UUID) -> SessionRow | None:
        """Return a finished session, None where there is no such."""
        found = self._rows(SessionRecord.id == session_id, SessionRecord.state == SessionState.FINISHED)
        return found[0] if found else None

    def _rows(self, *wanted: ColumnElement[bool]) -> Sequence[SessionRow]:
        explained = select(ExplanationRecord.session_id).where(ExplanationRecord.session_id == SessionRecord.id)
        look_ups = select(func.count()).where(LookUpRecord.session_id == SessionRecord.id).scalar_subquery()
        answered = or_(explained.exists(), ReflectionRecord.session_id.is_not(None))
        found = self._db.execute(
            select(SessionRecord, TaskRecord, answered, ReflectionRecord.felt, look_ups)
            .join(TaskRecord)
            .outerjoin(ReflectionRecord, ReflectionRecord.session_id == SessionRecord.id)
            .where(*wanted)
            .order_by(*_LATEST_FIRST)
        )
        return [
            SessionRow(
                to_session(record),
                to_task(task),
                record.local_date,
                bool(answered),
                felt,
                count,
                record.progress_after,
                record.edited_at,
                record.source,
            )
            for record, task, answered, felt, count in found
        ]

    def count(self, wanted: SessionFilter) -> int:
        """Return how many finished sessions are meant."""
        return self._db.scalars(select(func.count()).select_from(SessionRecord).where(*meant(wanted))).one()

    def first_day(self, wanted: SessionFilter) -> date | None:
        """Return the earliest local day of the finished sessions that are meant, None where there is none."""
        return self._db.scalars(select(func.min(SessionRecord.local_date)).where(*meant(wanted))).one()

    def no_ai_sittings(self, since: date | None = None, until: date | None = None) -> Sequence[Sitting]:
        """Return finished sessions without AI of these local days, both included, the earliest start first."""
        return sittings.read(self._db.connection(), since or date.min, until or date.max)

    def every(self) -> Iterator[Session]:
        """Return all sessions in the order they started, a batch at a time."""
        wanted = select(SessionRecord).order_by(SessionRecord.started_at, SessionRecord.id)
        for record in self._db.scalars(wanted.execution_options(yield_per=BATCH)):
            yield to_session(record)


def session_record(session: Session, local_date: date, source: Source = Source.TIMER) -> SessionRecord:
    """Return the row of a new session of this local day."""
    record = SessionRecord(
        id=session.id,
        task_id=session.task_id,
        mode=session.mode,
        started=session.started,
        local_date=local_date,
        progress_before=session.progress_before,
        source=source,
    )
    _fill(record, session)
    return record


def to_session(record: SessionRecord) -> Session:
    """Return the session that a row means."""
    return Session(
        id=record.id,
        task_id=record.task_id,
        mode=record.mode,
        planned_us=record.planned_us,
        started=record.started,
        seen=record.seen,
        elapsed_us=record.elapsed_us,
        state=record.state,
        spans=tuple(kept.span for kept in record.spans),
        watched=record.watched,
        progress_before=record.progress_before,
        waits=tuple(kept.wait for kept in record.waits),
    )


def to_start_correction(record: StartCorrectionRecord) -> StartCorrection:
    """Return the correction that a row means."""
    return StartCorrection(record.session_id, record.said_at, record.was, record.became)


def _fill(record: SessionRecord, session: Session) -> None:
    """Write a session's state into its row; spans that stayed as they were are not written again."""
    record.state = session.state
    record.watched = session.watched
    record.planned_us = session.planned_us
    record.seen = session.seen
    record.elapsed_us = session.elapsed_us
    ended = not session.is_open
    record.ended_at = session.ended_at
    record.active_us = active_us(session) if ended else None
    record.undecided_us = undecided_us(session) if ended else None
    _fill_spans(record, session)
    _fill_waits(record, session)


def _fill_spans(record: SessionRecord, session: Session) -> None:
    del record.spans[len(session.spans) :]
    for kept, span in zip(record.spans, session.spans, strict=False):
        kept.span = span
    for position in range(len(record.spans), len(session.spans)):
        record.spans.append(SpanRecord(position=position, span=session.spans[position]))


def _fill_waits(record: SessionRecord, session: Session) -> None:
    del record.waits[len(session.waits) :]
    for kept, wait in zip(record.waits, session.waits, strict=False):
        kept.wait = wait
    for position in range(len(record.waits), len(session.waits)):
        record.waits.append(WaitRecord(position=position, wait=session.waits[position]))
