"""Start at login on Windows: a value of the person's own Run key in the registry."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from subprocess import list2cmdline

from unaided.desktop.platform.autostart import AutostartError

_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "Unaided"
_LONGEST = 260  # letters; Windows runs no longer command of this key


class RunKey:
    """The value that starts this command when the person logs in."""

    def __init__(self, command: Sequence[str]) -> None:
        """Take what is to be started; its program has to be an absolute path."""
        self._line = command_line(command)

    @property
    def enabled(self) -> bool:
        """Tell whether there is one."""
        return _value() is not None

    def enable(self) -> None:
        """Write it, in place of one from before; raises AutostartError."""
        if len(self._line) > _LONGEST:
            raise AutostartError(
                f"Windows starts no command longer than {_LONGEST} letters at login, and this one has "
                f"{len(self._line)}: {self._line}. Move Unaided to a folder with a shorter path, then try again."
            )
        _put(self._line)

    def disable(self) -> None:
        """Remove it; raises AutostartError."""
        _put(None)


def command_line(command: Sequence[str]) -> str:
    """Return a command as one line, quoted as programs on Windows read it."""
    return list2cmdline(command)


if sys.platform == "win32":
    import winreg

    def _value() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
                return str(winreg.QueryValueEx(key, _NAME)[0])
        except OSError:
            return None

    def _put(line: str | None) -> None:
        try:
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, _KEY, access=winreg.KEY_SET_VALUE) as key:
                if line is None:
                    if _value() is not None:
                        winreg.DeleteValue(key, _NAME)
                else:
                    winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, line)
        except OSError as error:
            why = error.strerror or "unknown error"
            raise AutostartError(f"The registry could not be changed at {_KEY} ({why}).") from error

else:

    def _value() -> str | None:
        return None

    def _put(line: str | None) -> None:
        raise AutostartError(f"There is no registry here to write {_NAME} into ({line}).")
