"""The virtual environment: made once, made again after anything that went wrong, and never in place of another."""

import subprocess
import sys
from pathlib import Path

import pytest

from unaided_setup import stamp
from unaided_setup.setting_up import set_up
from unaided_setup.trouble import SetupError

UNKNOWN = f"no-such-library==1.0 --hash=sha256:{'0' * 64}\n"


def import_unaided(root: Path) -> subprocess.CompletedProcess[str]:
    """Import the checkout's package with the environment's Python."""
    return subprocess.run(
        [stamp.python_path(str(root)), "-P", "-c", "import unaided; print(unaided.__file__)"],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)


def test_it_is_made_once_and_finds_the_checkout_even_when_moved(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(checkout, stamp.RUN_LOCK)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Setting up Unaided in .venv")
    set_up(checkout, stamp.RUN_LOCK)
    assert capsys.readouterr().err == ""

    moved = checkout.rename(checkout.with_name("moved"))
    assert stamp.is_ready(str(moved), stamp.RUN_LOCK)
    assert import_unaided(moved).stdout == f"{moved}/app/unaided/__init__.py\n"


def test_a_failed_set_up_says_why_and_the_next_one_recovers(checkout: Path) -> None:
    lock = checkout / "packaging" / stamp.RUN_LOCK
    empty = lock.read_text()
    lock.write_text(UNKNOWN)
    with pytest.raises(SetupError, match=r"The libraries could not be installed: .*\.\nThe whole log is .*\.venv\.log"):
        set_up(checkout, stamp.RUN_LOCK)
    assert not stamp.is_ready(str(checkout), stamp.RUN_LOCK)

    lock.write_text(empty)
    set_up(checkout, stamp.RUN_LOCK)
    assert stamp.is_ready(str(checkout), stamp.RUN_LOCK)


def test_the_tests_add_their_part_to_the_environment_of_a_running_app(checkout: Path) -> None:
    set_up(checkout, stamp.RUN_LOCK)
    kept = checkout / stamp.FOLDER / "kept"
    kept.touch()
    set_up(checkout, stamp.TEST_LOCK)
    assert kept.exists()
    assert stamp.is_ready(str(checkout), stamp.TEST_LOCK)


def test_another_ones_environment_is_left_alone(checkout: Path) -> None:
    foreign = checkout / stamp.FOLDER / "bin" / "python"
    foreign.parent.mkdir(parents=True)
    foreign.symlink_to(sys.executable)
    with pytest.raises(SetupError, match="was not made by Unaided's set-up"):
        set_up(checkout, stamp.RUN_LOCK)
    assert foreign.exists()


def test_a_checkout_that_cannot_be_written_to_is_named(checkout: Path) -> None:
    (checkout / ".venv.log").mkdir()  # stands in the way, for root as well
    with pytest.raises(SetupError, match=r"could not use .*\.venv\.log: Is a directory\. Put that right"):
        set_up(checkout, stamp.RUN_LOCK)


def test_what_is_required_and_missing_stops_it(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # no apt-get
    with pytest.raises(SetupError, match=r"this system does not have: libEGL\.so\.1"):
        set_up(checkout, stamp.RUN_LOCK, required=lambda: {"libEGL.so.1": "libegl1"})
    assert not (checkout / stamp.FOLDER).exists()
