"""Charts of a test: shown at a size, drawn into a picture, pointed at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.theme import Theme
from unaided.domain.settings import Scheme

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def theme() -> Theme:
    """Return the light colours, which a test may change."""
    return Theme(scheme=Scheme.LIGHT)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[W], W]:
    """Return what shows a chart on the screen."""

    def shown(chart: W) -> W:
        qtbot.addWidget(chart)
        chart.resize(900, 300)
        chart.show()
        qtbot.waitExposed(chart)
        return chart

    return shown
