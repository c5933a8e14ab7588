"""A session with other times: clipped, stretched, made two, made one of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.support.clock import MORNING, FakeClock
from tests.support.sessions import MINUTE, started
from unaided.domain.clock import Reading
from unaided.domain.interruption import pause
from unaided.domain.reshaping import BY_HAND, by_hand, joined, parted, placed, respanned
from unaided.domain.session import Mode, Session, SessionEvent, SessionState, active_us, step
from unaided.domain.span import Cause, Span, Wait

EARLIER_ID = UUID(int=9)


def after(minutes: float) -> datetime:
    return MORNING + timedelta(minutes=minutes)


def worked(clock: FakeClock, *, minutes: float = 60) -> Session:
    """Return an hour with a pause from its 20th to its 30th minute."""
    session = started(clock, minutes=50)
    session = pause(session, clock.pass_time(minutes=20), None)
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=10))
    return step(session, SessionEvent.FINISH, clock.pass_time(minutes=minutes - 30))


@pytest.mark.parametrize(
    ("start", "end", "active", "pause_at"),
    [(0, 25, 20, [(20, 25)]), (25, 60, 30, [(0, 5)]), (-10, 70, 70, [(30, 40)]), (35, 60, 25, [])],
)
def test_what_lies_outside_is_cut_off_and_what_is_added_is_work(
    start: int, end: int, active: int, pause_at: list[tuple[int, int]]
) -> None:
    session = respanned(worked(FakeClock()), after(start), after(end))
    assert (session.started.wall, session.ended_at, session.seen.wall) == (after(start), after(end), after(end))
    assert active_us(session) == active * MINUTE
    assert [(span.start_us // MINUTE, span.end_us) for span in session.spans] == [
        (low, high * MINUTE) for low, high in pause_at
    ]


def test_both_parts_of_a_session_are_what_it_was() -> None:
    whole = worked(FakeClock())
    earlier, later = parted(whole, after(25), EARLIER_ID)
    assert (earlier.id, later.id) == (EARLIER_ID, whole.id)
    assert (earlier.started.wall, earlier.ended_at) == (after(0), after(25))
    assert (later.started.wall, later.ended_at) == (after(25), after(60))
    assert active_us(earlier) + active_us(later) == active_us(whole)
    assert (earlier.planned_us, later.planned_us) == (50 * MINUTE, 30 * MINUTE)


def test_parts_that_are_joined_again_are_as_long_as_before_and_so_is_the_work() -> None:
    whole = worked(FakeClock())
    again = joined(*parted(whole, after(40), EARLIER_ID))
    assert (again.started.wall, again.ended_at, again.seen.wall) == (after(0), after(60), after(60))
    assert (again.id, again.elapsed_us, again.spans) == (whole.id, whole.elapsed_us, whole.spans)


def test_the_time_between_neighbours_is_a_pause() -> None:
    clock = FakeClock()
    earlier = worked(clock)
    clock.pass_time(minutes=15)
    later = worked(clock, minutes=40)
    whole = joined(earlier, later)
    assert whole.spans[1] == Span(Cause.PAUSED, 60 * MINUTE, 75 * MINUTE)
    assert whole.elapsed_us == 115 * MINUTE
    assert active_us(whole) == active_us(earlier) + active_us(later)


def test_waits_are_clipped_with_the_rest() -> None:
    session = worked(FakeClock())
    waiting = replace(session, waits=(Wait(10 * MINUTE, 15 * MINUTE), Wait(40 * MINUTE, 60 * MINUTE)))
    assert respanned(waiting, after(12), after(50)).waits == (
        Wait(0, 3 * MINUTE),
        Wait(28 * MINUTE, 38 * MINUTE),
    )


def test_another_instant_of_a_place_has_the_offset_of_then() -> None:
    here = Reading(datetime(2025, 3, 31, 8, tzinfo=UTC), 0, 0, "boot", "Europe/Berlin", 120)
    assert placed(here, datetime(2025, 3, 30, 0, tzinfo=UTC)).offset_minutes == 60
    nowhere = Reading(here.wall, 0, 0, "boot", "Nowhere/Else", 120)
    assert placed(nowhere, datetime(2025, 3, 30, 0, tzinfo=UTC)).offset_minutes == 120


def test_a_session_by_hand_is_all_work_and_no_clock_timed_it() -> None:
    session = by_hand(UUID(int=1), UUID(int=2), Mode.AI, after(-60), after(-15), FakeClock().read(), 30)
    assert (session.state, session.started.boot_id, session.progress_before) == (SessionState.FINISHED, BY_HAND, 30)
    assert (session.ended_at, active_us(session)) == (after(-15), 45 * MINUTE)
