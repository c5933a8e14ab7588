"""Start at login: an entry in the person's own start-up folder, written when asked and never otherwise."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from unaided.domain.trouble import Trouble

_NAME = "unaided.desktop"
_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)
_QUOTED = str.maketrans({letter: "\\" + letter for letter in '\\"`$'})
_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Unaided
Comment=Times work with and without AI, and shows what happens to your own pace
Exec={command}
Icon=unaided
Terminal=false
"""
_OFF = frozenset({"hidden=true", "x-gnome-autostart-enabled=false"})


class AutostartError(Trouble):
    """What starts it at login cannot be written or removed."""


class Autostart(Protocol):
    """Whatever starts a program when the person logs in: each system has its own way."""

    @property
    def enabled(self) -> bool:
        """Tell whether it will be started."""
        ...

    def enable(self) -> None:
        """Have it started from the next login on; raises AutostartError."""
        ...

    def disable(self) -> None:
        """Have it started no more; raises AutostartError."""
        ...


class DesktopEntry:
    """The file in the person's autostart folder that starts this command at login, as freedesktop.org has it."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] = os.environ) -> None:
        """Take what is to be started; its program has to be an absolute path."""
        self._command = tuple(command)
        config = environ.get("XDG_CONFIG_HOME") or str(Path(environ.get("HOME", "/"), ".config"))
        self.path = Path(config, "autostart", _NAME)

    @property
    def enabled(self) -> bool:
        """Tell whether the desktop will start it; a desktop's own settings may have switched it off."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        return not any(line.replace(" ", "").lower() in _OFF for line in lines)

    def enable(self) -> None:
        """Write the file, in place of one from before; raises AutostartError."""
        entry = _ENTRY.format(command=" ".join(map(_quoted, self._command)))
        new = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.write_text(entry, encoding="utf-8")
            new.replace(self.path)
        except OSError as error:
            raise AutostartError(self._sentence("written", error)) from error

    def disable(self) -> None:
        """Remove the file; raises AutostartError."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise AutostartError(self._sentence("removed", error)) from error

    def _sentence(self, done: str, error: OSError) -> str:
        return not_done(str(self.path), done, error)


def not_done(path: str, done: str, error: OSError) -> str:
    """Return that a file could not be written or removed, why, and what to do."""
    why = error.strerror or "unknown error"
    return f"{path} could not be {done} ({why}). Make the folder writable, then try again."


def _quoted(argument: str) -> str:
    """Quote one argument as the Desktop Entry specification wants it in Exec, then as it wants any value."""
    if _PLAIN.fullmatch(argument):
        return argument  # not every desktop reads quotes right
    quoted = '"' + argument.replace("%", "%%").translate(_QUOTED) + '"'
    return quoted.replace("\\", "\\\\")
