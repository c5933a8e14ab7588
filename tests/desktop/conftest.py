"""No test of windows leaves a timer, a thread or a window behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from tests.support.leaks import nothing_left_behind


@pytest.fixture(autouse=True)
def _tidy(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 (windows need an application before they are counted)
    with nothing_left_behind():
        yield


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    """Return a new person's profile with its bridge."""
    with at_home(qtbot, tmp_path / "profile") as home:
        yield home
