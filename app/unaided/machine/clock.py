"""The three clocks of this machine, read together, and where on the globe it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from unaided.domain.clock import Reading
from unaided.machine.zone import Place

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_MAC_MONOTONIC_RAW = 4  # <time.h>: mach_continuous_time, which goes on in sleep and follows no time server
_MAC_UPTIME_RAW = 8  # <time.h>: mach_absolute_time, the same one standing still in sleep
_WINDOWS_TICKS = 10  # interrupt time comes in 100 ns
_WINDOWS_REALTIME = "api-ms-win-core-realtime-l1-1-1.dll"  # realtimeapiset.h, from Windows 10 on

Microseconds = Callable[[], int]


@dataclass(frozen=True, slots=True)
class SteadyClocks:
    """The two clocks that nobody sets, microseconds since the machine came up: one stands still in sleep."""

    awake_us: Microseconds
    boot_us: Microseconds


class SystemClock:
    """Read the awake, boot and wall clock."""

    def __init__(self, clocks: SteadyClocks | None = None) -> None:
        """Find out once which start-up of the machine this is; without `clocks` they are this platform's."""
        self._clocks = clocks or steady_clocks(sys.platform)
        self._boot_id = boot_id(self._clocks)
        self._place = Place()

    def read(self) -> Reading:
        """Return this moment."""
        awake = self._clocks.awake_us()
        boot = self._clocks.boot_us()
        wall = datetime.now(UTC)
        zone = self._place.zone_name()
        minutes = round(time.localtime(wall.timestamp()).tm_gmtoff / 60)
        return Reading(wall, awake, boot, self._boot_id, zone, minutes)


def steady_clocks(platform: str) -> SteadyClocks:
    """Return the clocks of a platform as `sys.platform` names it; one that is not known is taken for Linux.

    Raises:
        OSError: this machine is of another platform and does not have them.
    """
    if platform == "darwin":
        return mac_clocks()
    return windows_clocks() if platform == "win32" else linux_clocks()


def linux_clocks() -> SteadyClocks:
    """Return CLOCK_MONOTONIC and CLOCK_BOOTTIME of clock_gettime(2); where the latter is missing sleep goes unseen."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    awake = _posix_clock(time.CLOCK_MONOTONIC)
    return SteadyClocks(awake, awake if boottime is None else _posix_clock(boottime))


def mac_clocks(platform: str = sys.platform) -> SteadyClocks:
    """Return CLOCK_UPTIME_RAW and CLOCK_MONOTONIC_RAW of clock_gettime(3): one time base, apart by sleep alone.

    CLOCK_MONOTONIC also goes on in sleep, but follows the time server, so it would drift from the other.

    Raises:
        OSError: this is no macOS.
    """
    if platform != "darwin":
        raise OSError("These are the clocks of macOS.")
    return SteadyClocks(_posix_clock(_MAC_UPTIME_RAW), _posix_clock(_MAC_MONOTONIC_RAW))


def windows_clocks() -> SteadyClocks:
    """Return QueryUnbiasedInterruptTime, without sleep and hibernation, and QueryInterruptTime, with them.

    Python's own monotonic clock counts sleep or does not, depending on its version.

    Raises:
        OSError: this is no Windows, or one older than 10.
    """
    import ctypes  # noqa: PLC0415 (costs, and Windows alone needs it)

    realtime = ctypes.CDLL(_WINDOWS_REALTIME)
    kernel = ctypes.CDLL("kernel32.dll")
    return SteadyClocks(interrupt_time(kernel.QueryUnbiasedInterruptTime), interrupt_time(realtime.QueryInterruptTime))


def interrupt_time(query: Callable[[object], object]) -> Microseconds:
    """Return a clock over a function of Windows that writes 100 ns into the 64-bit number it is pointed to."""
    import ctypes  # noqa: PLC0415

    def read() -> int:
        ticks = ctypes.c_uint64()
        query(ctypes.byref(ticks))
        return ticks.value // _WINDOWS_TICKS

    return read


def _posix_clock(number: int) -> Microseconds:
    def read() -> int:
        return time.clock_gettime_ns(number) // 1000

    return read


def boot_id(clocks: SteadyClocks, file: Path = _BOOT_ID) -> str:
    """Return the name of this start-up of the machine."""
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        # No such file outside Linux: the second the machine came up names the start-up well enough. Where
        # the wall clock was set since, it looks like another start-up, and the time between stays undecided.
        return f"up-{round(time.time() - clocks.boot_us() / 1_000_000)}"
