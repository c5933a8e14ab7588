"""A start said late: moved back, everything else at its own moment, within a day and after the session before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.agent import wait_on_agent
from unaided.domain.correction import begin_earlier
from unaided.domain.session import (
    Mode,
    SessionEvent,
    SessionState,
    active_us,
    advance,
    left_us,
    overtime_us,
    paused_us,
    step,
)
from unaided.domain.span import Cause, Span, Wait
from unaided.domain.trouble import SessionRuleError


def minutes(count: float) -> timedelta:
    """Return so many minutes."""
    return timedelta(minutes=count)


def test_ten_minutes_ago_means_ten_minutes_before_now() -> None:
    clock = FakeClock()
    began = clock.wall
    session = started(clock, minutes=25)
    session = begin_earlier(session, minutes(10), clock.pass_time(minutes=3))
    assert session.started.wall == began - minutes(7)
    assert (active_us(session), left_us(session)) == (10 * MINUTE, 15 * MINUTE)


def test_it_goes_on_from_there() -> None:
    clock = FakeClock()
    session = begin_earlier(started(clock, minutes=25), minutes(20), clock.read())
    session = step(session, SessionEvent.FINISH, clock.pass_time(minutes=15))
    assert (active_us(session), overtime_us(session)) == (35 * MINUTE, 10 * MINUTE)
    assert session.ended_at == clock.wall


def test_pauses_and_waits_keep_their_moment() -> None:
    clock = FakeClock()
    session = wait_on_agent(started(clock, mode=Mode.AI), clock.pass_time(minutes=1), on=True)
    session = step(session, SessionEvent.PAUSE, clock.pass_time(minutes=1))
    session = begin_earlier(session, minutes(12), clock.pass_time(minutes=5))
    assert session.spans == (Span(Cause.PAUSED, 7 * MINUTE),)
    assert session.waits == (Wait(6 * MINUTE),)
    assert (active_us(session), paused_us(session)) == (7 * MINUTE, 5 * MINUTE)


def test_a_session_that_nobody_watches_began_when_the_person_says() -> None:
    clock = FakeClock()
    session = begin_earlier(started(clock, watched=False), minutes(20), clock.read())
    assert active_us(session) == 20 * MINUTE


@pytest.mark.parametrize("ago", [minutes(0), minutes(-5), minutes(3)])
def test_a_start_is_only_moved_back(ago: timedelta) -> None:
    clock = FakeClock()
    with pytest.raises(SessionRuleError) as refused:
        begin_earlier(started(clock), ago, clock.pass_time(minutes=3))
    assert refused.value.sentence == "It began 3 min ago as it is. Give a longer time than that."


def test_a_day_is_the_most() -> None:
    clock = FakeClock()
    session = started(clock)
    assert active_us(begin_earlier(session, timedelta(hours=24), clock.read())) == 24 * 60 * MINUTE
    with pytest.raises(SessionRuleError, match="at most 24 hours ago"):
        begin_earlier(session, timedelta(hours=24, microseconds=1), clock.read())


def test_the_session_before_it_may_be_touched_but_not_overlapped() -> None:
    clock = FakeClock()
    before_it_ended = clock.wall
    clock.pass_time(minutes=12)
    session = started(clock)
    now = clock.pass_time(minutes=3)
    assert begin_earlier(session, minutes(15), now, before_it_ended).started.wall == before_it_ended
    with pytest.raises(SessionRuleError) as refused:
        begin_earlier(session, minutes(15.1), now, before_it_ended)
    assert refused.value.sentence == (
        "The session before it ended 15 min ago, and two sessions never share a time. Give that or less."
    )


@pytest.mark.parametrize("state", [SessionState.FINISHED, SessionState.DISCARDED])
def test_an_ended_session_is_corrected_elsewhere(state: SessionState) -> None:
    clock = FakeClock()
    session = in_state(state, clock)
    with pytest.raises(SessionRuleError, match="ended already"):
        begin_earlier(session, minutes(5), clock.read())


def test_the_clocks_go_on_from_the_same_reading() -> None:
    clock = FakeClock()
    now = clock.pass_time(minutes=1)
    corrected = begin_earlier(started(clock), minutes(5), now)
    assert corrected.seen == now
    assert active_us(advance(corrected, clock.pass_time(minutes=1))) == 6 * MINUTE
