"""A button is pressed by Enter and Space while it has the focus, and by no other's Enter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from tests.support.keyboard import Keyboard, Modifier
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.roles import Role

Key = Qt.Key
Show = Callable[..., Keyboard]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_press_it(keyboard: Show, key: Qt.Key) -> None:
    button = Button("&Start", Role.PRIMARY)
    clicked = QSignalSpy(button.clicked)
    keyboard(button).press(key)
    assert clicked.count() == 1


def test_ctrl_enter_is_the_dialogs(keyboard: Show) -> None:
    button = Button("&Later")
    clicked = QSignalSpy(button.clicked)
    keyboard(button).press(Key.Key_Return, modifier=Modifier.ControlModifier)
    assert clicked.count() == 0


def test_enter_in_a_dialogs_field_presses_no_button(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, button = QLineEdit(), Button("&Discard")
    layout = QVBoxLayout(dialog)
    layout.addWidget(field)
    layout.addWidget(button)
    clicked = QSignalSpy(button.clicked)
    dialog.show()
    field.setFocus()
    Keyboard(qtbot, dialog).press(Key.Key_Return)
    assert clicked.count() == 0


def test_its_name_is_its_words_without_the_mnemonic(qtbot: QtBot) -> None:
    button = Button("5 &more minutes", Role.LINK)
    qtbot.addWidget(button)
    assert screen_reader.name(button) == "5 more minutes"
