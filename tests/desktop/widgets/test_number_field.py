"""A number that is typed or stepped, within its limits, with its unit behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.support import screen_reader
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.number_field import NumberField


def made(keyboard: Callable[..., Keyboard], theme: Theme) -> tuple[NumberField, list[int], Keyboard]:
    """Return a field with the keyboard in it, and what it tells."""
    field, told = NumberField("Idle after", theme, (1, 120), "min"), list[int]()
    field.choose(5)
    field.chosen.connect(told.append)
    return field, told, keyboard(field)


def test_arrows_step_and_stop_at_the_limits(keyboard: Callable[..., Keyboard], theme: Theme) -> None:
    field, told, keys = made(keyboard, theme)
    keys.press(Key.Key_Up)
    assert (told, field.text(), screen_reader.name(field)) == ([6], "6 min", "Idle after")
    for _ in range(9):
        keys.press(Key.Key_Down)
    assert field.value() == 1


def test_what_is_shown_is_not_told(keyboard: Callable[..., Keyboard], theme: Theme) -> None:
    field, told, _ = made(keyboard, theme)
    field.choose(30)
    assert (field.value(), told) == (30, [])


def test_a_wheel_in_passing_changes_nothing(keyboard: Callable[..., Keyboard], theme: Theme) -> None:
    field, told, _ = made(keyboard, theme)
    middle, turned = QPointF(field.rect().center()), QPoint(0, 120)
    buttons, modifiers, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(middle, middle, turned, turned, buttons, modifiers, phase, False)  # noqa: FBT003 (Qt's own)
    QApplication.sendEvent(field, wheel)
    assert (field.value(), told) == (5, [])
