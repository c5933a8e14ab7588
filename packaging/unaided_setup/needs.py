"""What the PySide6 wheels and Python's venv need of the system, and the Debian package that brings each of it.

Debian 13 and Ubuntu 24.04 renamed some packages (libglib2.0-0t64) but answer to the older names, so one name does.
"""

import ctypes
import importlib.util
import sys
from collections.abc import Mapping

OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN = {
    **OFFSCREEN,
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def missing_libraries(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the shared libraries that the loader cannot find, with their packages; Qt brings its own but on Linux."""
    if not sys.platform.startswith("linux"):
        return {}
    return {library: package for library, package in wanted.items() if not _loads(library)}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_venv() -> dict[str, str]:
    """Return what `python -m venv` lacks: Debian's Python comes without its pip."""
    if importlib.util.find_spec("ensurepip"):
        return {}
    return {"Python's venv module": f"python3.{sys.version_info.minor}-venv"}
