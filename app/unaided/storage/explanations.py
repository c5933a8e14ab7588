"""The shelf of explanations, reflections, gaps, look-ups and drafts, and what is owed (Law 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session as DbSession

from unaided.domain.explanation import Explanation, Gap, LookUp, Owed, Reflection, SkipReason
from unaided.storage.tables import (
    OWED,
    DraftRecord,
    ExplanationRecord,
    GapRecord,
    LookUpRecord,
    PostponementRecord,
    ReflectionRecord,
    SessionRecord,
    TaskRecord,
)


class ExplanationShelf:
    """Where words are kept; none of them is ever overwritten but a draft."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def add_explanation(self, explanation: Explanation) -> None:
        """Keep an explanation; its session is owed nothing more."""
        what_it_is, why_this_way, how_it_breaks = explanation.answers
        self._db.add(
            ExplanationRecord(
                session_id=explanation.session_id,
                predicted=explanation.predicted,
                what_it_is=what_it_is,
                why_this_way=why_this_way,
                how_it_breaks=how_it_breaks,
                explained=explanation.explained,
                ai_use=explanation.ai_use,
                ai_closed=explanation.ai_closed,
                guess_minutes=explanation.guess_minutes,
                written_at=explanation.written_at,
            )
        )
        self._settle(explanation.session_id, explanation.written_at)

    def add_reflection(self, reflection: Reflection) -> None:
        """Keep a reflection; its session is owed nothing more."""
        self._db.add(
            ReflectionRecord(
                session_id=reflection.session_id,
                felt=reflection.felt,
                surprise=reflection.surprise,
                written_at=reflection.written_at,
            )
        )
        self._settle(reflection.session_id, reflection.written_at)

    def _settle(self, session_id: UUID, at: datetime) -> None:
        session = self._db.get_one(SessionRecord, session_id)
        session.settled_at = session.settled_at or at

    def add_gap(self, gap: Gap) -> None:
        """Keep something that could not be explained."""
        self._db.add(GapRecord(id=gap.id, session_id=gap.session_id, text=gap.text, opened_at=gap.opened_at))

    def add_look_up(self, look_up: LookUp) -> None:
        """Keep a look-up."""
        self._db.add(
            LookUpRecord(
                id=look_up.id,
                session_id=look_up.session_id,
                text=look_up.text,
                source=look_up.source,
                noted_at=look_up.noted_at,
            )
        )

    def remove_look_up(self, look_up_id: UUID) -> None:
        """Take a look-up away, if it is there."""
        self._db.execute(delete(LookUpRecord).where(LookUpRecord.id == look_up_id))

    def explanation(self, session_id: UUID) -> Explanation | None:
        """Return a session's explanation, None where there is none."""
        record = self._db.get(ExplanationRecord, session_id)
        return to_explanation(record) if record else None

    def reflection(self, session_id: UUID) -> Reflection | None:
        """Return a session's reflection, None where there is none."""
        record = self._db.get(ReflectionRecord, session_id)
        return to_reflection(record) if record else None

    def look_ups(self, session_id: UUID) -> Sequence[LookUp]:
        """Return a session's look-ups, the earliest first."""
        wanted = select(LookUpRecord).where(LookUpRecord.session_id == session_id)
        ordered = wanted.order_by(LookUpRecord.noted_at, LookUpRecord.id)
        return [to_look_up(record) for record in self._db.scalars(ordered)]

    def gaps(self, session_id: UUID) -> Sequence[Gap]:
        """Return a session's gaps, the earliest first."""
        wanted = select(GapRecord).where(GapRecord.session_id == session_id)
        ordered = wanted.order_by(GapRecord.opened_at, GapRecord.id)
        return [to_gap(record) for record in self._db.scalars(ordered)]

    def defer(self, session_id: UUID, at: datetime) -> None:
        """Keep that an answer was put off; it stays owed."""
        if self._db.get(PostponementRecord, (session_id, at)) is None:
            self._db.add(PostponementRecord(session_id=session_id, at=at))

    def skip(self, session_id: UUID, reason: SkipReason, at: datetime) -> None:
        """Keep that an answer is left out, and why; it is not owed any more."""
        self._db.merge(PostponementRecord(session_id=session_id, at=at, reason=reason))
        self._settle(session_id, at)

    def owed(self) -> Sequence[Owed]:
        """Return finished sessions not answered and not skipped, the latest end first."""
        found = self._db.execute(
            select(SessionRecord.id, TaskRecord.title, SessionRecord.mode, SessionRecord.ended_at)
            .join(TaskRecord)
            .where(text(OWED))
            .order_by(SessionRecord.ended_at.desc(), SessionRecord.id.desc())
        )
        return [Owed(session_id, title, mode, ended_at) for session_id, title, mode, ended_at in found if ended_at]

    def draft(self, session_id: UUID) -> str | None:
        """Return what was typed so far, None where nothing was."""
        record = self._db.get(DraftRecord, session_id)
        return record.body if record else None

    def save_draft(self, session_id: UUID, body: str, at: datetime) -> None:
        """Keep what was typed so far, in place of what was before."""
        self._db.merge(DraftRecord(session_id=session_id, body=body, saved_at=at))

    def drop_draft(self, session_id: UUID) -> None:
        """Take a draft away, if there is one."""
        self._db.execute(delete(DraftRecord).where(DraftRecord.session_id == session_id))


def to_explanation(record: ExplanationRecord) -> Explanation:
    """Return the explanation that a row means."""
    return Explanation(
        session_id=record.session_id,
        predicted=record.predicted,
        answers=(record.what_it_is, record.why_this_way, record.how_it_breaks),
        explained=record.explained,
        ai_use=record.ai_use,
        ai_closed=record.ai_closed,
        guess_minutes=record.guess_minutes,
        written_at=record.written_at,
    )


def to_reflection(record: ReflectionRecord) -> Reflection:
    """Return the reflection that a row means."""
    return Reflection(record.session_id, record.felt, record.surprise, record.written_at)


def to_look_up(record: LookUpRecord) -> LookUp:
    """Return the look-up that a row means."""
    return LookUp(record.id, record.session_id, record.text, record.source, record.noted_at)


def to_gap(record: GapRecord) -> Gap:
    """Return the gap that a row means."""
    return Gap(record.id, record.session_id, record.text, record.opened_at)
