"""Finished sessions without AI for the monthly figures: all of a person's years in one read.

Through the driver's own rows: the ORM's entities cost 94 times the SQL, and there may be 100,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from unaided.domain.history import Sitting
from unaided.domain.task import Kind, TaskStatus
from unaided.storage.plain import from_micros

_SITTINGS = """
    SELECT s.id, s.task_id, t.title, t.kind, s.local_date, s.started_at, s.active_us, s.undecided_us,
           s.progress_before, s.progress_after, t.estimate_minutes, t.status, t.closed_at,
           NOT EXISTS (
               SELECT 1 FROM sessions AS o
               WHERE o.task_id = s.task_id AND o.mode = 'ai' AND o.state NOT IN ('discarded', 'deleted')
           )
    FROM sessions AS s JOIN tasks AS t ON t.id = s.task_id
    WHERE s.mode = 'no-ai' AND s.state = 'finished' AND s.local_date BETWEEN ? AND ?
    ORDER BY s.started_at, s.id
"""


def read(connection: Connection, since: date, until: date) -> Sequence[Sitting]:
    """Return finished sessions without AI of these local days, both included, the earliest start first."""
    days = (since.isoformat(), until.isoformat())
    return [_sitting(row) for row in connection.exec_driver_sql(_SITTINGS, days)]


def _sitting(row: Sequence[Any]) -> Sitting:
    session_id, task_id, title, kind, local_date, started_at, *lengths_and_shares = row[:10]
    active_us, undecided_us, progress_before, progress_after = lengths_and_shares
    estimate_minutes, status, closed_at, pure = row[10:]
    return Sitting(
        UUID(bytes=session_id),
        UUID(bytes=task_id),
        title,
        Kind(kind),
        date.fromisoformat(local_date),
        from_micros(started_at),
        active_us,
        undecided_us,
        progress_before,
        progress_after,
        estimate_minutes,
        TaskStatus(status),
        None if closed_at is None else from_micros(closed_at),
        bool(pure),
    )
