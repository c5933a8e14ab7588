"""A session stopped where it was, or taken up again: what lies between is undecided, a pause goes through."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.agent import wait_on_agent
from unaided.domain.comeback import come_back, finish_where_it_was, waits_for_answer
from unaided.domain.decision import decide
from unaided.domain.hindsight import finish_at, take_up_again
from unaided.domain.session import (
    Mode,
    Session,
    SessionEvent,
    SessionState,
    active_us,
    advance,
    paused_us,
    step,
    undecided_us,
)
from unaided.domain.span import Cause, Span, Wait
from unaided.domain.trouble import SessionRuleError

FINISH, DISCARD = SessionEvent.FINISH, SessionEvent.DISCARD
RUNNING, PAUSED, AWAY = SessionState.RUNNING, SessionState.PAUSED, SessionState.AWAY


def waiting_after(clock: FakeClock, gap: int = 40) -> Session:
    """Return a session of twenty minutes that came back after a gap and asks."""
    session = advance(started(clock), clock.pass_time(minutes=20))
    session, _ = come_back(session, None, clock.pass_time(minutes=gap))
    return session


def test_stopped_where_it_was_it_ends_at_the_last_sign_of_life() -> None:
    clock = FakeClock()
    session = waiting_after(clock)
    assert waits_for_answer(session)
    session = finish_where_it_was(session, clock.pass_time(minutes=9))
    assert (session.state, session.elapsed_us, session.spans) == (SessionState.FINISHED, 20 * MINUTE, ())
    assert session.ended_at == session.started.wall + timedelta(minutes=20)
    assert (active_us(session), undecided_us(session)) == (20 * MINUTE, 0)


@pytest.mark.parametrize("state", list(SessionState))
def test_only_a_session_that_waits_for_the_answer_can_be_stopped_where_it_was(state: SessionState) -> None:
    clock = FakeClock()
    session = in_state(state, clock)
    assert not waits_for_answer(session)
    with pytest.raises(SessionRuleError, match="does not wait for an answer"):
        finish_where_it_was(session, clock.pass_time(minutes=1))


def test_an_end_in_hindsight_cuts_what_came_after_it() -> None:
    clock = FakeClock()
    session = wait_on_agent(started(clock, mode=Mode.AI), clock.pass_time(minutes=10), on=True)
    session = step(session, SessionEvent.LEAVE, clock.pass_time(minutes=5))
    session = decide(step(session, SessionEvent.RESUME, clock.pass_time(minutes=10)), 8 * MINUTE)
    session = step(session, SessionEvent.PAUSE, clock.pass_time(minutes=5))
    session = finish_at(session, 20 * MINUTE, clock.pass_time(minutes=30))
    assert session.spans == (Span(Cause.LEFT, 15 * MINUTE, 20 * MINUTE, 5 * MINUTE),)
    assert session.waits == (Wait(10 * MINUTE, 20 * MINUTE),)
    assert (active_us(session), paused_us(session)) == (20 * MINUTE, 0)


@pytest.mark.parametrize("at_us", [-1, 10 * MINUTE + 1])
def test_an_end_lies_between_the_start_and_now(at_us: int) -> None:
    clock = FakeClock()
    with pytest.raises(SessionRuleError, match="not within this session"):
        finish_at(started(clock), at_us, clock.pass_time(minutes=10))


@pytest.mark.parametrize("end", [FINISH, DISCARD])
def test_taken_up_again_it_runs_and_the_gap_is_undecided(end: SessionEvent) -> None:
    clock = FakeClock()
    session = step(started(clock), end, clock.pass_time(minutes=10))
    session = take_up_again(session, clock.pass_time(minutes=2))
    assert session.state is RUNNING
    assert session.spans == (Span(Cause.ENDED, 10 * MINUTE, 12 * MINUTE),)
    session = advance(session, clock.pass_time(minutes=5))
    assert (active_us(session), undecided_us(session)) == (15 * MINUTE, 2 * MINUTE)


def test_taken_up_at_once_nothing_has_happened() -> None:
    clock = FakeClock()
    session = advance(started(clock), clock.pass_time(minutes=10))
    assert take_up_again(step(session, DISCARD, clock.read()), clock.read()) == session


@pytest.mark.parametrize(("event", "state"), [(SessionEvent.PAUSE, PAUSED), (SessionEvent.LEAVE, AWAY)])
def test_a_pause_or_time_away_goes_through_the_gap(event: SessionEvent, state: SessionState) -> None:
    clock = FakeClock()
    session = step(started(clock), event, clock.pass_time(minutes=10))
    session = step(session, DISCARD, clock.pass_time(minutes=3))
    session = take_up_again(session, clock.pass_time(minutes=2))
    assert (session.state, active_us(session)) == (state, 10 * MINUTE)
    assert [(span.start_us, span.end_us) for span in session.spans] == [(10 * MINUTE, None)]


def test_time_away_decided_after_the_end_stays_decided() -> None:
    clock = FakeClock()
    session = step(started(clock), SessionEvent.LEAVE, clock.pass_time(minutes=10))
    session = decide(step(session, FINISH, clock.pass_time(minutes=3)), 2 * MINUTE)
    session = take_up_again(session, clock.pass_time(minutes=2))
    assert session.state is RUNNING
    assert (active_us(session), undecided_us(session)) == (12 * MINUTE, 2 * MINUTE)


def test_a_session_closed_too_early_after_a_long_gap_goes_on_with_the_gap_undecided() -> None:
    clock = FakeClock()
    session, _ = come_back(started(clock), clock.pass_time(minutes=20), clock.pass_time(hours=3))
    assert session.state is SessionState.FINISHED
    session = take_up_again(session, clock.pass_time(minutes=1))
    assert (session.state, active_us(session), undecided_us(session)) == (RUNNING, 20 * MINUTE, 181 * MINUTE)


def test_a_session_stopped_where_it_was_can_be_taken_up_from_there() -> None:
    clock = FakeClock()
    session = finish_where_it_was(waiting_after(clock), clock.pass_time(minutes=5))
    session = take_up_again(session, clock.pass_time(minutes=1))
    assert (active_us(session), undecided_us(session)) == (20 * MINUTE, 46 * MINUTE)
    assert session.elapsed_us == 66 * MINUTE


def test_a_session_that_nobody_watches_has_nobody_to_watch_the_gap_either() -> None:
    clock = FakeClock()
    session = step(started(clock, watched=False), DISCARD, clock.pass_time(minutes=10))
    session = take_up_again(session, clock.pass_time(minutes=5))
    assert session.spans == (Span(Cause.UNWATCHED, 0, 15 * MINUTE),)


def test_taken_up_in_the_terminal_alone_nobody_watches_it_from_then_on() -> None:
    clock = FakeClock()
    session = step(started(clock), DISCARD, clock.pass_time(minutes=10))
    session = take_up_again(session, clock.pass_time(minutes=2), watched=False)
    session = advance(session, clock.pass_time(minutes=50))
    assert [span.cause for span in session.spans] == [Cause.ENDED, Cause.UNWATCHED]
    assert (active_us(session), undecided_us(session)) == (10 * MINUTE, 52 * MINUTE)


def test_one_that_goes_on_already_stays() -> None:
    clock = FakeClock()
    session = in_state(PAUSED, clock)
    assert take_up_again(session, clock.pass_time(minutes=5)) == advance(session, clock.read())
