"""How long it would take unaided: one key, typed, or left out on purpose (Law 3)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import nameless
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.estimate_field import CHOICES, LEFT_OUT, EstimateField


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    return sheet


@pytest.fixture
def estimate(sheet: QWidget) -> EstimateField:
    estimate = EstimateField(sheet)
    layout = QVBoxLayout(sheet)
    for widget in (estimate.field, estimate.wrong, estimate.choices, estimate.without, estimate.note):
        layout.addWidget(widget)
    sheet.show()
    return estimate


@pytest.fixture
def keyboard(qtbot: QtBot, sheet: QWidget, estimate: EstimateField) -> Keyboard:
    estimate.field.setFocus()
    return Keyboard(qtbot, sheet)


@pytest.mark.parametrize(("digit", "minutes"), [(str(place), each) for place, (each, _) in enumerate(CHOICES, 1)])
def test_each_usual_length_is_one_digit(estimate: EstimateField, keyboard: Keyboard, digit: str, minutes: int) -> None:
    estimate.choices.setFocus()
    keyboard.write(digit)
    assert estimate.minutes == minutes
    assert estimate.is_in


@pytest.mark.parametrize(("text", "minutes"), [("45", 45), ("90m", 90), ("1.5h", 90), ("1 h 30 min", 90), ("2 H", 120)])
def test_what_is_typed_is_understood_and_shown_among_the_usual(
    estimate: EstimateField, keyboard: Keyboard, text: str, minutes: int
) -> None:
    keyboard.write(text)
    assert estimate.minutes == minutes
    assert estimate.choices.value == (minutes if minutes in estimate.choices.values else None)


@pytest.mark.parametrize("text", ["abc", "-5", "0", "1001h", "1e3", "一時間"])
def test_what_is_no_length_is_said_when_it_is_left_and_stays(
    estimate: EstimateField, keyboard: Keyboard, text: str
) -> None:
    keyboard.paste(text)
    assert not estimate.wrong.isVisible()  # not while it is being typed
    keyboard.press(Key.Key_Tab)
    assert estimate.wrong.isVisible()
    assert estimate.wrong.text().endswith(".")
    assert estimate.field.text() == text
    assert not estimate.is_in
    estimate.field.setFocus()
    keyboard.press(Key.Key_Backspace)
    assert not estimate.wrong.isVisible()


def test_nothing_typed_is_not_wrong(estimate: EstimateField, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Tab)
    assert not estimate.wrong.isVisible()
    assert not estimate.complain()
    assert not estimate.is_in


def test_it_can_be_left_out_on_purpose_and_says_what_that_means(estimate: EstimateField, keyboard: Keyboard) -> None:
    keyboard.write("45")
    estimate.without.setFocus()
    keyboard.press(Key.Key_Return)
    assert estimate.is_in
    assert estimate.minutes is None
    assert estimate.note.text() == LEFT_OUT
    assert estimate.note.isVisible()
    estimate.field.setFocus()
    keyboard.write("3")
    assert not estimate.note.isVisible()
    assert str(estimate.minutes) == "3"


def test_every_control_has_a_name(sheet: QWidget, keyboard: Keyboard) -> None:
    keyboard.paste("abc")
    keyboard.press(Key.Key_Tab)
    assert nameless(sheet) == []
