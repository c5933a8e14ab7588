"""A start that was earlier than the press of the button: moved back, the original kept beside it (Law 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.session import MINUTE_US, Session, advance, check_open
from unaided.domain.trouble import SessionRuleError

FURTHEST_BACK = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StartCorrection:
    """That a start was moved: from which UTC instant to which, and when that was said."""

    session_id: UUID
    said_at: datetime
    was: datetime
    became: datetime


def begin_earlier(session: Session, ago: timedelta, now: Reading, not_before: datetime | None = None) -> Session:
    """Return the session as begun so long ago; the time added is active time, and all else keeps its moment.

    `not_before` is when the finished session before it ended.

    Raises:
        SessionRuleError: it has ended or began no later than that; or the start would be more than 24
            hours ago, or before `not_before`.
    """
    check_open(session)
    moved = advance(session, now)
    by_us = ago // MICROSECOND - moved.elapsed_us
    if ago > FURTHEST_BACK:
        raise SessionRuleError("A start can be at most 24 hours ago. Give a shorter time.")
    if by_us <= 0:
        raise SessionRuleError(f"It began {_minutes(moved.elapsed_us)} ago as it is. Give a longer time than that.")
    started = moved.started.earlier(by_us)
    if not_before is not None and started.wall < not_before:
        room_us = moved.elapsed_us + max(timedelta(), moved.started.wall - not_before) // MICROSECOND
        raise SessionRuleError(
            f"The session before it ended {_minutes(room_us)} ago, and two sessions never share a time. "
            "Give that or less."
        )
    return replace(
        moved,
        started=started,
        elapsed_us=moved.elapsed_us + by_us,
        spans=tuple(span.moved(by_us) for span in moved.spans),
        waits=tuple(wait.moved(by_us) for wait in moved.waits),
    )


def _minutes(microseconds: int) -> str:
    return f"{microseconds // MINUTE_US} min"
