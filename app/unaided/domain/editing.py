"""What can be corrected in history, how it looks beforehand, and the trail that is kept of it for good (Law 3).

Times are half-open, [start, end): a session may begin the instant another ends. What was corrected is
marked (`sessions.edited_at`), so that every figure can leave it out. Corrections of a session's mode never
touch the mode a coin assigned: draws are facts of their own.

What belongs to a session stays with it:
- Pauses, away time and waits keep their instants and are clipped to the new times. Time that a correction
  adds is active time, for the person says that they worked then. Of away time that was partly work and is
  cut through nobody knows which part was, so it is undecided again (Law 2).
- Words (explanation, reflection, sentence, gaps, cards with their recalls) stay with their session. Where it
  is split, with the later part, look-ups with the part they were noted in. Where two are merged, with the
  merged one; where both have an explanation or reflection its texts are joined, the earlier first, and its
  numbers are those of the later.
- What is owed follows: both parts of a split owe what the whole did; merged sessions owe nothing once
  neither of them did. A changed mode changes what is asked of a session that still owes.
- How far the task got: a split shares it by active minutes; on another task it is not known.
- The date of a task is the start of its first session (measurement.md §3), so it follows a corrected start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.task import Kind


class Source(StrEnum):
    """Where a session's times come from (`sessions.source`)."""

    TIMER = "timer"
    HAND = "hand"
    IMPORTED = "imported"


class Who(StrEnum):
    """Who changed a session."""

    APP = "app"
    IMPORT = "import"
    PERSON = "person"


class What(StrEnum):
    """What was done to a session."""

    CHANGE = "change"  # its times, mode or task
    ADD = "add"
    SPLIT = "split"
    MERGE = "merge"
    DELETE = "delete"
    RESTORE = "restore"
    CUT = "cut"  # it made room for another, as the person agreed to
    GIVE_BACK = "give-back"  # the app was gone while it went on: closed, or gone on with a gap
    START = "start"  # its start was moved while it went on
    BRING_IN = "bring-in"  # from a file


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task that a missed session was on and that is not known yet; an estimate would come too late."""

    title: str
    kind: Kind
    ownership: Ownership = Ownership.CORE
    skill: str | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Give a finished session other times, another mode or another task; None leaves each as it is.

    `start` and `end` are aware instants. `cutting` names the sessions that the person agreed to cut, as the
    preview showed them; without it an overlap is refused.
    """

    session_id: UUID
    start: datetime | None = None
    end: datetime | None = None
    mode: Mode | None = None
    task_id: UUID | None = None
    cutting: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class AddMissed:
    """Add a session that was not timed: source hand, left out of the figures unless asked for (measurement.md §0)."""

    task: UUID | NewTask
    mode: Mode
    start: datetime
    end: datetime
    cutting: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Split:
    """Make two sessions of one; the later part keeps the id and the words, the earlier gets a new id."""

    session_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one session of two neighbours of one task and mode; the later keeps its id, the time between is a pause."""

    session_id: UUID
    other_id: UUID


@dataclass(frozen=True, slots=True)
class Delete:
    """Take finished sessions out of every list, total, figure, search and recall; each can be restored.

    Several are one edit: one undo brings all of them back.
    """

    session_id: UUID
    others: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Restore:
    """Bring a deleted session back whole, with its words and recalls."""

    session_id: UUID
    cutting: frozenset[UUID] = frozenset()


Edit: TypeAlias = Change | AddMissed | Split | Merge | Delete | Restore


@dataclass(frozen=True, slots=True)
class Cut:
    """What another session would lose: `[start, end)`, all of it where `whole`; it is taken only if agreed to.

    `sentence` says so: “would cut 10:20–10:35 of “Fix the retry””, in the local time of that session.
    """

    session_id: UUID
    title: str
    start: datetime
    end: datetime
    whole: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an edit would do, before anything is done.

    `sentences` say what it will be, one a line. `cuts` are the overlaps with other sessions; while one of
    them is not in the edit's `cutting`, `blocked` holds and `apply` refuses with the same sentences.
    """

    sentences: tuple[str, ...]
    cuts: tuple[Cut, ...] = ()
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What `apply`, `undo` or `redo` did: one plain sentence, and the sessions it concerned, the main one first."""

    sentence: str
    session_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Undoable:
    """What undo and redo would do now, as menus say it (“move the end of “Fix the retry””); None where nothing."""

    undo: str | None = None
    redo: str | None = None


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One change of one session, kept for good.

    `before` and `after` hold the fields that changed, as JSON values; `before` is None where the session came
    to be by it. `sentence` says it in words. `undone_at` is set while it is undone. Entries with one `batch`
    were one edit; those that are told by other tables (moved starts, what was brought in) have none.
    """

    session_id: UUID
    task_id: UUID
    title: str
    at: datetime
    who: Who
    what: What
    sentence: str
    before: Mapping[str, object] | None
    after: Mapping[str, object]
    undone_at: datetime | None = None
    batch: UUID | None = None
