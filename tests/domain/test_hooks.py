"""What a person's commands are run for."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from tests.support.clock import FakeClock
from tests.support.sessions import started
from unaided.domain.hooks import Hook, hooks_between
from unaided.domain.session import Session, SessionEvent, advance, step

CLOCK = FakeClock()


def after(session: Session, *events: SessionEvent) -> Session:
    for event in events:
        session = step(session, event, CLOCK.pass_time(minutes=1))
    return session


def test_each_moment() -> None:
    one = started(CLOCK)
    other = replace(one, id=UUID(int=7))
    paused, away = after(one, SessionEvent.PAUSE), after(one, SessionEvent.LEAVE)

    assert hooks_between(None, None) == ()
    assert hooks_between(None, one) == (Hook.START,)
    assert hooks_between(one, advance(one, CLOCK.pass_time(minutes=1))) == ()
    assert hooks_between(one, paused) == (Hook.PAUSE,)
    assert hooks_between(one, away) == (Hook.PAUSE,)
    assert hooks_between(paused, away) == ()
    assert hooks_between(away, after(away, SessionEvent.RESUME)) == (Hook.RESUME,)
    assert hooks_between(paused, None) == (Hook.END,)
    assert hooks_between(one, other) == (Hook.END, Hook.START)
