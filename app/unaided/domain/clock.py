"""A moment as three clocks saw it, and the time between two of them (Law 1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

MICROSECOND = timedelta(microseconds=1)
ELSEWHERE = "imported"  # in the place of a start-up's id: no clock of this machine timed it


@dataclass(frozen=True, slots=True)
class Reading:
    """Awake, boot and wall clock read together, with the place's zone.

    `wall` is an aware UTC instant; `awake_us` stands still in sleep and `boot_us` does not (both
    microseconds since a start-up named by `boot_id`); `offset_minutes` is local time minus UTC.
    """

    wall: datetime
    awake_us: int
    boot_us: int
    boot_id: str
    zone: str
    offset_minutes: int

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the clock on the wall showed it where this was read, without a zone."""
        return (moment + timedelta(minutes=self.offset_minutes)).replace(tzinfo=None)

    def local_date(self, day_start: timedelta = timedelta(0)) -> date:
        """Return the day this moment belongs to where the person is; a day begins at `day_start`."""
        return (self.local(self.wall) - day_start).date()

    def earlier(self, by_us: int) -> Reading:
        """Return what these clocks said so many microseconds before; those of a later start-up go below zero."""
        return replace(
            self,
            wall=self.wall - timedelta(microseconds=by_us),
            awake_us=self.awake_us - by_us,
            boot_us=self.boot_us - by_us,
        )


class Clock(Protocol):
    """Whoever can say what time it is."""

    def read(self) -> Reading:
        """Return this moment."""
        ...


@dataclass(frozen=True, slots=True)
class Passed:
    """What lies between two readings, in microseconds: all of it, and the part spent asleep."""

    elapsed_us: int
    asleep_us: int


def passed(earlier: Reading, later: Reading) -> Passed:
    """Return the time from one reading to a later one, never negative.

    Within one start-up of the machine the boot clock decides, so a wall clock set back a year
    changes nothing. Across a restart only the wall clock knows, and none of the gap was awake here.
    """
    if earlier.boot_id == later.boot_id:
        elapsed = max(0, later.boot_us - earlier.boot_us)
        awake = max(0, later.awake_us - earlier.awake_us)
        return Passed(elapsed, max(0, elapsed - awake))
    gap = max(0, (later.wall - earlier.wall) // MICROSECOND)
    return Passed(gap, gap)
