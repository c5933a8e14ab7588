"""Tests that take this process to another zone bring it home after."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _home_again() -> Iterator[None]:
    """Read the zone anew once the test's own variables are gone: it begins before `monkeypatch`, and ends after."""
    yield
    time.tzset()
