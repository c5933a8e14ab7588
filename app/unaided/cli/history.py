"""`unaided history`: sessions with their ids, those deleted, and what was changed; only titles show (Law 5)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from unaided.bootstrap import Services
from unaided.cli.answers import json_line, number
from unaided.domain.editing import Source, TrailEntry
from unaided.domain.export import list_dict
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.json_values import instant, maybe_instant
from unaided.domain.line import one_line
from unaided.domain.reply import Reply
from unaided.domain.session import active_us
from unaided.domain.trouble import EditRuleError
from unaided.domain.words import day_name, lengths, mode_words

LAST: Final = "last"
NONE_YET: Final = "No session is over yet, so there is none to name.\n"
NONE_DELETED: Final = "No session is deleted.\n"
NO_CHANGES: Final = "Nothing was changed once it was over.\n"


def session_id(word: str, services: Services) -> UUID:
    """Return the id of a session; `last` is the one that began last of those that are over.

    Raises:
        EditRuleError: it is no id, or there is no session yet.
    """
    if word == LAST:
        [*rows] = services.history.rows(SessionFilter(), 1)
        if not rows:
            raise EditRuleError(NONE_YET.strip())
        return rows[0].session.id
    try:
        return UUID(word)
    except ValueError:
        sentence = f"“{one_line(word)[:40]}” is no session id. `unaided history` shows the ids; `last` is the last one."
        raise EditRuleError(sentence) from None


def history(command: Namespace, services: Services) -> Reply:
    """List sessions, or what was changed.

    Raises:
        EditRuleError: there is no such session.
        SessionRuleError: the limit is no number.
    """
    limit = number(command.limit, "--limit")
    if command.session is not None:
        return _changes(command, services.editing.trail(session_id(command.session, services))[:limit])
    if command.changes:
        return _changes(command, services.editing.trail_of_all(limit))
    if command.deleted:
        return _rows(command, services.editing.deleted(limit), NONE_DELETED)
    return _rows(command, services.history.rows(SessionFilter(), limit), NONE_YET)


def _rows(command: Namespace, rows: Sequence[SessionRow], none: str) -> Reply:
    if command.json:
        return Reply(out=json_line({"schema": 1, "sessions": [list_dict(row) for row in rows]}))
    return Reply(out="".join(map(_row, rows)) or none)


def _row(row: SessionRow) -> str:
    session = row.session
    end = session.started.wall + timedelta(microseconds=session.elapsed_us)
    start, stop = (session.started.local(moment) for moment in (session.started.wall, end))
    times = f"{row.local_date}  {start:%H:%M}–{stop:%H:%M}"
    marks = "".join(f" ({mark})" for mark in _marks(row))
    return (
        f"{session.id}  {times}  {mode_words(session.mode):8}  {lengths(active_us(session))}  {row.task.title}{marks}\n"
    )


def _marks(row: SessionRow) -> list[str]:
    marks = {Source.HAND: ["added by hand"], Source.IMPORTED: ["brought in"], Source.TIMER: []}[row.source]
    return [*marks, *(["edited"] if row.edited_at is not None else [])]


def _changes(command: Namespace, changes: Sequence[TrailEntry]) -> Reply:
    if command.json:
        return Reply(out=json_line({"schema": 1, "changes": [_change_dict(one) for one in changes]}))
    return Reply(out="".join(map(_change, changes)) or NO_CHANGES)


def _change(one: TrailEntry) -> str:
    undone = "" if one.undone_at is None else f" (undone {_at(one.undone_at)})"
    return f"{_at(one.at)}  {one.who:6}  “{one.title}”: {one.sentence}{undone}\n    {one.session_id}\n"


def _at(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{day_name(local.date())}, {local:%H:%M}"


def _change_dict(one: TrailEntry) -> dict[str, object]:
    return {
        "session_id": str(one.session_id),
        "task_id": str(one.task_id),
        "title": one.title,
        "at": instant(one.at),
        "who": str(one.who),
        "what": str(one.what),
        "sentence": one.sentence,
        "before": one.before,
        "after": one.after,
        "undone_at": maybe_instant(one.undone_at),
        "batch": None if one.batch is None else str(one.batch),
    }
