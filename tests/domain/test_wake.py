"""When the one timer fires: rarely, never early for the planned end, each second only in a last minute seen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import FakeClock
from tests.support.histories import Move, histories, planned_lengths
from tests.support.play import play_by_rules
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.session import OPEN_STATES, Session, SessionState, active_us, advance, left_us, overtime_us
from unaided.domain.wake import BEAT_US, CHECKPOINT_US, is_near_its_end, keeps_time_now, next_wake_us

SECOND = 1_000_000


def wakes(clock: FakeClock, session: Session, until_us: int, *, seen: bool) -> list[Session]:
    """Return the session at each wake-up until its timeline has come so far."""
    found = []
    while session.elapsed_us < until_us:
        wait = next_wake_us(session, seen=seen)
        assert wait is not None
        session = advance(session, clock.pass_time(microseconds=wait))
        found.append(session)
    return found


def busiest_minute(found: list[Session]) -> int:
    """Return the most wake-ups in any sixty seconds."""
    times = [session.elapsed_us for session in found]
    return max(sum(time < other <= time + MINUTE for other in times) for time in times)


def test_idle_has_no_timer_at_all() -> None:
    assert next_wake_us(None, seen=False) is None
    assert next_wake_us(None, seen=True) is None


@pytest.mark.parametrize("state", sorted(set(SessionState) - OPEN_STATES))
def test_an_ended_session_has_no_timer(state: SessionState) -> None:
    assert next_wake_us(in_state(state, FakeClock()), seen=True) is None


@pytest.mark.parametrize("state", [SessionState.PAUSED, SessionState.AWAY])
def test_a_pause_or_time_away_needs_its_beats_only(state: SessionState) -> None:
    assert next_wake_us(in_state(state, FakeClock()), seen=True) == BEAT_US


@given(history=histories(), planned=planned_lengths, seen=st.booleans())
def test_it_is_never_due_at_once_in_the_past_or_later_than_a_beat(
    history: list[Move], planned: int | None, *, seen: bool
) -> None:
    played = play_by_rules(planned)
    for move in history:
        played.do(move)
        now = played.now()
        wait = next_wake_us(now, seen=seen)
        assert (wait is not None) == now.is_open
        assert wait is None or 1 <= wait <= BEAT_US


@given(planned=st.integers(SECOND, 7 * MINUTE), late=st.integers(0, 90 * SECOND), seen=st.booleans())
def test_the_planned_end_is_hit_exactly(planned: int, late: int, *, seen: bool) -> None:
    clock = FakeClock()
    session = started(clock, minutes=planned / MINUTE)
    session = advance(session, clock.pass_time(microseconds=min(late, planned)))
    found = [session, *wakes(clock, session, planned + MINUTE, seen=seen)]
    assert planned in [active_us(now) for now in found]


@pytest.mark.parametrize("minutes", [25, 25.123_456, 0.5, None])
def test_unseen_it_wakes_at_most_six_times_a_minute(minutes: float | None) -> None:
    clock = FakeClock()
    found = wakes(clock, started(clock, minutes=minutes), 40 * MINUTE, seen=False)
    assert busiest_minute(found) <= 6
    assert len(found) <= 5 * 40


def test_seen_it_wakes_each_second_in_the_last_minute_only() -> None:
    clock = FakeClock()
    found = wakes(clock, started(clock, minutes=25), 30 * MINUTE, seen=True)
    last = [now for now in found if 24 * MINUTE < now.elapsed_us <= 25 * MINUTE]
    assert len(last) == 60
    assert [left_us(now) for now in last] == [second * SECOND for second in reversed(range(60))]
    assert busiest_minute([now for now in found if now.elapsed_us <= 24 * MINUTE]) <= 6
    assert busiest_minute([now for now in found if now.elapsed_us > 25 * MINUTE]) <= 6


@pytest.mark.parametrize("minutes", [25, 3, None])
def test_the_minute_that_is_shown_changes_when_it_is_due(minutes: float | None) -> None:
    clock = FakeClock()
    session = advance(started(clock, minutes=minutes), clock.pass_time(seconds=7.3))
    found = wakes(clock, session, 6 * MINUTE, seen=False)
    shown = {active_us(now) for now in found}
    assert {minute * MINUTE for minute in range(1, 7)} <= shown


def test_past_the_end_each_whole_minute_over_is_due_though_a_wake_up_came_late() -> None:
    clock = FakeClock()
    session = advance(started(clock, minutes=1), clock.pass_time(minutes=1, seconds=7.3))
    found = wakes(clock, session, 5 * MINUTE, seen=False)
    assert {minute * MINUTE for minute in range(1, 4)} <= {overtime_us(now) for now in found}


@pytest.mark.parametrize(
    ("minutes", "passed", "near"), [(25, 22.9, False), (25, 23, True), (25, 24.9, True), (25, 25, False), (5, 3, True)]
)
def test_the_last_two_minutes_before_the_planned_end_are_near(minutes: float, passed: float, near: bool) -> None:  # noqa: FBT001 (pytest gives it by name)
    clock = FakeClock()
    assert is_near_its_end(advance(started(clock, minutes=minutes), clock.pass_time(minutes=passed))) is near


@pytest.mark.parametrize("minutes", [4.9, None])
def test_a_short_or_open_length_is_never_near_its_end(minutes: float | None) -> None:
    clock = FakeClock()
    assert not is_near_its_end(advance(started(clock, minutes=minutes), clock.pass_time(minutes=4)))


def test_a_wake_up_comes_when_two_minutes_are_left_though_the_one_before_was_late() -> None:
    clock = FakeClock()
    session = advance(started(clock, minutes=25), clock.pass_time(minutes=20, seconds=7.3))
    found = wakes(clock, session, 24 * MINUTE, seen=False)
    assert 2 * MINUTE in {left_us(now) for now in found}


def test_a_beat_is_every_fifteen_seconds_and_the_database_each_minute() -> None:
    assert (BEAT_US, CHECKPOINT_US) == (15 * SECOND, MINUTE)  # Law 12


@given(minutes=st.sampled_from([25, 25.123_456, 0.5, None]), began=st.integers(0, MINUTE), seen=st.booleans())
def test_its_time_is_kept_each_minute_and_not_when_the_minute_is_painted(
    minutes: float | None, began: int, *, seen: bool
) -> None:
    clock = FakeClock()
    session = advance(started(clock, minutes=minutes), clock.pass_time(microseconds=began))
    kept = [session.elapsed_us]
    for now in wakes(clock, session, 30 * MINUTE, seen=seen):
        if keeps_time_now(now, kept[-1], seen=seen):
            kept.append(now.elapsed_us)
    assert max(later - earlier for earlier, later in pairwise(kept)) <= CHECKPOINT_US
    assert len(kept) <= 33
    if minutes in {25, None} and not seen:
        assert not any(us % MINUTE == 0 for us in kept[3:])


def test_an_ended_sessions_time_is_kept_already() -> None:
    assert not keeps_time_now(in_state(SessionState.FINISHED, FakeClock()), 0, seen=False)
