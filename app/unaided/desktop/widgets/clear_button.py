"""The cross that empties a line of text: Qt draws it without a name."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton

NAME = "Clear the search"


def add_clear_button(field: QLineEdit) -> None:
    """Give a field its cross, with a name for a screen reader and a tip."""
    field.setClearButtonEnabled(True)
    button = field.findChild(QToolButton)
    if button is not None:
        button.setAccessibleName(NAME)
        button.setToolTip(NAME)
