"""A sentence for the person is seen: in the open window, as a notification, else in a window opened for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.platform.fake_bus import FakeBus
from tests.support.home import Home
from unaided.desktop.desk import Desk
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.telling import Telling
from unaided.desktop.window import MainWindow

FULL = "The disk is full. Make room, then try again."


@pytest.fixture
def bus(tmp_path: Path) -> FakeBus:
    """Return a session bus with a notification service."""
    return FakeBus(tmp_path / "bus")


@pytest.fixture
def notifier(bus: FakeBus) -> Iterator[Notifier]:
    notifier = Notifier(environ=bus.environ)
    yield notifier
    notifier.close()


@pytest.fixture
def desk(home: Home) -> Iterator[Desk]:
    yield Desk(home.bridge, home.theme, home.folder)
    home.settled()
    home.settled()
    for window in QApplication.topLevelWidgets():
        window.close()


@pytest.fixture
def telling(home: Home, desk: Desk, notifier: Notifier) -> Telling:
    return Telling(home.bridge, desk, notifier)


def windows() -> list[MainWindow]:
    """Return the main windows that show."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]


@pytest.mark.usefixtures("telling")
def test_with_no_window_open_it_is_a_notification(home: Home, bus: FakeBus) -> None:
    home.bridge.told.emit(FULL)
    home.qtbot.waitUntil(lambda: len(bus.shown) == 1)
    assert (bus.shown[0].title, bus.shown[0].body) == ("Unaided", FULL)
    assert windows() == []


@pytest.mark.usefixtures("telling")
def test_with_the_window_open_it_is_in_the_window_alone(home: Home, bus: FakeBus, desk: Desk) -> None:
    desk.show_window("")
    home.settled()
    home.bridge.told.emit(FULL)
    home.settled()
    assert windows()[0].told.sentence.text() == FULL
    assert bus.asked == []


@pytest.mark.usefixtures("telling")
def test_without_a_notification_service_a_window_opens_for_it(home: Home, bus: FakeBus) -> None:
    bus.refuses = True
    home.bridge.told.emit(FULL)
    home.qtbot.waitUntil(lambda: len(windows()) == 1)
    assert windows()[0].told.sentence.text() == FULL


@pytest.mark.usefixtures("telling")
def test_another_notice_that_cannot_be_shown_is_told_with_its_title(
    home: Home, bus: FakeBus, notifier: Notifier
) -> None:
    bus.refuses = True
    notifier.notify("planned-end", "The planned time is over", "Fix the retry")
    home.qtbot.waitUntil(lambda: len(windows()) == 1)
    assert windows()[0].told.sentence.text() == "The planned time is over: Fix the retry"
