"""What the app saw of a practice in a stretch of time: each with a session that can be opened (Law 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from unaided.domain.rebuild import Practice
from unaided.storage.plain import from_micros, to_micros

Span = tuple[datetime, datetime]  # from this instant on and before that one

_SIGHTS: Final[Mapping[Practice, str]] = {
    Practice.EXPLAIN: """
        SELECT s.id, t.title, w.written_at
        FROM (SELECT session_id, written_at FROM explanations
              UNION SELECT session_id, written_at FROM reflections) AS w
        JOIN sessions AS s ON s.id = w.session_id JOIN tasks AS t ON t.id = s.task_id
        WHERE s.state = 'finished' AND w.written_at >= ? AND w.written_at < ?
        ORDER BY w.written_at, s.id
    """,
    Practice.ESTIMATE: """
        SELECT s.id, t.title, t.estimate_given_at
        FROM tasks AS t JOIN sessions AS s ON s.id = (
            SELECT o.id FROM sessions AS o WHERE o.task_id = t.id AND o.state = 'finished'
            ORDER BY o.started_at, o.id LIMIT 1
        )
        WHERE t.estimate_given_at >= ? AND t.estimate_given_at < ?
        ORDER BY t.estimate_given_at, s.id
    """,
    Practice.AGAIN: """
        SELECT s.id, t.title, s.started_at
        FROM reproductions AS r JOIN sessions AS s ON s.task_id = r.task_id JOIN tasks AS t ON t.id = s.task_id
        WHERE s.state = 'finished' AND s.mode = 'no-ai' AND s.started_at >= ? AND s.started_at < ?
        ORDER BY s.started_at, s.id
    """,
    Practice.RECALL: """
        SELECT s.id, t.title, r.reviewed_at
        FROM recalls AS r JOIN cards AS c ON c.id = r.card_id
        JOIN sessions AS s ON s.id = c.session_id JOIN tasks AS t ON t.id = s.task_id
        WHERE s.state = 'finished' AND r.undone_at IS NULL AND r.reviewed_at >= ? AND r.reviewed_at < ?
        ORDER BY r.reviewed_at, r.id
    """,
}


def seen_in(connection: Connection, practice: Practice, span: Span) -> Sequence[tuple[UUID, str, datetime]]:
    """Return the session, the title of its task and the instant of each time, the earliest first."""
    sql = _SIGHTS.get(practice)
    if sql is None:
        return []
    ends = tuple(map(to_micros, span))
    return [(UUID(bytes=key), title, from_micros(at)) for key, title, at in connection.exec_driver_sql(sql, ends)]
