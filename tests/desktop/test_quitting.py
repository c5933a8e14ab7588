"""Quit asks once, and only while a session runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.support.home import Home
from unaided.desktop.quitting import QUESTION, Quitting


class Ending:
    """Counts how often the app was ended."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def ending() -> Ending:
    return Ending()


@pytest.fixture(autouse=True)
def quitting(home: Home, ending: Ending) -> Iterator[Quitting]:
    yield Quitting(home.bridge, ending)
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    """Return the questions that show."""
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def press(home: Home, words: str) -> None:
    """Press a button of the question."""
    [box] = boxes()
    [button] = [one for one in box.buttons() if one.text() == words]
    button.click()
    home.settled()


def test_without_a_session_nothing_is_asked(home: Home, ending: Ending) -> None:
    home.bridge.quit_asked.emit()
    assert ending.times == 1
    assert boxes() == []


def test_asked_twice_one_question_shows(home: Home, ending: Ending) -> None:
    home.start()
    home.bridge.quit_asked.emit()
    home.bridge.quit_asked.emit()
    [box] = boxes()
    assert box.text() == QUESTION
    assert ending.times == 0


def test_keeping_it_open_ends_the_app_and_not_the_session(home: Home, ending: Ending) -> None:
    home.start()
    home.bridge.quit_asked.emit()
    press(home, "&Keep it open and quit")
    assert ending.times == 1
    assert home.bridge.now.session is not None


def test_stopping_it_ends_the_session_first_and_opens_no_dialog(home: Home, ending: Ending) -> None:
    home.start()
    home.bridge.quit_asked.emit()
    with home.qtbot.assertNotEmitted(home.bridge.explanation_asked):
        press(home, "&Stop it and quit")
    assert ending.times == 1
    assert len(home.bridge.now.owed) == 1


def test_esc_goes_on(home: Home, ending: Ending) -> None:
    home.start()
    home.bridge.quit_asked.emit()
    QTest.keyClick(boxes()[0], Qt.Key.Key_Escape)
    assert boxes() == []
    assert ending.times == 0
    home.bridge.quit_asked.emit()
    assert len(boxes()) == 1
