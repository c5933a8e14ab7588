"""A window opens where all of it can be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.placing import centre, fit, work_area


def test_a_window_larger_than_the_screen_is_made_smaller(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(5000, 4000)

    fit(window)

    assert work_area().size().width() > window.width() > 100
    assert work_area().size().height() > window.height() > 100


def test_a_window_that_fits_keeps_its_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(320, 200)

    fit(window)

    assert (window.width(), window.height()) == (320, 200)


def test_a_panel_opens_in_the_middle(qtbot: QtBot) -> None:
    panel = QLabel("Start a session")
    qtbot.addWidget(panel)

    centre(panel)

    assert (panel.geometry().center() - work_area().center()).manhattanLength() <= 2
