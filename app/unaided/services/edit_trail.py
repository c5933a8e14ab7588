"""The trail as it is read: each change in a sentence, with what other tables tell of a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from unaided.domain.correction import StartCorrection
from unaided.domain.edit_words import told
from unaided.domain.editing import TrailEntry, What, Who
from unaided.domain.json_values import Json, instant
from unaided.domain.session import Session
from unaided.domain.trail import Entry
from unaided.services.ports.ledger import Shelves


def trail_of(shelves: Shelves, session_id: UUID) -> Sequence[TrailEntry]:
    """Return all changes of a session, the latest first."""
    kept = [_shown(shelves, entry) for entry in shelves.edits.trail.of_session(session_id)]
    return [*kept, *sorted(_told_elsewhere(shelves, session_id), key=_at, reverse=True)]


def trail_of_all(shelves: Shelves, limit: int, offset: int) -> Sequence[TrailEntry]:
    """Return the changes of all sessions, the latest first."""
    return [_shown(shelves, entry) for entry in shelves.edits.trail.all(limit, offset)]


def title_of(shelves: Shelves, entry: Entry) -> str:
    """Return the title of the task that a changed session is on, or was on before it was gone."""
    session = shelves.sessions.get(entry.session_id)
    task = shelves.tasks.get(entry.task_id if session is None else session.task_id)
    made: str = entry.more.get("task", {}).get("title", "")
    return made if task is None else task.title


def _shown(shelves: Shelves, entry: Entry) -> TrailEntry:
    session = shelves.sessions.get(entry.session_id)
    here = None if session is None else session.started
    sentence = told(entry.what, entry.before, entry.after, here, _put_on(shelves, entry))
    return TrailEntry(
        entry.session_id,
        entry.task_id,
        title_of(shelves, entry),
        entry.at,
        entry.who,
        entry.what,
        sentence,
        entry.before,
        entry.after,
        entry.undone_at,
        entry.batch,
    )


def _put_on(shelves: Shelves, entry: Entry) -> tuple[str, str] | None:
    """Return the titles of the tasks that a session was on and was put on; None where one is gone, or none is other."""
    if entry.before is None or "task_id" not in entry.after:
        return None
    was, now = (shelves.tasks.get(UUID(fields["task_id"])) for fields in (entry.before, entry.after))
    return None if was is None or now is None else (was.title, now.title)


def _told_elsewhere(shelves: Shelves, session_id: UUID) -> Iterator[TrailEntry]:
    session = shelves.sessions.get(session_id)
    if session is None:
        return
    task = shelves.tasks.get(session.task_id)
    title = "" if task is None else task.title
    for correction in shelves.sessions.start_corrections(session_id):
        yield _moved_start(session, title, correction)
    brought_in_at = shelves.edits.brought_in_at(session_id)
    if brought_in_at is not None:
        what = What.BRING_IN
        sentence = told(what, {}, {}, session.started)
        yield TrailEntry(session_id, session.task_id, title, brought_in_at, Who.IMPORT, what, sentence, None, {})


def _moved_start(session: Session, title: str, correction: StartCorrection) -> TrailEntry:
    before: Json = {"started_at": instant(correction.was)}
    after: Json = {"started_at": instant(correction.became)}
    was, became = (session.started.local(moment) for moment in (correction.was, correction.became))
    sentence = f"start {was:%H:%M} became {became:%H:%M}, while it went on"
    at, by, what = correction.said_at, Who.PERSON, What.START
    return TrailEntry(session.id, session.task_id, title, at, by, what, sentence, before, after)


def _at(entry: TrailEntry) -> tuple[float, str]:
    return entry.at.timestamp(), entry.sentence
