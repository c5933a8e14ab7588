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
from unaided.domain.words import counted, day_name, lengths, short_day

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


@dataclass(frozen=True, slots=True)
class BlockWeek:
    """A week, its Monday, and its finished sessions without AI; one that was as long as the block kept it.

    `on_leave` tells whether the person was on leave on any of its days.
    """

    monday: date
    sittings: tuple[Sitting, ...] = ()
    kept: Sitting | None = None
    on_leave: bool = False

    @property
    def active_us(self) -> int:
        """Return how long was worked without AI, in microseconds; undecided time counts in nothing (Law 2)."""
        return sum(sitting.active_us for sitting in self.sittings)

    @property
    def sunday(self) -> date:
        """Return its last day."""
        return week_of(self.monday)[1]


def block_weeks(
    block: BlockSettings, today: date, sittings: Iterable[Sitting], leaves: Iterable[Leave] = (), count: int = 12
) -> tuple[BlockWeek, ...]:
    """Return the last weeks up to today's, the earliest first, held against the block as it is appointed now."""
    this_week, away = week_of(today)[0], tuple(leaves)
    mondays = [this_week - DAYS_A_WEEK * _DAY * back for back in reversed(range(count))]
    worked: dict[date, list[Sitting]] = {monday: [] for monday in mondays}
    for sitting in sittings:
        own = worked.get(week_of(sitting.local_date)[0])
        if own is not None:
            own.append(sitting)
    return tuple(
        BlockWeek(monday, tuple(own), kept_block(block, own), any(_touches(leave, monday) for leave in away))
        for monday, own in worked.items()
    )


def _touches(leave: Leave, monday: date) -> bool:
    return any(leave.covers(monday + _DAY * later) for later in range(DAYS_A_WEEK))


def week_name(week: BlockWeek, today: date) -> str:
    """Return a week as it is named: its days, and that it is this one."""
    return f"{span_words(week.monday, week.sunday)}{' (this week)' if week.monday <= today <= week.sunday else ''}"


def span_words(first: date, last: date) -> str:
    """Return the days of a week: `3 – 9 Mar 2025`."""
    if first.month == last.month:
        return f"{first.day} – {day_name(last)}"
    return f"{short_day(first) if first.year == last.year else day_name(first)} – {day_name(last)}"


def kept_words(week: BlockWeek) -> str:
    """Return how a week's block stands; where nothing was done nothing is said, but for leave (Law 8)."""
    if week.kept is not None:
        return f"● done on {WEEKDAYS[week.kept.local_date.weekday()]}"
    if week.sittings:
        return "◐ partly"
    return "on leave" if week.on_leave else "–"


def weeks_words(weeks: Iterable[BlockWeek]) -> str:
    """Return one plain sentence of these weeks; nobody counts the ones without a block (Law 8)."""
    worked = [week for week in weeks if week.sittings]
    if not worked:
        return "No session without AI in these weeks yet."
    total = lengths(sum(week.active_us for week in worked))
    sessions = counted(sum(len(week.sittings) for week in worked), "session")
    return f"{total} without AI in {sessions}; choose a week to see them."


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
    day = _day_words(begins.date(), look.at.wall.astimezone(_zone_of(look.at)).date())
    return f"Your next no-AI block: {day} at {begins:%H:%M}, {block.minutes} minutes."


def appointment_words(block: BlockSettings, look: BlockLook) -> str:
    """Return one sentence on the block as Today has it: without an appointment it says what would keep the week's."""
    if look.kept is None and not block.on:
        return f"{block.minutes} minutes without AI in one sitting, on any day, keep this week’s no-AI block."
    return block_words(block, look)


def _day_words(day: date, today: date) -> str:
    """Return a day within a week from now as it is said."""
    match (day - today).days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case ahead:
            weekday = WEEKDAYS[day.weekday()]
            return weekday if ahead < DAYS_A_WEEK else f"{weekday} next week"


def _zone_of(reading: Reading) -> tzinfo:
    return ZoneInfo(reading.zone) if reading.zone else timezone(timedelta(minutes=reading.offset_minutes))
