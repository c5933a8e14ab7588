"""Fixtures of the real-desktop tests: a session, and Unaided running in it."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.session.harness.desktop import DesktopSession
from tests.session.harness.needs import missing_packages
from tests.session.harness.parts import Layout
from tests.session.harness.program import ROOT, Program
from tests.session.harness.program import unaided as program_of

ARTEFACTS = Path(os.environ.get("UNAIDED_ARTEFACTS", ROOT / ".artefacts")) / "session"


@pytest.fixture
def layout() -> Layout:
    """The usual desktop; a test that wants another one parametrizes `layout`."""
    return Layout()


@pytest.fixture
def artefacts(request: pytest.FixtureRequest) -> Path:
    """An empty folder for the screenshots of this test."""
    folder = ARTEFACTS / re.sub(r"[^\w.-]+", "-", request.node.name).strip("-")
    shutil.rmtree(folder, ignore_errors=True)
    return folder


@pytest.fixture
def desktop(layout: Layout, artefacts: Path) -> Iterator[DesktopSession]:
    """A running desktop session."""
    missing = missing_packages()
    if missing:
        pytest.fail(f"a desktop session needs: sudo apt-get install {' '.join(missing)}", pytrace=False)
    with DesktopSession(layout, artefacts) as session:
        yield session


@pytest.fixture
def unaided(desktop: DesktopSession, tmp_path: Path) -> Iterator[Program]:
    """Unaided with a profile of its own, not started yet; it must not have complained when the test is over."""
    program = program_of(desktop, tmp_path / "profile")
    yield program
    if program.is_running:
        program.end()
    assert program.complaints() == []
