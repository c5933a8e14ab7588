"""Starting at login on Windows: the line its registry would hold. The registry itself is tried on Windows alone."""

from __future__ import annotations

import sys

import pytest

from unaided.desktop.platform.autostart import AutostartError
from unaided.desktop.platform.autostart_windows import RunKey, command_line


def test_a_path_with_spaces_is_quoted() -> None:
    line = command_line((r"C:\Program Files\Unaided\unaided.exe", "--in-tray"))
    assert line == r'"C:\Program Files\Unaided\unaided.exe" --in-tray'


def test_a_command_that_windows_would_not_start_is_refused() -> None:
    with pytest.raises(AutostartError, match="no command longer than 260 letters at login, and this one has 311: "):
        RunKey(("C:\\" + "a" * 298, "--in-tray")).enable()


def test_without_a_registry_it_is_off_and_says_so() -> None:
    if sys.platform != "win32":
        key = RunKey(("/usr/bin/unaided", "--in-tray"))
        assert not key.enabled
        for act in (key.enable, key.disable):
            with pytest.raises(AutostartError, match="There is no registry here"):
                act()
