"""Waiting on the agent: a lane of its own, part of active time, in sessions with AI alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, started
from unaided.domain.agent import is_waiting, wait_on_agent, waiting_us
from unaided.domain.away import come_back_from_away, note_away
from unaided.domain.decision import decide
from unaided.domain.session import Mode, Session, SessionEvent, active_us, advance, step
from unaided.domain.span import Cause, Wait
from unaided.domain.trouble import SessionRuleError


def waiting(clock: FakeClock) -> Session:
    """Return a session with AI that waits after five minutes."""
    return wait_on_agent(started(clock, mode=Mode.AI), clock.pass_time(minutes=5), on=True)


def test_a_wait_is_active_time_and_shown_apart() -> None:
    clock = FakeClock()
    session = wait_on_agent(waiting(clock), clock.pass_time(minutes=4), on=False)
    session = advance(session, clock.pass_time(minutes=1))
    assert (active_us(session), waiting_us(session)) == (10 * MINUTE, 4 * MINUTE)
    assert not is_waiting(session)


def test_a_wait_that_goes_on_counts_up_to_now() -> None:
    clock = FakeClock()
    session = advance(waiting(clock), clock.pass_time(minutes=3))
    assert is_waiting(session)
    assert waiting_us(session) == 3 * MINUTE


def test_several_waits_add_up() -> None:
    clock = FakeClock()
    session = waiting(clock)
    for on in (False, True, False):
        session = wait_on_agent(session, clock.pass_time(minutes=2), on=on)
    assert session.waits == (Wait(5 * MINUTE, 7 * MINUTE), Wait(9 * MINUTE, 11 * MINUTE))
    assert waiting_us(session) == 4 * MINUTE


@pytest.mark.parametrize("on", [True, False])
def test_asking_for_what_is_already_changes_nothing(*, on: bool) -> None:
    clock = FakeClock()
    session = wait_on_agent(waiting(clock), clock.pass_time(minutes=1), on=on)
    assert wait_on_agent(session, clock.read(), on=on) == session


def test_a_session_without_ai_has_no_agent() -> None:
    clock = FakeClock()
    with pytest.raises(SessionRuleError) as refused:
        wait_on_agent(started(clock), clock.read(), on=True)
    assert refused.value.sentence == "This session is without AI, so there is no agent to wait on."


def test_the_end_ends_the_wait() -> None:
    clock = FakeClock()
    session = step(waiting(clock), SessionEvent.FINISH, clock.pass_time(minutes=2))
    assert session.waits == (Wait(5 * MINUTE, 7 * MINUTE),)
    assert not is_waiting(session)
    with pytest.raises(SessionRuleError, match="ended already"):
        wait_on_agent(session, clock.read(), on=False)


def test_pauses_and_time_away_in_between_are_no_wait() -> None:
    clock = FakeClock()
    session = step(waiting(clock), SessionEvent.PAUSE, clock.pass_time(minutes=1))
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=30))
    session = note_away(session, Cause.LOCKED, timedelta(0), clock.pass_time(minutes=2))
    session = come_back_from_away(session, clock.sleep(minutes=20))
    session = step(session, SessionEvent.FINISH, clock.pass_time(minutes=4))
    assert (active_us(session), waiting_us(session)) == (12 * MINUTE, 7 * MINUTE)


def test_time_away_that_was_work_is_active_but_nobody_said_it_was_a_wait() -> None:
    clock = FakeClock()
    session = note_away(waiting(clock), Cause.LOCKED, timedelta(0), clock.pass_time(minutes=1))
    session = decide(come_back_from_away(session, clock.pass_time(minutes=10)), 10 * MINUTE)
    assert (active_us(session), waiting_us(session)) == (16 * MINUTE, MINUTE)
