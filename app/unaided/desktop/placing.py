"""Where a window opens: on the screen where the pointer is, all of it to be seen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)  # px: what a window manager adds, at most, as far as we know before it does


def work_area() -> QRect:
    """Return the part of the pointer's screen that panels leave free."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def fit(window: QWidget) -> None:
    """Make a window no larger than what can be seen of it."""
    window.resize(window.size().boundedTo(work_area().size() - FRAME))


def centre(window: QWidget) -> None:
    """Put a window that is not shown yet into the middle of the work area."""
    window.adjustSize()
    place = QRect(window.pos(), window.size().boundedTo(work_area().size()))
    place.moveCenter(work_area().center())
    window.move(place.topLeft())
