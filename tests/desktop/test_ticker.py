"""The ticker calls once, never early, and holds no timer while nothing is due."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from unaided.desktop.ticker import LONGEST_MS, QtTicker


class Woken:
    """Notes when it was called, in nanoseconds since it was made."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self._since = QElapsedTimer()
        self._since.start()

    def __call__(self) -> None:
        self.at.append(self._since.nsecsElapsed())


@pytest.fixture
def woken() -> Woken:
    return Woken()


@pytest.fixture
def ticker(qapp: QApplication, woken: Woken) -> Iterator[QtTicker]:
    ticker = QtTicker(woken, qapp)
    yield ticker
    ticker.cancel()
    ticker.deleteLater()


def timers(ticker: QtTicker) -> list[QTimer]:
    """Return the timers that run."""
    return [timer for timer in ticker.findChildren(QTimer) if timer.isActive()]


def test_it_holds_no_timer_before_it_is_asked_and_after_it_has_called(
    qtbot: QtBot, ticker: QtTicker, woken: Woken
) -> None:
    assert timers(ticker) == []
    ticker.wake_in(0)
    qtbot.waitUntil(lambda: bool(woken.at))
    assert timers(ticker) == []


def test_it_calls_once_and_never_early(qtbot: QtBot, ticker: QtTicker, woken: Woken) -> None:
    ticker.wake_in(20_001)
    assert [timer.interval() for timer in timers(ticker)] == [21]
    qtbot.waitUntil(lambda: bool(woken.at))
    [at] = woken.at
    assert at >= 20_001_000


def test_a_new_time_takes_the_place_of_the_one_before(ticker: QtTicker) -> None:
    ticker.wake_in(3_600_000_000)
    ticker.wake_in(5_000_000)
    assert [timer.interval() for timer in timers(ticker)] == [5_000]


def test_a_moment_that_has_passed_is_now_and_one_too_far_is_as_far_as_can_be(ticker: QtTicker) -> None:
    ticker.wake_in(-1)
    assert [timer.interval() for timer in timers(ticker)] == [0]
    ticker.wake_in(10**15)
    assert [timer.interval() for timer in timers(ticker)] == [LONGEST_MS]


def test_cancelled_it_calls_no_more(qtbot: QtBot, ticker: QtTicker, woken: Woken) -> None:
    ticker.cancel()
    ticker.wake_in(0)
    ticker.cancel()
    second = Woken()
    later = QtTicker(second)
    later.wake_in(0)
    qtbot.waitUntil(lambda: bool(second.at))
    assert woken.at == []
    assert timers(ticker) == []
