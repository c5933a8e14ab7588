"""Fixtures of the set-up's tests: a small checkout of its own, and programs that stand in for Debian's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unaided_setup import stamp
from unaided_setup.log import Log

EMPTY_LOCK = "# nothing to install\n"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "setup.log")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose locks ask for nothing, so that setting it up takes no network."""
    root = tmp_path / "checkout"
    (root / "packaging").mkdir(parents=True)
    (root / "app" / "unaided").mkdir(parents=True)
    (root / "app" / "unaided" / "__init__.py").write_text("")
    for lock in (stamp.RUN_LOCK, stamp.TEST_LOCK):
        (root / "packaging" / lock).write_text(EMPTY_LOCK + f"# {lock}\n")
    return root


@pytest.fixture
def made_up_environment(checkout: Path) -> Path:
    """The checkout, set up with a Python that only says how it was called."""
    python = Path(stamp.python_path(str(checkout)))
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"\necho "${QT_QPA_PLATFORM-unset}"\n')
    python.chmod(0o755)
    Path(stamp.stamp_path(str(checkout))).write_text(stamp.stamp_text(str(checkout), stamp.RUN_LOCK))
    return checkout


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Put a shell script with this name and text on a PATH that has nothing else but a shell's tools."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, text: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)

    return put
