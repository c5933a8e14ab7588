"""Which profile is meant, and where its running app listens: names only, standard library only.

Imported by the terminal client before any package is installed, so it must stay small.
"""

from __future__ import annotations

from binascii import crc32
from os.path import abspath, expanduser

TYPE_CHECKING = False  # that of `typing` costs 2 ms at every start and `status`
if TYPE_CHECKING:
    from collections.abc import Mapping

HOME_VARIABLE = "UNAIDED_HOME"


def profile_key(environ: Mapping[str, str]) -> str:
    """Return the short name of the profile that this environment points to."""
    home = environ.get(HOME_VARIABLE)
    named = "default:" + environ.get("XDG_DATA_HOME", "")
    if home:
        named = abspath(expanduser(home))  # noqa: PTH100, PTH111 (pathlib costs more than the whole command)
    return f"{crc32(named.encode('utf-8', 'surrogateescape')):08x}"


def socket_path(environ: Mapping[str, str], platform: str) -> str:
    """Return where the running app of this profile listens: a Unix socket, or a pipe on Windows.

    Without XDG_RUNTIME_DIR it is the person's own cache folder, never one that others can write to.
    """
    name = f"unaided-{profile_key(environ)}"
    if platform == "win32":
        return rf"\\.\pipe\{name}-{environ.get('USERNAME', '')}"
    if runtime := environ.get("XDG_RUNTIME_DIR"):
        return f"{runtime.rstrip('/')}/{name}.socket"
    cache = environ.get("XDG_CACHE_HOME") or environ.get("HOME", "").rstrip("/") + "/.cache"
    return f"{cache.rstrip('/')}/{name}.socket"
