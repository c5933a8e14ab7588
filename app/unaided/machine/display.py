"""Whether there is a display that windows can be shown on."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?$")
_FOLDER = "/tmp/.X11-unix"  # noqa: S108 (where every X server on a Linux listens)


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether this environment names a display, or a Qt platform that needs none."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def dead_display(environ: Mapping[str, str], platform: str, folder: str = _FOLDER) -> str:
    """Return the name of a local X display that nobody answers at, empty where there is none to complain of.

    Qt would abort the process with it. Terminals that outlive their session (ssh, tmux) often name one.
    """
    display = environ.get("DISPLAY", "")
    local = _LOCAL.match(display)
    if (
        not platform.startswith("linux")
        or not local
        or environ.get("WAYLAND_DISPLAY")
        or environ.get("QT_QPA_PLATFORM")
    ):
        return ""
    place = f"{folder}/X{local[1]}"
    return "" if os.path.exists(place) or _answers(f"\0{place}") else display  # noqa: PTH110 (pathlib costs 2 ms)


def _answers(address: str) -> bool:
    import socket  # noqa: PLC0415 (costs, and only where there is no file to see)

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        return line.connect_ex(address) == 0
