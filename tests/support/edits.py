"""A day of sessions to correct, by the clock on the wall of 3 March 2025 in Berlin, and all that is kept of it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tests.support.kept import RETRY, Kept, running
from unaided.domain.experiment import TargetUse
from unaided.domain.explanation import AiUse
from unaided.domain.session import Mode, Session, SessionEvent, active_us
from unaided.domain.task import Kind
from unaided.services.explanation import Ending, ExplanationAnswer, ReflectionAnswer
from unaided.services.session import StartRequest
from unaided.storage.edit_tables import SessionEditRecord
from unaided.storage.recall_tables import WordsRecord
from unaided.storage.tables import Base

MINUTE = 60_000_000
MIDNIGHT = datetime(2025, 3, 2, 23, 0, tzinfo=UTC)  # in Berlin the 3rd begins
Stretch = tuple[str, str]


def at(clock: str) -> datetime:
    """Return the moment of that day at which the clock showed this."""
    hours, minutes = map(int, clock.split(":"))
    return MIDNIGHT + timedelta(hours=hours, minutes=minutes)


def day_of(text: str) -> date:
    """Return a day written `2025-03-03`."""
    return date.fromisoformat(text)


def worked(  # noqa: PLR0913 (all that can happen in a session)
    kept: Kept,
    start: str,
    end: str,
    request: StartRequest = RETRY,
    *,
    pause: Stretch | None = None,
    away: Stretch | None = None,
    look_ups: tuple[str, ...] = (),
    began_earlier: int = 0,
) -> UUID:
    """Work from one time of that day to another, and return the session's id."""
    _until(kept, start)
    begun = running(kept.session.start(request))
    doings: list[tuple[str, SessionEvent | None]] = [(when, None) for when in look_ups]
    for stretch, leaving in ((pause, SessionEvent.PAUSE), (away, SessionEvent.LEAVE)):
        doings += [] if stretch is None else [(stretch[0], leaving), (stretch[1], SessionEvent.RESUME)]
    for when, event in sorted(doings, key=lambda doing: at(doing[0])):
        _until(kept, when)
        if event is None:
            kept.session.look_up(f"what it was at {when}")
        else:
            kept.session.act(event)
    _until(kept, end)
    if began_earlier:
        kept.session.correct_start(at(end) - at(start) + timedelta(minutes=began_earlier))
    kept.session.act(SessionEvent.FINISH)
    return begun.id


def _until(kept: Kept, clock: str) -> None:
    seconds = (at(clock) - kept.clock.wall).total_seconds()
    assert seconds >= 0, "a test's day goes forward"
    kept.clock.pass_time(seconds=seconds)


def session(kept: Kept, session_id: UUID) -> Session:
    """Return a session as it is kept."""
    found = kept.services.history.session(session_id)
    assert found is not None
    return found


def minutes(kept: Kept, session_id: UUID) -> int:
    """Return the active minutes of a session."""
    return active_us(session(kept, session_id)) // MINUTE


def reflect(kept: Kept, session_id: UUID, *, surprise: str = "", progress: int | None = None) -> None:
    """Answer what a session without AI owes."""
    kept.explanation.reflect(session_id, ReflectionAnswer(3, surprise, Ending(progress=progress)))


def explain(kept: Kept, session_id: UUID, *, progress: int = 100) -> None:
    """Answer what a session with AI owes, with a gap in it."""
    answers = ("It retries.", "The queue was too slow.", "A stale cursor.")
    ending = Ending(progress=progress, gaps=("Who closes the cursor",))
    answer = ExplanationAnswer(80, answers, 60, ai_closed=True, ending=ending, ai_use=AiUse.CONCEPTS)
    kept.explanation.explain(session_id, answer)


def drawn(kept: Kept) -> tuple[UUID, Mode]:
    """Work on a task for which the coin was thrown; return the session's id, and the mode that it assigned."""
    kept.services.experiment.begin(TargetUse.MEASURED)
    request = StartRequest(Mode.NO_AI, "Drawn", kind=Kind("debug"), estimate_minutes=60)
    throw = kept.services.experiment.register(request, 30, "the test passes")
    return worked(kept, "9:00", "9:30", StartRequest(throw.arm, task_id=throw.task_id)), throw.arm


def exported(kept: Kept) -> dict[str, Any]:
    """Return all that is kept but the trail, as the export has it, with what is owed and what words are found."""
    export = json.loads(json.dumps(kept.services.history.export()))
    rows = {name: rows for name, rows in export.items() if name not in {"session_edits", "exported_at"}}
    owed = {(one.session_id, one.mode) for one in kept.explanation.owed()}
    found = {(one.kind, one.session_id, one.excerpt) for one in kept.services.gaps.search("the")}
    return {**rows, "owed": owed, "found": found}


def in_tables(kept: Kept) -> dict[str, list[str]]:
    """Return the rows of each table but the trail's, as they stand in the file, in an order of no meaning.

    What is found is told apart by whose words it is: its number is another each time it is written.
    """
    trail, number = SessionEditRecord.__tablename__, Base.metadata.tables[WordsRecord.__tablename__].c.id
    told = {
        name: select(*(column for column in table.c if column is not number))
        for name, table in Base.metadata.tables.items()
        if name != trail
    }
    with kept.database.reader.connect() as reader:
        return {name: sorted(str(tuple(row)) for row in reader.execute(rows)) for name, rows in told.items()}
