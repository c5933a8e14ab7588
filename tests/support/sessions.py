"""Sessions to begin a test with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from tests.support.clock import FakeClock
from unaided.domain.session import Mode, Session, SessionEvent, SessionState, begin, step

SESSION_ID, TASK_ID = UUID(int=1), UUID(int=2)
MINUTE = 60 * 1_000_000
WAYS_INTO: dict[SessionState, tuple[SessionEvent, ...]] = {
    SessionState.RUNNING: (),
    SessionState.PAUSED: (SessionEvent.PAUSE,),
    SessionState.AWAY: (SessionEvent.LEAVE,),
    SessionState.FINISHED: (SessionEvent.FINISH,),
    SessionState.DISCARDED: (SessionEvent.DISCARD,),
    SessionState.DELETED: (SessionEvent.FINISH,),  # and then deleted, which is an edit and no event
}


def started(clock: FakeClock, *, minutes: float | None = 25, mode: Mode = Mode.NO_AI, watched: bool = True) -> Session:
    """Return a session that starts now, its planned length left open where `minutes` is None."""
    planned = None if minutes is None else timedelta(minutes=minutes)
    return begin(SESSION_ID, TASK_ID, mode, planned, clock.read(), watched=watched)


def in_state(state: SessionState, clock: FakeClock, *, minutes: float | None = 25) -> Session:
    """Return a session that starts now and comes into this state at once."""
    session = started(clock, minutes=minutes)
    for event in WAYS_INTO[state]:
        session = step(session, event, clock.read())
    return replace(session, state=state)
