"""How a session stands goes onto the trail and comes back to the microsecond."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import MORNING, FakeClock
from tests.support.profiles import one_in
from tests.support.sessions import started
from unaided.domain.agent import wait_on_agent
from unaided.domain.away import come_back_from_away, note_away
from unaided.domain.editing import Source
from unaided.domain.interruption import leave, pause
from unaided.domain.session import Mode, Session, SessionEvent, step
from unaided.domain.span import AwayNote, Cause, PauseReason
from unaided.domain.standing import Standing, changed_fields, fields_of, standing_of


def sitting(microseconds: int) -> Session:
    """Return a session with all that can be in one."""
    clock = FakeClock()
    session = wait_on_agent(started(clock, mode=Mode.AI), clock.pass_time(microseconds=microseconds), on=True)
    session = pause(session, clock.pass_time(minutes=5), PauseReason.CALL)
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=5))
    session = note_away(session, Cause.LOCKED, timedelta(0), clock.pass_time(minutes=5))
    session = come_back_from_away(session, clock.sleep(minutes=10))
    session = leave(session, clock.pass_time(minutes=5), AwayNote.PAPER)
    return step(session, SessionEvent.FINISH, clock.pass_time(minutes=5))


@one_in(20)
@given(st.integers(1, 10**10), st.sampled_from(Source), st.none() | st.integers(0, 100))
def test_it_survives_the_way_through_json(microseconds: int, source: Source, progress: int | None) -> None:
    edited_at = None if progress is None else MORNING + timedelta(microseconds=microseconds)
    standing = Standing(sitting(microseconds), date(2025, 3, 3), progress, edited_at, edited_at, source)
    assert standing_of(standing.session.id, json.loads(json.dumps(fields_of(standing)))) == standing


def test_only_fields_that_differ_are_told() -> None:
    assert changed_fields({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ({"b": 2}, {"b": 3})
