"""A screen reader: it reads and works a control by Qt's accessibility interfaces, without a key or a click."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def heard(control: QWidget) -> QAccessibleInterface:
    """Return what a screen reader has of a control."""
    found = QAccessible.queryAccessibleInterface(control)
    assert found is not None
    return found


def name(control: QWidget) -> str:
    """Return what it is called."""
    return heard(control).text(QAccessible.Text.Name)


def description(control: QWidget) -> str:
    """Return what is said about it after its name."""
    return heard(control).text(QAccessible.Text.Description)


def act(control: QWidget, action: str) -> None:
    """Do one of the actions a control offers: `Toggle`, `Press`."""
    actions = heard(control).actionInterface()
    assert actions is not None
    assert action in actions.actionNames()
    actions.doAction(action)


def set_value(control: QWidget, value: int) -> None:
    """Set a slider."""
    values = heard(control).valueInterface()
    assert values is not None
    values.setCurrentValue(value)
