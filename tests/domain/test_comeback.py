"""A session whose app was gone: under ten minutes it goes on, under an hour it asks, else it has ended (Law 12)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.comeback import Comeback, come_back
from unaided.domain.session import (
    Session,
    SessionEvent,
    SessionState,
    active_us,
    advance,
    paused_us,
    step,
    undecided_us,
)
from unaided.domain.span import Cause, Span

TEN, SIXTY = timedelta(minutes=10), timedelta(minutes=60)
INSTANT = timedelta(microseconds=1)
RUNNING, PAUSED, AWAY = SessionState.RUNNING, SessionState.PAUSED, SessionState.AWAY
FINISHED = SessionState.FINISHED


def gone_for(gap: timedelta, *, state: SessionState = RUNNING, reboot: bool = False) -> tuple[Session, Comeback]:
    """Return a session of twenty minutes, the last fifteen seconds of them beaten only, given back after a gap."""
    clock = FakeClock()
    session = in_state(state, clock)
    session = advance(session, clock.pass_time(minutes=19, seconds=45))
    sign = clock.pass_time(seconds=15)
    if reboot:
        clock.reboot(after=gap)
    else:
        clock.pass_time(microseconds=gap // INSTANT)
    return come_back(session, sign, clock.read())


@pytest.mark.parametrize("reboot", [False, True])
@pytest.mark.parametrize(
    ("gap", "state", "how", "state_then"),
    [
        (timedelta(0), RUNNING, Comeback.GOES_ON, RUNNING),
        (TEN, RUNNING, Comeback.GOES_ON, RUNNING),
        (TEN + INSTANT, RUNNING, Comeback.ASKS, AWAY),
        (SIXTY, RUNNING, Comeback.ASKS, AWAY),
        (SIXTY + INSTANT, RUNNING, Comeback.CLOSED, FINISHED),
        (timedelta(days=400), RUNNING, Comeback.CLOSED, FINISHED),
        (TEN + INSTANT, PAUSED, Comeback.GOES_ON, PAUSED),
        (SIXTY, PAUSED, Comeback.GOES_ON, PAUSED),
        (SIXTY + INSTANT, PAUSED, Comeback.CLOSED, FINISHED),
        (SIXTY, AWAY, Comeback.GOES_ON, AWAY),
        (SIXTY + INSTANT, AWAY, Comeback.CLOSED, FINISHED),
    ],
)
def test_how_long_it_was_gone_decides_how_it_comes_back(
    gap: timedelta, state: SessionState, how: Comeback, state_then: SessionState, *, reboot: bool
) -> None:
    session, came = gone_for(gap, state=state, reboot=reboot)
    assert (came, session.state) == (how, state_then)


def test_a_short_gap_is_undecided_and_the_time_up_to_the_last_beat_counts() -> None:
    session, _ = gone_for(timedelta(minutes=4))
    assert (active_us(session), undecided_us(session)) == (20 * MINUTE, 4 * MINUTE)
    assert session.spans == (Span(Cause.GONE, 20 * MINUTE, 24 * MINUTE),)


def test_a_longer_gap_waits_for_the_person() -> None:
    session, _ = gone_for(timedelta(minutes=40))
    assert session.spans == (Span(Cause.GONE, 20 * MINUTE),)
    assert active_us(session) == 20 * MINUTE


def test_a_longer_gap_is_undecided_once_the_person_goes_on() -> None:
    clock = FakeClock()
    session, _ = come_back(started(clock), None, clock.pass_time(minutes=40))
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=2))
    session = step(session, SessionEvent.FINISH, clock.pass_time(minutes=5))
    assert (active_us(session), undecided_us(session)) == (5 * MINUTE, 42 * MINUTE)


def test_too_long_a_gap_ends_the_session_at_the_last_beat() -> None:
    session, _ = gone_for(timedelta(hours=9))
    assert active_us(session) == session.elapsed_us == 20 * MINUTE
    assert session.ended_at == session.started.wall + timedelta(minutes=20)
    assert session.spans == ()


def test_too_long_a_gap_ends_a_pause_with_the_session() -> None:
    session, _ = gone_for(timedelta(hours=9), state=PAUSED)
    assert session.spans == (Span(Cause.PAUSED, 0, 20 * MINUTE),)


def test_a_pause_goes_through_a_gap() -> None:
    session, _ = gone_for(timedelta(minutes=40), state=PAUSED)
    assert (paused_us(session), active_us(session)) == (60 * MINUTE, 0)


def test_without_a_beat_what_the_database_has_counts() -> None:
    clock = FakeClock()
    session = advance(started(clock), clock.pass_time(minutes=19))
    session, how = come_back(session, None, clock.pass_time(minutes=5))
    assert how is Comeback.GOES_ON
    assert (active_us(session), undecided_us(session)) == (19 * MINUTE, 5 * MINUTE)


def test_a_beat_older_than_what_the_database_has_is_not_counted_twice() -> None:
    clock = FakeClock()
    session = started(clock)
    beat = clock.pass_time(minutes=18)
    session = advance(session, clock.pass_time(minutes=1))
    session, _ = come_back(session, beat, clock.reboot(after=timedelta(minutes=5)))
    assert (active_us(session), undecided_us(session)) == (19 * MINUTE, 5 * MINUTE)


def test_a_beat_from_before_the_last_restart_is_not_counted_at_all() -> None:
    clock = FakeClock()
    session = started(clock)
    beat = clock.pass_time(minutes=10)
    session, _ = come_back(session, beat, clock.reboot(after=timedelta(minutes=2)))
    session = advance(session, clock.pass_time(minutes=3))
    session, _ = come_back(session, beat, clock.pass_time(minutes=1))
    assert session.elapsed_us == 16 * MINUTE
    assert (active_us(session), undecided_us(session)) == (13 * MINUTE, 3 * MINUTE)


def test_sleep_before_the_last_beat_is_told_apart_from_the_gap() -> None:
    clock = FakeClock()
    session = started(clock)
    clock.sleep(hours=2)
    beat = clock.pass_time(minutes=5)
    session, how = come_back(session, beat, clock.pass_time(minutes=3))
    assert how is Comeback.GOES_ON
    assert [span.cause for span in session.spans] == [Cause.ASLEEP, Cause.GONE]
    assert (active_us(session), undecided_us(session)) == (5 * MINUTE, 123 * MINUTE)


@pytest.mark.parametrize("days", [-365, 1])
def test_a_wall_clock_set_during_the_gap_changes_nothing_while_the_machine_is_up(days: int) -> None:
    clock = FakeClock()
    session = started(clock)
    beat = clock.pass_time(minutes=20)
    clock.set_wall(clock.wall + timedelta(days=days))
    session, how = come_back(session, beat, clock.pass_time(minutes=5))
    assert how is Comeback.GOES_ON
    assert (active_us(session), undecided_us(session)) == (20 * MINUTE, 5 * MINUTE)


def test_a_wall_clock_set_back_across_a_restart_leaves_the_time_before_it() -> None:
    clock = FakeClock()
    session = started(clock)
    beat = clock.pass_time(minutes=20)
    clock.reboot(after=timedelta(minutes=30))
    clock.set_wall(clock.wall - timedelta(days=365))
    session, how = come_back(session, beat, clock.read())
    assert how is Comeback.GOES_ON
    session = advance(session, clock.pass_time(minutes=1))
    assert active_us(session) == session.elapsed_us == 21 * MINUTE


def test_a_session_no_app_watched_runs_on_however_long_and_is_watched_from_then() -> None:
    clock = FakeClock()
    session = started(clock, watched=False)
    session, how = come_back(session, None, clock.pass_time(hours=5))
    assert (how, session.state) == (Comeback.GOES_ON, RUNNING)
    session = advance(session, clock.pass_time(minutes=10))
    assert (active_us(session), undecided_us(session)) == (10 * MINUTE, 300 * MINUTE)


def test_after_a_kill_the_terminal_alone_takes_no_hour_for_work() -> None:
    clock = FakeClock()
    session = started(clock)
    beat = clock.pass_time(minutes=20)
    session, _ = come_back(session, beat, clock.pass_time(minutes=4), watched=False)
    session = step(session, SessionEvent.FINISH, clock.pass_time(minutes=50))
    assert (active_us(session), undecided_us(session)) == (20 * MINUTE, 54 * MINUTE)
