"""Whether a program is full screen, where there is no X server that could say so."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.platform.full_screen import FullScreen


@pytest.mark.parametrize("display", ["", ":4999"])
def test_without_an_x_server_nothing_is_in_the_way(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.platformName", lambda: "xcb")
    full_screen = FullScreen()
    with qtbot.assertNotEmitted(full_screen.ended):
        assert not full_screen.covers()
        full_screen.close()


@pytest.mark.usefixtures("qapp")
def test_on_another_platform_it_is_not_asked() -> None:
    assert not FullScreen().covers()
