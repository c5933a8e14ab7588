"""Profiles of people who do not exist, each written once in a run of the tests, whichever worker wants it first."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.clock import FakeClock
from unaided.bootstrap import with_services

SEED = 7


def written_once(factory: pytest.TempPathFactory, months: int, seed: int = SEED) -> Path:
    """Return the profile of a person of so many months, for whoever needs it to take a copy of."""
    shared = _of_the_run(factory)
    folder = shared / f"person-{seed}-of-{months}-months"
    with _alone(shared / f"{folder.name}.lock"):
        if not folder.exists():
            unfinished = shared / f"{folder.name}.unfinished"
            with_services(
                {"UNAIDED_HOME": str(unfinished)}, FakeClock(), lambda services: services.demo.fill(months, seed)
            )
            unfinished.rename(folder)
    return folder


def _of_the_run(factory: pytest.TempPathFactory) -> Path:
    """Return the run's temporary folder, the same for all its workers."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep out the other workers; the system lets go of the lock of one that is killed."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
