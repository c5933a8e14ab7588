"""Start Unaided on a machine that sleeps: its boot clock is ahead by what a file says, which libfaketime cannot do."""

import os
import runpy
import time
from pathlib import Path

from tests.session.harness.faked_time import SLEPT

NS = 10**9
SLEPT_FILE = Path(os.environ[SLEPT])
awake_only = time.clock_gettime_ns


def with_sleep(clock: int) -> int:
    """Read a clock of this machine."""
    slept = float(SLEPT_FILE.read_text()) if clock == time.CLOCK_BOOTTIME and SLEPT_FILE.exists() else 0.0
    return awake_only(clock) + round(slept * NS)


if __name__ == "__main__":
    time.clock_gettime_ns = with_sleep
    runpy.run_module("unaided", run_name="__main__")
