"""Start at login on this system, of this very installation."""

from __future__ import annotations

import sys
from pathlib import Path

from unaided.desktop.platform.autostart import Autostart, DesktopEntry

_IN_TRAY = "--in-tray"


def autostart_here() -> Autostart:
    """Return what starts this very installation at login on this system."""
    command = own_command(sys.executable, frozen=bool(getattr(sys, "frozen", False)))
    if sys.platform == "win32":
        from unaided.desktop.platform.autostart_windows import RunKey  # noqa: PLC0415 (there is a registry there only)

        return RunKey(command)
    if sys.platform == "darwin":
        from unaided.desktop.platform.autostart_macos import LaunchAgent  # noqa: PLC0415 (not needed elsewhere)

        return LaunchAgent(command)
    return DesktopEntry(command)


def own_command(executable: str, *, frozen: bool) -> tuple[str, ...]:
    """Return what starts this installation in the tray; its program is an absolute path.

    A frozen program is started as it is, else the environment's own Python, whose `-P` keeps the folder
    that it is started in from being searched for modules.
    """
    if frozen:
        return (executable, _IN_TRAY)
    path = Path(executable)
    quiet = path.with_name("pythonw.exe")  # the one that opens no console on Windows
    program = quiet if path.name.lower() == "python.exe" and quiet.exists() else path
    return (str(program), "-P", "-m", "unaided", _IN_TRAY)
