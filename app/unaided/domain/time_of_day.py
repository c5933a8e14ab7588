"""A time of day as a person says it: `9:10`, and how long ago that was where they are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from itertools import product
from zoneinfo import ZoneInfo

from unaided.domain.clock import Reading
from unaided.domain.line import one_line
from unaided.domain.trouble import SessionRuleError

FURTHEST_BACK = timedelta(hours=12)  # beyond, a time of day is more likely a slip
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def parse_time_of_day(text: str) -> time:
    """Return the time meant by `09:10` or `9:10`.

    Raises:
        SessionRuleError: it is none.
    """
    found = _TIME.fullmatch(one_line(text))
    if found is None:
        raise SessionRuleError(f"“{one_line(text)[:40]}” is no time of day. Write it as 09:10 or 17:45.")
    return time(int(found[1]), int(found[2]))


def ago(now: Reading, at: time) -> timedelta:
    """Return how long ago it was last this time of day; of an hour that daylight saving repeats, the later one.

    Raises:
        SessionRuleError: that was more than 12 hours ago.
    """
    zone: tzinfo = ZoneInfo(now.zone) if now.zone else timezone(timedelta(minutes=now.offset_minutes))
    today = now.wall.astimezone(zone).date()
    days = (today, today - timedelta(days=1))
    said = product(days, (at, at.replace(fold=1)))
    moments = (datetime.combine(day, moment, zone).astimezone(UTC) for day, moment in said)
    passed = now.wall - max(moment for moment in moments if moment <= now.wall)
    if passed > FURTHEST_BACK:
        raise SessionRuleError(f"{at:%H:%M} is not within the last 12 hours. Give the time at which you began.")
    return passed
