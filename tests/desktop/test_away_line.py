"""The quiet line in panel and window: what is undecided, what waits, and what nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from unaided.desktop.away_line import AwayLine
from unaided.desktop.icon import icon_state
from unaided.desktop.running_panel import Key, RunningPanel
from unaided.domain.comeback import Comeback
from unaided.domain.history import SessionFilter
from unaided.domain.session import MINUTE_US, SessionState, active_us
from unaided.services.hindsight import GivenBack


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile") as home:
        home.start()
        home.clock.pass_time(minutes=10)
        home.bridge.checkpoint()
        home.settled()
        yield home


@pytest.fixture
def line(home: Home, qtbot: QtBot) -> AwayLine:
    line = AwayLine(home.bridge, tells_wait=True)
    qtbot.addWidget(line)
    return line


def give_back(home: Home) -> GivenBack:
    """Let the app start anew."""
    given: list[GivenBack] = []
    home.bridge.change(lambda services: services.session.give_back(), given.append)
    home.settled()
    return given[0]


def worked(home: Home) -> int:
    """Return how long the one session is that was finished: all of it, and all of it active."""
    assert home.bridge.now.session is None
    (row,) = home.read(lambda services: services.history.rows(SessionFilter(), 10))
    assert active_us(row.session) == row.session.elapsed_us
    return row.session.elapsed_us


def test_with_nothing_to_say_it_is_not_there(line: AwayLine) -> None:
    assert line.isHidden()


def test_undecided_time_is_said_and_can_be_decided(home: Home, line: AwayLine, qtbot: QtBot) -> None:
    home.bridge.leave()
    home.settled()
    home.clock.pass_time(minutes=23)
    home.bridge.resume()
    home.settled()
    assert line.words.text() == "23 min away, undecided: counted nowhere until you say what it was."
    assert line.stop.isHidden()
    with qtbot.waitSignal(home.bridge.away_asked) as asked:
        line.say.click()
    assert asked.args == [True]
    assert icon_state(home.bridge.now, dark=False).owed  # the badge


def test_idle_that_nobody_can_tell_is_unknown_and_no_zero(home: Home, line: AwayLine) -> None:
    home.bridge.know_idle("")
    assert line.unknown.text().startswith("Idle time is unknown on this desktop")
    assert not line.isHidden()
    assert line.words.isHidden()

    home.bridge.know_idle("the X server")
    assert line.isHidden()


def test_a_session_that_went_on_by_itself_can_be_stopped_where_it_was(home: Home, line: AwayLine) -> None:
    home.clock.pass_time(minutes=4)
    assert give_back(home).how is Comeback.GOES_ON
    home.clock.pass_time(minutes=2)
    home.bridge.ticked.emit()
    assert line.words.text().startswith("It went on by itself after 4 min in which Unaided was not running.")
    line.stop.click()
    home.settled()

    assert worked(home) == 10 * MINUTE_US


@pytest.mark.parametrize("in_panel", [False, True])
def test_a_session_that_waits_can_be_stopped_where_it_was(
    home: Home, line: AwayLine, qtbot: QtBot, *, in_panel: bool
) -> None:
    home.clock.pass_time(minutes=40)
    assert give_back(home).how is Comeback.ASKS
    panel = RunningPanel(home.bridge, home.theme)
    qtbot.addWidget(panel)
    panel.open()
    assert line.words.text() == "It waits: Unaided was not running for 40 min."
    assert panel.away.isHidden()  # the panel asks it by itself
    if in_panel:
        QTest.keyClick(panel, Key.Key_S)
    else:
        line.stop.click()
    home.settled()

    assert worked(home) == 10 * MINUTE_US


def test_a_session_that_waits_can_go_on_and_then_says_what_is_undecided(home: Home, qtbot: QtBot) -> None:
    home.clock.pass_time(minutes=40)
    give_back(home)
    panel = RunningPanel(home.bridge, home.theme)
    qtbot.addWidget(panel)
    panel.open()
    QTest.keyClick(panel, Key.Key_G)
    home.settled()

    session = home.bridge.now.session
    assert session is not None
    assert session.state is SessionState.RUNNING
    assert "40 min" in panel.away.words.text()
    with qtbot.waitSignal(home.bridge.away_asked):
        QTest.keyClick(panel, Key.Key_I)
