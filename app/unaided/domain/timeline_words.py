"""What notes on the timeline say in lists, beside a chart and to ears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from unaided.domain.recall import Leave
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.domain.words import day_name, short_day

KIND_NAMES: Final[Mapping[NoteKind, str]] = MappingProxyType(
    {
        NoteKind.TOOL: "Tool",
        NoteKind.JOB: "Job",
        NoteKind.TEAM: "Team",
        NoteKind.VACATION: "Vacation",
        NoteKind.OTHER: "Other",
    }
)


def days_words(first_day: date, last_day: date | None) -> str:
    """Return days as lists show them: `3 Mar 2025`, `4–15 Aug 2025`, `20 Dec 2025 – 4 Jan 2026`."""
    if last_day is None or last_day == first_day:
        return day_name(first_day)
    if (first_day.year, first_day.month) == (last_day.year, last_day.month):
        return f"{first_day.day}–{day_name(last_day)}"
    first = short_day(first_day) if first_day.year == last_day.year else day_name(first_day)
    return f"{first} – {day_name(last_day)}"


def note_words(number: int, note: TimelineNote) -> str:
    """Return a note as the line below a chart has it: the number of its mark, its days, what it is about."""
    return f"[{number}] {days_words(note.first_day, note.last_day)}, {KIND_NAMES[note.kind].lower()}: {note.text}"


def notes_words(numbered: Iterable[tuple[int, TimelineNote]]) -> str:
    """Return some notes in one line, empty where there is none."""
    return "   ".join(note_words(number, note) for number, note in numbered)


def leave_words(leave: Leave) -> str:
    """Return days on leave as lists show them; leave without an end goes on."""
    if leave.last_day is None:
        return f"since {day_name(leave.first_day)}"
    return days_words(leave.first_day, leave.last_day)
