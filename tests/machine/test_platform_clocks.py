"""Each platform's own clocks: asserted on that platform; elsewhere the test's own name says that they were not run."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from unaided.machine.clock import SteadyClocks, interrupt_time, linux_clocks, mac_clocks, steady_clocks, windows_clocks

UPTIME = Path("/proc/uptime")  # of Linux
MINUTE = 60 * 1_000_000
YEAR = 366 * 24 * 60 * MINUTE
CLOCKS: dict[str, Callable[[], SteadyClocks]] = {
    "linux": linux_clocks,
    "darwin": mac_clocks,
    "win32": windows_clocks,
}
NAMES = {"linux": "Linux", "darwin": "macOS", "win32": "Windows"}


def told(platform: str) -> str:
    """Return what this run does about a platform's clocks."""
    here = NAMES.get(sys.platform, sys.platform)
    return f"{NAMES[platform]}: " + ("asserted" if platform == sys.platform else f"not run, this is {here}")


def check(clocks: SteadyClocks) -> None:
    """Check what both clocks promise wherever they are."""
    before = clocks.awake_us(), clocks.boot_us()
    sum(range(200_000))
    after = clocks.awake_us(), clocks.boot_us()
    for earlier, later in zip(before, after, strict=True):
        assert 0 < earlier <= later < earlier + MINUTE, "in microseconds, and never back"
        assert later < 10 * YEAR, "since the machine came up, not since 1970"
    tick = 16_000  # Windows counts in steps of up to 15.625 ms
    assert after[0] - before[0] == pytest.approx(after[1] - before[1], abs=2 * tick), "at one pace while awake"
    assert after[1] >= after[0] - tick, "the boot clock has sleep besides"


@pytest.mark.parametrize("platform", CLOCKS, ids=told)
def test_the_clocks_of_a_platform_hold_there_and_are_refused_elsewhere(platform: str) -> None:
    if platform == sys.platform:
        check(CLOCKS[platform]())
    elif platform != "linux":  # those of Linux are the ones taken where the platform is not known
        with pytest.raises(OSError):  # noqa: PT011 (each system words it in its own way)
            CLOCKS[platform]()


def test_this_machine_gets_the_clocks_of_its_platform() -> None:
    clocks, own = steady_clocks(sys.platform), CLOCKS.get(sys.platform, linux_clocks)()
    assert own.boot_us() - MINUTE < clocks.boot_us() < own.boot_us() + MINUTE


@pytest.mark.parametrize(("ticks", "microseconds"), [(0, 0), (9, 0), (10, 1), (2**63 + 19, (2**63 + 19) // 10)])
def test_interrupt_time_of_windows_is_read_in_tenths_of_a_microsecond(ticks: int, microseconds: int) -> None:
    def query(pointer: object) -> int:
        ctypes.cast(pointer, ctypes.POINTER(ctypes.c_uint64))[0] = ticks  # type: ignore[arg-type]
        return 1

    assert interrupt_time(query)() == microseconds


def test_the_boot_clock_is_the_kernels_uptime_where_it_tells_one() -> None:
    clocks = steady_clocks(sys.platform)
    uptime = float(UPTIME.read_text(encoding="ascii").split()[0]) if UPTIME.exists() else clocks.boot_us() / 1_000_000
    assert clocks.boot_us() / 1_000_000 == pytest.approx(uptime, abs=5)
