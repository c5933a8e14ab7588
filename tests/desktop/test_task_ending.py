"""How the task stands after an AI session, and the guess that only a task that is done is asked for."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.support.accessible import nameless
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.task_ending import TaskEnding
from unaided.desktop.theme import Theme
from unaided.domain.settings import Scheme


@pytest.fixture
def ending(qtbot: QtBot) -> TaskEnding:
    ending = TaskEnding(Theme(scheme=Scheme.LIGHT))
    qtbot.addWidget(ending)
    ending.show()
    return ending


@pytest.fixture
def keyboard(qtbot: QtBot, ending: TaskEnding) -> Keyboard:
    ending.done.setFocus()
    return Keyboard(qtbot, ending)


def said(ending: TaskEnding) -> tuple[int | None, int | None, str]:
    """Return how far the task is, the guess, and what is wrong with it."""
    return ending.progress, ending.guess_minutes, ending.wrong


def test_unsaid_it_says_nothing_and_asks_no_more(ending: TaskEnding) -> None:
    assert said(ending) == (None, None, "")
    assert not ending.share.isVisible()
    assert not ending.guess.isVisible()
    assert nameless(ending) == []


def test_done_is_all_of_it_and_asks_for_the_guess(ending: TaskEnding, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_1)
    keyboard.write("1 h 30")
    assert said(ending) == (100, 90, "")
    assert nameless(ending) == []


def test_not_done_asks_how_much_and_forgets_no_guess(ending: TaskEnding, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_1)
    keyboard.write("45")
    ending.done.setFocus()
    keyboard.press(Key.Key_2)
    assert said(ending) == (None, None, "")
    keyboard.press(Key.Key_3)
    assert said(ending) == (30, None, "")
    assert nameless(ending) == []
    ending.done.setFocus()
    keyboard.press(Key.Key_1)
    assert said(ending) == (100, 45, "")


@pytest.mark.parametrize("guess", ["abc", "-5", "0", "9999999"])
def test_a_guess_that_is_none_is_said(ending: TaskEnding, keyboard: Keyboard, guess: str) -> None:
    keyboard.press(Key.Key_1)
    keyboard.write(guess)
    assert ending.guess_minutes is None
    assert ending.wrong.endswith(".")
    keyboard.press(*[Key.Key_Backspace] * len(guess))
    assert ending.wrong == ""  # it invites, and is no gate


def test_shown_answers_are_told_to_nobody(qtbot: QtBot, ending: TaskEnding) -> None:
    with qtbot.assertNotEmitted(ending.changed):
        ending.put(done=False, progress=40, guess="45")
    assert (ending.progress, ending.share.isVisible()) == (40, True)
