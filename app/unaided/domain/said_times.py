"""The start and end of a session as a person writes them: a day and two times of it, where the session was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from unaided.domain.clock import Reading
from unaided.domain.editing import Change
from unaided.domain.session import Session
from unaided.domain.time_of_day import parse_time_of_day
from unaided.domain.trouble import EditRuleError
from unaided.domain.within import parse_day

PAST_MIDNIGHT = timedelta(hours=12)  # an end before the start is meant for the next day if no more lies between
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SaidTimes:
    """Three texts: a day as `2025-03-31`, and the start and end as `09:10`."""

    day: str = ""
    start: str = ""
    end: str = ""

    def at(self, here: Reading) -> tuple[datetime, datetime]:
        """Return the start and the end that are meant, in UTC; `here` tells the place's clock.

        Raises:
            HistoryRuleError: the day is none.
            SessionRuleError: one of the times is none.
            EditRuleError: the day, the start or the end is not given, or the end is before the start.
        """
        day = parse_day(self.day)
        if day is None:
            raise EditRuleError("Give the day on which it began, such as 2025-03-31.")
        if not self.start or not self.end:
            raise EditRuleError("Give the start and the end as the clock showed them, such as 09:10 and 10:05.")
        start, end = (instant(day, parse_time_of_day(text), here) for text in (self.start, self.end))
        if end < start and end + A_DAY - start <= PAST_MIDNIGHT:
            end = instant(day + A_DAY, parse_time_of_day(self.end), here)
        if end < start:
            raise EditRuleError(f"It would end at {self.end}, before it began at {self.start}. Correct one of them.")
        return start, end


def said_of(session: Session) -> SaidTimes:
    """Return how the times of an ended session are written."""
    start = _local(session.started, session.started.wall)
    end = _local(session.started, session.ended_at or session.started.wall)
    return SaidTimes(start.date().isoformat(), f"{start:%H:%M}", f"{end:%H:%M}")


def change_of(session: Session, said: SaidTimes, change: Change) -> Change:
    """Return a change with the times that are written otherwise now; what reads as before keeps its seconds.

    Raises:
        RuleError: as `SaidTimes.at` does.
    """
    before = said_of(session)
    if said == before:
        return change
    start, end = said.at(session.started)
    starts_as_before = (said.day, said.start) == (before.day, before.start)
    ends_as_before = said.day == before.day and said.end == before.end
    return Change(
        change.session_id,
        None if starts_as_before else start,
        None if ends_as_before else end,
        change.mode,
        change.task_id,
        change.cutting,
    )


def split_at(session: Session, text: str) -> datetime:
    """Return the instant of a session at which the clock on the wall showed this time.

    Raises:
        SessionRuleError: it is no time of day.
        EditRuleError: it was never that time while the session went on.
    """
    at, end = parse_time_of_day(text), session.ended_at or session.started.wall
    first = _local(session.started, session.started.wall).date()
    for day in (first, first + A_DAY):
        moment = instant(day, at, session.started)
        if session.started.wall < moment < end:
            return moment
    said = said_of(session)
    raise EditRuleError(f"This session went on from {said.start} to {said.end}. Give a time between the two.")


def middle_of(session: Session) -> str:
    """Return the time of day halfway through a session."""
    end = session.ended_at or session.started.wall
    return f"{_local(session.started, session.started.wall + (end - session.started.wall) / 2):%H:%M}"


def instant(day: date, at: time, here: Reading) -> datetime:
    """Return when it was this time of this day at a place; of an hour that comes twice, the first."""
    return datetime.combine(day, at, _zone(here)).astimezone(UTC)


def _local(here: Reading, moment: datetime) -> datetime:
    return moment.astimezone(_zone(here))


def _zone(here: Reading) -> tzinfo:
    try:
        return ZoneInfo(here.zone) if here.zone else timezone(timedelta(minutes=here.offset_minutes))
    except (ZoneInfoNotFoundError, ValueError):  # read by a machine that knew more zones than this one
        return timezone(timedelta(minutes=here.offset_minutes))
