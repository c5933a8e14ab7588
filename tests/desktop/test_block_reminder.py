"""The block's reminder: at its time, on its day, only if it is wanted, and never a word of one that was missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.board import Board
from tests.support.home import Home
from tests.support.ticker import FakeTicker
from unaided.desktop.block_reminder import NO_AI_BLOCK, BlockReminder
from unaided.desktop.platform.notice import Chosen
from unaided.domain.session import Mode
from unaided.domain.settings import BlockSettings, Settings

ON = Settings(block=BlockSettings(on=True))  # Tuesday at 9:30; the clock begins on Monday at 9:00
DAY_AND_A_HALF_HOUR = timedelta(hours=24, minutes=30)


class Week:
    """The reminder, its timer, and what it shows."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.board = Board()
        self.tickers: list[FakeTicker] = []
        self.reminder = BlockReminder(home.bridge, self.board, self._ticker)

    def _ticker(self, woken: Callable[[], None]) -> FakeTicker:
        self.tickers.append(FakeTicker(woken))
        return self.tickers[-1]

    @property
    def due(self) -> timedelta | None:
        """Return how long it sleeps."""
        [ticker] = self.tickers
        return None if ticker.due_us is None else timedelta(microseconds=ticker.due_us)

    def choose(self, settings: Settings) -> None:
        self.home.bridge.take_settings(settings)
        self.home.settled()

    def wait_due(self) -> None:
        """Let time pass until the timer fires."""
        assert self.due is not None
        self.home.clock.pass_time(seconds=self.due.total_seconds())
        self.tickers[0].woken()
        self.home.settled()

    def press(self, action: str) -> None:
        """Choose an action, at which the notice goes."""
        self.board.withdraw(NO_AI_BLOCK)
        self.board.action_chosen.emit(Chosen(NO_AI_BLOCK, action))
        self.home.settled()

    def clock_set(self) -> None:
        """Tell that the clock was set, or that the machine woke."""
        self.home.bridge.clock_changed.emit()
        self.home.settled()

    @property
    def reminds(self) -> bool:
        """Tell whether the notice shows."""
        return NO_AI_BLOCK in self.board.shows


@pytest.fixture
def week(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Week]:
    monkeypatch.setenv("PATH", "")
    week = Week(home)
    yield week
    week.reminder.stop()
    for part in (week.reminder, week.board):
        part.deleteLater()


def test_off_there_is_no_timer(week: Week) -> None:
    week.clock_set()
    assert week.due is None
    week.choose(ON)
    assert week.due == DAY_AND_A_HALF_HOUR
    week.choose(Settings())
    assert week.due is None


def test_it_says_that_it_is_time_and_then_waits_for_its_end(week: Week) -> None:
    week.choose(ON)
    week.wait_due()
    notice = week.board.shows[NO_AI_BLOCK]
    assert notice.title == "Your no-AI block: 90 minutes"
    assert [label for _, label in notice.actions] == ["Start", "Later today"]
    assert week.due == timedelta(minutes=90)
    week.wait_due()
    assert not week.reminds
    assert week.due == timedelta(days=7, minutes=-90)


def test_start_opens_the_panel_without_ai(week: Week) -> None:
    week.choose(ON)
    week.wait_due()
    with week.home.qtbot.waitSignal(week.home.bridge.start_asked) as asked:
        week.press("start-block")
    assert asked.args == [Mode.NO_AI]


def test_later_today_says_it_again_in_two_hours(week: Week) -> None:
    week.choose(ON)
    week.wait_due()
    week.press("later-today")
    assert week.due == timedelta(hours=2)
    assert not week.reminds
    week.wait_due()
    assert week.reminds


def test_later_than_today_there_is_none(week: Week) -> None:
    week.choose(Settings(block=BlockSettings(on=True, weekday=0, minute_of_day=22 * 60 + 30)))
    week.wait_due()
    week.press("later-today")
    assert week.due == timedelta(days=7)


def test_nothing_is_said_on_leave_and_the_week_after_it_is_again(week: Week) -> None:
    week.choose(ON)
    week.home.bridge.change(lambda services: services.recall.take_leave(date(2025, 3, 7)))
    week.home.settled()
    week.wait_due()
    assert not week.reminds
    assert week.due == timedelta(days=7)
    week.wait_due()
    assert week.reminds


def test_leave_that_begins_takes_the_notice_away(week: Week) -> None:
    week.choose(ON)
    week.wait_due()
    assert week.reminds
    week.home.bridge.change(lambda services: services.recall.take_leave(None))
    week.clock_set()
    assert not week.reminds


def test_nothing_is_said_while_a_session_runs(week: Week) -> None:
    week.choose(ON)
    week.home.start(mode=Mode.AI)
    week.wait_due()
    assert not week.reminds
    assert week.due == timedelta(days=7)


def test_nothing_is_said_once_this_weeks_was_kept(week: Week) -> None:
    week.choose(ON)
    week.home.work(90)
    week.clock_set()
    week.wait_due()
    assert not week.reminds


def test_it_goes_when_a_session_starts(week: Week) -> None:
    week.choose(ON)
    week.wait_due()
    week.home.start()
    assert not week.reminds


def test_slept_over_it_is_said_on_its_own_day(week: Week) -> None:
    week.choose(ON)
    week.home.clock.sleep(hours=26)
    week.clock_set()
    assert week.reminds


def test_slept_over_its_day_it_is_not_named(week: Week) -> None:
    week.choose(ON)
    week.home.clock.sleep(hours=48)
    week.clock_set()
    assert not week.reminds
    assert week.due == timedelta(days=6, minutes=30)


def test_another_zone_moves_it(week: Week) -> None:
    week.choose(ON)
    week.home.clock.travel("America/New_York")
    week.clock_set()
    assert week.due == timedelta(hours=30, minutes=30)


def test_a_clock_that_was_set_is_followed(week: Week) -> None:
    week.choose(ON)
    week.home.clock.set_wall(datetime(2025, 3, 4, 8, 0, tzinfo=UTC))
    week.clock_set()
    assert week.due == timedelta(minutes=30)
    assert not week.reminds


def test_another_time_is_followed_and_takes_the_notice_away(week: Week) -> None:
    week.choose(ON)
    week.wait_due()
    week.choose(Settings(block=BlockSettings(on=True, weekday=2)))
    assert not week.reminds
    assert week.due == timedelta(days=1)
