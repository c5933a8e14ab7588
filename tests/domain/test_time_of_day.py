"""How long ago a time of day was, over midnight and over both changes of daylight saving."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.clock import FakeClock
from unaided.domain.time_of_day import ago, parse_time_of_day
from unaided.domain.trouble import SessionRuleError


def minutes_ago(clock: FakeClock, said: str) -> float:
    return ago(clock.read(), parse_time_of_day(said)) / timedelta(minutes=1)


@pytest.mark.parametrize(
    ("now", "said", "minutes"),
    [
        (datetime(2025, 3, 3, 8, 25, 30, tzinfo=UTC), "09:10", 15.5),
        (datetime(2025, 3, 3, 8, 25, tzinfo=UTC), "9:25", 0),
        (datetime(2025, 3, 3, 23, 5, tzinfo=UTC), "23:50", 15),  # five past midnight in Berlin
        (datetime(2025, 3, 30, 1, 30, tzinfo=UTC), "1:30", 60),  # 3:30 there: two to three never was
        (datetime(2025, 10, 26, 1, 30, tzinfo=UTC), "2:15", 15),  # 2:30 for the second time
        (datetime(2025, 10, 26, 0, 40, tzinfo=UTC), "2:30", 10),  # 2:40 for the first time
    ],
)
def test_how_long_ago(now: datetime, said: str, minutes: float) -> None:
    assert minutes_ago(FakeClock(now), said) == minutes


def test_a_time_still_to_come_is_refused() -> None:
    with pytest.raises(SessionRuleError, match=r"10:00 is not within the last 12 hours"):
        minutes_ago(FakeClock(datetime(2025, 3, 3, 8, 25, tzinfo=UTC)), "10:00")


@pytest.mark.parametrize(
    "said", ["", "9", "9.10", "24:00", "9:60", "-1:00", "\N{ARABIC-INDIC DIGIT NINE}:10", "9:10 am", "99:99"]
)
def test_what_is_no_time_is_refused(said: str) -> None:
    with pytest.raises(SessionRuleError, match="is no time of day"):
        parse_time_of_day(said)
