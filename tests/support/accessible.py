"""What a screen reader is told of a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from unaided.desktop.widgets.growing_text import GrowingText

OF_QT = "qt_"  # how Qt names the parts of its own widgets


def nameless(window: QWidget) -> list[str]:
    """Return the controls a keyboard or a mouse reaches in a window as it stands that a reader has no name for."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window) and _is_control(widget)]
    return [repr(widget) for widget in shown if not _name(widget)]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _is_control(widget: QWidget) -> bool:
    if widget.objectName().startswith(OF_QT) or isinstance(widget.parent(), GrowingText):
        return False
    return bool(widget.focusPolicy() & (Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus))
