"""What the controls are tried with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.keyboard import Keyboard
from unaided.desktop.theme import Theme
from unaided.domain.settings import Scheme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:  # noqa: ARG001 (it dresses the application)
    return Theme(scheme=Scheme.LIGHT)


@pytest.fixture
def keyboard(qtbot: QtBot) -> Callable[..., Keyboard]:
    """Return what shows controls in a window, the first with the focus, and hands out its keyboard."""
    windows = []

    def show(*controls: QWidget) -> Keyboard:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for control in controls:
            layout.addWidget(control)
        window.show()
        controls[0].setFocus()
        return Keyboard(qtbot, window)

    return show
