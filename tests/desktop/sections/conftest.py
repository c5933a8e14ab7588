"""Sections are tested on the profile of a person of a year, where a file names no other time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from tests.support.written import written_once


@pytest.fixture
def months() -> int:
    """Return for how many months the person has worked."""
    return 12


@pytest.fixture
def home(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, months: int) -> Iterator[Home]:
    """Return that person's desktop, half of whose tasks the coin drew, on a copy of the profile."""
    shutil.copytree(written_once(tmp_path_factory, months), tmp_path / "profile")
    with at_home(qtbot, tmp_path / "profile") as home:
        yield home
