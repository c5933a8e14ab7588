"""The three clocks of this machine, read together, and where on the globe it is."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from unaided.domain.clock import Reading

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_ZONE_LINK = Path("/etc/localtime")
_ZONE_NAME = Path("/etc/timezone")


class SystemClock:
    """Read the awake, boot and wall clock; on Linux CLOCK_MONOTONIC and CLOCK_BOOTTIME."""

    def __init__(self) -> None:
        """Find out once which start-up of the machine this is."""
        self._boot_id = boot_id()

    def read(self) -> Reading:
        """Return this moment; the zone is asked each time, since people travel."""
        awake = time.monotonic_ns() // 1000
        boot = _boot_us(awake)
        wall = datetime.now(UTC)
        _look_where_we_are()
        offset = wall.astimezone().utcoffset()
        minutes = round(offset.total_seconds() / 60) if offset else 0
        return Reading(wall, awake, boot, self._boot_id, zone_name(), minutes)


def _boot_us(awake_us: int) -> int:
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return awake_us if boottime is None else time.clock_gettime_ns(boottime) // 1000


def boot_id(file: Path = _BOOT_ID) -> str:
    """Return the name of this start-up of the machine."""
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        # No such file outside Linux: the second the machine came up names the start-up well enough.
        return f"up-{round(time.time() - time.monotonic())}"


def _look_where_we_are() -> None:
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
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 (costs, and one name is asked about once)

    try:
        ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return False
    return True
