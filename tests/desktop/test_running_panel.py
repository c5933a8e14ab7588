"""The small panel of what runs: one key each, on the session that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.support.accessible import nameless
from tests.support.asking import kept
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.running_panel import LINE_WAITS, RunningPanel
from unaided.domain.session import MINUTE_US, Mode, Session, SessionState, active_us
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartRequest

TITLE = "Fix the retry"


@pytest.fixture
def panel(home: Home) -> Iterator[RunningPanel]:
    panel = RunningPanel(home.bridge, home.theme)
    yield panel
    panel.hide()
    panel.deleteLater()


@pytest.fixture
def keyboard(home: Home, panel: RunningPanel) -> Keyboard:
    """Return the keyboard, in the panel of 50 minutes without AI."""
    home.start(TITLE)
    panel.open()
    return Keyboard(home.qtbot, panel)


def later(home: Home, *, minutes: float = 0, seconds: float = 0) -> None:
    """Let time pass up to the next tick."""
    home.clock.pass_time(minutes=minutes, seconds=seconds)
    home.bridge.ticked.emit()


def session(home: Home) -> Session:
    """Return the session that goes on, as it is kept."""
    home.settled()
    found = home.read(lambda services: services.session.now()).session
    assert found is not None
    return found


def start(home: Home, mode: Mode, planned: timedelta | None) -> None:
    """Start a session of this length."""
    request = StartRequest(mode, title=TITLE, estimate_minutes=60, planned=planned)
    home.bridge.start(request, lambda _now: None, refused)
    home.settled()


def refused(trouble: UnaidedError) -> None:
    """Fail: nothing is refused here."""
    pytest.fail(trouble.sentence)


@pytest.mark.parametrize(("mode", "name"), [(Mode.NO_AI, "No AI"), (Mode.AI, "AI")])
def test_minutes_show_and_seconds_in_the_last_minute_alone(
    home: Home, panel: RunningPanel, mode: Mode, name: str
) -> None:
    start(home, mode, timedelta(minutes=3))
    panel.open()
    assert panel.title.text() == TITLE
    assert panel.time.text() == f"3 min left · {name}"
    later(home, minutes=1, seconds=59)
    assert panel.time.text() == f"2 min left · {name}"
    later(home, seconds=1)
    assert panel.time.text() == f"60 s left · {name}"
    later(home, seconds=30)
    assert panel.time.text() == f"30 s left · {name}"
    later(home, seconds=31)
    assert panel.time.text() == f"0 min over · {name}"
    later(home, minutes=5)
    assert panel.time.text() == f"5 min over · {name}"


def test_an_open_length_counts_up_and_has_no_end_to_move(home: Home, panel: RunningPanel) -> None:
    start(home, Mode.AI, None)
    panel.open()
    later(home, minutes=90)
    assert panel.time.text() == "1 h 30 min so far · AI"
    assert not panel.more.isVisible()


def test_p_pauses_and_goes_on(home: Home, panel: RunningPanel, keyboard: Keyboard) -> None:
    later(home, minutes=10)
    keyboard.press(Key.Key_P)
    assert session(home).state is SessionState.PAUSED
    assert panel.time.text() == "paused at 10 min · No AI"
    later(home, minutes=10)
    keyboard.press(Key.Key_P)
    assert session(home).state is SessionState.RUNNING
    assert panel.time.text() == "40 min left · No AI"
    assert active_us(session(home)) == 10 * MINUTE_US


def test_w_is_away_and_r_is_back(home: Home, panel: RunningPanel, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_W)
    assert session(home).state is SessionState.AWAY
    assert not panel.leave.isVisible()
    keyboard.press(Key.Key_R)
    assert session(home).state is SessionState.RUNNING


@pytest.mark.parametrize("key", [Key.Key_5, Key.Key_Plus])
def test_five_more_minutes_move_the_end(home: Home, panel: RunningPanel, keyboard: Keyboard, key: Qt.Key) -> None:
    keyboard.press(key)
    assert session(home).planned == timedelta(minutes=55)
    assert panel.time.text() == "55 min left · No AI"


def test_s_stops_and_asks_for_the_reflection(home: Home, panel: RunningPanel, keyboard: Keyboard) -> None:
    later(home, minutes=20)
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        keyboard.press(Key.Key_S)
    [owed] = home.bridge.now.owed
    assert asked.args == [owed.session_id, True]
    assert active_us(kept(home, owed.session_id).row.session) == 20 * MINUTE_US
    assert not panel.isVisible()


def test_a_look_up_is_one_line_that_is_kept_and_goes(home: Home, panel: RunningPanel, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_L)
    assert keyboard.is_in(panel.line)
    keyboard.write("PEP 440 ordering, 5 rules")  # letters and a digit that are commands elsewhere
    keyboard.press(Key.Key_Return)
    home.settled()

    assert not panel.line.isVisible()
    assert panel.isVisible()
    running = session(home)
    assert running.planned == timedelta(minutes=50)
    home.bridge.finish()
    home.settled()
    assert [each.text for each in kept(home, running.id).look_ups] == ["PEP 440 ordering, 5 rules"]


def test_a_line_that_was_asked_for_from_outside_goes_with_its_panel(home: Home, panel: RunningPanel) -> None:
    home.start(TITLE)
    panel.open()
    panel.ask_look_up()
    keyboard = Keyboard(home.qtbot, panel)
    keyboard.write("PEP 440")
    keyboard.press(Key.Key_Return)
    home.settled()
    assert not panel.isVisible()


def test_keys_that_come_while_a_line_is_being_noted_command_nothing(
    home: Home, panel: RunningPanel, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_L)
    keyboard.write("PEP 440")
    keyboard.press(Key.Key_Return)
    keyboard.write("s")
    assert session(home).state is SessionState.RUNNING
    assert panel.isVisible()


def test_esc_puts_the_line_away_with_its_words_and_then_the_panel(
    home: Home, panel: RunningPanel, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_L)
    keyboard.write("half a look-up")
    keyboard.press(Key.Key_Escape)
    assert panel.isVisible()
    keyboard.press(Key.Key_L)
    assert panel.line.text() == "half a look-up"
    keyboard.press(Key.Key_Escape, Key.Key_Escape)
    assert not panel.isVisible()
    assert session(home).state is SessionState.RUNNING


def test_a_look_up_being_typed_when_the_session_ends_elsewhere_waits_in_its_line(
    home: Home, panel: RunningPanel, keyboard: Keyboard
) -> None:
    told: list[str] = []
    home.bridge.told.connect(told.append)
    keyboard.press(Key.Key_L)
    keyboard.write("PEP 440")
    home.bridge.finish()
    home.settled()
    assert told == [LINE_WAITS]  # without the words: they go into no notification (Law 5)
    assert panel.line.text() == "PEP 440"


def test_a_look_up_that_is_refused_says_why_and_keeps_its_words(
    home: Home, panel: RunningPanel, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_L)
    keyboard.write("PEP 440")
    home.read(lambda services: services.session.finish())  # from somewhere that tells the panel later
    keyboard.press(Key.Key_Return)
    home.settled()
    assert panel.trouble.isVisible()
    assert panel.trouble.text()
    assert panel.line.text() == "PEP 440"
    assert not panel.line.isReadOnly()


def test_every_control_has_a_name_and_the_title_holds_no_word_of_the_person(
    panel: RunningPanel, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_L)
    assert nameless(panel) == []
    assert panel.windowTitle() == "Unaided"
