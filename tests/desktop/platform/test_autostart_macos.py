"""Starting at login on macOS: what launchd is told. That launchd does it was not tried here."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from unaided.desktop.platform.autostart import AutostartError
from unaided.desktop.platform.autostart_macos import LaunchAgent, agent

COMMAND = ("/Applications/My Apps/Unaided.app/Contents/MacOS/unaided", "--in-tray")


def is_on(launch_agent: LaunchAgent) -> bool:
    """Ask anew whether it is on."""
    return launch_agent.enabled


def test_it_starts_the_command_word_for_word_at_login() -> None:
    told = plistlib.loads(agent(COMMAND))
    assert told["ProgramArguments"] == list(COMMAND)
    assert told["RunAtLoad"] is True


def test_it_is_off_until_it_is_switched_on_and_off_again_after(tmp_path: Path) -> None:
    launch_agent = LaunchAgent(COMMAND, {"HOME": str(tmp_path)})
    assert not is_on(launch_agent)
    launch_agent.disable()
    launch_agent.enable()
    launch_agent.enable()
    assert is_on(launch_agent)
    assert [path.name for path in (tmp_path / "Library" / "LaunchAgents").iterdir()] == ["io.github.unaided.plist"]
    launch_agent.disable()
    assert not is_on(launch_agent)


@pytest.mark.parametrize("content", [b"", b"no list", plistlib.dumps({"RunAtLoad": True, "Disabled": True})])
def test_what_launchd_would_not_start_is_off(tmp_path: Path, content: bytes) -> None:
    launch_agent = LaunchAgent(COMMAND, {"HOME": str(tmp_path)})
    launch_agent.enable()
    launch_agent.path.write_bytes(content)
    assert not is_on(launch_agent)


def test_a_folder_that_cannot_be_written_is_a_sentence_that_says_which(tmp_path: Path) -> None:
    (tmp_path / "Library").touch()
    launch_agent = LaunchAgent(COMMAND, {"HOME": str(tmp_path)})
    for act in (launch_agent.enable, launch_agent.disable):
        with pytest.raises(AutostartError, match=r"LaunchAgents/io\.github\.unaided\.plist could not be"):
            act()
