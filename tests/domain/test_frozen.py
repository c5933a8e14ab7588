"""Time in which the app was stopped while the machine was awake is undecided, and nothing else changes."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import FakeClock
from unaided.domain.away import come_back_from_away, note_away
from unaided.domain.frozen import note_frozen, was_frozen
from unaided.domain.session import (
    MINUTE_US,
    SECOND_US,
    Mode,
    Session,
    SessionEvent,
    active_us,
    begin,
    step,
    undecided_us,
)
from unaided.domain.span import Cause, Span

MINUTES = MINUTE_US
WHO, WHAT = UUID(int=1), UUID(int=2)


def begun(clock: FakeClock) -> Session:
    """Return a session that starts now."""
    return begin(WHO, WHAT, Mode.NO_AI, None, clock.read())


def test_45_seconds_between_two_signs_of_life_are_late_and_more_is_frozen() -> None:
    clock = FakeClock()
    since = clock.read()
    assert not was_frozen(since, clock.pass_time(seconds=45))
    assert was_frozen(since, clock.pass_time(microseconds=1))


def test_sleep_is_not_taken_for_it() -> None:
    clock = FakeClock()
    since = clock.read()
    clock.sleep(hours=8)
    assert not was_frozen(since, clock.pass_time(seconds=15))


def test_a_wall_clock_that_was_set_or_a_restart_is_not_taken_for_it() -> None:
    clock = FakeClock()
    since = clock.read()
    assert not was_frozen(since, clock.set_wall(clock.wall.replace(year=2026)))
    clock.reboot()
    assert not was_frozen(since, clock.pass_time(hours=2))


def test_what_was_taken_for_work_is_undecided_from_the_last_sign_of_life() -> None:
    clock = FakeClock()
    session = begun(clock)
    since = clock.pass_time(minutes=10)
    session = note_frozen(session, since, clock.pass_time(minutes=30))
    assert session.spans == (Span(Cause.GONE, 10 * MINUTES, 40 * MINUTES),)
    assert (active_us(session), undecided_us(session)) == (10 * MINUTES, 30 * MINUTES)


def test_what_came_first_once_it_ran_again_is_kept() -> None:
    clock = FakeClock()
    session = begun(clock)
    since = clock.pass_time(minutes=10)
    session = step(session, SessionEvent.PAUSE, clock.pass_time(minutes=30))
    session = note_frozen(session, since, clock.pass_time(seconds=1))
    assert [span.cause for span in session.spans] == [Cause.GONE, Cause.PAUSED]
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=5))
    assert (active_us(session), undecided_us(session)) == (10 * MINUTES, 30 * MINUTES)


def test_sleep_within_it_stays_sleep() -> None:
    clock = FakeClock()
    session = begun(clock)
    since = clock.pass_time(minutes=10)
    clock.pass_time(minutes=5)
    clock.sleep(minutes=60)
    session = note_frozen(session, since, clock.pass_time(minutes=5))
    assert {span.cause for span in session.spans} == {Cause.GONE, Cause.ASLEEP}
    assert (active_us(session), undecided_us(session)) == (10 * MINUTES, 70 * MINUTES)


def test_an_ended_session_stays() -> None:
    clock = FakeClock()
    session = step(begun(clock), SessionEvent.FINISH, clock.pass_time(minutes=10))
    assert note_frozen(session, session.seen, clock.pass_time(minutes=30)) == session


SECONDS = st.integers(0, 4000)


@given(before=SECONDS, away=SECONDS, back=SECONDS, frozen=SECONDS, paused=st.booleans(), slept=SECONDS)
def test_active_time_is_what_was_seen_and_no_spans_overlap(  # noqa: PLR0913 (a history)
    *, before: int, away: int, back: int, frozen: int, paused: bool, slept: int
) -> None:
    clock = FakeClock()
    session = begun(clock)
    session = note_away(session, Cause.LOCKED, clock.read(), clock.pass_time(seconds=before))
    session = come_back_from_away(session, clock.pass_time(seconds=away))
    since = clock.pass_time(seconds=back)
    clock.pass_time(seconds=frozen)
    thawed = clock.sleep(seconds=slept)
    if paused:
        session = step(session, SessionEvent.PAUSE, thawed)
    session = note_frozen(session, since, thawed)

    assert active_us(session) == back * SECOND_US
    ends = [0, *(session.elapsed_us if span.end_us is None else span.end_us for span in session.spans)]
    starts = [*(span.start_us for span in session.spans), session.elapsed_us]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert note_frozen(session, since, thawed) == session
