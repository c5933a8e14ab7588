"""A mouse's wheel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

NOTCH = QPoint(0, -120)


def turn_wheel(control: QWidget) -> None:
    """Turn the wheel one notch towards the person, over a control."""
    at, button, modifier = QPointF(9, 9), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase, inverted = Qt.ScrollPhase.NoScrollPhase, False
    QApplication.sendEvent(control, QWheelEvent(at, at, QPoint(), NOTCH, button, modifier, phase, inverted))
