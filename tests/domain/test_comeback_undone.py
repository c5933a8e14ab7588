"""A session that went on by itself after a gap can be stopped where it was, as long as nobody said what the gap was."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, started
from unaided.domain.comeback import Comeback, come_back, finish_where_it_was, last_gap
from unaided.domain.decision import decide
from unaided.domain.session import Session, SessionEvent, active_us, advance, step
from unaided.domain.trouble import SessionRuleError


def went_on(clock: FakeClock) -> Session:
    """Return a session of twenty minutes that went on by itself after a gap of four, three minutes ago."""
    session = advance(started(clock), clock.pass_time(minutes=20))
    session, how = come_back(session, None, clock.pass_time(minutes=4))
    assert how is Comeback.GOES_ON
    return advance(session, clock.pass_time(minutes=3))


def test_it_ends_at_the_last_sign_of_life() -> None:
    clock = FakeClock()
    session = went_on(clock)
    gap = last_gap(session)
    assert gap is not None
    assert (gap.start_us, gap.end_us) == (20 * MINUTE, 24 * MINUTE)

    ended = finish_where_it_was(session, clock.pass_time(minutes=1))
    assert (ended.elapsed_us, active_us(ended), ended.spans) == (20 * MINUTE, 20 * MINUTE, ())


def test_what_was_said_or_came_after_it_stands() -> None:
    clock = FakeClock()
    session = went_on(clock)
    paused = step(session, SessionEvent.PAUSE, clock.pass_time(minutes=1))
    for later in (decide(session, 0), paused, step(session, SessionEvent.FINISH, clock.read())):
        assert last_gap(later) is None
        with pytest.raises(SessionRuleError, match="does not wait for an answer"):
            finish_where_it_was(later, clock.read())
