"""Owed is a question asked of what is stored: finished, not answered, not skipped; whatever happened (Law 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.support import profiles
from tests.support.kept import Kept, kept_in_memory
from unaided.domain.explanation import AiUse, SkipReason
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.trouble import RuleError
from unaided.services.explanation import Ending, ExplanationAnswer, ReflectionAnswer
from unaided.services.session import StartRequest

EXPLAINED = ExplanationAnswer(50, ("It retries.", "", ""), 50, ai_closed=True, ending=Ending(), ai_use=AiUse.CONCEPTS)
UNFINISHED = ExplanationAnswer(50, ("", "", ""), 50, ai_closed=True, ending=Ending(), ai_use=AiUse.CONCEPTS)
REFLECTED = ReflectionAnswer(3, "", Ending())


class Does(Enum):
    """What a person, or a kill, does next."""

    START_NO_AI = "start no-AI"
    START_AI = "start AI"
    FINISH = "finish"
    DISCARD = "discard"
    ANSWER = "answer"
    ANSWER_BADLY = "answer badly"
    DEFER = "defer"
    SKIP = "skip"
    DRAFT = "draft"
    KILL = "kill"


@dataclass
class Model:
    """What ought to be owed, without a database: each finished session with its mode, until it is settled."""

    running: tuple[UUID, Mode] | None = None
    owed: dict[UUID, Mode] = field(default_factory=dict)

    def stop(self, *, owed: bool) -> None:
        """Let the session that runs end."""
        assert self.running is not None
        if owed:
            self.owed[self.running[0]] = self.running[1]
        self.running = None


@dataclass(frozen=True)
class Owing:
    """A profile and the model beside it."""

    opened: Kept
    model: Model

    def do(self, what: Does, which: int) -> None:
        """Do one thing to both, where there is something to do it to."""
        match what:
            case Does.START_NO_AI | Does.START_AI:
                self._start(Mode.AI if what is Does.START_AI else Mode.NO_AI)
            case Does.FINISH | Does.DISCARD:
                self._stop(SessionEvent(what.value))
            case Does.KILL:
                self._kill(which)
            case _:
                self._settle(what, which)

    def _start(self, mode: Mode) -> None:
        if self.model.running is None:
            session = self.opened.session.start(StartRequest(mode, "Fix the retry")).session
            assert session is not None
            self.model.running = session.id, mode

    def _stop(self, event: SessionEvent) -> None:
        if self.model.running is not None:
            self.opened.session.act(event)
            self.model.stop(owed=event is SessionEvent.FINISH)

    def _kill(self, minutes: int) -> None:
        if self.model.running is not None:
            self.opened.beats.write(self.model.running[0], self.opened.clock.read())
        self.opened.clock.reboot(after=timedelta(minutes=minutes))
        self.opened.session.give_back()
        if self.model.running is not None and minutes > 60:
            self.model.stop(owed=True)

    def _settle(self, what: Does, which: int) -> None:
        if not self.model.owed:
            return
        session_id = list(self.model.owed)[which % len(self.model.owed)]
        explanation = self.opened.explanation
        if what is Does.DEFER:
            explanation.defer(session_id)
        elif what is Does.DRAFT:
            explanation.save_draft(session_id, "typed so far")
        elif what is Does.SKIP:
            explanation.skip(session_id, list(SkipReason)[which % len(SkipReason)])
            del self.model.owed[session_id]
        elif what is Does.ANSWER:
            self._answer(session_id)
            del self.model.owed[session_id]
        else:
            refused(explanation.explain, session_id, UNFINISHED)

    def _answer(self, session_id: UUID) -> None:
        if self.model.owed[session_id] is Mode.AI:
            self.opened.explanation.explain(session_id, EXPLAINED)
        else:
            self.opened.explanation.reflect(session_id, REFLECTED)


def refused(answer: Callable[[UUID, ExplanationAnswer], object], session_id: UUID, what: ExplanationAnswer) -> None:
    """Give an answer that cannot be kept."""
    try:
        answer(session_id, what)
    except RuleError:
        return
    raise AssertionError


@profiles.one_in(10)
@given(history=st.lists(st.tuples(st.sampled_from(Does), st.integers(0, 90)), max_size=30))
def test_owed_is_what_is_finished_and_neither_answered_nor_skipped(history: list[tuple[Does, int]]) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as opened:
        owing = Owing(opened, Model())
        for what, which in history:
            opened.clock.pass_time(minutes=5)
            owing.do(what, which)
            owed = opened.session.now().owed
            assert [found.session_id for found in owed] == list(reversed(owing.model.owed)), "the latest end first"
            assert {found.session_id: found.mode for found in owed} == owing.model.owed
