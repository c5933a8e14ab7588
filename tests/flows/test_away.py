"""From the lid that is closed to the figure that counts: signs, question, end dialog, and no timer too many."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.support.home import Home, at_home
from tests.support.leaks import nothing_left_behind
from unaided.bootstrap import Services
from unaided.desktop.away_asking import AwayAsking
from unaided.desktop.away_question import AwayQuestion
from unaided.desktop.away_watches import AwayWatches
from unaided.desktop.end_dialogs import EndDialogs
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.running import Running
from unaided.domain.history import SessionFilter
from unaided.domain.session import MINUTE_US, SessionEvent, active_us, undecided_us

Key = Qt.Key


class Rooms:
    """What of the running app has to do with away time, joined as the app joins it."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.running = Running(home.bridge, self._beat)
        self.watches = AwayWatches(home.bridge)
        self.away = self.watches.away
        self.notifier = Notifier(environ={})
        self.asking = AwayAsking(home.bridge, self.notifier, opens_inactive=True)
        self.dialogs = EndDialogs(home.bridge, home.theme)
        self.beats = 0
        home.bridge.change(_nothing)
        home.settled()

    def _beat(self, _session_id: object, _reading: object) -> None:
        self.beats += 1

    def night(self, hours: float) -> None:
        """Lock, sleep, wake, unlock."""
        self.away.lock(True)  # noqa: FBT003 (a slot's arguments have no keywords)
        self.away.about_to_sleep()
        self.home.settled()
        self.home.clock.sleep(hours=hours)
        self.home.clock.pass_time(minutes=1)
        self.home.bridge.clock_changed.emit()
        self.away.woke()
        self.home.settled()
        assert not shown(AwayQuestion)
        self.away.lock(False)  # noqa: FBT003
        self.home.settled()

    def close(self) -> None:
        self.watches.close()
        self.asking.close()
        self.notifier.close()


def shown(kind: type) -> list[AwayQuestion | ReflectionDialog]:
    """Return the windows of this kind on the screen."""
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, AwayQuestion | ReflectionDialog) and isinstance(each, kind) and each.isVisible()
    ]


def timers() -> int:
    """Count the timers that run."""
    made = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return sum(timer.isActive() for timer in made if isValid(timer))


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    request.getfixturevalue("qapp")
    with nothing_left_behind():
        yield


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    with at_home(qtbot, tmp_path / "profile") as home:
        rooms = Rooms(home)
        yield rooms
        if home.bridge.now.session is not None:
            home.bridge.act(SessionEvent.DISCARD)
            home.settled()
        rooms.close()


def finished_minutes(home: Home) -> tuple[int, int]:
    """Return active and undecided minutes of the session that was finished."""
    (row,) = home.read(lambda services: services.history.rows(SessionFilter(), 10))
    return active_us(row.session) // MINUTE_US, undecided_us(row.session) // MINUTE_US


def test_a_night_counts_in_nothing_until_it_is_answered_and_then_as_answered(rooms: Rooms) -> None:
    rooms.home.start()
    rooms.home.clock.pass_time(minutes=20)
    rooms.night(8)
    (question,) = shown(AwayQuestion)
    assert isinstance(question, AwayQuestion)
    assert question.head.text() == "You were away for 8 h 1 min. What was it?"
    QTest.keyClick(question, Key.Key_B)
    rooms.home.settled()
    rooms.home.clock.pass_time(minutes=5)
    rooms.home.bridge.finish()
    rooms.home.settled()
    (dialog,) = shown(ReflectionDialog)
    assert isinstance(dialog, ReflectionDialog)
    assert dialog.away.isHidden()
    dialog.reject()

    assert finished_minutes(rooms.home) == (25, 0)


def test_a_night_in_the_midst_of_an_answer_leaves_its_words_and_asks_once_beside_it(rooms: Rooms) -> None:
    rooms.home.start()
    rooms.home.clock.pass_time(minutes=20)
    rooms.home.bridge.finish()
    rooms.home.settled()
    (dialog,) = shown(ReflectionDialog)
    assert isinstance(dialog, ReflectionDialog)
    dialog.surprise.setFocus()
    QTest.keyClicks(dialog.surprise, "the cache was ")
    rooms.home.start("Another")
    for _ in range(2):
        rooms.night(8)
    assert len(shown(AwayQuestion)) == 1
    assert shown(ReflectionDialog) == [dialog]
    QTest.keyClicks(dialog.surprise, "cold")
    assert dialog.surprise.text() == "the cache was cold"
    dialog.reject()


def test_a_question_put_off_is_asked_again_at_the_end(rooms: Rooms) -> None:
    rooms.home.start()
    rooms.home.clock.pass_time(minutes=20)
    rooms.night(1)
    (question,) = shown(AwayQuestion)
    QTest.keyClick(question, Key.Key_Escape)
    rooms.home.bridge.finish()
    rooms.home.settled()
    (dialog,) = shown(ReflectionDialog)
    assert isinstance(dialog, ReflectionDialog)
    assert finished_minutes(rooms.home) == (20, 61)
    assert not dialog.away.isHidden()
    dialog.reject()


def test_idle_holds_no_timer_and_a_session_one_whether_here_or_away(rooms: Rooms) -> None:
    assert timers() == 0
    rooms.home.start()
    assert timers() == 1
    rooms.away.lock(True)  # noqa: FBT003 (a slot's arguments have no keywords)
    rooms.home.clock.pass_time(minutes=3)
    rooms.home.settled()
    assert timers() == 1
    rooms.away.lock(False)  # noqa: FBT003
    rooms.home.settled()
    assert timers() == 1
    (question,) = shown(AwayQuestion)
    question.reject()
    rooms.home.bridge.act(SessionEvent.DISCARD)
    rooms.home.settled()
    assert timers() == 0


def test_a_session_away_still_gives_signs_of_life(rooms: Rooms) -> None:
    rooms.home.start()
    rooms.away.lock(True)  # noqa: FBT003 (a slot's arguments have no keywords)
    rooms.home.settled()
    rooms.home.clock.pass_time(minutes=1)
    before = rooms.beats
    rooms.running.wake()
    rooms.home.settled()

    assert rooms.beats > before
    assert timers() == 1


def test_a_clock_that_is_set_has_the_deadline_planned_anew(rooms: Rooms) -> None:
    rooms.home.start()
    rooms.home.clock.pass_time(minutes=49.99)
    rooms.home.clock.set_wall(rooms.home.clock.wall.replace(year=2024))
    before = rooms.home.bridge.now.session
    ends: list[int] = []
    rooms.home.bridge.planned_end.connect(lambda: ends.append(1))
    rooms.home.bridge.clock_changed.emit()
    rooms.home.settled()

    assert before is not None
    assert active_us(before) == round(49.99 * MINUTE_US)
    rooms.home.qtbot.waitUntil(lambda: rooms.beats >= 1)
    rooms.home.clock.pass_time(seconds=1)
    rooms.home.qtbot.waitUntil(lambda: ends == [1], timeout=2000)


def _nothing(services: Services) -> None:
    """Change nothing; what is now is read all the same."""
    del services
