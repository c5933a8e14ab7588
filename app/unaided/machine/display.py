"""Whether there is a display that windows can be shown on."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?$")
_NEEDS = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY", "wayland-egl": "WAYLAND_DISPLAY"}
_FOLDER = "/tmp/.X11-unix"  # noqa: S108 (where every X server on a Linux listens)


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether this environment names a display for windows, or a Qt platform that needs none."""
    if not platform.startswith("linux"):
        return True
    wanted = _wanted_platforms(environ)
    if not wanted:
        return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return any(bool(environ.get(_NEEDS[name])) if name in _NEEDS else True for name in wanted)


def _wanted_platforms(environ: Mapping[str, str]) -> list[str]:
    """Return the Qt platforms that are asked for: `xcb;wayland`, each with its own options after a colon."""
    wanted = environ.get("QT_QPA_PLATFORM", "")
    return [name.partition(":")[0] for name in wanted.split(";") if name]


def dead_display(environ: Mapping[str, str], platform: str, folder: str = _FOLDER) -> str:
    """Return the name of a local X display that nobody answers at, empty where there is none to complain of.

    Qt would abort the process with it. Terminals that outlive their session (ssh, tmux) often name one.
    """
    display = environ.get("DISPLAY", "")
    local = _LOCAL.match(display)
    elsewhere = environ.get("WAYLAND_DISPLAY") or set(_wanted_platforms(environ)) - {"xcb"}
    if not platform.startswith("linux") or not local or elsewhere:
        return ""
    place = f"{folder}/X{local[1]}"
    return "" if os.path.exists(place) or _answers(f"\0{place}") else display  # noqa: PTH110 (pathlib costs 2 ms)


def _answers(address: str) -> bool:
    import socket  # noqa: PLC0415 (costs, and only where there is no file to see)

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        return line.connect_ex(address) == 0
