"""Correcting history: previewed, applied, undone, done again, each in one transaction, with a trail kept for good."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.editing import Done, Edit, Preview, TrailEntry, Undoable
from unaided.domain.history import SessionRow
from unaided.services.ports import Chosen, Ids, Ledger


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
        """
        raise NotImplementedError

    def apply(self, edit: Edit) -> Done:
        """Do an edit, all of it or nothing.

        Raises:
            EditRuleError: as for `preview`, and where it overlaps what it was not agreed to cut.
            TaskRuleError: the words of a new task cannot be kept.
        """
        raise NotImplementedError

    def undo(self) -> Done:
        """Take the latest edit of today back that is not undone; the trail keeps it, marked.

        Raises:
            EditRuleError: there is none of today, or what it changed was changed by something else since.
        """
        raise NotImplementedError

    def redo(self) -> Done:
        """Do the edit again that was undone last, as long as no other edit was made since.

        Raises:
            EditRuleError: there is none, or what it changed was changed by something else since.
        """
        raise NotImplementedError

    def undoable(self) -> Undoable:
        """Return what undo and redo would do now; it is read from the trail, so a restart loses nothing."""
        raise NotImplementedError

    def trail(self, session_id: UUID) -> Sequence[TrailEntry]:
        """Return all changes of one session, the latest first, those undone among them."""
        raise NotImplementedError

    def trail_of_all(self, limit: int = 200, offset: int = 0) -> Sequence[TrailEntry]:
        """Return the changes of all sessions, the latest first."""
        raise NotImplementedError

    def deleted(self, limit: int = 200) -> Sequence[SessionRow]:
        """Return deleted sessions that can be restored, the latest start first."""
        raise NotImplementedError
