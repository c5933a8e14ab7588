"""One timer keeps the time: beats, shown lengths, checkpoints, and the planned end said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.support.clock import FakeClock
from tests.support.home import just_look
from tests.support.ticker import FakeTicker
from unaided.bootstrap import open_profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.running import Running
from unaided.domain.clock import Reading
from unaided.domain.now import Now
from unaided.domain.session import SECOND_US, Mode, SessionEvent, SessionState, active_us, undecided_us
from unaided.domain.span import Cause
from unaided.services.session import StartRequest


class Desk:
    """A bridge over a real file, a clock and a timer that the test moves."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.clock = FakeClock()
        self.profile = open_profile({"UNAIDED_HOME": str(folder)})
        self.background = Background()
        opens = partial(self.profile.open_services, self.clock)
        self.bridge = Bridge(self.background, self.clock, opens, Now())
        self.beats: list[tuple[UUID, Reading]] = []
        self.tickers: list[FakeTicker] = []
        self.running = Running(self.bridge, self._beat, self._ticker)
        self.ends = 0
        self.warnings = 0
        self.ticks = 0
        self.bridge.planned_end.connect(self._count_end)
        self.bridge.about_to_end.connect(self._count_warning)
        self.bridge.ticked.connect(self._count_tick)

    def _beat(self, session_id: UUID, reading: Reading) -> None:
        self.beats.append((session_id, reading))

    def _ticker(self, woken: Callable[[], None]) -> FakeTicker:
        self.tickers.append(FakeTicker(woken))
        return self.tickers[-1]

    def _count_end(self) -> None:
        self.ends += 1

    def _count_warning(self) -> None:
        self.warnings += 1

    def _count_tick(self) -> None:
        self.ticks += 1

    def settled(self) -> None:
        """Wait until the worker has answered everything."""
        self._qtbot.waitUntil(lambda: self.background.pending == 0)

    def start(self, minutes: int | None) -> None:
        planned = None if minutes is None else timedelta(minutes=minutes)
        request = StartRequest(Mode.NO_AI, title="Parser", estimate_minutes=60, planned=planned)
        self.bridge.start(request, lambda _now: None, lambda trouble: pytest.fail(trouble.sentence))
        self.settled()

    def act(self, event: SessionEvent) -> None:
        self.bridge.act(event)
        self.settled()

    def pass_time(self, *, minutes: float) -> int:
        """Let time pass, waking when due, and return how often that was."""
        wakes, left = 0, round(minutes * 60) * SECOND_US
        ticker = self.tickers[0]
        while ticker.due_us is not None and ticker.due_us <= left:
            left -= ticker.due_us
            self.clock.pass_time(microseconds=ticker.due_us)
            ticker.woken()
            self.settled()
            wakes += 1
        self.clock.pass_time(microseconds=left)
        if ticker.due_us is not None:
            ticker.due_us -= left
        return wakes

    def close(self) -> None:
        self.bridge.close()
        self.profile.release()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path / "profile")
    yield desk
    desk.close()


def test_idle_holds_no_timer(desk: Desk) -> None:
    desk.bridge.change(just_look)
    desk.settled()

    assert len(desk.tickers) == 1
    assert desk.tickers[0].due_us is None


def test_the_planned_end_is_said_once_and_never_early(desk: Desk) -> None:
    desk.start(25)
    desk.pass_time(minutes=24.9)
    assert desk.ends == 0

    desk.pass_time(minutes=0.1)
    assert desk.ends == 1
    session = desk.bridge.now.session
    assert session is not None
    assert active_us(session) == 25 * 60 * SECOND_US

    desk.pass_time(minutes=10)
    assert desk.ends == 1


def test_five_more_minutes_say_the_end_again(desk: Desk) -> None:
    desk.start(25)
    desk.pass_time(minutes=25)
    desk.bridge.five_more()
    desk.settled()
    desk.pass_time(minutes=5)

    assert desk.ends == 2


def test_beats_are_never_over_fifteen_seconds_apart(desk: Desk) -> None:
    desk.start(None)
    desk.pass_time(minutes=3)

    times = [reading.wall for _, reading in desk.beats]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert len(times) >= 12
    assert max(gaps) <= timedelta(seconds=15)


def test_running_unseen_wakes_at_most_eight_times_a_minute(desk: Desk) -> None:
    desk.start(25)

    assert desk.pass_time(minutes=10) <= 80


def test_the_last_minute_ticks_each_second_only_while_seen(desk: Desk) -> None:
    desk.start(2)
    desk.bridge.shows_seconds(desk.bridge, seen=True)
    assert desk.pass_time(minutes=1) <= 8
    assert 59 <= desk.pass_time(minutes=1) <= 62


def test_two_minutes_before_the_end_are_said_once_and_never_early(desk: Desk) -> None:
    desk.start(25)
    desk.pass_time(minutes=22.9)
    assert desk.warnings == 0
    desk.pass_time(minutes=0.1)
    assert desk.warnings == 1
    desk.act(SessionEvent.PAUSE)
    desk.pass_time(minutes=5)
    desk.act(SessionEvent.RESUME)
    desk.pass_time(minutes=30)
    assert (desk.warnings, desk.ends) == (1, 1)


def test_more_time_is_warned_of_anew(desk: Desk) -> None:
    desk.start(25)
    desk.pass_time(minutes=24)
    desk.bridge.five_more()
    desk.settled()
    desk.pass_time(minutes=3.9)
    assert desk.warnings == 1
    desk.pass_time(minutes=0.1)
    assert desk.warnings == 2


def test_a_session_of_under_five_minutes_is_not_warned_of(desk: Desk) -> None:
    desk.start(4)
    desk.pass_time(minutes=10)
    assert (desk.warnings, desk.ends) == (0, 1)


def test_a_pause_moves_the_end(desk: Desk) -> None:
    desk.start(25)
    desk.pass_time(minutes=10)
    desk.act(SessionEvent.PAUSE)
    desk.pass_time(minutes=60)
    assert desk.ends == 0

    desk.act(SessionEvent.RESUME)
    desk.pass_time(minutes=15)
    assert desk.ends == 1


def test_the_database_is_never_more_than_a_minute_behind(desk: Desk) -> None:
    desk.start(None)
    desk.pass_time(minutes=7.5)

    kept = desk.profile.glance().session
    assert kept is not None
    assert kept.elapsed_us >= 6.5 * 60 * SECOND_US


def test_stopping_ends_the_timer(desk: Desk) -> None:
    desk.start(25)
    desk.act(SessionEvent.FINISH)

    assert desk.tickers[0].due_us is None


def freeze(desk: Desk, *, minutes: float) -> None:
    """Stop the app for so long while the machine stays awake; nothing of it has run yet since."""
    desk.clock.pass_time(minutes=minutes)
    desk.tickers[0].waited_us += round(minutes * 60) * SECOND_US


def thaw(desk: Desk) -> None:
    """Let the timer fire that has been due for long."""
    desk.tickers[0].woken()
    desk.tickers[0].waited_us = 0
    desk.settled()


def test_time_in_which_the_app_stood_still_is_undecided(desk: Desk) -> None:
    desk.start(None)
    desk.pass_time(minutes=10)
    before = len(desk.beats)
    freeze(desk, minutes=20)
    thaw(desk)

    session = desk.bridge.now.session
    assert session is not None
    assert (active_us(session), undecided_us(session)) == (10 * 60 * SECOND_US, 20 * 60 * SECOND_US)
    assert [span.cause for span in session.spans] == [Cause.GONE]
    assert len(desk.beats) == before + 1  # none before it was kept

    desk.pass_time(minutes=10)
    session = desk.bridge.now.session
    assert session is not None
    assert active_us(session) == 20 * 60 * SECOND_US


def test_a_pause_that_is_the_first_to_arrive_does_not_make_it_work(desk: Desk) -> None:
    desk.start(None)
    desk.pass_time(minutes=10)
    freeze(desk, minutes=20)
    desk.act(SessionEvent.PAUSE)
    desk.settled()

    session = desk.bridge.now.session
    assert session is not None
    assert session.state is SessionState.PAUSED
    assert (active_us(session), undecided_us(session)) == (10 * 60 * SECOND_US, 20 * 60 * SECOND_US)


@pytest.mark.parametrize("minutes", [0.5, 0.75])
def test_a_late_tick_is_work(desk: Desk, minutes: float) -> None:
    desk.start(None)
    desk.pass_time(minutes=10)
    freeze(desk, minutes=minutes)
    thaw(desk)

    session = desk.bridge.now.session
    assert session is not None
    assert session.spans == ()


def test_a_reading_that_comes_late_while_the_timer_ran_is_exact(desk: Desk) -> None:
    desk.start(None)
    desk.clock.pass_time(minutes=20)
    desk.tickers[0].woken()
    desk.settled()

    session = desk.bridge.now.session
    assert session is not None
    assert session.spans == ()


def test_a_beat_that_changes_nothing_to_be_seen_paints_nothing(desk: Desk) -> None:
    desk.start(25)
    painted = desk.ticks
    desk.pass_time(minutes=0.9)
    assert desk.ticks == painted
    desk.pass_time(minutes=4.1)
    assert desk.ticks == painted + 5


def test_time_asleep_is_told_at_the_next_beat(desk: Desk) -> None:
    desk.start(25)
    desk.pass_time(minutes=0.1)
    desk.clock.sleep(hours=1)
    before = desk.ticks
    desk.tickers[0].woken()
    desk.settled()
    assert desk.ticks == before + 1
