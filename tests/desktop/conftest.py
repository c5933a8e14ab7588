"""No test of windows leaves a timer, a thread or a window behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from tests.support.leaks import nothing_left_behind
from tests.support.written import written_once


@pytest.fixture(autouse=True)
def _tidy(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 (windows need an application before they are counted)
    with nothing_left_behind():
        yield


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the profile of a person of 24 months, written once; whoever works on it takes a copy."""
    return written_once(tmp_path_factory, 24)


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    """Return a new person's profile with its bridge."""
    with at_home(qtbot, tmp_path / "profile") as home:
        yield home
