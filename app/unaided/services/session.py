"""Start, pause, leave, extend, stop: what a person does with the session that runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from unaided.domain import task as tasks
from unaided.domain.clock import MICROSECOND, Clock, Reading
from unaided.domain.comeback import Comeback, come_back
from unaided.domain.explanation import LookUp, LookUpSource, clean_line
from unaided.domain.now import Now
from unaided.domain.ownership import Ownership
from unaided.domain.session import (
    Mode,
    Session,
    SessionEvent,
    advance,
    begin,
    decide,
    extend,
    step,
)
from unaided.domain.task import Estimate, Kind, Task, TaskStatus
from unaided.domain.trouble import ExplanationRuleError, SessionRuleError, TaskRuleError
from unaided.services.ports import Beats, Ids, Ledger, Shelves

DEFAULT_LENGTH = timedelta(minutes=50)


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What a person says when they start: a new task's words, or the id of one that goes on.

    `planned` is None where the length is left open; `estimate_minutes` None where none is given.
    """

    mode: Mode
    title: str = ""
    task_id: UUID | None = None
    kind: Kind = tasks.KINDS[0]
    ownership: Ownership = Ownership.CORE
    estimate_minutes: int | None = None
    planned: timedelta | None = DEFAULT_LENGTH
    skill: str | None = None
    project: str | None = None
    watched: bool = True


@dataclass(frozen=True, slots=True)
class StartChoices:
    """What the start panel offers: open tasks to go on with, and the last session to begin like."""

    open_tasks: tuple[Task, ...] = ()
    last_task: Task | None = None
    last_session: Session | None = None


@dataclass(frozen=True, slots=True)
class GivenBack:
    """How the session that was open at start-up came back; `how` is None where there was none.

    `is_fresh` tells whether the profile has never had a session.
    """

    now: Now
    how: Comeback | None = None
    title: str = ""
    is_fresh: bool = False


class SessionService:
    """The verbs of the running session; each is one transaction."""

    def __init__(self, ledger: Ledger, beats: Beats, clock: Clock, ids: Ids) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._beats = beats
        self._clock = clock
        self._ids = ids

    def start(self, request: StartRequest) -> Now:
        """Start a session on a new task or one that goes on.

        Raises:
            TaskRuleError: the task's words cannot be kept, or it is not known or not open.
            SessionRuleError: a session goes on already, or its planned length is out of range.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            if running := shelves.sessions.open():
                raise SessionRuleError(_goes_on_already(shelves, running))
            task = self._task_for(shelves, request, reading)
            session = begin(
                self._ids.new(reading.wall),
                task.id,
                request.mode,
                request.planned,
                reading,
                watched=request.watched,
                progress_before=task.progress,
            )
            shelves.sessions.add(session, reading.local_date())
            now = _now(shelves)
        self._beats.write(session.id, reading)
        return now

    def _task_for(self, shelves: Shelves, request: StartRequest, reading: Reading) -> Task:
        if request.task_id is None:
            task = self._new_task(request, reading)
            shelves.tasks.add(task)
            return task
        found = shelves.tasks.get(request.task_id)
        if found is None:
            raise TaskRuleError(f"There is no task {request.task_id}. `unaided list --tasks` shows those there are.")
        if found.status is not TaskStatus.OPEN:
            raise TaskRuleError(f"“{found.title}” is {found.status} already. Start a new task for what is left.")
        return found

    def _new_task(self, request: StartRequest, reading: Reading) -> Task:
        estimate = None
        if request.estimate_minutes is not None:
            estimate = Estimate(tasks.check_estimate(request.estimate_minutes), reading.wall)
        return Task(
            self._ids.new(reading.wall),
            tasks.clean_title(request.title),
            tasks.clean_kind(request.kind),
            request.ownership,
            reading.wall,
            estimate,
            tasks.clean_label(request.skill, "skill"),
            tasks.clean_label(request.project, "project"),
        )

    def act(self, event: SessionEvent) -> Now:
        """Pause, resume, leave, finish or discard the session that goes on.

        Raises:
            SessionRuleError: none goes on, or its state does not have this move.
        """

        def change(session: Session, reading: Reading) -> Session:
            return step(session, event, reading)

        return self._change(change)

    def finish(self, worked: timedelta | None = None) -> Now:
        """Finish the session that goes on, and say how much of its undecided time was work if that is known.

        Raises:
            SessionRuleError: none goes on, or there is less undecided time than that; it goes on then.
        """

        def change(session: Session, reading: Reading) -> Session:
            finished = step(session, SessionEvent.FINISH, reading)
            return finished if worked is None else decide(finished, worked // MICROSECOND)

        return self._change(change)

    def extend(self, more: timedelta) -> Now:
        """Move the planned end.

        Raises:
            SessionRuleError: none goes on, it has no planned end, or the new length is out of range.
        """

        def change(session: Session, reading: Reading) -> Session:
            return extend(advance(session, reading), more)

        return self._change(change)

    def checkpoint(self) -> Now:
        """Write the running session's time into the database, as is done each minute (Law 12)."""
        return self._change(advance)

    def _change(self, change: Callable[[Session, Reading], Session]) -> Now:
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = change(_going_on(shelves), reading)
            shelves.sessions.put(session)
            now = _now(shelves)
        self._beats.write(session.id, reading)  # after it is kept: a beat ahead of it would pass a gap off as work
        return now

    def decide(self, session_id: UUID, worked: timedelta) -> Now:
        """Say how much of a session's undecided time was work; the rest was a break (Law 2).

        Raises:
            SessionRuleError: there is no such session, or less undecided time than that.
        """
        with self._ledger.write() as shelves:
            session = shelves.sessions.get(session_id)
            if session is None:
                raise SessionRuleError("This session is not there any more. History shows those that are.")
            shelves.sessions.put(decide(session, worked // MICROSECOND))
            return _now(shelves)

    def look_up(self, text: str, source: LookUpSource | None = None) -> LookUp:
        """Note one thing that had to be looked up in the session that goes on.

        Raises:
            SessionRuleError: none goes on.
            ExplanationRuleError: the line is empty.
        """
        line = clean_line(text)
        if not line:
            raise ExplanationRuleError("The look-up is empty. Type what you had to look up, in one line.")
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = _going_on(shelves)
            noted = LookUp(self._ids.new(reading.wall), session.id, line, source, reading.wall)
            shelves.explanations.add_look_up(noted)
        return noted

    def give_back(self, *, watched: bool = True) -> GivenBack:
        """Give an open session back after the app was gone, with its time up to the last beat (Law 12).

        The app does so as it starts; the terminal, where no app runs, before each verb and with
        `watched` false: hours in which nothing timed the session are never taken for work (Law 2).
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = shelves.sessions.open()
            if session is None:
                return GivenBack(_now(shelves), is_fresh=shelves.sessions.last() is None)
            title = _title(shelves, session)
            back, how = come_back(session, self._beats.read(session.id), reading, watched=watched)
            shelves.sessions.put(back)
            given = GivenBack(_now(shelves), how, title)
        self._beats.write(back.id, reading)
        return given

    def now(self) -> Now:
        """Return what goes on, brought up to this moment; nothing is stored."""
        with self._ledger.read() as shelves:
            return _now(shelves).at(self._clock.read())

    def look(self) -> Now:
        """Return what goes on as it stands where no app runs: what `give_back` would say, with nothing stored.

        Time in which nothing timed the session is not taken for work (Law 2), and a glance changes nothing.
        """
        reading = self._clock.read()
        with self._ledger.read() as shelves:
            now = _now(shelves)
            if now.session is None:
                return now
            back, _ = come_back(now.session, self._beats.read(now.session.id), reading, watched=False)
            return replace(now, session=back if back.is_open else None)

    def open_tasks(self, limit: int) -> Sequence[Task]:
        """Return open tasks, the one worked on last first."""
        with self._ledger.read() as shelves:
            return shelves.tasks.open(limit)

    def choices(self) -> StartChoices:
        """Return what the start panel offers."""
        with self._ledger.read() as shelves:
            return StartChoices(tuple(shelves.tasks.open()), shelves.tasks.last(), shelves.sessions.last())


def _going_on(shelves: Shelves) -> Session:
    session = shelves.sessions.open()
    if session is None:
        raise SessionRuleError("No session is running. Start one from the tray, or with `unaided start`.")
    return session


def _goes_on_already(shelves: Shelves, running: Session) -> str:
    return f"A session on “{_title(shelves, running)}” goes on already. Stop it first, or go on with it."


def _title(shelves: Shelves, session: Session) -> str:
    task = shelves.tasks.get(session.task_id)
    return task.title if task else ""


def _now(shelves: Shelves) -> Now:
    session = shelves.sessions.open()
    title = _title(shelves, session) if session else ""
    return Now(session, title, tuple(shelves.explanations.owed()))
