"""A button says and does what its entry does, and is there where that is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.action_button import ActionButton, MoreButton


def test_it_follows_its_entry(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("&Do it", window)
    action.setVisible(False)
    button = ActionButton(action)
    QVBoxLayout(window).addWidget(button)
    window.show()
    assert not button.isVisible()
    action.setText("Do it &now")
    action.setVisible(True)
    assert button.isVisible()
    assert (button.text(), button.accessibleName()) == ("Do it &now", "Do it now")
    with qtbot.waitSignal(action.triggered):
        button.click()


@pytest.mark.qt_log_ignore("does not support")  # a menu grabs the keyboard, which offscreen there is none to
def test_more_opens_its_menu(qtbot: QtBot) -> None:
    menu = QMenu()
    menu.addAction("Something rare")
    button = MoreButton(menu)
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(menu.aboutToShow):
        button.click()
    menu.close()
