"""The statements one at a time: by keys alone, without the names of stages, each answer kept at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.support.home import Home
from tests.support.planning import opened, press
from unaided.bootstrap import Services
from unaided.desktop.stage_questions import StageQuestions
from unaided.domain.stage import STAGE_NAMES, WORDS, Answer, StageCheck

Key = Qt.Key


def begun(home: Home) -> StageQuestions:
    """Return the questions, begun by a key."""
    _, page = opened(home)
    page.stage.begin.setFocus()
    press(home, Key.Key_Return)
    return page.stage.questions


def kept(home: Home) -> StageCheck:
    """Return the check as it is kept."""

    def read(services: Services) -> StageCheck:
        check = services.stage.look().open
        assert check is not None
        return check

    return home.read(read)


def test_a_digit_answers_enter_goes_on_and_each_answer_is_kept(home: Home) -> None:
    questions = begun(home)
    order = kept(home).order
    assert questions.place.text() == "Statement 1 of 12, about the last 4 weeks"
    assert not questions.on.isEnabled()
    for place, key in enumerate((Key.Key_1, Key.Key_5, Key.Key_3)):
        assert questions.statement.text() == WORDS[order[place]]
        press(home, key, Key.Key_Return)
    assert kept(home).answers == dict(zip(order, (Answer(1), Answer(5), Answer(3)), strict=False))


def test_an_answer_can_be_changed_on_the_way_back(home: Home) -> None:
    questions = begun(home)
    press(home, Key.Key_1, Key.Key_Return)
    assert questions.back.isEnabled()
    questions.back.click()
    assert questions.answers.value is Answer.NEVER
    press(home, Key.Key_2)
    assert kept(home).answers == {kept(home).order[0]: Answer.SELDOM}
    assert not questions.back.isEnabled()


def test_no_stage_is_named_while_the_person_answers(home: Home) -> None:
    questions = begun(home)
    for _ in range(12):
        said = " ".join(one.text() for one in questions.findChildren(QLabel)).casefold()
        assert "stage" not in said
        assert not any(name in said for name in STAGE_NAMES.values())
        press(home, Key.Key_3)
        if questions.on.accessibleName() == "Next":
            press(home, Key.Key_Return)


def test_what_was_left_is_gone_on_with_where_it_was(home: Home) -> None:
    questions = begun(home)
    press(home, Key.Key_1, Key.Key_Return, Key.Key_2, Key.Key_Escape)
    assert questions.isHidden()
    press(home, Key.Key_Return)
    assert questions.isVisible()
    assert questions.place.text().startswith("Statement 3 of 12")
    questions.later.click()
    home.settled()
    assert questions.isHidden()


def test_the_result_comes_with_the_last_enter(home: Home) -> None:
    questions = begun(home)
    for _ in range(12):
        press(home, Key.Key_3, Key.Key_Return)
    home.settled()
    assert questions.isHidden()
    assert home.read(lambda services: services.stage.look()).open is None
