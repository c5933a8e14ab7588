"""Without a tray one window always stays, and every panel has a way to the main window and a way out (Law 9)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.support.home import Home
from unaided.desktop.desk import Desk
from unaided.desktop.running_panel import RunningPanel
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.window import MainWindow

SURFACES = (StartPanel, RunningPanel, MainWindow)


@pytest.fixture
def desk(home: Home) -> Iterator[Desk]:
    desk = Desk(home.bridge, home.theme, home.folder)
    desk.stand_in.begin()
    yield desk
    desk.stand_in.end()
    home.settled()
    for window in QApplication.topLevelWidgets():
        window.close()


def surfaces() -> list[QWidget]:
    """Return the app's windows that are there, minimised or not."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, SURFACES) and one.isVisible()]


def minimised(home: Home, kind: type[QWidget]) -> QWidget:
    """Wait until one window is left, of this kind and minimised, and return it."""

    def is_left() -> bool:
        return [(type(one), one.isMinimized()) for one in surfaces()] == [(kind, True)]

    home.qtbot.waitUntil(is_left)
    home.settled()
    return surfaces()[0]


def button(window: QWidget, name: str) -> QPushButton:
    """Return the button of this name."""
    [found] = [one for one in window.findChildren(QPushButton) if one.accessibleName() == name]
    return found


def quits(home: Home, window: QWidget) -> None:
    """See that the window's button and Ctrl+Q both ask to quit."""
    with home.qtbot.waitSignal(home.bridge.quit_asked):
        button(window, "Quit").click()
    home.qtbot.waitUntil(window.isActiveWindow)
    with home.qtbot.waitSignal(home.bridge.quit_asked):
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_esc_leaves_the_start_panel_minimised(home: Home, desk: Desk) -> None:
    desk.show_panel()
    home.settled()
    QTest.keyClick(surfaces()[0], Qt.Key.Key_Escape)
    minimised(home, StartPanel)

    desk.show_panel()
    home.settled()
    assert [one.isMinimized() for one in surfaces()] == [False]


def test_a_panel_that_goes_with_its_session_leaves_the_other(home: Home, desk: Desk) -> None:
    home.start()
    desk.show_panel()
    home.bridge.finish()
    minimised(home, StartPanel)


def test_esc_while_a_session_runs_leaves_what_runs_and_shows_no_seconds(home: Home, desk: Desk) -> None:
    seen: list[bool] = []
    home.bridge.seconds_seen.connect(seen.append)
    home.start()
    desk.show_panel()
    QTest.keyClick(surfaces()[0], Qt.Key.Key_Escape)
    minimised(home, RunningPanel)
    assert seen == [True, False]

    desk.show_panel()
    assert seen == [True, False, True]


def test_the_main_window_that_is_closed_leaves_a_panel(home: Home, desk: Desk) -> None:
    desk.show_window("")
    home.settled()
    home.settled()
    surfaces()[0].close()
    minimised(home, StartPanel)


def test_with_a_tray_nothing_stays(home: Home, desk: Desk) -> None:
    desk.stand_in.end()
    desk.show_panel()
    home.settled()
    surfaces()[0].close()
    QApplication.processEvents()
    assert surfaces() == []


@pytest.mark.parametrize("runs", [False, True], ids=["start", "running"])
def test_each_panel_opens_the_main_window_and_quits(home: Home, desk: Desk, *, runs: bool) -> None:
    if runs:
        home.start()
    desk.show_panel()
    home.settled()
    [panel] = surfaces()
    quits(home, panel)
    button(panel, "Open Unaided").click()
    home.settled()
    home.settled()
    assert any(isinstance(one, MainWindow) for one in surfaces())


def test_the_main_window_quits_and_notes_a_look_up(home: Home, desk: Desk) -> None:
    home.start()
    desk.show_window("today")
    home.settled()
    home.settled()
    [window] = surfaces()
    quits(home, window)
    button(window, "I looked something up…").click()
    [panel] = [one for one in surfaces() if isinstance(one, RunningPanel)]
    assert panel.line.isVisible()
