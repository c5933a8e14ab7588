"""The planned length of a sitting: what is left, what is over, and five more minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, SESSION_ID, TASK_ID, in_state, started
from unaided.domain.session import Mode, SessionState, advance, begin, extend, left_us, overtime_us
from unaided.domain.trouble import SessionRuleError

RUNNING, PAUSED = SessionState.RUNNING, SessionState.PAUSED
FINISHED, DISCARDED = SessionState.FINISHED, SessionState.DISCARDED
ENDED = "This session has ended already. Start a new one to go on with the task."
OUT_OF_RANGE = "The planned length must be between 1 second and 24 hours, or open."


def test_past_its_planned_end_it_runs_on_and_counts_over() -> None:
    clock = FakeClock()
    session = started(clock, minutes=25)
    session = advance(session, clock.pass_time(minutes=24))
    assert (left_us(session), overtime_us(session)) == (MINUTE, 0)
    session = advance(session, clock.pass_time(minutes=1))
    assert (left_us(session), overtime_us(session)) == (0, 0)
    session = advance(session, clock.pass_time(minutes=8))
    assert (left_us(session), overtime_us(session), session.state) == (0, 8 * MINUTE, RUNNING)


def test_an_open_length_has_nothing_left_and_nothing_over() -> None:
    clock = FakeClock()
    session = advance(started(clock, minutes=None), clock.pass_time(hours=9))
    assert (left_us(session), overtime_us(session)) == (None, 0)


def test_five_more_minutes_before_the_end_move_the_end() -> None:
    clock = FakeClock()
    session = advance(started(clock, minutes=25), clock.pass_time(minutes=20))
    assert left_us(extend(session, timedelta(minutes=5))) == 10 * MINUTE


def test_five_more_minutes_after_the_end_are_five_from_now() -> None:
    clock = FakeClock()
    session = advance(started(clock, minutes=25), clock.pass_time(minutes=40))
    assert left_us(extend(session, timedelta(minutes=5))) == 5 * MINUTE


@pytest.mark.parametrize(
    ("state", "minutes", "more", "sentence"),
    [
        (FINISHED, 25, 5, ENDED),
        (DISCARDED, 25, 5, ENDED),
        (RUNNING, None, 5, "This session has no planned end to move."),
        (RUNNING, 25, -25, OUT_OF_RANGE),
        (PAUSED, 25, 24 * 60, OUT_OF_RANGE),
    ],
)
def test_an_end_that_cannot_move_says_why(
    state: SessionState, minutes: float | None, more: float, sentence: str
) -> None:
    session = in_state(state, FakeClock(), minutes=minutes)
    with pytest.raises(SessionRuleError) as refused:
        extend(session, timedelta(minutes=more))
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("planned", [timedelta(seconds=1), timedelta(hours=24), None])
def test_a_planned_length_is_a_second_to_a_day_or_open(planned: timedelta | None) -> None:
    session = begin(SESSION_ID, TASK_ID, Mode.AI, planned, FakeClock().read())
    assert left_us(session) == (None if planned is None else planned // timedelta(microseconds=1))


@pytest.mark.parametrize(
    "planned", [timedelta(0), timedelta(microseconds=999_999), timedelta(hours=-1), timedelta(hours=24, microseconds=1)]
)
def test_another_planned_length_is_refused(planned: timedelta) -> None:
    with pytest.raises(SessionRuleError) as refused:
        begin(SESSION_ID, TASK_ID, Mode.AI, planned, FakeClock().read())
    assert refused.value.sentence == OUT_OF_RANGE
