"""Where on the globe this machine is, as far as it says."""

from __future__ import annotations

import os
import sys
import time
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ZONE_LINK = Path("/etc/localtime")
_ZONE_NAME = Path("/etc/timezone")


def look_where_we_are() -> None:
    """Have the zone's rules read again: the C library keeps those it found first, for good."""
    if sys.platform != "win32":
        time.tzset()


def zone_name(link: Path = _ZONE_LINK, words: Path = _ZONE_NAME) -> str:
    """Return the IANA name of the local zone, or an empty text where the machine does not say."""
    named = os.environ.get("TZ")
    if named is not None:
        return _zone_in(named.lstrip(":") or "UTC")  # set but empty means UTC
    try:
        return _zone_in(str(link.readlink()))
    except OSError:
        return _zone_in(_zone_in_words(words))


def _zone_in_words(file: Path) -> str:
    """Return what Debian's own file says, for where the zone is a copied file and no link."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _zone_in(name_or_path: str) -> str:
    name = name_or_path.partition("zoneinfo/")[2] or name_or_path
    return name if _is_zone(name) else ""


@lru_cache(maxsize=16)  # a name that is none is searched for in every place anew
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return False
    return True
