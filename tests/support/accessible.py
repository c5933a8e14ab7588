"""What a screen reader is told of a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from unaided.desktop.widgets.growing_text import GrowingText

OF_QT = "qt_"  # how Qt names the parts of its own widgets


def nameless(window: QWidget) -> list[str]:
    """Return the controls a keyboard or a mouse reaches, shown or not, that have no name."""
    return [repr(one) for one in window.findChildren(QWidget) if _is_control(one) and not one.accessibleName().strip()]


def _is_control(widget: QWidget) -> bool:
    if widget.objectName().startswith(OF_QT) or isinstance(widget.parent(), GrowingText):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.ClickFocus or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
