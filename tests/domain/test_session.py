"""One sitting: what a person can do in which state, and what its lengths are then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.decision import decide
from unaided.domain.session import (
    SessionEvent,
    SessionState,
    active_us,
    advance,
    overtime_us,
    paused_us,
    step,
    undecided_us,
)
from unaided.domain.span import Cause, Span
from unaided.domain.trouble import SessionRuleError

RUNNING, PAUSED, AWAY = SessionState.RUNNING, SessionState.PAUSED, SessionState.AWAY
FINISHED, DISCARDED = SessionState.FINISHED, SessionState.DISCARDED
OVER = (FINISHED, DISCARDED, SessionState.DELETED)
PAUSE, RESUME, LEAVE = SessionEvent.PAUSE, SessionEvent.RESUME, SessionEvent.LEAVE
FINISH, DISCARD = SessionEvent.FINISH, SessionEvent.DISCARD
ENDED = "This session has ended already. Start a new one to go on with the task."

MOVES: dict[tuple[SessionState, SessionEvent], SessionState | str] = {
    (RUNNING, PAUSE): PAUSED,
    (RUNNING, RESUME): "The session is running already.",
    (RUNNING, LEAVE): AWAY,
    (RUNNING, FINISH): FINISHED,
    (RUNNING, DISCARD): DISCARDED,
    (PAUSED, PAUSE): "The session is paused already.",
    (PAUSED, RESUME): RUNNING,
    (PAUSED, LEAVE): AWAY,
    (PAUSED, FINISH): FINISHED,
    (PAUSED, DISCARD): DISCARDED,
    (AWAY, PAUSE): PAUSED,
    (AWAY, RESUME): RUNNING,
    (AWAY, LEAVE): "The session is away already.",
    (AWAY, FINISH): FINISHED,
    (AWAY, DISCARD): DISCARDED,
} | dict.fromkeys(product(OVER, SessionEvent), ENDED)


@pytest.mark.parametrize(("state", "event"), list(product(SessionState, SessionEvent)))
def test_each_move_leads_where_it_should_or_says_why_not(state: SessionState, event: SessionEvent) -> None:
    clock = FakeClock()
    session = in_state(state, clock)
    outcome = MOVES[state, event]
    if isinstance(outcome, SessionState):
        assert step(session, event, clock.pass_time(minutes=1)).state is outcome
    else:
        with pytest.raises(SessionRuleError) as refused:
            step(session, event, clock.pass_time(minutes=1))
        assert refused.value.sentence == outcome


def test_a_pause_is_no_active_time() -> None:
    clock = FakeClock()
    session = started(clock)
    session = step(session, PAUSE, clock.pass_time(minutes=10))
    session = step(session, RESUME, clock.pass_time(minutes=7))
    session = step(session, FINISH, clock.pass_time(minutes=5))
    assert (active_us(session), paused_us(session)) == (15 * MINUTE, 7 * MINUTE)
    assert undecided_us(session) == 0
    assert session.elapsed_us == 22 * MINUTE


def test_a_pause_that_is_not_over_counts_up_to_now() -> None:
    clock = FakeClock()
    session = step(started(clock), PAUSE, clock.pass_time(minutes=10))
    session = advance(session, clock.pass_time(minutes=3))
    assert (active_us(session), paused_us(session)) == (10 * MINUTE, 3 * MINUTE)


def test_time_left_is_undecided_until_the_person_says_what_it_was() -> None:
    clock = FakeClock()
    session = step(started(clock), LEAVE, clock.pass_time(minutes=10))
    session = step(session, RESUME, clock.pass_time(minutes=30))
    assert (active_us(session), undecided_us(session)) == (10 * MINUTE, 30 * MINUTE)
    session = decide(session, 20 * MINUTE)
    assert (active_us(session), undecided_us(session)) == (30 * MINUTE, 0)


def test_time_away_that_goes_on_is_not_asked_yet() -> None:
    clock = FakeClock()
    session = step(started(clock), LEAVE, clock.pass_time(minutes=10))
    session = advance(session, clock.pass_time(minutes=30))
    assert (active_us(session), undecided_us(session)) == (10 * MINUTE, 0)


def test_stopping_while_away_ends_the_time_away() -> None:
    clock = FakeClock()
    session = step(started(clock), LEAVE, clock.pass_time(minutes=10))
    session = step(session, FINISH, clock.pass_time(minutes=30))
    assert session.spans == (Span(Cause.LEFT, 10 * MINUTE, 40 * MINUTE),)


def test_pausing_while_away_ends_the_time_away() -> None:
    clock = FakeClock()
    session = step(started(clock), LEAVE, clock.pass_time(minutes=1))
    session = step(session, PAUSE, clock.pass_time(minutes=2))
    assert session.spans == (Span(Cause.LEFT, MINUTE, 3 * MINUTE), Span(Cause.PAUSED, 3 * MINUTE))


def test_work_is_laid_over_undecided_time_in_its_order_and_stays() -> None:
    clock = FakeClock()
    session = started(clock)
    for _ in range(3):
        session = step(session, LEAVE, clock.pass_time(minutes=1))
        session = step(session, RESUME, clock.pass_time(minutes=10))
    session = decide(session, 15 * MINUTE)
    assert [span.worked_us for span in session.spans] == [10 * MINUTE, 5 * MINUTE, 0]
    session = step(session, LEAVE, clock.read())
    session = step(session, RESUME, clock.pass_time(minutes=4))
    session = decide(session, 4 * MINUTE)
    assert [span.worked_us for span in session.spans] == [10 * MINUTE, 5 * MINUTE, 0, 4 * MINUTE]


def test_a_pause_is_never_asked_about() -> None:
    clock = FakeClock()
    session = step(started(clock), PAUSE, clock.pass_time(minutes=1))
    session = step(session, RESUME, clock.pass_time(minutes=9))
    with pytest.raises(SessionRuleError, match=r"^No time of this session is undecided\.$"):
        decide(session, MINUTE)


@pytest.mark.parametrize("minutes", [-1, 12.1, 600])
def test_no_more_can_have_been_work_than_is_undecided(minutes: float) -> None:
    clock = FakeClock()
    session = step(started(clock), LEAVE, clock.read())
    session = step(session, RESUME, clock.pass_time(minutes=12))
    with pytest.raises(SessionRuleError) as refused:
        decide(session, round(minutes * MINUTE))
    assert refused.value.sentence == "12 min of this session are undecided. Give a number of minutes from 0 to 12."


def test_sleep_is_undecided_and_found_without_anyone_saying_so() -> None:
    clock = FakeClock()
    session = started(clock)
    clock.pass_time(minutes=10)
    clock.sleep(hours=8)
    session = advance(session, clock.pass_time(minutes=1))
    assert (active_us(session), undecided_us(session)) == (11 * MINUTE, 480 * MINUTE)
    assert [span.cause for span in session.spans] == [Cause.ASLEEP]


def test_sleep_in_two_parts_that_touch_is_one() -> None:
    clock = FakeClock()
    session = started(clock)
    session = advance(session, clock.sleep(hours=1))
    session = advance(session, clock.sleep(hours=1))
    assert session.spans == (Span(Cause.ASLEEP, 0, 120 * MINUTE),)


def test_sleep_that_touches_decided_time_stays_apart() -> None:
    clock = FakeClock()
    session = decide(advance(started(clock), clock.sleep(hours=1)), 0)
    session = advance(session, clock.sleep(hours=1))
    assert undecided_us(session) == 60 * MINUTE


def test_sleep_that_ends_in_a_restart_is_told_apart_from_it() -> None:
    clock = FakeClock()
    session = advance(started(clock), clock.sleep(hours=1))
    session = advance(session, clock.reboot(after=timedelta(hours=1)))
    assert [span.cause for span in session.spans] == [Cause.ASLEEP, Cause.GONE]


@pytest.mark.parametrize("state", [PAUSED, AWAY])
def test_sleep_in_a_pause_or_away_belongs_to_it(state: SessionState) -> None:
    clock = FakeClock()
    session = advance(in_state(state, clock), clock.sleep(hours=8))
    assert len(session.spans) == 1
    assert active_us(session) == 0


def test_two_clocks_read_a_moment_apart_are_no_sleep() -> None:
    clock = FakeClock()
    session = advance(started(clock), clock.sleep(seconds=1.999))
    assert session.spans == ()


def test_a_restart_is_undecided_however_short_it_seems() -> None:
    clock = FakeClock()
    session = advance(started(clock), clock.reboot(after=timedelta(seconds=1)))
    assert (active_us(session), undecided_us(session)) == (0, 1_000_000)


def test_time_that_no_app_watched_is_undecided() -> None:
    clock = FakeClock()
    session = advance(started(clock, watched=False), clock.pass_time(minutes=20))
    session = step(session, PAUSE, clock.pass_time(minutes=20))
    session = step(session, FINISH, clock.pass_time(minutes=5))
    assert [span.cause for span in session.spans] == [Cause.UNWATCHED, Cause.PAUSED]
    assert (active_us(session), undecided_us(session), paused_us(session)) == (0, 40 * MINUTE, 5 * MINUTE)
    assert active_us(decide(session, 40 * MINUTE)) == 40 * MINUTE


def test_twenty_six_hours_are_twenty_six_hours() -> None:
    clock = FakeClock()
    session = started(clock)
    for _ in range(26 * 60):
        session = advance(session, clock.pass_time(minutes=1))
    assert active_us(session) == 26 * 60 * MINUTE
    assert overtime_us(session) == (26 * 60 - 25) * MINUTE


@pytest.mark.parametrize(
    "start",
    [
        datetime(2025, 3, 30, 0, 30, tzinfo=UTC),  # 01:30 in Berlin, the hour from two to three is skipped
        datetime(2025, 10, 26, 0, 30, tzinfo=UTC),  # 02:30 in Berlin, the same hour comes twice
        datetime(2025, 12, 31, 22, 30, tzinfo=UTC),  # half an hour before the new year in Berlin
        datetime(2024, 2, 28, 22, 30, tzinfo=UTC),  # the night before a leap day
    ],
)
def test_an_hour_is_an_hour_in_any_night_of_the_year(start: datetime) -> None:
    clock = FakeClock(start)
    session = step(started(clock), FINISH, clock.pass_time(hours=1))
    assert active_us(session) == 60 * MINUTE
    assert session.ended_at == start + timedelta(hours=1)


def test_its_end_never_precedes_its_start_even_if_the_wall_clock_was_set_back_a_year() -> None:
    clock = FakeClock()
    session = started(clock)
    start = clock.wall
    clock.pass_time(minutes=10)
    clock.set_wall(clock.wall - timedelta(days=365))
    session = step(session, FINISH, clock.pass_time(minutes=10))
    assert session.ended_at == start + timedelta(minutes=20)
    assert active_us(session) == 20 * MINUTE


def test_an_open_session_has_no_end() -> None:
    assert started(FakeClock()).ended_at is None


@pytest.mark.parametrize("state", OVER)
def test_an_ended_session_stays_as_it_is(state: SessionState) -> None:
    clock = FakeClock()
    session = in_state(state, clock)
    assert advance(session, clock.pass_time(hours=3)) == session
