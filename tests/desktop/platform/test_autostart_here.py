"""What starts at login is this very installation."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from unaided.desktop.platform.autostart import DesktopEntry
from unaided.desktop.platform.autostart_here import autostart_here, own_command


def test_a_frozen_program_is_started_as_it_is() -> None:
    assert own_command("/opt/unaided/unaided", frozen=True) == ("/opt/unaided/unaided", "--in-tray")


def test_else_the_environments_own_python_starts_it(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    assert own_command(str(python), frozen=False) == (str(python), "-P", "-m", "unaided", "--in-tray")


def test_no_console_opens_where_there_is_a_python_without_one(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    assert own_command(str(python), frozen=False)[0] == str(python)
    (tmp_path / "pythonw.exe").touch()
    assert own_command(str(python), frozen=False)[0] == str(tmp_path / "pythonw.exe")


def test_what_is_started_here_is_this_very_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    here = autostart_here()
    assert isinstance(here, DesktopEntry)
    here.enable()
    [line] = [line for line in here.path.read_text(encoding="utf-8").splitlines() if line.startswith("Exec=")]
    program, *arguments = line.removeprefix("Exec=").split(" ")
    assert Path(program).is_absolute()
    assert arguments == ["-P", "-m", "unaided", "--in-tray"]
    # The same Python finds the program: `--version` in place of the option that would open it.
    said = subprocess.check_output([program, *arguments[:-1], "--version"], text=True, cwd=tmp_path)  # noqa: S603 (ours)
    assert said.startswith("unaided ")
