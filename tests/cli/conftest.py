"""Services over a real file with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.clock import FakeClock
from unaided.bootstrap import Services, open_profile


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still until moved."""
    return FakeClock()


@pytest.fixture
def services(tmp_path: Path, clock: FakeClock) -> Iterator[Services]:
    """Return the services over a fresh profile."""
    profile = open_profile({"UNAIDED_HOME": str(tmp_path / "profile")})
    services = profile.open_services(clock)
    yield services
    services.close()
    profile.release()
