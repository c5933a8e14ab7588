"""A share is set with one digit, by mouse or by a screen reader, and is seen not to be set before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy, QTest

from tests.support import screen_reader
from tests.support.keyboard import Keyboard
from tests.support.wheel import turn_wheel
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.domain.settings import Scheme

Key = Qt.Key
Show = Callable[..., Keyboard]


@pytest.fixture
def scale(theme: Theme) -> PercentScale:
    return PercentScale("How much could you explain?", theme)


def told(spy: QSignalSpy) -> list[int]:
    """Return the values that were told, in their order."""
    return [spy.at(place)[0] for place in range(spy.count())]


def count(picture: QImage, colour: str) -> int:
    """Return how many pixels have this colour."""
    wanted = QColor(colour)
    return sum(picture.pixelColor(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_it_begins_unset(keyboard: Show, scale: PercentScale) -> None:
    keyboard(scale)
    assert scale.percent is None
    assert screen_reader.description(scale) == "Not chosen yet; keys 0 to 9"


@pytest.mark.parametrize("digit", range(1, 10))
def test_a_digit_sets_its_tens(keyboard: Show, scale: PercentScale, digit: int) -> None:
    keyboard(scale).write(str(digit))
    assert scale.percent == 10 * digit
    assert screen_reader.description(scale) == f"{10 * digit} %"


def test_zero_sets_none_of_it_and_once_more_all(keyboard: Show, scale: PercentScale) -> None:
    keys = keyboard(scale)
    for expected in (0, 100, 0):
        keys.write("0")
        assert scale.percent == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key.Key_Right, 55),
        (Key.Key_Up, 55),
        (Key.Key_Left, 45),
        (Key.Key_Down, 45),
        (Key.Key_PageUp, 60),
        (Key.Key_PageDown, 40),
        (Key.Key_Home, 0),
        (Key.Key_End, 100),
    ],
)
def test_arrows_move_by_five(keyboard: Show, scale: PercentScale, key: Qt.Key, expected: int) -> None:
    scale.choose(50)
    keyboard(scale).press(key)
    assert scale.percent == expected


def test_arrows_stop_at_the_ends(keyboard: Show, scale: PercentScale) -> None:
    keys = keyboard(scale)
    keys.press(Key.Key_End, Key.Key_Right)
    assert scale.percent == 100
    keys.press(Key.Key_Home, Key.Key_Left)
    assert scale.percent == 0


def test_other_keys_are_the_dialogs(keyboard: Show, scale: PercentScale, theme: Theme) -> None:
    after = PercentScale("How sure are you?", theme)
    keys = keyboard(scale, after)
    keys.write("x ")
    keys.press(Key.Key_Return, Key.Key_Tab)
    assert scale.percent is None
    assert after.hasFocus()


def test_what_is_chosen_is_told_once_and_what_is_shown_is_not(keyboard: Show, scale: PercentScale) -> None:
    chosen = QSignalSpy(scale.chosen)
    scale.choose(30)
    scale.choose(None)
    assert told(chosen) == []

    keys = keyboard(scale)
    keys.write("8")
    keys.press(Key.Key_Left)
    assert told(chosen) == [80, 75]


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (70, 70), (73, 75), (100, 100)])
def test_a_screen_reader_sets_it_and_that_is_told(scale: PercentScale, value: int, expected: int) -> None:
    chosen = QSignalSpy(scale.chosen)
    screen_reader.set_value(scale, value)
    assert scale.percent == expected
    assert screen_reader.description(scale) == f"{expected} %"
    assert told(chosen) == [expected]


def test_the_mouse_sets_it_where_it_is_pressed_and_dragged_to(keyboard: Show, scale: PercentScale) -> None:
    keyboard(scale)
    scale.choose(50)
    height = scale.height() // 2
    QTest.mousePress(scale, Qt.MouseButton.LeftButton, pos=QPoint(0, height))
    assert scale.percent == 0
    QTest.mouseMove(scale, QPoint(scale.width() - 1, height))
    QTest.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=QPoint(scale.width() - 1, height))
    assert scale.percent == 100


def test_the_wheel_scrolls_past_it(keyboard: Show, scale: PercentScale) -> None:
    keyboard(scale)
    scale.choose(50)
    turn_wheel(scale)
    assert scale.percent == 50


def test_unset_none_and_half_look_different(keyboard: Show, scale: PercentScale) -> None:
    keyboard(scale)
    pictures = []
    for percent in (None, 0, 50):
        scale.choose(percent)
        pictures.append(scale.grab().toImage())
    unset, nothing, half = pictures
    assert unset != nothing != half
    assert count(unset, LIGHT.track) == 0
    assert count(nothing, LIGHT.track) > 0


def test_the_bar_is_as_long_as_the_share(keyboard: Show, theme: Theme) -> None:
    scale = PercentScale("How far", theme, accent=True)
    keyboard(scale)
    lengths = []
    for percent in (25, 50, 100):
        scale.choose(percent)
        lengths.append(count(scale.grab().toImage(), LIGHT.no_ai))
    assert lengths[0] / lengths[2] == pytest.approx(0.25, abs=0.05)
    assert lengths[1] / lengths[2] == pytest.approx(0.5, abs=0.05)


def test_the_focus_is_seen_in_light_and_in_dark(keyboard: Show, scale: PercentScale, theme: Theme) -> None:
    keyboard(scale)
    assert count(scale.grab().toImage(), LIGHT.focus) > scale.width()
    theme.choose(Scheme.DARK)
    assert count(scale.grab().toImage(), DARK.focus) > scale.width()
    scale.clearFocus()
    assert count(scale.grab().toImage(), DARK.focus) == 0


def test_it_has_a_name(scale: PercentScale) -> None:
    assert screen_reader.name(scale) == "How much could you explain?"
