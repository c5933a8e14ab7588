"""How it felt: one digit from 1 to 5, with words at the ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from tests.support.keyboard import Keyboard
from unaided.desktop.widgets.felt_scale import FeltScale

Key = Qt.Key
Show = Callable[..., Keyboard]


@pytest.fixture
def felt(qtbot: QtBot) -> FeltScale:
    felt = FeltScale("How did it feel?", "stuck", "in flow")
    qtbot.addWidget(felt)
    return felt


@pytest.mark.parametrize("digit", range(1, 6))
def test_a_digit_answers(keyboard: Show, felt: FeltScale, digit: int) -> None:
    chosen = QSignalSpy(felt.chosen)
    keyboard(felt).write(str(digit))
    assert felt.value == digit
    assert chosen.count() == 1


def test_other_digits_answer_nothing(keyboard: Show, felt: FeltScale) -> None:
    keyboard(felt).write("06789")
    assert felt.value is None


def test_arrows_and_ends_answer(keyboard: Show, felt: FeltScale) -> None:
    keys = keyboard(felt)
    keys.press(Key.Key_End)
    assert felt.value == 5
    keys.press(Key.Key_Left)
    assert felt.value == 4
    keys.press(Key.Key_Home)
    assert felt.value == 1


def test_a_screen_reader_hears_the_ends_and_answers(felt: FeltScale) -> None:
    names = [screen_reader.name(pill) for pill in felt.pills]
    assert names == ["1 of 5: stuck", "2 of 5", "3 of 5", "4 of 5", "5 of 5: in flow"]
    screen_reader.act(felt.pills[3], "Toggle")
    assert felt.value == 4


def test_the_ends_are_seen(felt: FeltScale) -> None:
    assert [one.text() for one in felt.findChildren(QLabel)] == ["stuck", "in flow"]
