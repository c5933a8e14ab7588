"""A clock that a test moves: the machine's three clocks, its sleeps, its restarts and where it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from unaided.domain.clock import MICROSECOND, Reading

MORNING = datetime(2025, 3, 3, 8, 0, tzinfo=UTC)
HALF_MINUTE = timedelta(seconds=30)


class FakeClock:
    """Stand still until told otherwise; `read` is what `SystemClock.read` would say."""

    def __init__(self, wall: datetime = MORNING, zone: str = "Europe/Berlin") -> None:
        """Begin at this UTC moment, an hour after the machine came up."""
        self.wall = wall.astimezone(UTC)
        self._zone = zone
        self._awake = timedelta(hours=1)
        self._boot = timedelta(hours=1)
        self._boots = 1

    def read(self) -> Reading:
        """Return this moment."""
        offset = self.wall.astimezone(ZoneInfo(self._zone)).utcoffset() or timedelta()
        return Reading(
            self.wall,
            self._awake // MICROSECOND,
            self._boot // MICROSECOND,
            f"boot-{self._boots}",
            self._zone,
            offset // timedelta(minutes=1),
        )

    def pass_time(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0, microseconds: int = 0) -> Reading:
        """Let time pass awake, and return the moment after."""
        passed = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
        self.wall += passed
        self._awake += passed
        self._boot += passed
        return self.read()

    def sleep(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0, microseconds: int = 0) -> Reading:
        """Let the machine sleep, and return the moment it wakes."""
        slept = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
        self.wall += slept
        self._boot += slept
        return self.read()

    def set_wall(self, wall: datetime) -> Reading:
        """Set the wall clock, as a person or a time server does."""
        self.wall = wall.astimezone(UTC)
        return self.read()

    def reboot(self, *, after: timedelta = HALF_MINUTE) -> Reading:
        """Restart the machine; it is up again after this long, and both its clocks began at zero."""
        self.wall += after
        self._awake = self._boot = timedelta()
        self._boots += 1
        return self.read()

    def travel(self, zone: str) -> Reading:
        """Take the machine to another zone."""
        self._zone = zone
        return self.read()
