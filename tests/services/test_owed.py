"""Owed is a question asked of what is stored: finished, not answered, not skipped; whatever happened (Law 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.support import profiles
from tests.support.kept import Kept, kept_in_memory, running
from unaided.domain.explanation import AiUse, Owed, SkipReason
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.trouble import RuleError
from unaided.services.explanation import Ending, ExplanationAnswer, ReflectionAnswer
from unaided.services.session import StartRequest

SHARES = (None, 0, 40, 100)  # how much of the task an answer says is done, in percent
MOST_TASKS = 3
UNFINISHED = ExplanationAnswer(50, ("", "", ""), 50, ai_closed=True, ending=Ending(), ai_use=AiUse.CONCEPTS)


class Does(Enum):
    """What a person, a kill or the clock does next."""

    START_NO_AI = "start no-AI"
    START_AI = "start AI"
    FINISH = "finish"
    DISCARD = "discard"
    ANSWER = "answer"
    ANSWER_IN_FULL = "answer in full"
    ANSWER_BADLY = "answer badly"
    DEFER = "defer"
    SKIP = "skip"
    DRAFT = "draft"
    KILL = "kill"
    HOURS = "hours pass"


@dataclass
class Sat:
    """A session as the model remembers it."""

    id: UUID
    task: int
    mode: Mode
    day: date
    ended: datetime | None = None
    said: bool = False  # its one sentence is given
    settled: bool = False  # answered in full, or skipped


@dataclass
class Model:
    """What ought to be owed, without a database: every session there was, and which tasks are open."""

    sat: list[Sat] = field(default_factory=list)
    open: list[bool] = field(default_factory=list)  # by the task's number

    def unsettled(self) -> list[Sat]:
        """Return what is finished less what is answered less what is skipped."""
        return [one for one in self.sat if one.ended and not one.settled]

    def siblings(self, one: Sat) -> list[Sat]:
        """Return the unsettled sittings that share one full explanation with this one, itself among them."""
        if one.mode is Mode.NO_AI:
            return [one]
        return [
            other for other in self.unsettled() if (other.task, other.day, other.mode) == (one.task, one.day, one.mode)
        ]

    def owed(self, today: date) -> Iterator[tuple[UUID, bool]]:
        """Return the sessions owed, the latest end first, and whether one sentence is enough."""
        for one in sorted(self.unsettled(), key=ended, reverse=True):
            goes_on = one.mode is Mode.AI and self.open[one.task] and one.day == today
            if goes_on and not one.said:
                yield one.id, True
            elif not goes_on and one is max(self.siblings(one), key=ended):
                yield one.id, False

    def answered(self, one: Sat, share: int | None) -> None:
        """Let an answer say how much is done; only that of the task's last session does."""
        if share is not None and [other for other in self.sat if other.task == one.task][-1] is one:
            self.open[one.task] = share < 100


def ended(one: Sat) -> tuple[datetime, UUID]:
    """Return when a session ended."""
    assert one.ended is not None
    return one.ended, one.id


@dataclass
class Owing:
    """A profile and the model beside it."""

    opened: Kept
    model: Model = field(default_factory=Model)
    tasks: list[UUID] = field(default_factory=list)
    runs: Sat | None = None

    def do(self, what: Does, which: int) -> None:
        """Do one thing to both, where there is something to do it to."""
        match what:
            case Does.START_NO_AI | Does.START_AI:
                self._start(Mode.AI if what is Does.START_AI else Mode.NO_AI, which)
            case Does.FINISH | Does.DISCARD:
                self._stop(SessionEvent(what.value))
            case Does.KILL:
                self._kill(which)
            case Does.HOURS:
                self.opened.clock.pass_time(hours=which / 4)
            case _:
                self._settle(what, which)

    def today(self) -> date:
        """Return the local day."""
        return self.opened.clock.read().local_date()

    def _start(self, mode: Mode, which: int) -> None:
        number = which % MOST_TASKS
        known = number < len(self.tasks)
        if self.runs is not None or (known and not self.model.open[number]):
            return
        number = number if known else len(self.tasks)
        request = StartRequest(mode, "Fix the retry", task_id=self.tasks[number] if known else None)
        session = running(self.opened.session.start(request))
        if not known:
            self.tasks.append(session.task_id)
            self.model.open.append(True)
        self.runs = Sat(session.id, number, mode, self.today())
        self.model.sat.append(self.runs)

    def _stop(self, event: SessionEvent) -> None:
        if self.runs is not None:
            self.opened.session.act(event)
            self._ended(self.opened.clock.wall, owed=event is SessionEvent.FINISH)

    def _kill(self, minutes: int) -> None:
        seen = self.opened.clock.wall
        if self.runs is not None:
            self.opened.beats.write(self.runs.id, self.opened.clock.read())
        self.opened.clock.reboot(after=timedelta(minutes=minutes))
        if self.opened.session.give_back().now.session is None and self.runs is not None:
            self._ended(seen, owed=True)

    def _ended(self, at: datetime, *, owed: bool) -> None:
        assert self.runs is not None
        if owed:
            self.runs.ended = at
        else:
            self.model.sat.remove(self.runs)
        self.runs = None

    def _settle(self, what: Does, which: int) -> None:
        owed = list(self.model.owed(self.today()))
        if not owed:
            return
        session_id, goes_on = owed[which % len(owed)]
        one = next(one for one in self.model.sat if one.id == session_id)
        if what is Does.DEFER:
            self.opened.explanation.defer(session_id)
        elif what is Does.DRAFT:
            self.opened.explanation.save_draft(session_id, "typed so far")
        elif what is Does.SKIP:
            self.opened.explanation.skip(session_id, list(SkipReason)[which % len(SkipReason)])
            for other in [one] if goes_on else self.model.siblings(one):
                other.settled = True
        elif what is Does.ANSWER_BADLY:
            refused(self.opened.explanation.explain, session_id, UNFINISHED)
        else:
            share = SHARES[which % len(SHARES)]
            self._answer(one, share, in_full=what is Does.ANSWER_IN_FULL or not goes_on)
            self.model.answered(one, share)

    def _answer(self, one: Sat, share: int | None, *, in_full: bool) -> None:
        """Answer a session; a full answer stands for all its siblings."""
        explanation, ending = self.opened.explanation, Ending(share)
        if one.mode is Mode.NO_AI:
            explanation.reflect(one.id, ReflectionAnswer(3, "", ending))
        elif in_full:
            said = ("It retries.", "", "")
            explanation.explain(one.id, ExplanationAnswer(50, said, 50, True, ending, AiUse.CONCEPTS))  # noqa: FBT003 (a test's line)
        else:
            explanation.go_on(one.id, "The lock is per row.", AiUse.CONCEPTS, ending)
            one.said = True
            return
        for other in self.model.siblings(one):
            other.settled = True


def refused(answer: Callable[[UUID, ExplanationAnswer], object], session_id: UUID, what: ExplanationAnswer) -> None:
    """Give an answer that cannot be kept."""
    try:
        answer(session_id, what)
    except RuleError:
        return
    raise AssertionError


def check(owing: Owing, owed: tuple[Owed, ...]) -> None:
    """See that what is owed is what the model says, and stands for all that is neither answered nor skipped."""
    model, today = owing.model, owing.today()
    assert [(one.session_id, one.goes_on) for one in owed] == list(model.owed(today)), "the latest end first"
    asked = {one.session_id for one in owed}
    for one in model.unsettled():
        waits = one.said and model.open[one.task] and one.day == today  # its sentence is given; the day goes on
        assert waits or any(other.id in asked for other in model.siblings(one))
    without_ai = {one.id for one in model.unsettled() if one.mode is Mode.NO_AI}
    assert {one.session_id for one in owed if one.mode is Mode.NO_AI} == without_ai


@profiles.one_in(5)
@given(history=st.lists(st.tuples(st.sampled_from(Does), st.integers(0, 90)), max_size=40))
def test_owed_is_what_is_finished_and_neither_answered_nor_skipped(history: list[tuple[Does, int]]) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as opened:
        owing = Owing(opened)
        for what, which in history:
            opened.clock.pass_time(minutes=5)
            owing.do(what, which)
            check(owing, opened.session.now().owed)
            assert opened.explanation.owed() == opened.session.now().owed


def test_the_histories_reach_what_is_shared_and_what_midnight_does(tmp_path: Path) -> None:
    sittings = [(Does.START_AI, 0), (Does.FINISH, 0)]
    history = [*sittings, (Does.ANSWER, 1), *sittings, (Does.HOURS, 80), *sittings, (Does.ANSWER_IN_FULL, 3)]
    counts = []
    with kept_in_memory(tmp_path) as opened:
        owing = Owing(opened)
        for what, which in history:
            opened.clock.pass_time(minutes=5)
            owing.do(what, which)
            check(owing, opened.session.now().owed)
            counts.append([one.goes_on for one in opened.session.now().owed])
    assert counts == [[], [True], [], [], [True], [False], [False], [True, False], [True]]
