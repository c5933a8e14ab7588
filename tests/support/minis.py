"""A person who wants a mini timer: how tests switch it on, look at it and turn to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.home import Home
from tests.support.keyboard import Keyboard
from unaided.desktop.mini_timer import MiniTimer
from unaided.desktop.mini_timers import MiniTimers
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartRequest

LEFT = Qt.MouseButton.LeftButton
TITLE = "Fix the retry"


@contextmanager
def minis_of(home: Home) -> Iterator[MiniTimers]:
    """Follow this person's settings and sessions; nothing of it stays."""
    minis = MiniTimers(home.bridge, home.theme, home.folder)
    yield minis
    if minis.timer is not None:
        minis.timer.hide()
        minis.timer.deleteLater()


def want(home: Home, *, mini_timer: bool = True) -> None:
    """Switch the mini timer on, or off."""
    home.bridge.take_settings(replace(home.bridge.settings, mini_timer=mini_timer))


def shown(minis: MiniTimers) -> MiniTimer:
    """Return the window on the screen."""
    assert minis.timer is not None
    assert minis.timer.isVisible()
    return minis.timer


def start(home: Home, mode: Mode = Mode.NO_AI, planned: timedelta | None = timedelta(minutes=50)) -> None:
    """Start a session of this length."""
    home.bridge.start(StartRequest(mode, title=TITLE, estimate_minutes=60, planned=planned), _ignore, _refused)
    home.settled()


def later(home: Home, *, minutes: float = 0, seconds: float = 0) -> None:
    """Let time pass up to the next tick."""
    home.clock.pass_time(minutes=minutes, seconds=seconds)
    home.bridge.ticked.emit()


def click(timer: MiniTimer) -> None:
    """Click on it."""
    QTest.mouseClick(timer, LEFT, pos=QPoint(20, 20))


def turn_to(home: Home, timer: MiniTimer) -> Keyboard:
    """Click on it and type into it."""
    click(timer)
    return Keyboard(home.qtbot, timer)


def _ignore(_now: object) -> None:
    """Be content."""


def _refused(trouble: UnaidedError) -> None:
    raise AssertionError(trouble)
