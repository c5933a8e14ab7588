"""The times of a session as they are typed: past midnight, where it was, and told apart from slips."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.support.clock import FakeClock
from unaided.domain.editing import Change
from unaided.domain.said_times import SaidTimes, change_of, middle_of, said_of, split_at
from unaided.domain.session import Mode, Session, SessionEvent, begin, step
from unaided.domain.trouble import RuleError

HERE = replace(FakeClock(datetime(2025, 7, 2, 8, tzinfo=UTC)).read(), zone="Europe/Berlin", offset_minutes=120)
ID = UUID(int=1)


def sat(minutes: float, at: datetime = datetime(2025, 7, 2, 8, 0, 30, tzinfo=UTC)) -> Session:
    """Return a session in Berlin that ended after so many minutes."""
    clock = FakeClock(at)
    begun = begin(ID, ID, Mode.NO_AI, None, replace(clock.read(), zone="Europe/Berlin", offset_minutes=120))
    clock.pass_time(minutes=minutes)
    return step(begun, SessionEvent.FINISH, replace(clock.read(), zone="Europe/Berlin", offset_minutes=120))


def test_times_are_those_of_the_place() -> None:
    start, end = SaidTimes("2025-07-01", "9:00", "09:45").at(HERE)

    assert (start, end) == (datetime(2025, 7, 1, 7, tzinfo=UTC), datetime(2025, 7, 1, 7, 45, tzinfo=UTC))
    assert SaidTimes("2025-01-01", "9:00", "09:45").at(HERE)[0] == datetime(2025, 1, 1, 8, tzinfo=UTC)  # winter there


def test_an_end_past_midnight_is_of_the_next_day() -> None:
    start, end = SaidTimes("2025-07-01", "23:30", "00:15").at(HERE)

    assert (end - start).total_seconds() == 45 * 60


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (SaidTimes("", "9:00", "9:30"), "Give the day"),
        (SaidTimes("yesterday", "9:00", "9:30"), "“yesterday” is no day."),
        (SaidTimes("2025-07-01", "", "9:30"), "Give the start and the end"),
        (SaidTimes("2025-07-01", "9", "9:30"), "“9” is no time of day."),
        (SaidTimes("2025-07-01", "10:00", "9:30"), "It would end at 9:30, before it began at 10:00."),
    ],
)
def test_what_cannot_be_meant_is_said(said: SaidTimes, words: str) -> None:
    with pytest.raises(RuleError, match=words):
        said.at(HERE)


def test_what_reads_as_before_keeps_its_seconds() -> None:
    session, change = sat(50), Change(ID)
    before = said_of(session)

    assert before == SaidTimes("2025-07-02", "10:00", "10:50")
    assert change_of(session, before, change) == change
    later = change_of(session, replace(before, end="11:00"), change)
    assert (later.start, later.end) == (None, datetime(2025, 7, 2, 9, tzinfo=UTC))
    moved = change_of(session, replace(before, day="2025-07-01"), change)
    assert moved.start == datetime(2025, 7, 1, 8, tzinfo=UTC)
    assert moved.end == datetime(2025, 7, 1, 8, 50, tzinfo=UTC)


def test_a_split_is_within_the_session_also_past_midnight() -> None:
    night = sat(60, datetime(2025, 7, 2, 21, 30, tzinfo=UTC))

    assert split_at(night, "00:10") == datetime(2025, 7, 2, 22, 10, tzinfo=UTC)
    assert middle_of(night) == "00:00"
    with pytest.raises(RuleError, match="This session went on from 23:30 to 00:30"):
        split_at(night, "12:00")


def test_a_zone_nobody_knows_here_is_read_by_its_offset() -> None:
    start, _ = SaidTimes("2025-07-01", "9:00", "09:45").at(replace(HERE, zone="Mars/Olympus"))

    assert start == datetime(2025, 7, 1, 7, tzinfo=UTC)


def test_a_session_that_ran_on_through_the_night_keeps_an_end_that_is_not_touched() -> None:
    night = sat(16 * 60, datetime(2025, 7, 1, 16, tzinfo=UTC))  # 18:00 to 10:00
    said = said_of(night)

    for start in ("18:10", "17:50"):
        moved = change_of(night, replace(said, start=start), Change(ID))
        assert (moved.start, moved.end) == (SaidTimes("2025-07-01", start, "23:00").at(HERE)[0], None)
    shorter = change_of(night, replace(said, end="09:00"), Change(ID))
    assert (shorter.start, shorter.end) == (None, datetime(2025, 7, 2, 7, tzinfo=UTC))
    evening = change_of(night, replace(said, end="19:00"), Change(ID))
    assert evening.end == datetime(2025, 7, 1, 17, tzinfo=UTC)
    other_day = change_of(night, replace(said, day="2025-06-30"), Change(ID))
    assert other_day.end == datetime(2025, 7, 1, 8, tzinfo=UTC)


class TestAnHourThatComesTwice:
    """In Berlin the clock was set back from 3:00 to 2:00 on 26 October 2025, at 1:00 UTC."""

    def test_a_session_in_the_second_can_be_moved_and_split_in_it(self) -> None:
        second = sat(20, datetime(2025, 10, 26, 1, 20, tzinfo=UTC))
        second = replace(second, started=replace(second.started, offset_minutes=60))
        said = said_of(second)

        assert said == SaidTimes("2025-10-26", "02:20", "02:40")
        assert split_at(second, "02:30") == datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
        later = change_of(second, replace(said, start="02:25"), Change(ID))
        assert (later.start, later.end) == (datetime(2025, 10, 26, 1, 25, tzinfo=UTC), None)
        longer = change_of(second, replace(said, end="02:50"), Change(ID))
        assert (longer.start, longer.end) == (None, datetime(2025, 10, 26, 1, 50, tzinfo=UTC))

    def test_an_end_that_reads_earlier_than_the_start_is_in_the_second(self) -> None:
        start, end = SaidTimes("2025-10-26", "02:50", "02:10").at(HERE)

        assert (end - start).total_seconds() == 20 * 60

    def test_an_hour_that_is_left_out_is_read_as_the_clock_was_before(self) -> None:
        start, end = SaidTimes("2025-03-30", "01:45", "02:15").at(HERE)

        assert (end - start).total_seconds() == 30 * 60
