"""One small question after time away: answered by one key or click, put off by Esc, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.board import Board
from tests.support.home import Home, at_home
from unaided.desktop.away_asking import AWAY, Answer, AwayAsking
from unaided.desktop.away_question import AwayQuestion
from unaided.desktop.platform.notice import Chosen
from unaided.desktop.platform.notifier import Notifier
from unaided.domain.session import MINUTE_US, SECOND_US, Session, active_us, undecided_us

Key = Qt.Key


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile") as home:
        home.start()
        home.clock.pass_time(minutes=10)
        yield home


@pytest.fixture
def asking(home: Home) -> Iterator[AwayAsking]:
    notifier = Notifier(environ={})
    asking = AwayAsking(home.bridge, notifier, opens_inactive=True)
    yield asking
    asking.close()
    notifier.close()


def go_away(home: Home, *, minutes: float) -> None:
    """Be away for so long, and resume."""
    home.bridge.leave()
    home.settled()
    home.clock.pass_time(minutes=minutes)
    home.bridge.resume()
    home.settled()


def running(home: Home) -> Session:
    session = home.bridge.now.session
    assert session is not None
    return session


def shown() -> list[AwayQuestion]:
    """Return the questions on the screen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, AwayQuestion) and each.isVisible()]


def ask(home: Home, *, invited: bool = False) -> AwayQuestion:
    home.bridge.away_asked.emit(invited)
    (question,) = shown()
    return question


def answer(home: Home, question: AwayQuestion, key: Key) -> None:
    QTest.keyClick(question, key)
    home.settled()


@pytest.mark.usefixtures("asking")
def test_it_says_how_long_when_and_why(home: Home) -> None:
    go_away(home, minutes=23)
    question = ask(home)

    assert question.head.text() == "You were away for 23 min. What was it?"
    assert question.task.text() == "Fix the retry"
    assert question.why.text() == "09:10 to 09:33, as you said"
    assert question.trouble.isHidden()
    assert question.split.isHidden()


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize(("key", "active"), [(Key.Key_1, 10), (Key.Key_B, 10), (Key.Key_2, 33), (Key.Key_W, 33)])
def test_one_key_answers_it(home: Home, key: Key, active: int) -> None:
    go_away(home, minutes=23)
    answer(home, ask(home), key)

    assert shown() == []
    assert undecided_us(running(home)) == 0
    assert active_us(running(home)) == active * MINUTE_US


@pytest.mark.usefixtures("asking")
def test_a_bit_of_both_is_a_slider_by_the_minute(home: Home) -> None:
    go_away(home, minutes=23.5)
    question = ask(home)
    answer(home, question, Key.Key_3)
    assert question.slider.isVisible()
    assert question.parts.text() == "11 min worked, 12 min break"

    QTest.keyClick(question.slider, Key.Key_Right)
    assert question.parts.text() == question.slider.accessibleDescription() == "12 min worked, 11 min break"
    answer(home, question, Key.Key_Return)
    assert active_us(running(home)) == 22 * MINUTE_US
    assert undecided_us(running(home)) == 0


@pytest.mark.usefixtures("asking")
def test_the_end_of_the_slider_is_all_of_it(home: Home) -> None:
    go_away(home, minutes=23.5)
    question = ask(home)
    question.both.click()
    QTest.keyClick(question.slider, Key.Key_End)
    question.keep.click()
    home.settled()

    assert active_us(running(home)) == round(33.5 * MINUTE_US)


@pytest.mark.usefixtures("asking")
def test_a_short_absence_is_split_by_the_second(home: Home) -> None:
    go_away(home, minutes=0.5)
    question = ask(home)
    question.both.click()

    assert question.slider.maximum() == 30
    assert question.parts.text() == "15 s worked, 15 s break"
    question.keep.click()
    home.settled()
    assert active_us(running(home)) == 10 * MINUTE_US + 15 * SECOND_US


@pytest.mark.usefixtures("asking")
def test_esc_leaves_it_undecided_and_it_can_be_asked_for_later(home: Home) -> None:
    go_away(home, minutes=23)
    answer(home, ask(home), Key.Key_Escape)
    assert shown() == []
    assert undecided_us(running(home)) == 23 * MINUTE_US

    answer(home, ask(home, invited=True), Key.Key_2)
    assert undecided_us(running(home)) == 0


@pytest.mark.usefixtures("asking")
def test_it_opens_without_taking_the_keyboard_unless_it_was_asked_for(home: Home) -> None:
    go_away(home, minutes=23)
    without = Qt.WidgetAttribute.WA_ShowWithoutActivating
    question = ask(home)
    assert question.testAttribute(without)
    question.reject()

    assert not ask(home, invited=True).testAttribute(without)


@pytest.mark.usefixtures("asking")
def test_a_second_absence_is_added_to_the_question_that_stands(home: Home) -> None:
    go_away(home, minutes=23)
    question = ask(home)
    go_away(home, minutes=7)
    assert ask(home) is question
    assert question.head.text() == "You were away for 30 min. What was it?"

    answer(home, question, Key.Key_2)
    assert active_us(running(home)) == 40 * MINUTE_US


@pytest.mark.usefixtures("asking")
def test_it_goes_when_the_session_ends_or_something_else_decides(home: Home) -> None:
    go_away(home, minutes=23)
    ask(home)
    home.bridge.finish()
    home.settled()

    assert shown() == []


@pytest.mark.usefixtures("asking")
def test_with_nothing_undecided_nothing_is_asked(home: Home) -> None:
    home.bridge.away_asked.emit(True)  # noqa: FBT003 (signals take no keywords)
    assert shown() == []


@pytest.fixture
def board(home: Home) -> Iterator[Board]:
    """The notifications of a Wayland desktop."""
    board = Board()
    asking = AwayAsking(home.bridge, board, opens_inactive=False)
    yield board
    asking.close()
    board.close()


def test_where_a_window_would_take_the_keyboard_it_is_a_notification(home: Home, board: Board) -> None:
    go_away(home, minutes=23)
    home.bridge.away_asked.emit(False)  # noqa: FBT003 (signals take no keywords)
    assert shown() == []
    notice = board.shows[AWAY]
    assert notice.title == "You were away for 23 min. What was it?"
    assert notice.body == "Fix the retry · 09:10 to 09:33, as you said"
    assert [words for _, words in notice.actions] == ["It was a break", "I worked", "A bit of both…"]

    board.action_chosen.emit(Chosen(AWAY, Answer.WORKED))
    home.settled()
    assert active_us(running(home)) == 33 * MINUTE_US
    assert board.shows == {}


def test_both_on_the_notification_opens_the_question(home: Home, board: Board) -> None:
    go_away(home, minutes=23)
    home.bridge.away_asked.emit(False)  # noqa: FBT003 (signals take no keywords)
    board.action_chosen.emit(Chosen(AWAY, Answer.BOTH))
    (question,) = shown()
    assert question.slider.isVisible()

    board.action_chosen.emit(Chosen(AWAY, Answer.BREAK))
    home.settled()
    assert shown() == []
    assert active_us(running(home)) == 10 * MINUTE_US
