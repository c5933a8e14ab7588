"""Explain before you move on: the dialog's questions, drafts, answers, what is owed (Law 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from unaided.domain.clock import MICROSECOND, Clock, Reading
from unaided.domain.decision import decide
from unaided.domain.explanation import (
    AiUse,
    Explanation,
    Gap,
    LookUp,
    LookUpSource,
    Owed,
    Reflection,
    SkipReason,
    check_explanation,
    check_reflection,
    clean_line,
)
from unaided.domain.session import Session, SessionState
from unaided.domain.task import Task, progressed
from unaided.domain.trouble import ExplanationRuleError
from unaided.services.ports import Ids, Ledger, Shelves


@dataclass(frozen=True, slots=True)
class Question:
    """All that the explanation or reflection dialog shows when it opens."""

    session: Session
    task: Task
    look_ups: tuple[LookUp, ...]
    draft: str | None


@dataclass(frozen=True, slots=True)
class NewLookUp:
    """A look-up as it is added in the reflection."""

    text: str
    source: LookUpSource | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """What every answer says beside its own questions.

    `progress` is the task's share done in percent, None where it was not asked; `worked` is how
    much of the undecided time was work, None while it stays undecided (Law 2).
    """

    progress: int | None = None
    worked: timedelta | None = None
    gaps: tuple[str, ...] = ()
    new_look_ups: tuple[NewLookUp, ...] = ()
    dropped_look_ups: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplanationAnswer:
    """What the explanation dialog hands in; see `domain.explanation.Explanation` for the units."""

    predicted: int
    answers: tuple[str, str, str]
    explained: int
    ai_closed: bool
    ending: Ending
    ai_use: AiUse | None = None
    guess_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ReflectionAnswer:
    """What the reflection dialog hands in; `felt` is 1 to 5."""

    felt: int
    surprise: str
    ending: Ending


class ExplanationService:
    """The moment after a session."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids

    def open(self, session_id: UUID) -> Question:
        """Return what the dialog of a finished session shows, its draft with it.

        Raises:
            ExplanationRuleError: there is no such session, or it goes on.
        """
        with self._ledger.read() as shelves:
            session, task = _finished(shelves, session_id)
            look_ups = tuple(shelves.explanations.look_ups(session_id))
            return Question(session, task, look_ups, shelves.explanations.draft(session_id))

    def save_draft(self, session_id: UUID, body: str) -> None:
        """Keep what was typed so far (Law 12: at most 2 s behind)."""
        with self._ledger.write() as shelves:
            shelves.explanations.save_draft(session_id, body, self._clock.read().wall)

    def explain(self, session_id: UUID, answer: ExplanationAnswer) -> tuple[Owed, ...]:
        """Keep an explanation with its gaps and how far the task got, and return what is still owed.

        Raises:
            ExplanationRuleError: it has one already, or a required part is missing or out of range.
            TaskRuleError, SessionRuleError: the progress or the worked time is out of range.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session, task = _finished(shelves, session_id)
            if shelves.explanations.explanation(session_id) is not None:
                raise ExplanationRuleError("This session is explained already. History shows what you wrote.")
            explanation = Explanation(
                session_id,
                answer.predicted,
                answer.answers,
                answer.explained,
                answer.ai_use,
                answer.ai_closed,
                answer.guess_minutes,
                reading.wall,
            )
            shelves.explanations.add_explanation(check_explanation(explanation, session.mode))
            return self._end(shelves, session, task, answer.ending, reading)

    def reflect(self, session_id: UUID, answer: ReflectionAnswer) -> tuple[Owed, ...]:
        """Keep a reflection with its look-ups and how far the task got, and return what is still owed.

        Raises:
            ExplanationRuleError: it has one already, AI was used, or how it felt is missing or out of range.
            TaskRuleError, SessionRuleError: the progress or the worked time is out of range.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session, task = _finished(shelves, session_id)
            if shelves.explanations.reflection(session_id) is not None:
                raise ExplanationRuleError("This session has its reflection already. History shows what you wrote.")
            reflection = Reflection(session_id, answer.felt, answer.surprise.strip(), reading.wall)
            shelves.explanations.add_reflection(check_reflection(reflection, session.mode))
            return self._end(shelves, session, task, answer.ending, reading)

    def _end(
        self, shelves: Shelves, session: Session, task: Task, ending: Ending, reading: Reading
    ) -> tuple[Owed, ...]:
        if ending.worked is not None:
            session = decide(session, ending.worked // MICROSECOND)
        last = shelves.sessions.last_of(task.id)
        if ending.progress is not None and last is not None and last.id == session.id:
            # An answer to an earlier sitting says how far the task was then, not how far it is.
            shelves.tasks.put(progressed(task, ending.progress, reading.wall))
        shelves.sessions.put(session, progress_after=ending.progress)
        self._keep_lines(shelves, session.id, ending, reading)
        shelves.explanations.drop_draft(session.id)
        return tuple(shelves.explanations.owed())

    def _keep_lines(self, shelves: Shelves, session_id: UUID, ending: Ending, reading: Reading) -> None:
        shelf = shelves.explanations
        for text in filter(None, map(clean_line, ending.gaps)):
            shelf.add_gap(Gap(self._ids.new(reading.wall), session_id, text, reading.wall))
        for new in ending.new_look_ups:
            if line := clean_line(new.text):
                shelf.add_look_up(LookUp(self._ids.new(reading.wall), session_id, line, new.source, reading.wall))
        for look_up_id in ending.dropped_look_ups:
            shelf.remove_look_up(look_up_id)

    def defer(self, session_id: UUID) -> tuple[Owed, ...]:
        """Put an answer off to later today; it stays owed, and that it was put off is kept.

        Raises:
            ExplanationRuleError: nothing is owed for this session.
        """
        with self._ledger.write() as shelves:
            _check_owed(shelves, session_id)
            shelves.explanations.defer(session_id, self._clock.read().wall)
            return tuple(shelves.explanations.owed())

    def skip(self, session_id: UUID, reason: SkipReason) -> tuple[Owed, ...]:
        """Leave an answer out for a reason that is kept; the draft stays.

        Raises:
            ExplanationRuleError: nothing is owed for this session.
        """
        with self._ledger.write() as shelves:
            _check_owed(shelves, session_id)
            shelves.explanations.skip(session_id, reason, self._clock.read().wall)
            return tuple(shelves.explanations.owed())


def _finished(shelves: Shelves, session_id: UUID) -> tuple[Session, Task]:
    session = shelves.sessions.get(session_id)
    task = shelves.tasks.get(session.task_id) if session else None
    if session is None or task is None:
        raise ExplanationRuleError("This session is not there any more. History shows those that are.")
    if session.ended_at is None:
        raise ExplanationRuleError("This session still goes on. Stop it first, then explain it.")
    if session.state is SessionState.DISCARDED:
        raise ExplanationRuleError("This session was discarded: there is nothing to explain.")
    return session, task


def _check_owed(shelves: Shelves, session_id: UUID) -> None:
    """Check that there is something to put off or skip: what is answered stays so, and is counted once."""
    _finished(shelves, session_id)
    if all(owed.session_id != session_id for owed in shelves.explanations.owed()):
        raise ExplanationRuleError("Nothing is owed for this session any more.")
