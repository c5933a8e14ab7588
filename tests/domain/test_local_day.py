"""A day begins by the offset of its own season."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.clock import FakeClock
from unaided.domain.local_day import begin_of, day_at

WINTER = FakeClock(datetime(2025, 12, 1, 12, tzinfo=UTC)).read()
FOUR = timedelta(hours=4)


@pytest.mark.parametrize(
    ("day", "begins", "begin"),
    [
        (date(2025, 7, 1), timedelta(), datetime(2025, 6, 30, 22, tzinfo=UTC)),
        (date(2025, 12, 1), timedelta(), datetime(2025, 11, 30, 23, tzinfo=UTC)),
        (date(2025, 7, 1), FOUR, datetime(2025, 7, 1, 2, tzinfo=UTC)),
    ],
)
def test_a_day_has_its_first_moment_and_the_one_before_is_of_the_day_before(
    day: date, begins: timedelta, begin: datetime
) -> None:
    assert begin_of(day, WINTER, begins) == begin
    assert day_at(begin, WINTER, begins) == day
    assert day_at(begin - timedelta(seconds=1), WINTER, begins) == day - timedelta(days=1)
