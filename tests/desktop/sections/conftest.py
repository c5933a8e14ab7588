"""Sections are tested on the profile of a person of 24 months."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home


@pytest.fixture
def home(qtbot: QtBot, history: Path, tmp_path: Path) -> Iterator[Home]:
    """Return that person's desktop, on a copy of the profile."""
    shutil.copytree(history, tmp_path / "profile")
    with at_home(qtbot, tmp_path / "profile") as home:
        yield home
