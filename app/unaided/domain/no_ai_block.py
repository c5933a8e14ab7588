"""The weekly no-AI block: when it comes next, and whether this week's was kept. Both are derived, neither is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from unaided.domain.clock import Reading
from unaided.domain.history import Sitting
from unaided.domain.recall import Leave
from unaided.domain.session import MINUTE_US
from unaided.domain.settings import DAYS_A_WEEK, MINUTES_A_DAY, BlockSettings
from unaided.domain.words import day_name

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BlockLook:
    """The block as it stands at one moment: when it comes next, and this week's that was kept, if it was.

    `next_at` is a UTC instant after `at`. `leave` is set while the person is on leave: nobody reminds them.
    """

    at: Reading
    next_at: datetime
    kept: Sitting | None
    leave: Leave | None = None


def next_block(block: BlockSettings, now: Reading) -> datetime:
    """Return the UTC instant after this moment at which the block begins next where the person is.

    A time of day that daylight saving skips means as long after the last change as it says (RFC
    5545, 3.3.5), so 02:30 is 03:30 on that day; of one that it repeats the first is meant.
    """
    zone = _zone_of(now)
    today = now.wall.astimezone(zone).date()
    first = today + _DAY * ((block.weekday - today.weekday()) % DAYS_A_WEEK)
    begins = time(*divmod(block.minute_of_day, MINUTES_A_DAY // 24))
    moments = (datetime.combine(day, begins, zone).astimezone(UTC) for day in (first, first + DAYS_A_WEEK * _DAY))
    return next(moment for moment in moments if moment > now.wall)


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of a day's week."""
    monday = day - _DAY * day.weekday()
    return monday, monday + _DAY * (DAYS_A_WEEK - 1)


def kept_block(block: BlockSettings, week: Iterable[Sitting]) -> Sitting | None:
    """Return the first of a week's finished sessions without AI that was as long as the block; a block is one sitting.

    Undecided time counts in nothing (Law 2).
    """
    return next((sitting for sitting in week if sitting.active_us >= block.minutes * MINUTE_US), None)


def block_words(block: BlockSettings, look: BlockLook) -> str:
    """Return one sentence on the block. One that was missed is not named: the next one is (Law 8)."""
    if look.leave is not None:
        last = look.leave.last_day
        until = "you say you are back" if last is None else f"{day_name(last)} is over"
        return f"You are on leave: nothing reminds you of the no-AI block until {until}."
    if look.kept is not None:
        minutes = look.kept.active_us // MINUTE_US
        return f"This week’s no-AI block is done: {minutes} minutes on {WEEKDAYS[look.kept.local_date.weekday()]}."
    begins = look.next_at.astimezone(_zone_of(look.at))
    return f"Your next no-AI block: {WEEKDAYS[begins.weekday()]} at {begins:%H:%M}, {block.minutes} minutes."


def _zone_of(reading: Reading) -> tzinfo:
    return ZoneInfo(reading.zone) if reading.zone else timezone(timedelta(minutes=reading.offset_minutes))
