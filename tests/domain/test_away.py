"""Away by what the machine tells: from the earliest sign, merged, never a pause, undecided until answered."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.agent import wait_on_agent
from unaided.domain.away import BRIEF_US, come_back_from_away, is_brief, note_away
from unaided.domain.comeback import come_back
from unaided.domain.decision import decide, unanswered
from unaided.domain.interruption import leave
from unaided.domain.session import Mode, Session, SessionEvent, SessionState, active_us, advance, step, undecided_us
from unaided.domain.span import SIGNS, AwayNote, Cause, Sign, Span

NOW = timedelta(0)
PAUSE, RESUME, FINISH = SessionEvent.PAUSE, SessionEvent.RESUME, SessionEvent.FINISH


def minutes(count: float) -> timedelta:
    """Return so many minutes."""
    return timedelta(minutes=count)


def test_every_sign_there_is_can_be_noted() -> None:
    assert set(get_args(Sign)) == SIGNS


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_a_sign_takes_the_session_away_at_once(sign: Sign) -> None:
    clock = FakeClock()
    session = note_away(started(clock), sign, NOW, clock.pass_time(minutes=10))
    session = advance(session, clock.pass_time(minutes=5))
    assert session.state is SessionState.AWAY
    assert session.spans == (Span(sign, 10 * MINUTE),)
    assert (active_us(session), undecided_us(session)) == (10 * MINUTE, 0)


def test_idle_time_began_before_it_was_noticed() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.IDLE, minutes(5), clock.pass_time(minutes=20))
    assert session.spans == (Span(Cause.IDLE, 15 * MINUTE),)
    assert active_us(session) == 15 * MINUTE


def test_a_sign_can_be_dated_by_a_reading() -> None:
    clock = FakeClock()
    session = started(clock)
    since = clock.pass_time(minutes=8)
    session = note_away(session, Cause.LOCKED, since, clock.pass_time(minutes=4))
    assert session.spans == (Span(Cause.LOCKED, 8 * MINUTE),)


def test_a_sign_older_than_the_session_begins_with_it() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.IDLE, minutes(60), clock.pass_time(minutes=3))
    assert session.spans == (Span(Cause.IDLE, 0),)


def test_a_sign_that_lies_ahead_begins_now() -> None:
    clock = FakeClock()
    session = started(clock)
    now = clock.pass_time(minutes=3)
    assert note_away(session, Cause.LOCKED, clock.pass_time(minutes=1), now).spans == (Span(Cause.LOCKED, 3 * MINUTE),)
    assert note_away(session, Cause.LOCKED, minutes(-1), now).spans == (Span(Cause.LOCKED, 3 * MINUTE),)


def test_once_the_person_is_seen_it_goes_on_and_the_time_is_undecided() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.LOCKED, NOW, clock.pass_time(minutes=10))
    session = come_back_from_away(session, clock.pass_time(minutes=7))
    assert session.state is SessionState.RUNNING
    session = advance(session, clock.pass_time(minutes=1))
    assert (active_us(session), undecided_us(session)) == (11 * MINUTE, 7 * MINUTE)
    assert unanswered(session) == (0,)


def test_lock_lid_sleep_and_unlock_are_one_absence_from_the_last_input_on() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.LOCKED, NOW, clock.pass_time(minutes=30))
    session = note_away(session, Cause.IDLE, minutes(6), clock.pass_time(minutes=1))
    session = note_away(session, Cause.ASLEEP, NOW, clock.pass_time(minutes=1))
    session = come_back_from_away(session, clock.sleep(hours=8))
    assert session.spans == (
        Span(Cause.IDLE, 25 * MINUTE, (32 + 480) * MINUTE, also=frozenset({Cause.LOCKED, Cause.ASLEEP})),
    )
    assert active_us(session) == 25 * MINUTE


def test_sleep_found_by_the_clocks_alone_is_a_sign_seen_too() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.LOCKED, NOW, clock.pass_time(minutes=30))
    session = advance(session, clock.sleep(hours=8))
    assert session.spans == (Span(Cause.LOCKED, 30 * MINUTE, also=frozenset({Cause.ASLEEP})),)


def test_a_lock_after_sleep_that_was_just_found_belongs_to_it() -> None:
    clock = FakeClock()
    session = advance(started(clock), clock.sleep(hours=1))
    session = note_away(session, Cause.LOCKED, NOW, clock.read())
    assert session.spans == (Span(Cause.ASLEEP, 0, also=frozenset({Cause.LOCKED})),)


def test_sleep_after_a_lock_that_just_ended_belongs_to_it() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.LOCKED, NOW, clock.read())
    session = come_back_from_away(session, clock.pass_time(minutes=1))
    session = advance(session, clock.sleep(minutes=9))
    assert session.spans == (Span(Cause.LOCKED, 0, 10 * MINUTE, also=frozenset({Cause.ASLEEP})),)


def test_one_long_sign_swallows_the_shorter_ones_in_it() -> None:
    clock = FakeClock()
    session = started(clock)
    for _ in range(3):
        session = note_away(session, Cause.LOCKED, NOW, clock.pass_time(minutes=5))
        session = come_back_from_away(session, clock.pass_time(minutes=1))
    session = note_away(session, Cause.IDLE, minutes(10), clock.pass_time(minutes=1))
    assert session.spans == (
        Span(Cause.LOCKED, 5 * MINUTE, 6 * MINUTE),
        Span(Cause.IDLE, 9 * MINUTE, also=frozenset({Cause.LOCKED})),
    )


def test_absences_with_work_in_between_stay_apart() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.LOCKED, NOW, clock.pass_time(minutes=5))
    session = come_back_from_away(session, clock.pass_time(minutes=1))
    session = note_away(session, Cause.LOCKED, NOW, clock.pass_time(microseconds=1))
    assert len(session.spans) == 2


def test_a_pause_is_never_turned_into_away() -> None:
    clock = FakeClock()
    session = in_state(SessionState.PAUSED, clock)
    noted = note_away(session, Cause.LOCKED, minutes(3), clock.pass_time(minutes=5))
    assert noted == advance(session, clock.read())


def test_a_pause_that_is_over_stays_a_pause_though_nothing_was_typed_since_before_it() -> None:
    clock = FakeClock()
    session = step(started(clock), PAUSE, clock.pass_time(minutes=5))
    session = step(session, RESUME, clock.pass_time(minutes=5))
    session = note_away(session, Cause.IDLE, minutes(12), clock.pass_time(minutes=3))
    assert session.spans == (Span(Cause.PAUSED, 5 * MINUTE, 10 * MINUTE), Span(Cause.IDLE, 10 * MINUTE))


def test_what_the_person_decided_stays_decided() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.IDLE, minutes(5), clock.pass_time(minutes=10))
    session = decide(come_back_from_away(session, clock.read()), 4 * MINUTE)
    session = note_away(session, Cause.IDLE, minutes(8), clock.pass_time(minutes=6))
    assert session.spans == (Span(Cause.IDLE, 5 * MINUTE, 10 * MINUTE, 4 * MINUTE), Span(Cause.IDLE, 10 * MINUTE))


@pytest.mark.parametrize("note", [None, *AwayNote])
@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_thinking_on_paper_is_not_disturbed_by_a_sign(sign: Sign, note: AwayNote | None) -> None:
    clock = FakeClock()
    session = leave(started(clock), clock.pass_time(minutes=5), note)
    noted = note_away(session, sign, minutes(10), clock.pass_time(minutes=20))
    assert noted.spans == (Span(Cause.LEFT, 5 * MINUTE, note=note),)
    assert come_back_from_away(noted, clock.pass_time(minutes=1)).state is SessionState.AWAY


def test_a_session_that_waits_for_an_answer_goes_on_waiting() -> None:
    clock = FakeClock()
    session, _ = come_back(started(clock), None, clock.pass_time(minutes=40))
    session = note_away(session, Cause.IDLE, minutes(3), clock.pass_time(minutes=5))
    session = come_back_from_away(session, clock.pass_time(minutes=5))
    assert session.spans == (Span(Cause.GONE, 0),)
    assert session.state is SessionState.AWAY


def test_a_gap_without_the_app_and_idle_time_after_it_stay_apart() -> None:
    clock = FakeClock()
    session, _ = come_back(started(clock), None, clock.pass_time(minutes=4))
    session = note_away(session, Cause.IDLE, minutes(30), clock.pass_time(minutes=5))
    assert session.spans == (Span(Cause.GONE, 0, 4 * MINUTE), Span(Cause.IDLE, 4 * MINUTE))


def test_lock_suspend_and_a_dead_battery_are_one_absence() -> None:
    clock = FakeClock()
    session = note_away(started(clock), Cause.LOCKED, NOW, clock.pass_time(minutes=10))
    session, _ = come_back(session, clock.pass_time(minutes=1), clock.reboot(after=minutes(40)))
    session = come_back_from_away(session, clock.pass_time(minutes=1))
    assert session.spans == (Span(Cause.LOCKED, 10 * MINUTE, 52 * MINUTE, also=frozenset({Cause.GONE})),)


def test_somebody_who_waits_on_the_agent_is_not_idle_but_can_lock_the_screen() -> None:
    clock = FakeClock()
    session = wait_on_agent(started(clock, mode=Mode.AI), clock.pass_time(minutes=1), on=True)
    session = note_away(session, Cause.IDLE, minutes(5), clock.pass_time(minutes=10))
    assert (session.state, active_us(session)) == (SessionState.RUNNING, 11 * MINUTE)
    session = note_away(session, Cause.LOCKED, NOW, clock.read())
    assert session.state is SessionState.AWAY


@pytest.mark.parametrize("state", [SessionState.FINISHED, SessionState.DISCARDED])
def test_an_ended_session_stays(state: SessionState) -> None:
    clock = FakeClock()
    session = in_state(state, clock)
    assert note_away(session, Cause.LOCKED, NOW, clock.pass_time(minutes=5)) == session
    assert come_back_from_away(session, clock.read()) == session


@pytest.mark.parametrize("state", [SessionState.RUNNING, SessionState.PAUSED])
def test_coming_back_without_having_been_away_changes_nothing(state: SessionState) -> None:
    clock = FakeClock()
    session = in_state(state, clock)
    assert come_back_from_away(session, clock.pass_time(minutes=5)) == advance(session, clock.read())


@pytest.mark.parametrize("event", [RESUME, PAUSE, FINISH])
def test_the_person_can_end_it_by_hand(event: SessionEvent) -> None:
    clock = FakeClock()
    session: Session = note_away(started(clock), Cause.LOCKED, NOW, clock.pass_time(minutes=10))
    session = step(session, event, clock.pass_time(minutes=5))
    assert session.spans[0] == Span(Cause.LOCKED, 10 * MINUTE, 15 * MINUTE)


@pytest.mark.parametrize(
    ("span", "brief"),
    [
        (Span(Cause.LOCKED, 0, BRIEF_US - 1), True),
        (Span(Cause.LOCKED, 0, BRIEF_US), False),
        (Span(Cause.LOCKED, 0), False),  # not over yet
        (Span(Cause.ASLEEP, 0, 1), False),  # a lid is not closed in passing
        (Span(Cause.LOCKED, 0, 1, also=frozenset({Cause.IDLE})), False),
        (Span(Cause.LEFT, 0, 1), False),
    ],
)
def test_only_a_screen_locked_for_less_than_a_minute_is_brief(span: Span, *, brief: bool) -> None:
    assert is_brief(span) is brief
