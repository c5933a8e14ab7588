"""What the tray shows first, read by the plain driver alone: SQLAlchemy loads after the icon is there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2

from unaided.domain.clock import Reading
from unaided.domain.now import Last
from unaided.domain.session import Mode, Session, SessionState
from unaided.domain.span import AwayNote, Cause, PauseReason, Span, Wait
from unaided.storage import driver
from unaided.storage.plain import from_micros
from unaided.storage.probe import has_log
from unaided.storage.profile import DATABASE_NAME
from unaided.storage.schema import CURRENT

_OPEN = """
    SELECT id, task_id, mode, planned_us, elapsed_us, state, watched, progress_before,
           started_at, started_awake_us, started_boot_us, started_boot_id, started_zone, started_offset_minutes,
           seen_at, seen_awake_us, seen_boot_us, seen_boot_id, seen_zone, seen_offset_minutes,
           (SELECT title FROM tasks WHERE tasks.id = task_id)
    FROM sessions WHERE ended_at IS NULL
"""
_SPANS = (
    "SELECT cause, start_us, end_us, worked_us, also, reason, note FROM spans WHERE session_id = ? ORDER BY position"
)
_WAITS = "SELECT start_us, end_us FROM waits WHERE session_id = ? ORDER BY position"
# A sitting whose one sentence is there owes no more for now; whether its day has ended is known once it is opened.
_OWED = """
    SELECT count(*) FROM sessions WHERE state = 'finished' AND settled_at IS NULL
    AND NOT (id IN (SELECT session_id FROM goings_on)
             AND (SELECT status FROM tasks WHERE tasks.id = task_id) = 'open')
"""
_LAST = """
    SELECT title, mode, planned_us FROM sessions JOIN tasks ON tasks.id = task_id
    WHERE state NOT IN ('discarded', 'deleted') ORDER BY started_at DESC, sessions.id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Glance:
    """The open session as it was last kept, with its task's title; how many answers are owed; what was done last."""

    session: Session | None = None
    title: str = ""
    owed: int = 0
    last: Last | None = None

    @property
    def rests(self) -> bool:
        """Tell whether nothing waits: no session to be given back, no answer to be asked for, and no first steps."""
        return self.session is None and not self.owed and self.last is not None


def glance(folder: Path) -> Glance | None:
    """Return what a profile holds at first sight; None where only opening it in full can tell.

    That is a file of another version, a foreign, damaged or unreadable one.
    """
    path = folder / DATABASE_NAME
    try:
        path.stat()
        with closing(driver.look_into(path)) as connection:
            connection.execute("BEGIN")  # all of it as of one moment
            return _read(connection)
    except FileNotFoundError:
        return Glance()
    except (OSError, dbapi2.DatabaseError):
        return None


def resting(folder: Path) -> Glance | None:
    """Return the same of a profile where nothing waits and that was closed in order: it need not be opened yet.

    None where it has to be.
    """
    if has_log(folder / DATABASE_NAME):
        return None  # the app was killed, or the power cut: only opening it tells whether it is sound
    seen = glance(folder)
    return seen if seen is not None and seen.rests else None


def _read(connection: dbapi2.Connection) -> Glance | None:
    if driver.identity(connection) != (driver.APPLICATION_ID, CURRENT.version):
        return None
    owed = driver.number(connection, _OWED)
    last = next((Last(title, Mode(mode), planned) for title, mode, planned in connection.execute(_LAST)), None)
    for *row, title in connection.execute(_OPEN).fetchall():
        spans = connection.execute(_SPANS, row[:1]).fetchall()
        waits = connection.execute(_WAITS, row[:1]).fetchall()
        return Glance(_session(row, spans, waits), title, owed, last)
    return Glance(owed=owed, last=last)


def _session(row: Sequence[Any], spans: Sequence[tuple[Any, ...]], waits: Sequence[tuple[Any, ...]]) -> Session:
    session_id, task_id, mode, planned_us, elapsed_us, state, watched, progress_before = row[:8]
    return Session(
        UUID(bytes=session_id),
        UUID(bytes=task_id),
        Mode(mode),
        planned_us,
        _reading(row[8:14]),
        _reading(row[14:20]),
        elapsed_us,
        SessionState(state),
        tuple(_span(*span) for span in spans),
        bool(watched),
        progress_before,
        tuple(Wait(*wait) for wait in waits),
    )


def _span(  # noqa: PLR0913, PLR0917 (one a column, in the query's order)
    cause: str,
    start_us: int,
    end_us: int | None,
    worked_us: int | None,
    also: str,
    reason: str | None,
    note: str | None,
) -> Span:
    return Span(
        Cause(cause),
        start_us,
        end_us,
        worked_us,
        frozenset(map(Cause, also.split())),
        PauseReason(reason) if reason else None,
        AwayNote(note) if note else None,
    )


def _reading(values: Sequence[Any]) -> Reading:
    at, *clocks_and_place = values
    return Reading(from_micros(at), *clocks_and_place)
