"""Explain before you move on: the dialog's questions, drafts, answers, what is owed (Law 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from uuid import UUID

from unaided.domain.clock import MICROSECOND, Clock, Reading
from unaided.domain.decision import decide
from unaided.domain.explanation import (
    PROMPTS,
    AiUse,
    Explanation,
    Gap,
    GoingOn,
    LookUp,
    LookUpSource,
    Owed,
    Reflection,
    SkipReason,
    check_explanation,
    check_going_on,
    check_reflection,
    clean_checklist,
    clean_line,
)
from unaided.domain.owing import shares_with
from unaided.domain.recall import becomes_card, card_of
from unaided.domain.session import Session, SessionState
from unaided.domain.task import Task, progressed
from unaided.domain.trouble import ExplanationRuleError
from unaided.services.going_on import owed_now
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves

EXPLAINED = "This session is explained already. History shows what you wrote."
REFLECTED = "This session has its reflection already. History shows it, and there you can explain it too."


@dataclass(frozen=True, slots=True)
class Question:
    """All that the explanation or reflection dialog shows when it opens."""

    session: Session
    task: Task
    look_ups: tuple[LookUp, ...]
    draft: str | None
    goes_on: bool = False  # one sentence is enough, as long as the task is not done
    earlier: tuple[GoingOn, ...] = ()  # what was said of the earlier sittings it stands for
    explained: bool = False
    reflected: bool = False


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

    predicted: int | None
    answers: tuple[str, str, str]
    explained: int | None
    ai_closed: bool
    ending: Ending
    ai_use: AiUse | None = None
    guess_minutes: int | None = None
    checklist: tuple[str, ...] = PROMPTS
    told_whom: str = ""
    recall: bool = False  # transient work is asked again later only where the person wants it


@dataclass(frozen=True, slots=True)
class ReflectionAnswer:
    """What the reflection dialog hands in; `felt` is 1 to 5."""

    felt: int
    surprise: str
    ending: Ending


class ExplanationService:
    """The moment after a session."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chosen = chosen

    def _today(self) -> date:
        """Return the local day of this moment."""
        return self._clock.read().local_date(self._chosen.load().day_begins)

    def open(self, session_id: UUID) -> Question:
        """Return what the dialog of a finished session shows, its draft with it.

        Raises:
            ExplanationRuleError: there is no such session, or it goes on.
        """
        with self._ledger.read() as shelves:
            session, task = _finished(shelves, session_id)
            shelf = shelves.explanations
            owed = [one for one in owed_now(shelves, self._today()) if one.session_id == session_id]
            return Question(
                session,
                task,
                tuple(shelf.look_ups(session_id)),
                shelf.draft(session_id),
                any(one.goes_on for one in owed),
                _said_before(shelves, session_id),
                shelf.explanation(session_id) is not None,
                shelf.reflection(session_id) is not None,
            )

    def save_draft(self, session_id: UUID, body: str) -> None:
        """Keep what was typed so far (Law 12: at most 2 s behind).

        Raises:
            ExplanationRuleError: the session is not there any more, was discarded, or is explained already.
        """
        with self._ledger.write() as shelves:
            _finished(shelves, session_id)
            _check_unexplained(shelves, session_id)  # a late draft would come back instead of what was handed in
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
            _check_unexplained(shelves, session_id)
            explanation = Explanation(
                session_id,
                answer.predicted,
                answer.answers,
                answer.explained,
                answer.ai_use,
                answer.ai_closed,
                answer.guess_minutes,
                reading.wall,
                clean_checklist(answer.checklist),
                clean_line(answer.told_whom),
            )
            kept = check_explanation(explanation, session.mode, task.ownership)
            shared = shares_with(session_id, shelves.explanations.unsettled())
            shelves.explanations.add_explanation(kept)
            shelves.explanations.settle(shared, reading.wall)
            if becomes_card(task.ownership, asked=answer.recall):
                shelves.cards.put(card_of(self._ids.new(reading.wall), kept, task))
            return self._end(shelves, session, task, answer.ending, reading)

    def go_on(self, session_id: UUID, sentence: str, ai_use: AiUse, ending: Ending) -> tuple[Owed, ...]:
        """Keep the one sentence of a sitting that goes on, and return what is still owed.

        Raises:
            ExplanationRuleError: the session is answered already, used no AI, or the sentence is empty.
            TaskRuleError, SessionRuleError: the progress or the worked time is out of range.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session, task = _finished(shelves, session_id)
            _check_owed(shelves, session_id, self._today())
            said = GoingOn(session_id, sentence, ai_use, reading.wall)
            shelves.explanations.add_going_on(check_going_on(said, session.mode))
            return self._end(shelves, session, task, ending, reading)

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
                raise ExplanationRuleError(REFLECTED)
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
        return owed_now(shelves, self._today())

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
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            _check_owed(shelves, session_id, self._today())
            shelves.explanations.defer(session_id, reading.wall)
            return owed_now(shelves, self._today())

    def skip(self, session_id: UUID, reason: SkipReason) -> tuple[Owed, ...]:
        """Leave an answer out for a reason that is kept; the draft stays.

        Raises:
            ExplanationRuleError: nothing is owed for this session.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            owed = _check_owed(shelves, session_id, self._today())
            shared = shares_with(session_id, shelves.explanations.unsettled())
            shelves.explanations.skip(session_id, reason, reading.wall)
            if not owed.goes_on:  # else the other sittings still owe the day's explanation
                shelves.explanations.settle(shared, reading.wall)
            return owed_now(shelves, self._today())

    def owed(self) -> tuple[Owed, ...]:
        """Return what is owed at this moment, the latest end first."""
        with self._ledger.read() as shelves:
            return owed_now(shelves, self._today())


def _finished(shelves: Shelves, session_id: UUID) -> tuple[Session, Task]:
    session = shelves.sessions.get(session_id)
    task = shelves.tasks.get(session.task_id) if session else None
    if session is None or task is None:
        raise ExplanationRuleError("This session is not there any more. History shows those that are.")
    if session.ended_at is None:
        raise ExplanationRuleError("This session still goes on. Stop it first, then explain it.")
    if session.state is not SessionState.FINISHED:
        raise ExplanationRuleError(f"This session was {session.state}: there is nothing to explain.")
    return session, task


def _check_unexplained(shelves: Shelves, session_id: UUID) -> None:
    if shelves.explanations.explanation(session_id) is not None:
        raise ExplanationRuleError(EXPLAINED)


def _said_before(shelves: Shelves, session_id: UUID) -> tuple[GoingOn, ...]:
    """Return the sentences of the earlier sittings that an explanation of this session stands for."""
    shared = shares_with(session_id, shelves.explanations.unsettled())
    said = (shelves.explanations.going_on(one) for one in shared)
    return tuple(sorted((one for one in said if one is not None), key=attrgetter("written_at")))


def _check_owed(shelves: Shelves, session_id: UUID, today: date) -> Owed:
    """Return what is owed for a session: what is answered stays so, and is counted once."""
    _finished(shelves, session_id)
    owed = next((one for one in owed_now(shelves, today) if one.session_id == session_id), None)
    if owed is None:
        raise ExplanationRuleError("Nothing is owed for this session any more.")
    return owed
