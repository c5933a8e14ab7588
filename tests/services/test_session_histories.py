"""Whatever happens, a session that goes through the services and a real database has its true lengths."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.support import profiles
from tests.support.histories import Move, histories, planned_lengths, told_histories
from tests.support.kept import Kept, kept_in_memory
from tests.support.play import Play
from tests.support.truth import Truth
from unaided.domain.agent import waiting_us
from unaided.domain.clock import Reading
from unaided.domain.comeback import Comeback
from unaided.domain.session import Mode, Session, SessionEvent, SessionState, active_us, paused_us, undecided_us
from unaided.domain.span import Sign
from unaided.services.session import StartRequest

SOMEBODY_ELSE = UUID(int=7)


@dataclass(frozen=True)
class ServiceHands:
    """The services on a real database; the beat file says what the history lets survive."""

    opened: Kept
    session_id: UUID

    @property
    def kept(self) -> Session:
        """Return the session as the database has it."""
        with self.opened.ledger.read() as shelves:
            session = shelves.sessions.get(self.session_id)
        assert session is not None
        return session

    def press(self, event: SessionEvent) -> None:
        """Do what a person does."""
        self.opened.session.act(event)

    def extend(self, more: timedelta) -> None:
        """Move the planned end."""
        self.opened.session.extend(more)

    def decide(self, worked: timedelta) -> None:
        """Say how much of the undecided time was work."""
        self.opened.session.decide(self.session_id, worked)

    def checkpoint(self) -> None:
        """Keep the time so far."""
        self.opened.session.checkpoint()

    def come_back(self, sign: Reading | None, *, watched: bool) -> Comeback | None:
        """Let the beat file have this sign of life, then give the session back."""
        owner = self.session_id if sign else SOMEBODY_ELSE
        self.opened.beats.write(owner, sign or self.opened.clock.read())
        return self.opened.session.give_back(watched=watched).how

    def absent(self, sign: Sign, ago: timedelta) -> None:
        """Tell that nobody is there."""
        self.opened.session.away(sign, ago)

    def seen_again(self) -> None:
        """Tell that somebody is there."""
        self.opened.session.come_back_from_away()

    def wait(self, *, on: bool) -> None:
        """Begin or end waiting on the agent."""
        self.opened.session.wait_on_agent(on=on)

    def say(self, position: int, worked: timedelta | None) -> None:
        """Say what one absence was, or take it back."""
        if worked is None:
            self.opened.session.undecide(self.session_id, position)
        else:
            self.opened.session.decide_span(self.session_id, position, worked)

    def begin(self, ago: timedelta) -> None:
        """Say that it began so long ago."""
        self.opened.session.correct_start(ago)

    def end_at(self, into: timedelta) -> None:
        """Say when it ended."""
        self.opened.session.finish_at(into)

    def end_where_it_was(self) -> None:
        """End a session that came back at the last sign of life."""
        self.opened.session.finish_where_it_was()

    def take_up(self, *, watched: bool) -> None:
        """Go on after all."""
        if self.kept.state is SessionState.DISCARDED:
            self.opened.session.restore(watched=watched)
        else:
            self.opened.session.reopen(watched=watched)


def begin(opened: Kept, planned: int | None, *, watched: bool, mode: Mode = Mode.NO_AI) -> Play:
    """Start a session, and return it to be played through the services."""
    length = None if planned is None else timedelta(microseconds=planned)
    started = opened.session.start(StartRequest(mode, "Fix the retry", planned=length, watched=watched)).session
    assert started is not None
    truth = Truth(planned, watched, with_ai=mode is Mode.AI)
    return Play(opened.clock, ServiceHands(opened, started.id), truth)


@profiles.one_in(10)
@given(history=histories(), planned=planned_lengths, watched=st.booleans())
def test_every_length_is_exactly_what_happened(history: list[Move], planned: int | None, *, watched: bool) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as opened:
        check_lengths(begin(opened, planned, watched=watched), history)


@profiles.one_in(10)
@given(history=told_histories(), planned=planned_lengths, watched=st.booleans(), mode=st.sampled_from(Mode))
def test_whatever_is_told_afterwards_every_length_is_exactly_what_happened(
    history: list[Move], planned: int | None, *, watched: bool, mode: Mode
) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as opened:
        check_lengths(begin(opened, planned, watched=watched, mode=mode), history)


@profiles.one_in(10)
@given(history=told_histories(), watched=st.booleans())
def test_every_start_that_was_moved_leads_from_the_first_to_the_one_that_is_kept(
    history: list[Move], *, watched: bool
) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as opened:
        played = begin(opened, None, watched=watched)
        first = played.kept.started.wall
        for move in history:
            played.do(move)
        with opened.ledger.read() as shelves:
            moved = sorted(shelves.sessions.start_corrections(played.kept.id), key=attrgetter("became"), reverse=True)
        starts = [first, *(correction.became for correction in moved)]
        assert [correction.was for correction in moved] == starts[:-1]
        assert starts[-1] == played.kept.started.wall


def check_lengths(played: Play, history: list[Move]) -> None:
    """Play a history to its end, and hold what is kept against what happened."""
    for move in history:
        played.do(move)
    now, truth = played.now(), played.truth
    assert active_us(now) == truth.of("active")
    assert (paused_us(now), undecided_us(now)) == (truth.of("paused"), truth.of("undecided"))
    assert waiting_us(now) == truth.of("waiting")
    assert (now.elapsed_us, now.state, now.planned_us) == (truth.length, truth.state, truth.planned)
