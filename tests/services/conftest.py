"""The services over a real database in memory; property tests try as many histories as asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support import profiles
from tests.support.kept import Kept, joined, kept_in_memory
from tests.support.memory import database_as_in
from tests.support.written import written_once

profiles.load()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """Return an empty profile with its services and a clock to move."""
    with kept_in_memory(tmp_path) as opened:
        yield opened


@pytest.fixture
def six_months(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Kept]:
    """Return a person of six months, copied into memory."""
    with closing(database_as_in(written_once(tmp_path_factory, 6))) as database, joined(database, tmp_path) as opened:
        yield opened


@pytest.fixture
def two_years(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Kept]:
    """Return a person of 24 months, copied into memory."""
    with closing(database_as_in(written_once(tmp_path_factory, 24))) as database, joined(database, tmp_path) as opened:
        yield opened
