"""Starting at login: the desktop entry says what to start, and goes when it is switched off."""

import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from unaided.desktop.platform.autostart import Autostart, AutostartError, DesktopEntry, autostart_here, own_command

COMMAND = ("/opt/my apps/unaided", "--in-tray", 'quoted "$HOME" `id`', "back\\slash", "100%")


@pytest.fixture
def autostart(tmp_path: Path) -> DesktopEntry:
    """Autostart of an app with a difficult name."""
    return DesktopEntry(COMMAND, {"XDG_CONFIG_HOME": str(tmp_path / "config")})


def is_on(autostart: Autostart) -> bool:
    """Ask anew whether it is on."""
    return autostart.enabled


def entry_of(autostart: DesktopEntry) -> dict[str, str]:
    """Read the desktop entry."""
    parser = RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign] # keys of a desktop entry have capitals
    parser.read(autostart.path, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_it_is_off_until_it_is_switched_on_and_off_again_after(autostart: DesktopEntry) -> None:
    assert not is_on(autostart)
    autostart.disable()
    autostart.enable()
    autostart.enable()
    assert is_on(autostart)
    assert [path.name for path in autostart.path.parent.iterdir()] == ["unaided.desktop"]
    autostart.disable()
    assert not is_on(autostart)
    assert not autostart.path.exists()


def test_the_entry_starts_the_command_word_for_word(autostart: DesktopEntry) -> None:
    autostart.enable()
    entry = entry_of(autostart)
    assert (entry["Type"], entry["Name"], entry["Terminal"]) == ("Application", "Unaided", "false")
    # After the entry's own escapes, Exec quotes like a shell does, and a percent sign is doubled.
    words = entry["Exec"].replace("\\\\", "\\").replace("%%", "%")
    said = subprocess.check_output(["/bin/sh", "-c", f'printf "%s\\n" {words}'], text=True)  # noqa: S603 (words of ours)
    assert tuple(said.splitlines()) == COMMAND


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_what_the_desktops_own_settings_switched_off_is_off(autostart: DesktopEntry, line: str) -> None:
    autostart.enable()
    autostart.path.write_text(autostart.path.read_text() + line + "\n")
    assert not is_on(autostart)
    autostart.enable()
    assert is_on(autostart)


def test_without_a_config_folder_named_it_is_the_usual_one() -> None:
    assert DesktopEntry(COMMAND, {"HOME": "/home/ada"}).path == Path("/home/ada/.config/autostart/unaided.desktop")


def test_a_folder_that_cannot_be_written_is_a_sentence_that_says_which(tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    autostart = DesktopEntry(COMMAND, {"XDG_CONFIG_HOME": str(tmp_path / "config")})
    for act in (autostart.enable, autostart.disable):
        with pytest.raises(AutostartError, match=r"config/autostart/unaided\.desktop could not be"):
            act()
    assert not autostart.enabled


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
    program, *arguments = entry_of(here)["Exec"].split(" ")
    assert Path(program).is_absolute()
    assert arguments == ["-P", "-m", "unaided", "--in-tray"]
    # The same Python finds the program: `--version` in place of the option that would open it.
    said = subprocess.check_output([program, *arguments[:-1], "--version"], text=True, cwd=tmp_path)  # noqa: S603 (ours)
    assert said.startswith("unaided ")
