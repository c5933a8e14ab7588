"""The start and end of a session as a person writes them: a day and two times of it, where the session was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from unaided.domain.clock import Reading
from unaided.domain.editing import Change
from unaided.domain.overlap import Times, times_of
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

    def at(self, here: Reading, was: Times | None = None) -> tuple[datetime, datetime]:
        """Return the start and the end that are meant, in UTC; `here` tells the place's clock.

        `was` are the times of a session that are said otherwise now: of an hour that comes twice the nearer one is
        meant then, else the first, and it may go on as long past midnight as it did.

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
        began, ended = parse_time_of_day(self.start), parse_time_of_day(self.end)
        start = _nearest(instants(day, began, here), was and was[0])
        same_day = [end for end in instants(day, ended, here) if end >= start]
        next_day = [end for end in instants(day + A_DAY, ended, here) if _is_meant((start, end), was)]
        if not same_day and not next_day:
            raise EditRuleError(f"It would end at {self.end}, before it began at {self.start}. Correct one of them.")
        return start, _nearest(same_day or next_day, was and was[1])


def _is_meant(times: Times, was: Times | None) -> bool:
    """Tell whether an end on the next day is meant: it is near, or the session went on so long as it was."""
    start, end = times
    if end - start <= PAST_MIDNIGHT:
        return True
    return was is not None and (end <= was[1] or end - start <= was[1] - was[0])


def _nearest(found: Sequence[datetime], to: datetime | None) -> datetime:
    return found[0] if to is None else min(found, key=lambda moment: abs(moment - to))


def said_of(session: Session) -> SaidTimes:
    """Return how the times of an ended session are written."""
    start = local(session.started, session.started.wall)
    end = local(session.started, session.ended_at or session.started.wall)
    return SaidTimes(start.date().isoformat(), f"{start:%H:%M}", f"{end:%H:%M}")


def change_of(session: Session, said: SaidTimes, change: Change) -> Change:
    """Return a change with the times that are written otherwise now; what reads as before keeps its seconds.

    Raises:
        RuleError: as `SaidTimes.at` does.
    """
    before = said_of(session)
    if said == before:
        return change
    start, end = said.at(session.started, times_of(session))
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
    first = local(session.started, session.started.wall).date()
    for day in (first, first + A_DAY):
        for moment in instants(day, at, session.started):
            if session.started.wall < moment < end:
                return moment
    said = said_of(session)
    raise EditRuleError(f"This session went on from {said.start} to {said.end}. Give a time between the two.")


def middle_of(session: Session) -> str:
    """Return the time of day halfway through a session."""
    end = session.ended_at or session.started.wall
    return f"{local(session.started, session.started.wall + (end - session.started.wall) / 2):%H:%M}"


def instants(day: date, at: time, here: Reading) -> list[datetime]:
    """Return when it was this time of this day at a place, in UTC: once, or twice where the clock was set back."""
    first, second = (datetime.combine(day, at.replace(fold=fold), _zone(here)).astimezone(UTC) for fold in (0, 1))
    return [first, second] if first < second else [first]  # in an hour that is left out, the second is the earlier


def local(here: Reading, moment: datetime) -> datetime:
    """Return a moment as the clock on the wall shows it at a place, in that season."""
    return moment.astimezone(_zone(here))


def _zone(here: Reading) -> tzinfo:
    try:
        return ZoneInfo(here.zone) if here.zone else timezone(timedelta(minutes=here.offset_minutes))
    except (ZoneInfoNotFoundError, ValueError):  # read by a machine that knew more zones than this one
        return timezone(timedelta(minutes=here.offset_minutes))
