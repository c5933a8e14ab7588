"""What the figures are reckoned from, in one read by the driver's own rows (the ORM costs 94 times the SQL)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session as DbSession

from unaided.domain.testimony import (
    AuditLine,
    BaselineLine,
    ExplanationLine,
    GuessLine,
    LineBegin,
    Names,
    RecallLine,
    SessionLine,
    TaskLine,
    TaskName,
    Testimony,
)

N = TypeVar("N", bound=NamedTuple)
_SHARED = (str, bytes)

_TASKS = """
    SELECT t.id, t.kind, t.ownership, t.project, t.skill, t.status, t.registered_at, t.closed_at,
           coalesce(i.estimate_minutes, t.estimate_minutes), coalesce(i.size_minutes, z.minutes), z.line, z.late,
           coalesce(i.estimate_ai_minutes, f.with_ai_minutes), coalesce(i.assigned, d.arm),
           d.declined_at IS NOT NULL, coalesce(i.kept_out, 0) OR k.task_id IS NOT NULL,
           i.task_id IS NOT NULL, i.mode, i.ai_use, i.active_minutes, i.guess_minutes, i.source,
           t.id IN (SELECT s.task_id FROM sessions AS s WHERE s.edited_at IS NOT NULL OR s.state = 'deleted')
           OR t.id IN (SELECT e.task_id FROM session_edits AS e JOIN sessions AS s ON s.id = e.session_id
                       WHERE e.undone_at IS NULL AND s.task_id <> e.task_id)
    FROM tasks AS t
    LEFT JOIN sizes AS z ON z.task_id = t.id
    LEFT JOIN forecasts AS f ON f.task_id = t.id
    LEFT JOIN draws AS d ON d.task_id = t.id
    LEFT JOIN kept_out AS k ON k.task_id = t.id
    LEFT JOIN imported_tasks AS i ON i.task_id = t.id
    ORDER BY t.registered_at, t.id
"""
_SESSIONS = """
    SELECT s.id, s.task_id, s.mode, coalesce(e.ai_use, g.ai_use), s.started_at, s.local_date, s.active_us,
           s.undecided_us, s.progress_before, s.progress_after,
           coalesce(i.look_ups, (SELECT count(*) FROM look_ups AS l WHERE l.session_id = s.id)),
           coalesce(i.felt, r.felt), s.source = 'hand'
    FROM sessions AS s
    LEFT JOIN explanations AS e ON e.session_id = s.id
    LEFT JOIN goings_on AS g ON g.session_id = s.id
    LEFT JOIN reflections AS r ON r.session_id = s.id
    LEFT JOIN imported_sessions AS i ON i.session_id = s.id
    WHERE s.state = 'finished'
    ORDER BY s.started_at, s.id
"""
# One row a task: its last full explanation, with the first recall that counts of its card.
_EXPLANATIONS = """
    SELECT e.session_id, s.task_id, e.written_at, e.predicted / 100.0, e.explained / 100.0,
           r.rating >= 3, r.reviewed_at
    FROM explanations AS e JOIN sessions AS s ON s.id = e.session_id
    LEFT JOIN recalls AS r ON r.id = (
        SELECT f.id FROM cards AS c JOIN recalls AS f ON f.card_id = c.id AND f.undone_at IS NULL
        WHERE c.session_id = e.session_id AND c.kind = 'explanation' ORDER BY f.reviewed_at, f.id LIMIT 1
    )
    WHERE e.predicted IS NOT NULL AND s.state <> 'deleted'
    UNION ALL
    SELECT i.task_id, i.task_id, i.written_at, i.predicted, i.explained, coalesce(i.recalled, r.passed), r.reviewed_at
    FROM imported_explanations AS i
    LEFT JOIN imported_recalls AS r ON r.task_id = i.task_id AND r.number = 1
    ORDER BY 3, 1
"""
# Of every explanation, also the one line of transient work.
_GUESSES = """
    SELECT s.task_id, e.written_at, e.guess_minutes
    FROM explanations AS e JOIN sessions AS s ON s.id = e.session_id
    WHERE e.guess_minutes IS NOT NULL AND s.state <> 'deleted' ORDER BY e.written_at, e.session_id
"""
_RECALLS = """
    SELECT r.id, s.task_id, c.id, c.made_at, r.reviewed_at,
           row_number() OVER (PARTITION BY c.id ORDER BY r.reviewed_at, r.id), r.rating, r.rating >= 3
    FROM recalls AS r JOIN cards AS c ON c.id = r.card_id JOIN sessions AS s ON s.id = c.session_id
    WHERE r.undone_at IS NULL AND s.state <> 'deleted'
    UNION ALL
    SELECT task_id, task_id, task_id, NULL, reviewed_at, number, rating, passed FROM imported_recalls
    ORDER BY 5, 1
"""
_AUDITS = "SELECT task_id, at, minutes FROM audits ORDER BY at, task_id"
_BASELINE = """
    SELECT b.line, b.position, b.task_id, b.minutes, l.frozen_at, l.intercept, l.slope
    FROM baseline_tasks AS b JOIN baselines AS l ON l.line = b.line ORDER BY b.line, b.position
"""
_LINES = "SELECT line, begun_at FROM baselines ORDER BY line"
_TOPICS = """
    SELECT l.text, count(*) FROM look_ups AS l JOIN sessions AS s ON s.id = l.session_id
    WHERE s.state NOT IN ('discarded', 'deleted')
    GROUP BY lower(l.text) HAVING count(*) > 1 ORDER BY count(*) DESC, l.text LIMIT 20
"""
_TASK_NAMES = """
    SELECT t.id, t.title, i.known_as FROM tasks AS t LEFT JOIN imported_tasks AS i ON i.task_id = t.id
"""
_SESSION_NAMES = "SELECT session_id, known_as FROM imported_sessions"


class TestimonyShelf:
    """What measurement reads."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def all(self) -> Testimony:
        """Return all that the figures are reckoned from."""
        connection, once = self._db.connection(), _Once()
        return Testimony(
            _lines(connection, _TASKS, TaskLine, once),
            _lines(connection, _SESSIONS, SessionLine, once),
            _lines(connection, _EXPLANATIONS, ExplanationLine, once),
            _lines(connection, _GUESSES, GuessLine, once),
            _lines(connection, _RECALLS, RecallLine, once),
            _lines(connection, _AUDITS, AuditLine, once),
            _lines(connection, _BASELINE, BaselineLine, once),
            _lines(connection, _LINES, LineBegin, once),
            [(text, count) for text, count in connection.exec_driver_sql(_TOPICS)],
        )

    def names(self) -> Names:
        """Return what the person knows tasks and imported sessions by."""
        connection = self._db.connection()
        return Names(
            {key: TaskName(title, known_as) for key, title, known_as in connection.exec_driver_sql(_TASK_NAMES)},
            {row[0]: row[1] for row in connection.exec_driver_sql(_SESSION_NAMES)},
        )


class _Once:
    """Words and ids, each kept once: the driver makes them anew for every row, half of what 100,000 tasks take."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: dict[object, object] = {}

    def row(self, row: Sequence[object]) -> Iterator[object]:
        """Yield a row's values."""
        seen = self._seen
        for value in row:
            yield seen.setdefault(value, value) if type(value) in _SHARED else value


def _lines(connection: Connection, sql: str, kind: type[N], once: _Once) -> list[N]:
    """Return a query's rows as named tuples, made from the driver's without going through SQLAlchemy's own."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql)
        return [kind._make(once.row(row)) for row in iter(cursor.fetchone, None)]
    finally:
        cursor.close()
