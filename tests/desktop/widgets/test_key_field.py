"""A key is taken as it is pressed; the keys that lead out of the field stay the window's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.keyboard import Key, Keyboard
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.key_field import KeyField, takes_a_letter_from_everybody

Modifier = Qt.KeyboardModifier


def made(keyboard: Callable[..., Keyboard]) -> tuple[KeyField, list[str]]:
    """Return a field with a key in it and the focus, and what it tells."""
    field, told = KeyField("Start"), list[str]()
    field.choose("Ctrl+Alt+S")
    field.chosen.connect(told.append)
    keyboard(field, Button("Next"))
    return field, told


def shows(field: KeyField) -> str:
    return field.keySequence().toString()


def test_a_key_with_its_modifiers_is_told_once(keyboard: Callable[..., Keyboard]) -> None:
    field, told = made(keyboard)
    QTest.keyClick(field, Key.Key_F, Modifier.ControlModifier | Modifier.AltModifier)
    QTest.keyClick(field, Key.Key_F, Modifier.ControlModifier | Modifier.AltModifier)
    assert (told, shows(field)) == (["Ctrl+Alt+F"], "Ctrl+Alt+F")


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_backspace_and_delete_leave_it_empty(keyboard: Callable[..., Keyboard], key: Key) -> None:
    field, told = made(keyboard)
    QTest.keyClick(field, key)
    assert (told, shows(field)) == ([""], "")


def test_esc_and_tab_are_the_windows(keyboard: Callable[..., Keyboard]) -> None:
    field, told = made(keyboard)
    QTest.keyClick(field, Key.Key_Escape)
    QTest.keyClick(field, Key.Key_Tab)
    assert (told, shows(field), field.hasFocus()) == ([], "Ctrl+Alt+S", False)


def test_a_modifier_alone_leaves_the_key_there_was(keyboard: Callable[..., Keyboard]) -> None:
    field, told = made(keyboard)
    QTest.keyPress(field, Key.Key_Control)
    field.clearFocus()
    assert (told, shows(field)) == ([], "Ctrl+Alt+S")


@pytest.mark.parametrize(
    ("key", "takes"),
    [
        ("", False),
        ("A", True),
        ("Shift+A", True),
        ("+", True),
        ("Space", True),
        ("Ctrl+A", False),
        ("Alt+F", False),
        ("Meta+Space", False),
        ("Ctrl++", False),
        ("F9", True),
        ("Shift+F12", True),
        ("Ctrl+F12", False),
    ],
)
def test_keys_that_people_type_with_are_told_apart(key: str, *, takes: bool) -> None:
    assert takes_a_letter_from_everybody(key) is takes
