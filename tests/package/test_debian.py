"""Debian packages: installed as root, else one line that a person can copy."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from unaided_setup import debian
from unaided_setup.log import Log
from unaided_setup.trouble import SetupError

MISSING = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "Python's venv module": "python3.11-venv"}
LINE = "sudo apt-get install --no-install-recommends libegl1 libgl1 python3.11-venv"
PutProgram = Callable[[str, str], None]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Where apt-get keeps its lists of packages, with one list in it."""
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "main_binary-amd64_Packages").touch()
    return folder


@pytest.fixture
def calls(tmp_path: Path, program: PutProgram) -> Path:
    """An apt-get and a dpkg that only write down how they were called."""
    file = tmp_path / "calls"
    program("apt-get", f'echo "apt-get $@" >> {file}')
    program("dpkg", f'echo "dpkg $@" >> {file}')
    return file


def nothing() -> dict[str, str]:
    return {}


@pytest.mark.usefixtures("calls")
def test_the_line_names_each_package_once_in_order(lists: Path) -> None:
    assert debian.advice(MISSING | {"libEGL.so.2": "libegl1"}, lists) == LINE


@pytest.mark.usefixtures("calls")
def test_where_apt_knows_no_packages_yet_the_line_fetches_the_lists_first(tmp_path: Path) -> None:
    assert debian.advice(MISSING, tmp_path / "empty") == f"sudo apt-get update && {LINE}"


@pytest.mark.usefixtures("program")
def test_without_apt_get_the_libraries_are_named(lists: Path) -> None:
    names = "Python's venv module, libEGL.so.1, libGL.so.1"
    assert debian.advice(MISSING, lists) == (
        f"Install with your system's package manager: {names}. Then run this again."
    )


def test_root_installs_without_being_asked_anything(calls: Path, log: Log) -> None:
    debian.install(["libgl1", "libegl1", "libgl1"], log)
    assert calls.read_text() == (
        "apt-get install --no-install-recommends --yes -o DPkg::Lock::Timeout=300 libegl1 libgl1\n"
    )


def test_a_failed_installation_is_repaired_and_tried_once_more(
    calls: Path, program: PutProgram, tmp_path: Path, log: Log
) -> None:
    updated = tmp_path / "updated"
    program("apt-get", f'echo "apt-get $1" >> {calls}\n[ "$1" = update ] && : > {updated}\n[ -e {updated} ]')
    debian.install(["libgl1"], log)
    assert calls.read_text().splitlines() == [
        "apt-get install",
        "dpkg --configure -a",
        "apt-get update",
        "apt-get install",
    ]


@pytest.mark.usefixtures("calls")
def test_an_installation_that_fails_twice_says_why_and_where_the_log_is(program: PutProgram, log: Log) -> None:
    program("apt-get", 'echo "E: Unable to locate package libgl1"; exit 100')
    with pytest.raises(SetupError, match=r"E: Unable to locate package libgl1\nThe whole log is .*setup\.log"):
        debian.install(["libgl1"], log)


def test_a_normal_user_is_told_the_one_line(calls: Path, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError) as told:
        debian.provide(lambda: MISSING, lambda: {"Xvfb": "xvfb"}, log)
    assert str(told.value).startswith("Unaided needs what this system does not have: Python's venv module, libEGL")
    assert str(told.value).splitlines()[-1].endswith("libegl1 libgl1 python3.11-venv xvfb")
    assert not calls.exists()


def test_what_is_only_wanted_may_stay_missing(calls: Path, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    debian.provide(nothing, lambda: {"Xvfb": "xvfb"}, log)
    assert not calls.exists()


@pytest.mark.usefixtures("calls")
def test_root_that_cannot_install_what_is_wanted_hears_why_and_goes_on(
    program: PutProgram, log: Log, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program("apt-get", 'echo "E: no network"; exit 100')
    debian.provide(nothing, lambda: {"Xvfb": "xvfb"}, log)
    assert "The Debian packages could not be installed: E: no network" in capsys.readouterr().err


def test_nothing_missing_asks_for_nothing(calls: Path, log: Log) -> None:
    debian.provide(nothing, nothing, log)
    assert not calls.exists()
