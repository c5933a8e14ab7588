"""The shelf of explanations, reflections, gaps, look-ups and drafts, and what is owed (Law 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, func, select, text, update
from sqlalchemy.orm import Session as DbSession

from unaided.domain.explanation import Explanation, Gap, GoingOn, LookUp, Reflection, SkipReason
from unaided.domain.owing import Unsettled
from unaided.domain.search import WordsKind
from unaided.domain.task import TaskStatus
from unaided.storage.answer_tables import (
    DraftRecord,
    ExplanationRecord,
    GapRecord,
    GoingOnRecord,
    LookUpRecord,
    PostponementRecord,
    ReflectionRecord,
)
from unaided.storage.tables import OWED, UNCOUNTED, SessionRecord, TaskRecord
from unaided.storage.words import WordShelf


class ExplanationShelf:
    """Where words are kept; none of them is ever overwritten but a draft."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db
        self._words = WordShelf(db)

    def add_explanation(self, explanation: Explanation) -> None:
        """Keep an explanation; its session is owed nothing more."""
        what_it_is, why_this_way, how_it_breaks = explanation.answers
        self._words.add(
            WordsKind.EXPLANATION,
            explanation.session_id,
            explanation.session_id,
            explanation.written_at,
            "\n".join((*explanation.answers, explanation.told_whom)),
        )
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
                checklist=explanation.checklist,
                told_whom=explanation.told_whom,
            )
        )
        self.settle((explanation.session_id,), explanation.written_at)

    def add_going_on(self, going_on: GoingOn) -> None:
        """Keep the one sentence of a sitting that goes on; its session owes nothing more today."""
        self._db.merge(
            GoingOnRecord(
                session_id=going_on.session_id,
                sentence=going_on.sentence,
                ai_use=going_on.ai_use,
                written_at=going_on.written_at,
            )
        )
        self._words.put(
            WordsKind.GOING_ON, going_on.session_id, going_on.session_id, going_on.written_at, going_on.sentence
        )

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
        session_id = reflection.session_id
        self.settle((session_id,), reflection.written_at)
        self._words.add(WordsKind.REFLECTION, session_id, session_id, reflection.written_at, reflection.surprise)

    def settle(self, session_ids: Iterable[UUID], at: datetime) -> None:
        """Keep that these sessions owe nothing more."""
        owing = update(SessionRecord).where(SessionRecord.id.in_([*session_ids]), SessionRecord.settled_at.is_(None))
        self._db.execute(owing.values(settled_at=at))

    def add_gap(self, gap: Gap) -> None:
        """Keep something that could not be explained."""
        self.put_gap(gap)

    def put_gap(self, gap: Gap) -> None:
        """Keep a gap's state."""
        self._db.merge(
            GapRecord(
                id=gap.id,
                session_id=gap.session_id,
                text=gap.text,
                opened_at=gap.opened_at,
                closed_at=gap.closed_at,
                note=gap.note,
                dropped_because=gap.dropped_because,
            )
        )
        words = "\n".join((gap.text, gap.note, gap.dropped_because))
        self._words.put(WordsKind.GAP, gap.id, gap.session_id, gap.opened_at, words)

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
        self._words.add(WordsKind.LOOK_UP, look_up.id, look_up.session_id, look_up.noted_at, look_up.text)

    def remove_look_up(self, look_up_id: UUID) -> None:
        """Take a look-up away, if it is there."""
        self._db.execute(delete(LookUpRecord).where(LookUpRecord.id == look_up_id))
        self._words.remove(WordsKind.LOOK_UP, look_up_id)

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

    def every_look_up(self) -> Iterator[LookUp]:
        """Return the look-ups of the sessions that count, the earliest first."""
        kept = LookUpRecord
        wanted = select(kept.id, kept.session_id, kept.text, kept.source, kept.noted_at)
        counted = wanted.join(SessionRecord).where(SessionRecord.state.not_in(UNCOUNTED))
        for row in self._db.execute(counted.order_by(kept.noted_at, kept.id)):
            yield LookUp(*row)

    def looked_up_in(self, topic: str) -> Sequence[UUID]:
        """Return the sessions that count in which this was looked up; case does not matter, as in topics."""
        same = func.lower(LookUpRecord.text) == func.lower(topic)
        counted = select(LookUpRecord.session_id).join(SessionRecord).where(SessionRecord.state.not_in(UNCOUNTED))
        return self._db.scalars(counted.where(same).distinct()).all()

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
        self.settle((session_id,), at)

    def unsettled(self) -> Sequence[Unsettled]:
        """Return finished sessions neither answered in full nor skipped."""
        session = SessionRecord
        found = self._db.execute(
            select(session.id, session.task_id, TaskRecord.title, session.mode, session.ended_at, session.local_date)
            .add_columns(TaskRecord.status, GoingOnRecord.session_id)
            .join(TaskRecord)
            .outerjoin(GoingOnRecord, GoingOnRecord.session_id == session.id)
            .where(text(OWED))
        )
        return [
            Unsettled(session_id, task_id, title, mode, at, day, status is TaskStatus.OPEN, said is not None)
            for session_id, task_id, title, mode, at, day, status, said in found
            if at
        ]

    def going_on(self, session_id: UUID) -> GoingOn | None:
        """Return the one sentence of a sitting that went on, None where there is none."""
        record = self._db.get(GoingOnRecord, session_id)
        return to_going_on(record) if record else None

    def gap(self, gap_id: UUID) -> Gap | None:
        """Return a gap, None where there is no such."""
        record = self._db.get(GapRecord, gap_id)
        return to_gap(record) if record else None

    def all_gaps(self, *, only_open: bool = False) -> Sequence[tuple[Gap, str]]:
        """Return all gaps with the title of their task, open ones first, the latest of each first.

        Those of deleted sessions are left out.
        """
        wanted = _gaps_with_titles()
        if only_open:
            wanted = wanted.where(GapRecord.closed_at.is_(None))
        ordered = wanted.order_by(GapRecord.closed_at.is_not(None), GapRecord.opened_at.desc(), GapRecord.id.desc())
        return [(to_gap(record), title) for record, title in self._db.execute(ordered)]

    def gaps_of_skill(self, skill: str) -> Sequence[tuple[Gap, str]]:
        """Return the open gaps of a skill's tasks with their titles, those of deleted sessions left out."""
        wanted = _gaps_with_titles().where(GapRecord.closed_at.is_(None), TaskRecord.skill == skill)
        ordered = wanted.order_by(GapRecord.opened_at.desc(), GapRecord.id.desc())
        return [(to_gap(record), title) for record, title in self._db.execute(ordered)]

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


def _gaps_with_titles() -> Select[GapRecord, str]:
    wanted = select(GapRecord, TaskRecord.title).join(SessionRecord, GapRecord.session_id == SessionRecord.id)
    wanted = wanted.join(TaskRecord, SessionRecord.task_id == TaskRecord.id)
    return wanted.where(SessionRecord.state.not_in(UNCOUNTED))


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
        checklist=record.checklist,
        told_whom=record.told_whom,
    )


def to_going_on(record: GoingOnRecord) -> GoingOn:
    """Return the sentence that a row means."""
    return GoingOn(record.session_id, record.sentence, record.ai_use, record.written_at)


def to_reflection(record: ReflectionRecord) -> Reflection:
    """Return the reflection that a row means."""
    return Reflection(record.session_id, record.felt, record.surprise, record.written_at)


def to_look_up(record: LookUpRecord) -> LookUp:
    """Return the look-up that a row means."""
    return LookUp(record.id, record.session_id, record.text, record.source, record.noted_at)


def to_gap(record: GapRecord) -> Gap:
    """Return the gap that a row means."""
    return Gap(
        record.id,
        record.session_id,
        record.text,
        record.opened_at,
        record.closed_at,
        record.note,
        record.dropped_because,
    )
