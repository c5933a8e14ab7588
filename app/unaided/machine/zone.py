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


class Place:
    """Where this machine is: asked each time, since people travel, and looked up only where the answer is another."""

    def __init__(self, link: Path = _ZONE_LINK, words: Path = _ZONE_NAME) -> None:
        """Take what names the zone: a link, or Debian's own file where that is no link."""
        self._link = str(link)  # pathlib costs more than all the rest, four times a minute
        self._words = words
        self._told: str | None = None
        self._name = ""

    def zone_name(self) -> str:
        """Return the IANA name of the local zone, or an empty text where the machine does not say.

        The C library keeps the rules it found first, for good; after this they are those of this zone.
        """
        told = self._ask()
        if told is None or told != self._told:
            _look_where_we_are()
            self._told = told
            self._name = _zone_in(_zone_in_words(self._words) if told is None else told)
        return self._name

    def _ask(self) -> str | None:
        named = os.environ.get("TZ")
        if named is not None:
            return named.lstrip(":") or "UTC"  # set but empty means UTC
        try:
            return os.readlink(self._link)  # noqa: PTH115 (see above)
        except OSError:
            return None


def _look_where_we_are() -> None:
    if sys.platform != "win32":
        time.tzset()


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
