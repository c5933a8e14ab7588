"""Notes on the timeline: what changed in the person's work, in their own words (Law 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from unaided.domain.line import one_line
from unaided.domain.recall import Leave
from unaided.domain.trouble import TimelineRuleError

NOTE_LIMIT: Final = 200  # characters: one line beside a mark


class NoteKind(StrEnum):
    """What a note is about."""

    TOOL = "tool"
    JOB = "job"
    TEAM = "team"
    VACATION = "vacation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TimelineNote:
    """One line about a local day, or about the days from `first_day` to `last_day`, both included.

    `last_day` is later than `first_day`, or None for one day. A deleted note stays kept, and shows nowhere.
    """

    id: UUID
    first_day: date
    last_day: date | None
    kind: NoteKind
    text: str
    created_at: datetime
    deleted_at: datetime | None = None

    @property
    def end(self) -> date:
        """Return the last day it is about."""
        return self.last_day or self.first_day

    def touches(self, first_day: date, last_day: date) -> bool:
        """Tell whether it is about any of these days, both included."""
        return self.first_day <= last_day and first_day <= self.end


def check_days(first_day: date, last_day: date | None) -> date | None:
    """Return the last day as it is kept: None where it is the first.

    Raises:
        TimelineRuleError: it is earlier than the first.
    """
    if last_day is None or last_day == first_day:
        return None
    if last_day < first_day:
        raise TimelineRuleError("The note would end before it begins. Choose a last day from its first day on.")
    return last_day


def check_text(text: str) -> str:
    """Return a note's one line, tidied.

    Raises:
        TimelineRuleError: there is nothing in it, or too much.
    """
    line = one_line(text)
    if not line:
        raise TimelineRuleError("The note is empty. Write in a few words what changed.")
    if len(line) > NOTE_LIMIT:
        raise TimelineRuleError(f"The note has over {NOTE_LIMIT} characters. Shorten it: it is one line of a chart.")
    return line


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the charts mark: the notes there are, the earliest first, and the days on leave."""

    notes: tuple[TimelineNote, ...] = ()
    leaves: tuple[Leave, ...] = ()

    def numbered(self, first_day: date, last_day: date) -> tuple[tuple[int, TimelineNote], ...]:
        """Return the notes about any of these days, each with the number that its mark bears, from 1 on."""
        every = enumerate(self.notes, start=1)
        return tuple((number, note) for number, note in every if note.touches(first_day, last_day))


NOTHING_NOTED: Final = Timeline()


def leave_of(note: TimelineNote) -> Leave:
    """Return the leave that a note's days would be."""
    return Leave(note.first_day, note.end)
