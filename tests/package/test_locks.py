"""The locks: every library pinned, with hashes, from anywhere."""

import re
import tomllib
from pathlib import Path

import pytest

from unaided_setup import stamp

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?: ; [^\\]+)?(?P<hashes>( --hash=sha256:[0-9a-f]{64})+)")
LOCKS = (stamp.RUN_LOCK, stamp.TEST_LOCK)


def pins(lock: str) -> dict[str, str]:
    """Return name and version of every library in a lock; each line must be a pin with hashes."""
    text = (ROOT / "packaging" / lock).read_text()
    lines = [line for line in re.sub(r"\s*\\\n\s*", " ", text).splitlines() if not line.startswith("#")]
    found = [PIN.fullmatch(line) for line in lines]
    assert [line for line, pin in zip(lines, found, strict=True) if pin is None] == []
    return {pin["name"]: pin["version"] for pin in found if pin}


def declared(requirements: list[str]) -> set[str]:
    """Return the names in a list of requirements."""
    return {re.split(r"[<>=!~; \[]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_with_hashes(lock: str) -> None:
    assert len(pins(lock)) > 10


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_says_where_packages_come_from(lock: str) -> None:
    text = (ROOT / "packaging" / lock).read_text()
    assert not re.search(r"://|--index|--extra-index|--find-links|file:|^-", text, re.MULTILINE)


def test_the_tests_run_on_the_very_versions_that_are_shipped() -> None:
    assert pins(stamp.RUN_LOCK).items() <= pins(stamp.TEST_LOCK).items()


def test_what_pyproject_declares_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert declared(project["project"]["dependencies"]) <= pins(stamp.RUN_LOCK).keys()
    assert declared(project["dependency-groups"]["dev"]) <= pins(stamp.TEST_LOCK).keys()


def test_qt_stays_below_the_version_that_aborts_on_python_3_11() -> None:
    assert pins(stamp.RUN_LOCK)["pyside6-essentials"].startswith("6.11.")
