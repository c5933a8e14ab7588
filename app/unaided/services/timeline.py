"""Notes on the timeline: added, edited, deleted, and each of it undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.recall import Leave
from unaided.domain.timeline import NoteKind, Timeline, TimelineNote, check_days, check_text, leave_of
from unaided.domain.trouble import TimelineRuleError
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves

NEW_NOTE: Final = UUID(int=0)  # whose draft is what is typed so far of a note that is not there yet
GONE: Final = "This note is not there any more."


@dataclass(frozen=True, slots=True)
class NewNote:
    """What the person says of a note; no first day means today.

    `leave` asks for leave on its days, False for none; None leaves leave as it is.
    """

    text: str
    kind: NoteKind = NoteKind.OTHER
    first_day: date | None = None
    last_day: date | None = None
    leave: bool | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change was, so that it can be undone: the note and the days on leave, before and after."""

    before: TimelineNote | None
    after: TimelineNote
    leaves_before: tuple[Leave, ...]
    leaves_after: tuple[Leave, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """The notes there are, the earliest first, which of them are leave, today, and what is typed of a new one."""

    notes: tuple[TimelineNote, ...]
    on_leave: frozenset[UUID]
    today: date
    draft: str


class TimelineService:
    """What changed in the person's work, beside their figures."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chosen = chosen

    def today(self) -> date:
        """Return the local day of this moment."""
        return self._clock.read().local_date(self._chosen.load().day_begins)

    def look(self) -> Noted:
        """Return what a list of notes shows."""
        with self._ledger.read() as shelves:
            notes = _shown(shelves)
            leaves = set(shelves.cards.leaves())
            draft = shelves.word_drafts.get(NEW_NOTE) or ""
        on_leave = frozenset(note.id for note in notes if leave_of(note) in leaves)
        return Noted(notes, on_leave, self.today(), draft)

    def add(self, new: NewNote) -> Changed:
        """Keep a new note, and leave on its days where that is wanted.

        Raises:
            TimelineRuleError: it is empty, too long, or ends before it begins.
        """
        at = self._clock.read().wall
        note = _noted(TimelineNote(self._ids.new(at), self.today(), None, new.kind, "", at), new)
        with self._ledger.write() as shelves:
            shelves.word_drafts.drop(NEW_NOTE)
            return _keep(shelves, None, note, leave=new.leave)

    def edit(self, note_id: UUID, new: NewNote) -> Changed:
        """Keep other words, days or another kind of a note; leave on its days moves with them.

        Raises:
            TimelineRuleError: there is no such note, or it is empty, too long, or ends before it begins.
        """
        with self._ledger.write() as shelves:
            before = _note(shelves, note_id)
            return _keep(shelves, before, _noted(before, new), leave=new.leave)

    def remove(self, note_id: UUID) -> Changed:
        """Delete a note, and the leave on just its days: it stays kept, and shows nowhere.

        Raises:
            TimelineRuleError: there is no such note.
        """
        with self._ledger.write() as shelves:
            before = _note(shelves, note_id)
            return _keep(shelves, before, replace(before, deleted_at=self._clock.read().wall), leave=False)

    def undo(self, changed: Changed) -> None:
        """Take a change back: the note and the leave are as they were before it."""
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            shelves.timeline.put(changed.before or replace(changed.after, deleted_at=at))
            for leave in changed.leaves_after:
                shelves.cards.remove_leave(leave.first_day)
            for leave in changed.leaves_before:
                shelves.cards.put_leave(leave)

    def save_draft(self, text: str) -> None:
        """Keep what is typed so far of a new note (Law 12); an empty text is none."""
        with self._ledger.write() as shelves:
            if text:
                shelves.word_drafts.put(NEW_NOTE, text, self._clock.read().wall)
            else:
                shelves.word_drafts.drop(NEW_NOTE)


def marked(shelves: Shelves) -> Timeline:
    """Return what the charts mark."""
    return Timeline(_shown(shelves), tuple(shelves.cards.leaves()))


def _shown(shelves: Shelves) -> tuple[TimelineNote, ...]:
    return tuple(note for note in shelves.timeline.every() if note.deleted_at is None)


def _note(shelves: Shelves, note_id: UUID) -> TimelineNote:
    note = shelves.timeline.get(note_id)
    if note is None or note.deleted_at is not None:
        raise TimelineRuleError(GONE)
    return note


def _noted(note: TimelineNote, new: NewNote) -> TimelineNote:
    first = new.first_day or note.first_day
    return replace(
        note, first_day=first, last_day=check_days(first, new.last_day), kind=new.kind, text=check_text(new.text)
    )


def _keep(shelves: Shelves, before: TimelineNote | None, after: TimelineNote, *, leave: bool | None) -> Changed:
    """Keep a note's new state and the leave it asks for; return how both were."""
    there = {one.first_day: one for one in shelves.cards.leaves()}
    wanted = dict(there)
    if before is not None and there.get(before.first_day) == leave_of(before):
        del wanted[before.first_day]
        leave = True if leave is None else leave
    if leave:
        wanted[after.first_day] = leave_of(after)
    _put_leaves(shelves, there, wanted)
    shelves.timeline.put(after)
    was, becomes = set(there.values()), set(wanted.values())
    return Changed(before, after, tuple(was - becomes), tuple(becomes - was))


def _put_leaves(shelves: Shelves, there: dict[date, Leave], wanted: dict[date, Leave]) -> None:
    for first_day in there.keys() - wanted.keys():
        shelves.cards.remove_leave(first_day)
    for first_day, leave in wanted.items():
        if there.get(first_day) != leave:
            shelves.cards.put_leave(leave)
