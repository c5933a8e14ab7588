"""The mini timer: minutes until the last one, one key each, one line for a look-up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.accessible import nameless
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard, Modifier
from tests.support.minis import click, later, minis_of, shown, start, turn_to, want
from unaided.desktop.mini_timer import MiniTimer
from unaided.desktop.mini_timers import MiniTimers
from unaided.desktop.mini_window import NO_KEYBOARD
from unaided.domain.session import MINUTE_US, Mode, Session, SessionState


@pytest.fixture
def minis(home: Home) -> Iterator[MiniTimers]:
    with minis_of(home) as minis:
        want(home)
        yield minis


def running(home: Home) -> Session:
    """Return the session that goes on."""
    session = home.bridge.now.session
    assert session is not None
    return session


def test_minutes_are_told_and_seconds_only_in_the_last_one(home: Home, minis: MiniTimers) -> None:
    seconds: list[bool] = []
    home.bridge.seconds_seen.connect(seconds.append)
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
    later(home, minutes=3)
    assert timer.time.text() == "3 min over"
    assert seconds == [True, False]


def test_hidden_in_the_last_minute_it_asks_for_no_seconds(home: Home, minis: MiniTimers) -> None:
    seconds: list[bool] = []
    home.bridge.seconds_seen.connect(seconds.append)
    start(home)
    later(home, minutes=49, seconds=30)
    shown(minis).hide()
    later(home, seconds=5)
    assert seconds == [True, False]


def test_paused_in_the_last_minute_it_asks_for_no_seconds(home: Home, minis: MiniTimers) -> None:
    seconds: list[bool] = []
    home.bridge.seconds_seen.connect(seconds.append)
    start(home)
    later(home, minutes=49, seconds=30)
    home.bridge.pause()
    home.settled()
    assert shown(minis).time.text() == "paused at 49 min"
    assert seconds == [True, False]


def test_an_open_length_a_pause_and_time_away_are_told(home: Home, minis: MiniTimers) -> None:
    start(home, planned=None)
    later(home, minutes=12)
    timer = shown(minis)
    assert timer.time.text() == "12 min so far"
    keyboard = turn_to(home, timer)
    keyboard.press(Key.Key_P)
    home.settled()
    assert timer.time.text() == "paused at 12 min"
    keyboard.press(Key.Key_Space)
    home.settled()
    keyboard.press(Key.Key_W)
    home.settled()
    assert timer.time.text() == "away since 12 min of work"


def test_who_hears_the_screen_is_told_the_same_but_no_seconds(home: Home, minis: MiniTimers) -> None:
    start(home)
    timer = shown(minis)
    assert nameless(timer) == []
    assert timer.accessibleDescription() == "Fix the retry, 50 min left, No AI"
    later(home, minutes=49, seconds=20)
    assert timer.accessibleDescription() == "Fix the retry, less than a minute left, No AI"


def test_a_key_extends_and_one_stops(home: Home, minis: MiniTimers) -> None:
    start(home)
    keyboard = turn_to(home, shown(minis))
    keyboard.press(Key.Key_Plus, modifier=Modifier.ShiftModifier)
    keyboard.press(Key.Key_5)
    home.settled()
    assert running(home).planned_us == 60 * MINUTE_US
    keyboard.press(Key.Key_S)
    home.settled()
    assert home.bridge.now.session is None


def test_keys_that_were_not_meant_for_it_do_nothing(home: Home, minis: MiniTimers) -> None:
    start(home)
    timer = shown(minis)
    timer.windowHandle().setFlag(NO_KEYBOARD, on=False)
    keyboard = Keyboard(home.qtbot, timer)  # it has become active by itself, as when another window closes
    keyboard.press(Key.Key_S, Key.Key_P)
    home.settled()
    assert running(home).state is SessionState.RUNNING


def test_a_shortcut_is_no_verb(home: Home, minis: MiniTimers) -> None:
    start(home)
    turn_to(home, shown(minis)).press(Key.Key_S, modifier=Modifier.ControlModifier)
    home.settled()
    assert running(home).state is SessionState.RUNNING


def test_a_click_asks_for_the_panel(home: Home, minis: MiniTimers) -> None:
    start(home)
    with home.qtbot.waitSignal(home.bridge.panel_asked):
        click(shown(minis))


def write_line(home: Home, timer: MiniTimer) -> None:
    """Note a look-up by one key and one line."""
    keyboard = turn_to(home, timer)
    keyboard.press(Key.Key_L)
    assert timer.line.isVisible()
    keyboard.write("PEP 440 ordering")
    keyboard.press(Key.Key_Return)
    home.settled()


def test_one_key_notes_a_look_up_and_the_line_goes(home: Home, minis: MiniTimers) -> None:
    start(home)
    timer = shown(minis)
    low = timer.height()
    write_line(home, timer)
    assert not timer.line.isVisible()
    assert timer.height() == low
    session = running(home)
    home.bridge.finish()
    home.settled()
    noted = home.read(lambda services: services.explanation.open(session.id)).look_ups
    assert [one.text for one in noted] == ["PEP 440 ordering"]


def test_what_is_typed_into_the_line_is_no_verb_and_esc_leaves_it(home: Home, minis: MiniTimers) -> None:
    start(home)
    timer = shown(minis)
    keyboard = turn_to(home, timer)
    keyboard.press(Key.Key_L)
    keyboard.write("swp+5")
    home.settled()
    assert running(home).state is SessionState.RUNNING
    assert timer.line.text() == "swp+5"
    keyboard.press(Key.Key_Escape)
    assert not timer.line.isVisible()
    assert timer.isVisible()
    keyboard.press(Key.Key_L)
    assert timer.line.text() == "swp+5"


def test_a_refused_look_up_stays_in_the_line_and_says_why(home: Home, minis: MiniTimers) -> None:
    start(home)
    timer = shown(minis)
    keyboard = turn_to(home, timer)
    keyboard.press(Key.Key_L)
    home.read(lambda services: services.session.finish())  # from elsewhere; it is not told yet
    keyboard.write("PEP 440")
    keyboard.press(Key.Key_Return)
    home.settled()
    assert timer.line.text() == "PEP 440"
    assert timer.trouble.isVisible()
    assert timer.trouble.geometry().bottom() < timer.height()


def test_with_ai_there_is_no_look_up(home: Home, minis: MiniTimers) -> None:
    start(home, Mode.AI)
    timer = shown(minis)
    turn_to(home, timer).press(Key.Key_L)
    assert not timer.line.isVisible()
    assert "look-up" not in timer.toolTip()
