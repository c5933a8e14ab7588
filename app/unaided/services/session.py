"""Start, pause, leave, extend, stop: what a person does with the session that runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from unaided.domain import task as tasks
from unaided.domain.agent import wait_on_agent
from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.decision import decide
from unaided.domain.experiment import Experiment
from unaided.domain.explanation import LookUp, LookUpSource, clean_line
from unaided.domain.interruption import pause
from unaided.domain.look_up import check_takes_look_ups
from unaided.domain.now import Now
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, Session, SessionEvent, advance, begin, extend, step
from unaided.domain.span import PauseReason
from unaided.domain.task import Estimate, Kind, Task, TaskStatus
from unaided.domain.trouble import ExplanationRuleError, TaskRuleError
from unaided.services.away import AwayVerbs
from unaided.services.going_on import check_none_goes_on, going_on, now_of
from unaided.services.hindsight import HindsightVerbs, moved_back
from unaided.services.keeping_out import keep_out, sealed
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Shelves
from unaided.services.ruler import AnchorChoice, put_size, ruler_state
from unaided.services.skills import decided_ownership

DEFAULT_LENGTH = timedelta(minutes=50)


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What a person says when they start: a new task's words, or the id of one that goes on.

    `planned` is None where the length is left open; `estimate_minutes` None where none is given;
    `began` is how long ago the work began, for a start that is said late. `size` is an anchor's number
    (1 to 5) and a step of the ruler; `kept_out_because` is why the coin is not to decide.
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
    began: timedelta = timedelta(0)
    size: tuple[int, float] | None = None
    kept_out_because: str = ""


@dataclass(frozen=True, slots=True)
class StartChoices:
    """What the start panel offers: open tasks to go on with, and the last session to begin like."""

    open_tasks: tuple[Task, ...] = ()
    last_task: Task | None = None
    last_session: Session | None = None
    anchors: tuple[AnchorChoice, ...] = ()  # to size a new task against, once the baseline is frozen
    experiment: Experiment | None = None  # its seed sealed
    decided: Mapping[str, Ownership] = field(default_factory=dict)  # by skill


class SessionService(AwayVerbs, HindsightVerbs):
    """The verbs of the running session; each is one transaction. Those of time away and of hindsight are its bases'."""

    def start(self, request: StartRequest) -> Now:
        """Start a session on a new task or one that goes on.

        Raises:
            TaskRuleError: the task's words cannot be kept, or it is not known or not open.
            SessionRuleError: a session goes on already, its planned length is out of range, or it cannot
                have begun that long ago.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            check_none_goes_on(shelves)
            session = self._begin(shelves, request, reading)
            now = now_of(shelves, self._today(reading))
        self._beats.write(session.id, reading)
        return now

    def switch(self, request: StartRequest) -> Now:
        """Finish the session that goes on and start another at the same instant.

        Raises:
            TaskRuleError: the task's words cannot be kept, or it is not known or not open.
            SessionRuleError: none goes on, or the planned length is out of range. It goes on then.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            shelves.sessions.put(step(going_on(shelves), SessionEvent.FINISH, reading))
            session = self._begin(shelves, request, reading)
            now = now_of(shelves, self._today(reading))
        self._beats.write(session.id, reading)
        return now

    def _begin(self, shelves: Shelves, request: StartRequest, reading: Reading) -> Session:
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
        shelves.sessions.add(session, reading.local_date(self._day_begins))
        if request.began <= timedelta(0):
            return session
        return moved_back(shelves, session, request.began, reading, self._day_begins)

    def _task_for(self, shelves: Shelves, request: StartRequest, reading: Reading) -> Task:
        if request.task_id is None:
            return register(shelves, self._ids, request, reading)
        found = shelves.tasks.get(request.task_id)
        if found is None:
            raise TaskRuleError(f"There is no task {request.task_id}. `unaided task list` shows those that are open.")
        if found.status is not TaskStatus.OPEN:
            raise TaskRuleError(f"“{found.title}” is {found.status} already. Start a new task for what is left.")
        return found

    def act(self, event: SessionEvent) -> Now:
        """Pause, resume, leave, finish or discard the session that goes on.

        Raises:
            SessionRuleError: none goes on, or its state does not have this move.
        """

        def change(session: Session, reading: Reading) -> Session:
            return step(session, event, reading)

        return self._change(change)

    def pause(self, reason: PauseReason | None = None) -> Now:
        """Pause, and say what for; a session that is paused already only takes the reason.

        Raises:
            SessionRuleError: none goes on, or it is paused already and no reason is given.
        """

        def change(session: Session, reading: Reading) -> Session:
            return pause(session, reading, reason)

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

    def wait_on_agent(self, *, on: bool) -> Now:
        """Begin or end waiting on the agent; asking for what is already changes nothing.

        Raises:
            SessionRuleError: none goes on, or it is one without AI.
        """

        def change(session: Session, reading: Reading) -> Session:
            return wait_on_agent(session, reading, on=on)

        return self._change(change)

    def checkpoint(self) -> Now:
        """Write the running session's time into the database, as is done each minute (Law 12)."""
        return self._change(advance)

    def keep_time(self, session: Session) -> None:
        """Do the same for a session of which nothing but its time is new since it was kept, with much less effort."""
        self._ledger.keep_time(session)

    def look_up(self, text: str, source: LookUpSource | None = None) -> LookUp:
        """Note one thing that had to be looked up in the session that goes on.

        Raises:
            SessionRuleError: none goes on, or it is one with AI.
            ExplanationRuleError: the line is empty.
        """
        line = clean_line(text)
        if not line:
            raise ExplanationRuleError("The look-up is empty. Type what you had to look up, in one line.")
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = going_on(shelves)
            check_takes_look_ups(session)
            noted = LookUp(self._ids.new(reading.wall), session.id, line, source, reading.wall)
            shelves.explanations.add_look_up(noted)
        return noted

    def now(self) -> Now:
        """Return what goes on, brought up to this moment; nothing is stored."""
        reading = self._clock.read()
        with self._ledger.read() as shelves:
            return now_of(shelves, self._today(reading)).at(reading)

    def open_tasks(self, limit: int) -> Sequence[Task]:
        """Return open tasks, the one worked on last first."""
        with self._ledger.read() as shelves:
            return shelves.tasks.open(limit)

    def choices(self) -> StartChoices:
        """Return what the start panel offers."""
        with self._ledger.read() as shelves:
            return StartChoices(
                tuple(shelves.tasks.open()),
                shelves.tasks.last(),
                shelves.sessions.last(),
                ruler_state(shelves).anchors,
                sealed(shelves.ruler.experiment()),
                decided_ownership(shelves),
            )


def register(shelves: Shelves, ids: Ids, request: StartRequest, reading: Reading) -> Task:
    """Keep a new task with what is said of it before it is begun.

    Raises:
        TaskRuleError, ExperimentRuleError: its words, its size or the reason to keep it out cannot be kept.
    """
    estimate = None
    if request.estimate_minutes is not None:
        estimate = Estimate(tasks.check_estimate(request.estimate_minutes), reading.wall)
    task = Task(
        ids.new(reading.wall),
        tasks.clean_title(request.title),
        tasks.clean_kind(request.kind),
        request.ownership,
        reading.wall,
        estimate,
        tasks.clean_label(request.skill, "skill"),
        tasks.clean_label(request.project, "project"),
    )
    shelves.tasks.add(task)
    if request.size is not None:
        put_size(shelves, task.id, *request.size, reading.wall)
    if request.kept_out_because:
        keep_out(shelves, task, request.kept_out_because, reading.wall)
    return task
