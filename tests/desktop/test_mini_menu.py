"""The mini timer's menu: what the session as it stands can do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tests.support.home import Home
from tests.support.minis import start
from unaided.desktop.mini_menu import MiniMenu
from unaided.domain.session import Mode, SessionState

LAST = ("Open Unaided", "Hide the mini timer")


@pytest.fixture
def menu(home: Home) -> Iterator[MiniMenu]:
    window = QWidget()
    yield MiniMenu(home.bridge, window)
    window.deleteLater()


def offered(menu: MiniMenu) -> dict[str, QAction]:
    """Return what it shows, as it is read."""
    menu.update_moves()
    seen = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    return {action.text().replace("&", ""): action for action in seen}


def choose(home: Home, menu: MiniMenu, entry: str) -> None:
    """Choose an entry and wait until it is done."""
    offered(menu)[entry].trigger()
    home.settled()


def test_without_ai_it_has_a_look_up(home: Home, menu: MiniMenu) -> None:
    start(home)
    assert tuple(offered(menu)) == (
        "Pause",
        "Pause for",
        "I’m away / thinking on paper",
        "Away for",
        "I looked something up…",
        "5 more minutes",
        "Switch task…",
        "Stop",
        "More",
        *LAST,
    )


def test_with_ai_it_has_the_wait_on_the_agent(home: Home, menu: MiniMenu) -> None:
    start(home, Mode.AI)
    assert "I looked something up…" not in offered(menu)
    choose(home, menu, "Wait on the agent")
    assert "The agent is done" in offered(menu)


def test_a_length_that_is_open_has_no_five_more(home: Home, menu: MiniMenu) -> None:
    start(home, planned=None)
    assert "5 more minutes" not in offered(menu)


def test_pause_resume_and_stop_do_as_they_say(home: Home, menu: MiniMenu) -> None:
    start(home)
    choose(home, menu, "Pause")
    assert home.bridge.now.session is not None
    assert home.bridge.now.session.state is SessionState.PAUSED
    assert "Pause" not in offered(menu)
    choose(home, menu, "Resume")
    choose(home, menu, "Stop")
    assert home.bridge.now.session is None


def test_the_line_and_hiding_are_the_windows_to_do(home: Home, menu: MiniMenu) -> None:
    start(home)
    with home.qtbot.waitSignal(menu.look_up_wanted):
        choose(home, menu, "I looked something up…")
    with home.qtbot.waitSignal(menu.hide_wanted):
        choose(home, menu, "Hide the mini timer")
    with home.qtbot.waitSignal(home.bridge.window_asked):
        choose(home, menu, "Open Unaided")
