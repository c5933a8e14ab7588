"""The time between two readings, and the day a moment belongs to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import FakeClock
from unaided.domain.clock import Passed, Reading, passed

HOUR = 3_600_000_000
FOUR = timedelta(hours=4)


def test_awake_time_is_all_there_is_while_the_machine_does_not_sleep() -> None:
    clock = FakeClock()
    assert passed(clock.read(), clock.pass_time(hours=1)) == Passed(HOUR, 0)


def test_sleep_is_told_apart() -> None:
    clock = FakeClock()
    before = clock.read()
    clock.pass_time(hours=1)
    assert passed(before, clock.sleep(hours=7)) == Passed(8 * HOUR, 7 * HOUR)


@pytest.mark.parametrize("days", [-365, 1])
def test_a_wall_clock_that_is_set_changes_nothing_while_the_machine_is_up(days: int) -> None:
    clock = FakeClock()
    before = clock.read()
    clock.set_wall(clock.wall + timedelta(days=days))
    assert passed(before, clock.pass_time(hours=1)) == Passed(HOUR, 0)


def test_across_a_restart_the_wall_clock_decides_and_none_of_it_was_awake() -> None:
    clock = FakeClock()
    before = clock.read()
    assert passed(before, clock.reboot(after=timedelta(hours=2))) == Passed(2 * HOUR, 2 * HOUR)


def test_a_restart_with_the_wall_clock_set_back_is_not_negative() -> None:
    clock = FakeClock()
    before = clock.read()
    clock.reboot()
    assert passed(before, clock.set_wall(clock.wall - timedelta(days=1))) == Passed(0, 0)


def readings() -> st.SearchStrategy[Reading]:
    """Return readings of two start-ups that fit together or not at all."""
    return st.builds(
        Reading,
        st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (the bounds are naive by the strategy's rules)
        st.integers(0, 10 * HOUR),
        st.integers(0, 10 * HOUR),
        st.sampled_from(("one", "two")),
        st.just("Europe/Berlin"),
        st.integers(-720, 840),
    )


@given(earlier=readings(), later=readings())
def test_clocks_that_contradict_each_other_give_no_negative_time(earlier: Reading, later: Reading) -> None:
    gap = passed(earlier, later)
    assert 0 <= gap.asleep_us <= gap.elapsed_us


@pytest.mark.parametrize(
    ("wall", "zone", "day_start", "day"),
    [
        (datetime(2025, 3, 3, 22, 59, tzinfo=UTC), "Europe/Berlin", timedelta(0), date(2025, 3, 3)),
        (datetime(2025, 3, 3, 23, 0, tzinfo=UTC), "Europe/Berlin", timedelta(0), date(2025, 3, 4)),
        (datetime(2025, 3, 4, 2, 59, tzinfo=UTC), "Europe/Berlin", FOUR, date(2025, 3, 3)),
        (datetime(2025, 3, 4, 3, 0, tzinfo=UTC), "Europe/Berlin", FOUR, date(2025, 3, 4)),
        # Clocks go forward: 04:00 in Berlin is 02:00 UTC from that night on, and back in October.
        (datetime(2025, 3, 30, 1, 59, tzinfo=UTC), "Europe/Berlin", FOUR, date(2025, 3, 29)),
        (datetime(2025, 3, 30, 2, 0, tzinfo=UTC), "Europe/Berlin", FOUR, date(2025, 3, 30)),
        (datetime(2025, 10, 26, 2, 59, tzinfo=UTC), "Europe/Berlin", FOUR, date(2025, 10, 25)),
        (datetime(2025, 10, 26, 3, 0, tzinfo=UTC), "Europe/Berlin", FOUR, date(2025, 10, 26)),
        # The hour that comes twice lies on one day both times.
        (datetime(2025, 10, 26, 0, 30, tzinfo=UTC), "Europe/Berlin", timedelta(0), date(2025, 10, 26)),
        (datetime(2025, 10, 26, 1, 30, tzinfo=UTC), "Europe/Berlin", timedelta(0), date(2025, 10, 26)),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), "Europe/Berlin", timedelta(0), date(2026, 1, 1)),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), "Europe/Berlin", FOUR, date(2025, 12, 31)),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), "America/New_York", timedelta(0), date(2025, 12, 31)),
        (datetime(2025, 12, 31, 9, 30, tzinfo=UTC), "Pacific/Kiritimati", FOUR, date(2025, 12, 31)),
        (datetime(2025, 12, 31, 18, 15, tzinfo=UTC), "Asia/Kathmandu", timedelta(0), date(2026, 1, 1)),
    ],
)
def test_a_moment_belongs_to_the_day_where_the_person_is(
    wall: datetime, zone: str, day_start: timedelta, day: date
) -> None:
    assert FakeClock(wall, zone).read().local_date(day_start) == day


def test_a_moment_is_told_as_the_wall_showed_it_where_it_was_read() -> None:
    moment = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)
    tokyo = FakeClock(moment, "Asia/Tokyo").read()
    assert f"{tokyo.local(moment):%H:%M}" == "21:00"
    assert f"{tokyo.local(moment + timedelta(hours=4)):%d %H:%M}" == "02 01:00"


def test_travel_moves_the_day_from_then_on() -> None:
    clock = FakeClock(datetime(2025, 3, 3, 20, 0, tzinfo=UTC))
    assert clock.read().local_date() == date(2025, 3, 3)
    assert clock.travel("Asia/Tokyo").local_date() == date(2025, 3, 4)
