"""Start at login on macOS: a launch agent of the person's own, as launchd.plist(5) describes it."""

from __future__ import annotations

import os
import plistlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from unaided.desktop.platform.autostart import AutostartError, not_done

_LABEL = "io.github.unaided"


class LaunchAgent:
    """A property list in ~/Library/LaunchAgents; launchd reads it at the next login."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] = os.environ) -> None:
        """Take what is to be started; its program has to be an absolute path."""
        self._command = tuple(command)
        self.path = Path(environ.get("HOME", "/"), "Library", "LaunchAgents", f"{_LABEL}.plist")

    @property
    def enabled(self) -> bool:
        """Tell whether there is one that launchd will start."""
        try:
            agent = plistlib.loads(self.path.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return False
        return isinstance(agent, dict) and bool(agent.get("RunAtLoad")) and not agent.get("Disabled")

    def enable(self) -> None:
        """Write it, in place of one from before; raises AutostartError."""
        new = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            new.write_bytes(agent(self._command))
            new.replace(self.path)
        except OSError as error:
            raise AutostartError(not_done(str(self.path), "written", error)) from error

    def disable(self) -> None:
        """Remove it; raises AutostartError."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise AutostartError(not_done(str(self.path), "removed", error)) from error


def agent(command: Sequence[str]) -> bytes:
    """Return the property list that starts this command at login, on the screen and once."""
    return plistlib.dumps(
        {
            "Label": _LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
    )
