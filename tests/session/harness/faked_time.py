"""A machine whose clocks a test moves while programs run, by libfaketime in those programs alone."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.session.harness.needs import FAKETIME

NEW = ".new"
SLEPT = "UNAIDED_TEST_SLEPT"  # names a file with the seconds that a machine has slept


@dataclass
class FakedTime:
    """The clocks of a program started with `env`, ahead of the machine's own by what `file` says.

    With `steady` only the wall clock moves, as when somebody sets it; without, awake and boot clock go with it, as when
    time passes. While the steady clocks are faked, no program may wait on a lock for a limited time: it never returns.
    """

    file: Path
    steady: bool = False
    ahead: timedelta = field(default=timedelta(0), init=False)
    slept: timedelta = field(default=timedelta(0), init=False)

    def __post_init__(self) -> None:
        """Begin with the machine's own time."""
        self.move(timedelta(0))

    @property
    def env(self) -> Mapping[str, str]:
        """The variables by which a program lives in this time."""
        return {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1" if self.steady else "0",
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",  # it makes Python's threads wait for each other for seconds
            "NO_FAKE_STAT": "1",
            SLEPT: str(self._slept_file),
        }

    @property
    def _slept_file(self) -> Path:
        return self.file.with_suffix(".slept")

    @property
    def now(self) -> datetime:
        """What its wall clock says."""
        return datetime.fromtimestamp(time.time()).astimezone() + self.ahead

    def move(self, by: timedelta) -> None:
        """Move the clocks, back where it is negative; programs see it at their next look."""
        self.ahead += by
        _replace(self.file, f"{self.ahead.total_seconds():+.6f}\n")

    def go_to(self, moment: datetime) -> None:
        """Move the clocks to this moment."""
        self.move(moment - self.now)

    def sleep(self, by: timedelta) -> None:
        """Let this machine sleep: its wall clock goes on, and so does the boot clock of what `asleep.py` started."""
        assert self.steady, "libfaketime moves the clock that stands still in sleep"
        self.slept += by
        _replace(self._slept_file, str(self.slept.total_seconds()))
        self.move(by)


def _replace(file: Path, words: str) -> None:
    """Change a file that is read at any moment: whole, or not at all."""
    fresh = file.with_suffix(NEW)
    fresh.write_text(words)
    fresh.replace(file)
