"""A list to choose from: what the person chooses is told, what is shown is not, and the wheel changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.support.keyboard import Keyboard
from tests.support.wheel import turn_wheel
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.drop_down import DropDown

Key = Qt.Key
Show = Callable[..., Keyboard]


@pytest.fixture
def lengths(theme: Theme) -> DropDown[int | None]:
    return DropDown("Planned length", theme, ((25, "25 min"), (50, "50 min"), (None, "Open")))


def test_the_first_is_chosen(lengths: DropDown[int | None]) -> None:
    assert lengths.chosen_value == 25
    assert lengths.accessibleName() == "Planned length"


def test_arrows_and_letters_choose(keyboard: Show, lengths: DropDown[int | None]) -> None:
    chosen = QSignalSpy(lengths.chosen)
    keys = keyboard(lengths)
    keys.press(Key.Key_Down)
    keys.write("o")
    assert [chosen.at(place)[0] for place in range(chosen.count())] == [50, None]


def test_showing_a_choice_tells_nobody(lengths: DropDown[int | None]) -> None:
    chosen = QSignalSpy(lengths.chosen)
    lengths.choose(None)
    assert lengths.currentText() == "Open"
    assert chosen.count() == 0


def test_the_wheel_scrolls_past_it(keyboard: Show, lengths: DropDown[int | None]) -> None:
    keyboard(lengths)
    turn_wheel(lengths)
    assert lengths.chosen_value == 25
