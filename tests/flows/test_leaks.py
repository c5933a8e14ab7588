"""A test that leaves a timer, a thread or a window behind fails."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.leaks import nothing_left_behind


def test_a_timer_that_runs_is_found() -> None:
    kept: list[QTimer] = []

    def leave() -> None:
        kept.append(QTimer())
        kept[0].start(60_000)

    with pytest.raises(pytest.fail.Exception, match="a timer that runs"), nothing_left_behind():
        leave()
    kept[0].stop()


def test_a_window_that_shows_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with pytest.raises(pytest.fail.Exception, match="a window: QWidget"), nothing_left_behind():
        window.show()


def test_a_thread_is_found() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    with pytest.raises(pytest.fail.Exception, match="a thread"), nothing_left_behind():
        thread.start()
    done.set()
    thread.join()
