"""The desk opens what is asked for: one panel, one window, the last session again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.home import Home
from unaided.desktop.desk import Desk
from unaided.desktop.running_panel import RunningPanel
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.window import MainWindow
from unaided.domain.look_up import NO_LOOK_UPS
from unaided.domain.session import Mode

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def desk(home: Home) -> Iterator[Desk]:
    yield Desk(home.bridge, home.theme, home.folder)
    home.settled()
    for window in QApplication.topLevelWidgets():
        window.close()


def shown(kind: type[W]) -> list[W]:
    """Return the windows of this kind that show."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def test_the_panel_that_fits_opens(home: Home) -> None:
    home.bridge.panel_asked.emit()
    home.settled()
    assert len(shown(StartPanel)) == 1

    shown(StartPanel)[0].close()
    home.start()
    home.bridge.panel_asked.emit()
    assert len(shown(RunningPanel)) == 1
    assert shown(StartPanel) == []


def test_there_is_one_window_however_often_it_is_asked_for(home: Home) -> None:
    for page in ("", "history", "calibration"):
        home.bridge.window_asked.emit(page)
        home.settled()
    assert len(shown(MainWindow)) == 1


def test_a_look_up_is_asked_for_only_while_a_session_goes_on(home: Home) -> None:
    home.bridge.look_up_asked.emit()
    assert shown(RunningPanel) == []
    home.start()
    home.bridge.look_up_asked.emit()
    [panel] = shown(RunningPanel)
    assert panel.line.isVisible()


def test_last_again_goes_on_with_the_open_task_in_its_mode(home: Home) -> None:
    home.work(10, "Fix the retry", Mode.AI)
    home.bridge.again_asked.emit()
    home.qtbot.waitUntil(lambda: home.bridge.now.session is not None)
    assert home.bridge.now.title == "Fix the retry"
    assert home.bridge.now.mode is Mode.AI
    assert shown(StartPanel) == []


def test_last_again_asks_where_there_is_none(home: Home) -> None:
    home.bridge.again_asked.emit()
    home.qtbot.waitUntil(lambda: len(shown(StartPanel)) == 1)
    home.settled()


def test_with_ai_a_look_up_is_told_where_it_belongs(home: Home) -> None:
    home.start(mode=Mode.AI)
    with home.qtbot.waitSignal(home.bridge.told) as told:
        home.bridge.look_up_asked.emit()
    assert told.args == [NO_LOOK_UPS]
    assert shown(RunningPanel) == []


def test_a_switch_is_asked_for_in_the_start_panel(home: Home) -> None:
    home.start()
    home.bridge.switch_asked.emit()
    [panel] = shown(StartPanel)
    assert panel.heading.text() == "Switch task"
