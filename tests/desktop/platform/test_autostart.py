"""Starting at login: the desktop entry says what to start, and goes when it is switched off."""

import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from unaided.desktop.platform.autostart import Autostart, AutostartError, DesktopEntry

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
