"""What the person of a demo does besides working: sentences, gaps filled, notes, leave, audits, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from uuid import UUID

from unaided.domain.editing import AddMissed, Change, NewTask
from unaided.domain.experiment import Audit
from unaided.domain.explanation import AiUse, Gap, GoingOn
from unaided.domain.ownership import Ownership
from unaided.domain.recall import Leave
from unaided.domain.session import Mode, Session
from unaided.domain.task import Kind, Task
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Shelves

if TYPE_CHECKING:
    from collections.abc import Callable

    from unaided.domain.measure.evidence import Audit as Audited
    from unaided.services.editing import EditingService

NOTED_FROM: Final = timedelta(days=180)  # a shorter history has no room for a new tool and a new team
FREE_DAYS: Final = 3  # without a session, for which a leave is believed
PUT_OFF_EVERY: Final = 12
SENTENCES: Final = (
    "The lease is renewed by the worker itself, not by the queue.",
    "The old rows stay where they are; only new ones get the second key.",
    "The client asks again only when the answer can be repeated safely.",
    "Most of the time went into the fixtures, not into the query.",
)
FILLED: Final = (
    "The server does, once the connection's timeout is over. Read it up and tried it.",
    "Its columns are in the other order, so the query cannot use it.",
    "One write each time it is taken, and one each time it is given back.",
)
NOTES: Final = (
    (0.35, NoteKind.TOOL, "A new coding agent in the editor"),
    (0.70, NoteKind.TEAM, "Moved to the search team"),
)
MISSED: Final = NewTask("Pair on the release notes", Kind("review"), Ownership.TRANSIENT, project="billing")
LITTLE: Final = timedelta(minutes=5)


def go_on(shelves: Shelves, session: Session, use: AiUse, row: int) -> None:
    """Keep the one sentence of a sitting with AI that goes on (Law 4)."""
    at = session.ended_at or session.started.wall
    shelves.explanations.add_going_on(GoingOn(session.id, SENTENCES[row % len(SENTENCES)], use, at))


def put_off(shelves: Shelves, session: Session, row: int) -> None:
    """Keep that now and then an answer was put off before it was written."""
    if row % PUT_OFF_EVERY == 0:
        shelves.explanations.defer(session.id, (session.ended_at or session.started.wall) + LITTLE)


def filled(gap: Gap, number: int, now: datetime) -> Gap:
    """Return two of three gaps as they are once they were read up some days later."""
    at = gap.opened_at + timedelta(days=3 + number % 5)
    if number % 3 == 1 or at > now:
        return gap
    return replace(gap, closed_at=at, note=FILLED[number % len(FILLED)])


def keep_audits(shelves: Shelves, audited: Audited, tasks: Sequence[Task], moment: Callable[[float], datetime]) -> None:
    """Keep the tasks that were sized again blindly, each by the anchor that is as large."""
    for task, at, size in zip(audited.task.tolist(), audited.at.tolist(), audited.new_size.tolist(), strict=True):
        shelves.ruler.add_audit(Audit(tasks[task].id, moment(at), 1, 1.0, size))


def keep_timeline(shelves: Shelves, days: Sequence[date], ids: Ids, at: Callable[[date], datetime]) -> None:
    """Keep what changed in their work, and leave where it rested longest; `days` are those of sessions, in order."""
    if not days or days[-1] - days[0] < NOTED_FROM:
        return
    for share, kind, text in NOTES:
        day = days[round(share * (len(days) - 1))]
        shelves.timeline.put(TimelineNote(ids.new(at(day)), day, None, kind, text, at(day)))
    before, after = max(pairwise(days), key=_days_between)
    if _days_between((before, after)) > FREE_DAYS:
        leave = Leave(before + timedelta(days=1), after - timedelta(days=1))
        shelves.cards.put_leave(leave)
        noted = TimelineNote(
            ids.new(at(before)), leave.first_day, leave.last_day, NoteKind.VACATION, "By the sea", at(before)
        )
        shelves.timeline.put(noted)


def _days_between(two: tuple[date, date]) -> int:
    return (two[1] - two[0]).days


def correct(editing: EditingService, last: Session, now: datetime) -> UUID | None:
    """End the last session a little earlier, and add one that was forgotten after it; return the id of that one.

    A last session too short or too late for it stays as it is.
    """
    end = last.ended_at
    if end is None or end - last.started.wall < 2 * LITTLE or end + 8 * LITTLE > now:
        return None
    editing.apply(Change(last.id, end=end - LITTLE))
    return editing.apply(AddMissed(MISSED, Mode.NO_AI, end + LITTLE, end + 6 * LITTLE)).session_ids[0]
