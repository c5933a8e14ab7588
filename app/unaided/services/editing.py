"""Correcting history: previewed, applied, undone, done again, each in one transaction, with a trail kept for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from unaided.domain.clock import Clock, Reading
from unaided.domain.edit_rules import Moment
from unaided.domain.edit_words import done_words, label, meant
from unaided.domain.editing import Done, Edit, Preview, TrailEntry, Undoable
from unaided.domain.history import SessionRow
from unaided.domain.trail import Entry
from unaided.domain.trouble import EditRuleError
from unaided.services.edit_plan import Plan, Planner
from unaided.services.edit_steps import do_again, keep, take_back
from unaided.services.edit_trail import title_of, trail_of, trail_of_all
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves

NOTHING_TO_UNDO: Final = "There is nothing to undo: no edit of today stands. Older ones can be edited again by hand."
NOTHING_TO_REDO: Final = "There is nothing to redo: no edit was undone today, or another was made since."


class EditingService:
    """What a person does with sessions that are over. In the app: `services.editing`."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chosen = chosen

    def preview(self, edit: Edit) -> Preview:
        """Return what an edit would do; nothing is changed.

        Raises:
            EditRuleError: it cannot be done, whatever is cut for it: end before start, no length, over 24
                hours, in the future, across the session that runs, no such session or task.
            TaskRuleError: the words of a new task cannot be kept.
        """
        with self._ledger.read() as shelves:
            return Planner(shelves, self._ids, self._moment()).plan(edit).preview

    def apply(self, edit: Edit) -> Done:
        """Do an edit, all of it or nothing.

        Raises:
            EditRuleError: as for `preview`, and where it overlaps what it was not agreed to cut.
            TaskRuleError: the words of a new task cannot be kept.
        """
        moment = self._moment()
        with self._ledger.write() as shelves:
            plan = Planner(shelves, self._ids, moment).plan(edit)
            _check_agreed(plan)
            keep(shelves, plan, self._ids.new(moment.now.wall), moment)
        sessions = meant(step.what for step in plan.steps)
        return Done(done_words(plan.what, plan.title, sessions), tuple(step.after.session.id for step in plan.steps))

    def undo(self) -> Done:
        """Take the latest edit of today back that is not undone; the trail keeps it, marked.

        A session that the edit had made is gone then; with words that were written about it since it stays
        kept, as a deleted one.

        Raises:
            EditRuleError: there is none of today, or what it changed was changed by something else since.
        """
        moment = self._moment()
        with self._ledger.write() as shelves:
            entries = self._undoable(shelves, moment)
            if not entries:
                raise EditRuleError(NOTHING_TO_UNDO)
            told = _label(shelves, entries)
            take_back(shelves, entries, moment)
        return Done(f"Undone: {told}.", tuple(entry.session_id for entry in entries))

    def redo(self) -> Done:
        """Do the edit again that was undone last, as long as no other edit was made since.

        Raises:
            EditRuleError: there is none of today, or what it changed was changed by something else since.
        """
        moment = self._moment()
        with self._ledger.write() as shelves:
            entries = self._redoable(shelves, moment)
            if not entries:
                raise EditRuleError(NOTHING_TO_REDO)
            do_again(shelves, entries, moment)
            told = _label(shelves, entries)
        return Done(f"Done again: {told}.", tuple(entry.session_id for entry in entries))

    def undoable(self) -> Undoable:
        """Return what undo and redo would do now; it is read from the trail, so a restart loses nothing."""
        moment = self._moment()
        with self._ledger.read() as shelves:
            undo, redo = (
                _label(shelves, entries) if entries else None
                for entries in (self._undoable(shelves, moment), self._redoable(shelves, moment))
            )
        return Undoable(undo, redo)

    def here(self) -> Reading:
        """Return what the clocks read now, and where: times of a missed session are told from it."""
        return self._clock.read()

    def trail(self, session_id: UUID) -> Sequence[TrailEntry]:
        """Return all changes of one session, the latest first, those undone among them.

        Starts that were moved while it went on, and what was brought in, are told by tables of their own and
        shown here too.
        """
        with self._ledger.read() as shelves:
            return trail_of(shelves, session_id)

    def trail_of_all(self, limit: int = 200, offset: int = 0) -> Sequence[TrailEntry]:
        """Return the changes of all sessions, the latest first: what the person and the app did on the trail.

        Starts that were moved while a session went on, and what was brought in, are told with each session.
        """
        with self._ledger.read() as shelves:
            return trail_of_all(shelves, limit, offset)

    def deleted(self, limit: int = 200) -> Sequence[SessionRow]:
        """Return deleted sessions that can be restored, the latest start first."""
        with self._ledger.read() as shelves:
            return shelves.sessions.rows_of(shelves.edits.deleted(limit))

    def _moment(self) -> Moment:
        return Moment(self._clock.read(), self._chosen.load().day_begins)

    def _undoable(self, shelves: Shelves, moment: Moment) -> Sequence[Entry]:
        entries = shelves.edits.trail.last_done()
        return entries if entries and _is_today(entries[0].at, moment) else ()

    def _redoable(self, shelves: Shelves, moment: Moment) -> Sequence[Entry]:
        entries = shelves.edits.trail.last_undone()
        undone_at = entries[0].undone_at if entries else None
        return entries if undone_at is not None and _is_today(undone_at, moment) else ()


def _label(shelves: Shelves, entries: Sequence[Entry]) -> str:
    return label(entries[0].what, title_of(shelves, entries[0]), meant(entry.what for entry in entries))


def _is_today(at: datetime, moment: Moment) -> bool:
    now = moment.now
    return (now.local(at) - moment.day_begins).date() == now.local_date(moment.day_begins)


def _check_agreed(plan: Plan) -> None:
    """Check that all which is taken from others is taken with the person's word.

    Raises:
        EditRuleError: it is not.
    """
    if plan.preview.blocked:
        taken = ", and ".join(cut.sentence for cut in plan.cuts if cut.session_id not in plan.agreed)
        raise EditRuleError(f"Two sessions never share a time. This {taken}. Give other times, or agree to the cut.")
