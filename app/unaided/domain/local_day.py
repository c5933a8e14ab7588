"""When a local day begins, and which day a moment belongs to: by the offset of its own season, not of today's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from unaided.domain.clock import Reading
from unaided.domain.said_times import instants, local


def begin_of(day: date, here: Reading, day_begins: timedelta) -> datetime:
    """Return the instant at which a day begins at this place; `day_begins` is how long after midnight."""
    return instants(day, time(), here)[0] + day_begins


def day_at(moment: datetime, here: Reading, day_begins: timedelta) -> date:
    """Return the day a moment belongs to at this place."""
    return local(here, moment - day_begins).date()
