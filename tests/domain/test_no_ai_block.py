"""The weekly no-AI block: the next one across zones and daylight saving, this week's, and what is said of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import FakeClock
from unaided.domain.history import Sitting
from unaided.domain.no_ai_block import BlockLook, block_words, kept_block, next_block, week_of
from unaided.domain.recall import Leave
from unaided.domain.session import MINUTE_US
from unaided.domain.settings import BlockSettings
from unaided.domain.task import Kind, TaskStatus

SUNDAY, TUESDAY = 6, 1


def sat(minutes: float, day: date = date(2025, 3, 4)) -> Sitting:
    """Return a finished session without AI of this length."""
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    length, some = round(minutes * MINUTE_US), UUID(int=1)
    return Sitting(
        some, some, "Parser", Kind("build"), day, at, length, 0, 0, None, None, TaskStatus.OPEN, None, pure=True
    )


def following(wall: str, block: BlockSettings, zone: str = "Europe/Berlin") -> datetime:
    """Return the next block after this UTC moment."""
    return next_block(block, FakeClock(datetime.fromisoformat(wall + "+00:00"), zone).read())


@pytest.mark.parametrize(
    ("wall", "next_at"),
    [
        ("2025-03-03T08:00", "2025-03-04T08:30"),  # the day before
        ("2025-03-04T08:29:59", "2025-03-04T08:30"),  # the second before
        ("2025-03-04T08:30", "2025-03-11T08:30"),  # the moment itself is over
        ("2025-03-05T00:00", "2025-03-11T08:30"),
        ("2025-03-25T09:00", "2025-04-01T07:30"),  # summer time between: the wall's clock counts
    ],
)
def test_the_next_one_is_strictly_after_now_by_the_clock_on_the_wall(wall: str, next_at: str) -> None:
    block = BlockSettings(weekday=TUESDAY, minute_of_day=9 * 60 + 30)
    assert following(wall, block) == datetime.fromisoformat(next_at + "+00:00")


def test_a_time_that_daylight_saving_skips_is_as_long_after_the_last_change() -> None:
    block = BlockSettings(weekday=SUNDAY, minute_of_day=2 * 60 + 30)
    assert following("2025-03-29T12:00", block) == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)  # 03:30 on the wall


def test_a_time_that_daylight_saving_repeats_is_the_first_and_not_twice() -> None:
    block = BlockSettings(weekday=SUNDAY, minute_of_day=2 * 60 + 30)
    first = datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    assert following("2025-10-26T00:00", block) == first
    assert following("2025-10-26T00:30", block) == datetime(2025, 11, 2, 1, 30, tzinfo=UTC)


def test_it_follows_the_person_to_another_zone() -> None:
    block = BlockSettings(weekday=TUESDAY, minute_of_day=9 * 60)
    assert following("2025-03-03T20:00", block, "Asia/Tokyo") == datetime(2025, 3, 4, 0, 0, tzinfo=UTC)


@given(
    st.integers(0, 15 * 365 * 24 * 60),
    st.integers(0, 6),
    st.integers(0, 24 * 60 - 1),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"]),
)
def test_there_is_one_within_a_week_and_an_hour_on_its_weekday(
    minutes: int, weekday: int, minute: int, zone: str
) -> None:
    now = FakeClock(datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes), zone).read()
    moment = next_block(BlockSettings(weekday=weekday, minute_of_day=minute), now)
    assert timedelta(0) < moment - now.wall <= timedelta(days=7, hours=1)
    assert moment.astimezone(ZoneInfo(zone)).weekday() == weekday


def test_a_week_begins_on_monday() -> None:
    assert week_of(date(2025, 3, 9)) == (date(2025, 3, 3), date(2025, 3, 9))
    assert week_of(date(2025, 3, 10)) == (date(2025, 3, 10), date(2025, 3, 16))


def test_a_block_is_one_sitting_of_its_length() -> None:
    block = BlockSettings(minutes=90)
    assert kept_block(block, []) is None
    assert kept_block(block, [sat(60), sat(89.99)]) is None
    assert kept_block(block, [sat(60), sat(90), sat(120)]) == sat(90)


def test_what_is_said_names_the_next_one_and_never_one_that_was_missed() -> None:
    now = FakeClock(datetime(2025, 3, 7, 12, tzinfo=UTC)).read()
    block = BlockSettings(weekday=TUESDAY, minute_of_day=9 * 60 + 30)
    look = BlockLook(now, next_block(block, now), None)
    assert block_words(block, look) == "Your next no-AI block: Tuesday at 09:30, 90 minutes."


def test_what_is_said_of_one_that_was_kept_is_when_and_how_long() -> None:
    now = FakeClock().read()
    look = BlockLook(now, now.wall, sat(95.9))
    assert block_words(BlockSettings(), look) == "This week’s no-AI block is done: 95 minutes on Tuesday."


def test_on_leave_it_says_until_when_nothing_reminds() -> None:
    now = FakeClock().read()
    looks = [BlockLook(now, now.wall, None, Leave(date(2025, 3, 1), last)) for last in (date(2025, 3, 7), None)]
    assert [block_words(BlockSettings(), look) for look in looks] == [
        "You are on leave: nothing reminds you of the no-AI block until 7 Mar 2025 is over.",
        "You are on leave: nothing reminds you of the no-AI block until you say you are back.",
    ]
