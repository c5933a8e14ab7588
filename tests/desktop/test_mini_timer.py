"""The mini timer: minutes until the last one, one key each, shown only where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from tests.support.accessible import nameless
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.mini_place import NAME, on_screen, remember, remembered
from unaided.desktop.mini_timer import MiniTimer, MiniTimers, flags
from unaided.domain.session import Mode, SessionState
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartRequest

SCREEN = QRect(0, 32, 1280, 768)
SIZE = QSize(240, 60)


@pytest.fixture
def minis(home: Home) -> Iterator[MiniTimers]:
    minis = MiniTimers(home.bridge, home.theme, home.folder)
    yield minis
    if minis.timer is not None:
        minis.timer.hide()
        minis.timer.deleteLater()


def wanted(home: Home) -> None:
    """Switch the mini timer on."""
    home.bridge.take_settings(replace(home.bridge.settings, mini_timer=True))


def shown(minis: MiniTimers) -> MiniTimer:
    """Return the window on the screen."""
    assert minis.timer is not None
    assert minis.timer.isVisible()
    return minis.timer


def later(home: Home, *, minutes: float = 0, seconds: float = 0) -> None:
    """Let time pass up to the next tick."""
    home.clock.pass_time(minutes=minutes, seconds=seconds)
    home.bridge.ticked.emit()


def start(home: Home, mode: Mode = Mode.NO_AI, planned: timedelta | None = timedelta(minutes=50)) -> None:
    """Start a session of this length."""
    request = StartRequest(mode, title="Fix the retry", estimate_minutes=60, planned=planned)
    home.bridge.start(request, lambda _now: None, refused)
    home.settled()


def refused(trouble: UnaidedError) -> None:
    """Nothing here can be refused."""
    raise AssertionError(trouble)


def test_there_is_none_unless_it_is_wanted(home: Home, minis: MiniTimers) -> None:
    start(home)
    assert minis.timer is None
    wanted(home)
    assert shown(minis).title.words == "Fix the retry"
    home.bridge.take_settings(replace(home.bridge.settings, mini_timer=False))
    assert minis.timer is None


def test_it_is_there_while_a_session_goes_on(home: Home, minis: MiniTimers) -> None:
    wanted(home)
    assert minis.timer is None
    start(home)
    shown(minis)
    home.bridge.finish()
    home.settled()
    assert minis.timer is None


def test_minutes_are_told_and_seconds_only_in_the_last_one(home: Home, minis: MiniTimers) -> None:
    seconds: list[bool] = []
    home.bridge.seconds_seen.connect(seconds.append)
    wanted(home)
    start(home)
    timer = shown(minis)
    assert timer.time.text() == "50 min left"
    later(home, minutes=10, seconds=20)
    assert timer.time.text() == "40 min left"
    assert seconds == []
    later(home, minutes=39)
    assert timer.time.text() == "40 s left"
    assert seconds == [True]
    later(home, seconds=41)
    assert timer.time.text() == "0 min over"
    assert seconds == [True, False]


def test_an_open_length_and_a_pause_are_told(home: Home, minis: MiniTimers) -> None:
    wanted(home)
    start(home, planned=None)
    later(home, minutes=12)
    assert shown(minis).time.text() == "12 min so far"
    Keyboard(home.qtbot, shown(minis)).press(Key.Key_P)
    home.settled()
    assert shown(minis).time.text() == "paused at 12 min"
    assert home.bridge.now.session is not None
    assert home.bridge.now.session.state is SessionState.PAUSED


def test_one_key_notes_a_look_up_and_the_line_goes(home: Home, minis: MiniTimers) -> None:
    wanted(home)
    start(home)
    timer = shown(minis)
    keyboard = Keyboard(home.qtbot, timer)
    keyboard.press(Key.Key_L)
    assert timer.line.isVisible()
    Keyboard(home.qtbot, timer.line).write("PEP 440 ordering")
    Keyboard(home.qtbot, timer.line).press(Key.Key_Return)
    home.settled()
    assert not timer.line.isVisible()
    session = home.bridge.now.session
    assert session is not None
    home.bridge.finish()
    home.settled()
    noted = home.read(lambda services: services.explanation.open(session.id)).look_ups
    assert [one.text for one in noted] == ["PEP 440 ordering"]


def test_with_ai_there_is_no_look_up(home: Home, minis: MiniTimers) -> None:
    wanted(home)
    start(home, Mode.AI)
    Keyboard(home.qtbot, shown(minis)).press(Key.Key_L)
    assert not shown(minis).line.isVisible()
    assert all("looked" not in action.text() for action in shown(minis).made_menu().actions())


def test_a_hidden_one_comes_back_with_the_next_session(home: Home, minis: MiniTimers) -> None:
    wanted(home)
    start(home)
    timer = shown(minis)
    Keyboard(home.qtbot, timer).press(Key.Key_Escape)
    assert not timer.isVisible()
    later(home, minutes=1)
    assert not timer.isVisible()
    home.bridge.finish()
    home.settled()
    start(home)
    shown(minis)


def test_it_takes_no_keyboard_when_it_comes_and_stays_above(home: Home, minis: MiniTimers) -> None:
    wanted(home)
    start(home)
    assert shown(minis).testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert flags("xcb") & Qt.WindowType.WindowStaysOnTopHint
    assert not flags("wayland") & Qt.WindowType.WindowStaysOnTopHint
    assert nameless(shown(minis)) == []


def test_its_place_is_remembered_for_each_set_of_screens(home: Home) -> None:
    remember(home.folder, "laptop", QPoint(10, 40))
    remember(home.folder, "desk", QPoint(900, 500))
    remember(home.folder, "laptop", QPoint(20, 50))
    assert remembered(home.folder, "laptop") == QPoint(20, 50)
    assert remembered(home.folder, "desk") == QPoint(900, 500)
    assert remembered(home.folder, "elsewhere") is None
    assert (home.folder / NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("torn", ["", "[]", "{", '{"laptop": 3}', '{"laptop": [1, "x"]}', '{"laptop": [1e999, 2]}'])
def test_a_torn_file_counts_as_none(home: Home, torn: str) -> None:
    (home.folder / NAME).write_text(torn)
    assert remembered(home.folder, "laptop") is None
    remember(home.folder, "laptop", QPoint(1, 2))
    assert remembered(home.folder, "laptop") == QPoint(1, 2)


@pytest.mark.parametrize(
    ("place", "seen_at"),
    [
        (QPoint(100, 100), QPoint(100, 100)),
        (QPoint(1200, 790), QPoint(1040, 740)),
        (QPoint(-50, 0), QPoint(0, 32)),
        (QPoint(5000, 5000), QPoint(1015, 56)),
        (None, QPoint(1015, 56)),
    ],
)
def test_it_is_always_all_on_a_screen(place: QPoint | None, seen_at: QPoint) -> None:
    assert on_screen(place, SIZE, [SCREEN]) == seen_at
