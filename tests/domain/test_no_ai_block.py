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
from unaided.domain.no_ai_block import (
    BlockLook,
    appointment_words,
    block_weeks,
    block_words,
    kept_block,
    kept_words,
    next_block,
    span_words,
    week_name,
    week_of,
    weeks_words,
)
from unaided.domain.recall import Leave
from unaided.domain.session import MINUTE_US
from unaided.domain.settings import BlockSettings
from unaided.domain.task import Kind, TaskStatus

SUNDAY, TUESDAY = 6, 1
TODAY_OLD = date(2024, 3, 6)  # before the weeks that are shown


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


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2025-03-04T08:00", "today"),
        ("2025-03-03T22:00", "tomorrow"),
        ("2025-03-04T09:00", "Tuesday next week"),  # this week's is over, and not a word of it
        ("2025-03-06T09:00", "Tuesday"),
    ],
)
def test_the_day_is_named_as_one_says_it(now: str, day: str) -> None:
    reading = FakeClock(datetime.fromisoformat(now + "+00:00")).read()
    block = BlockSettings(on=True, weekday=TUESDAY, minute_of_day=9 * 60 + 30)
    words = appointment_words(block, BlockLook(reading, next_block(block, reading), None))
    assert words == f"Your next no-AI block: {day} at 09:30, 90 minutes."


def test_without_an_appointment_it_is_said_what_would_keep_the_week_s() -> None:
    reading = FakeClock().read()
    look = BlockLook(reading, reading.wall, None)
    expected = "60 minutes without AI in one sitting, on any day, keep this week’s no-AI block."
    assert appointment_words(BlockSettings(minutes=60), look) == expected
    done = BlockLook(reading, reading.wall, sat(95))
    assert appointment_words(BlockSettings(), done).startswith("This week’s no-AI block is done")


def test_weeks_are_done_partly_or_a_gap_and_each_has_its_sessions() -> None:
    today = date(2025, 3, 6)
    sittings = [sat(95, date(2025, 2, 18)), sat(40, date(2025, 2, 25)), sat(30, date(2025, 2, 27)), sat(99, TODAY_OLD)]
    weeks = block_weeks(BlockSettings(), today, sittings, [Leave(date(2025, 3, 8), date(2025, 3, 12))], 4)
    assert [week.monday for week in weeks] == [
        date(2025, 2, 10),
        date(2025, 2, 17),
        date(2025, 2, 24),
        date(2025, 3, 3),
    ]
    assert [kept_words(week) for week in weeks] == ["–", "● done on Tuesday", "◐ partly", "on leave"]
    assert [week.active_us // MINUTE_US for week in weeks] == [0, 95, 70, 0]
    assert [len(week.sittings) for week in weeks] == [0, 1, 2, 0]
    assert weeks_words(weeks) == "2 h 45 min without AI in 3 sessions; choose a week to see them."
    assert week_name(weeks[3], today) == "3 – 9 Mar 2025 (this week)"
    assert week_name(weeks[2], today) == "24 Feb – 2 Mar 2025"
    assert span_words(date(2024, 12, 30), date(2025, 1, 5)) == "30 Dec 2024 – 5 Jan 2025"


def test_nothing_counts_the_weeks_without_a_block() -> None:
    weeks = block_weeks(BlockSettings(), date(2025, 3, 6), [])
    assert len(weeks) == 12
    assert weeks_words(weeks) == "No session without AI in these weeks yet."
    assert {kept_words(week) for week in weeks} == {"–"}
    assert "miss" not in weeks_words(weeks)
