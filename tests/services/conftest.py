"""The services over a real database in memory; property tests try as many histories as asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import profiles
from tests.support.kept import Kept, kept_in_memory

profiles.load()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """Return an empty profile with its services and a clock to move."""
    with kept_in_memory(tmp_path) as opened:
        yield opened
