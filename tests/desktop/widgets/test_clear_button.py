"""The cross in a search field has a name, and empties it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from unaided.desktop.widgets.clear_button import NAME, add_clear_button


def test_the_cross_is_heard_by_its_name_and_empties_the_field(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    add_clear_button(field)
    field.setText("cache")
    field.show()

    (cross,) = field.findChildren(QToolButton)
    heard = QAccessible.queryAccessibleInterface(cross)
    assert heard.text(QAccessible.Text.Name) == NAME
    cross.click()
    assert field.text() == ""
