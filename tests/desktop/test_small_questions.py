"""Discarding asks once; a start is corrected by a length or a time; each goes with its session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests.support.accessible import nameless
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.began_question import ENDED as NOT_MOVED
from unaided.desktop.began_question import NOTHING_SAID, BeganQuestion
from unaided.desktop.discard_question import ENDED as NOT_DISCARDED
from unaided.desktop.discard_question import DiscardQuestion
from unaided.desktop.small_questions import SmallQuestions
from unaided.domain.session import MINUTE_US, active_us

Q = TypeVar("Q", bound=QDialog)


@pytest.fixture(autouse=True)
def _questions(home: Home) -> Iterator[SmallQuestions]:
    questions = SmallQuestions(home.bridge)
    yield questions
    questions.close()


def shown(kind: type[Q]) -> Q | None:
    """Return the question of this kind that is on the screen."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found[0] if found else None


def asked(home: Home, kind: type[Q]) -> tuple[Q, Keyboard]:
    """Ask for a question about ten minutes' work."""
    home.start("Fix the retry")
    home.clock.pass_time(minutes=10)
    (home.bridge.discard_asked if kind is DiscardQuestion else home.bridge.began_asked).emit()
    question = shown(kind)
    assert question is not None
    return question, Keyboard(home.qtbot, question)


def worked(home: Home) -> int:
    """Return the active minutes of the session that goes on, as it is kept."""
    found = home.read(lambda services: services.session.now()).session
    assert found is not None
    return active_us(found) // MINUTE_US


def test_discarding_says_what_goes_and_is_one_click(home: Home) -> None:
    question, _ = asked(home, DiscardQuestion)
    assert question.words.text() == "Discard “Fix the retry”, 10 min of work? It counts in no figure then."
    assert not question.isModal()
    assert nameless(question) == []
    question.discard.click()
    home.settled()
    assert home.bridge.now.session is None
    assert home.bridge.now.owed == ()
    assert home.bridge.discarded == "Fix the retry"
    assert shown(DiscardQuestion) is None


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_enter_and_esc_keep_the_session(home: Home, key: Key) -> None:
    question, keyboard = asked(home, DiscardQuestion)
    assert keyboard.is_in(question.keep)
    keyboard.press(key)
    home.settled()
    assert worked(home) == 10
    assert shown(DiscardQuestion) is None


@pytest.mark.parametrize(("kind", "sentence"), [(DiscardQuestion, NOT_DISCARDED), (BeganQuestion, NOT_MOVED)])
def test_a_session_that_ends_elsewhere_takes_its_question_away_and_says_so(
    home: Home, kind: type[QDialog], sentence: str
) -> None:
    asked(home, kind)
    told: list[str] = []
    home.bridge.told.connect(told.append)
    home.bridge.finish()
    home.settled()
    assert shown(kind) is None
    assert told == [sentence]


def test_a_time_that_was_typed_stays_when_its_session_ends_elsewhere(home: Home) -> None:
    question, keyboard = asked(home, BeganQuestion)
    question.at.setFocus()
    keyboard.write("8:35")
    home.bridge.finish()
    home.settled()
    assert (question.at.text(), question.trouble.text()) == ("8:35", NOT_MOVED)
    assert not question.move_start.isEnabled()  # another session must not be moved instead
    keyboard.press(Key.Key_Escape)
    assert shown(BeganQuestion) is None


def test_with_nothing_running_nothing_is_asked(home: Home) -> None:
    home.bridge.discard_asked.emit()
    home.bridge.began_asked.emit()
    assert shown(QDialog) is None


def test_a_start_some_minutes_earlier_by_two_keys(home: Home) -> None:
    question, keyboard = asked(home, BeganQuestion)
    assert question.words.text() == "This session began at 09:00. Did you begin earlier?"
    keyboard.press(Key.Key_2)
    assert question.then.text() == "Then it began at 08:50."
    keyboard.press(Key.Key_Return)
    home.settled()
    assert worked(home) == 20
    assert shown(BeganQuestion) is None


def test_a_start_at_a_typed_time(home: Home) -> None:
    question, keyboard = asked(home, BeganQuestion)
    question.earlier.pills[0].click()
    question.at.setFocus()
    keyboard.write("8:35")
    assert question.earlier.value is None  # what is typed is what is meant
    keyboard.press(Key.Key_Return)
    home.settled()
    assert worked(home) == 35


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", NOTHING_SAID), ("soon", "“soon” is no time of day"), ("9:05", "It began 10 min ago as it is")],
)
def test_what_cannot_be_says_why_and_moves_nothing(home: Home, typed: str, sentence: str) -> None:
    question, keyboard = asked(home, BeganQuestion)
    question.at.setFocus()
    keyboard.write(typed)
    keyboard.press(Key.Key_Return)
    home.settled()
    assert question.trouble.isVisible()
    assert question.trouble.text().startswith(sentence)
    assert worked(home) == 10


def test_a_start_within_the_session_before_is_refused(home: Home) -> None:
    home.work(20, "The one before")
    home.clock.pass_time(minutes=2)
    question, keyboard = asked(home, BeganQuestion)
    keyboard.press(Key.Key_1, Key.Key_Return)
    home.settled()
    assert question.trouble.text().startswith("The session before it ended 12 min ago")
    assert worked(home) == 10
