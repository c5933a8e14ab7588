"""`unaided note`: what changed in your work, for the charts; your own words, at your own terminal (Law 5)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from uuid import UUID

from unaided.bootstrap import Services
from unaided.cli.answers import json_line
from unaided.domain.export_words import timeline_note_dict
from unaided.domain.line import one_line
from unaided.domain.reply import Reply
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.domain.timeline_words import days_words
from unaided.domain.trouble import TimelineRuleError
from unaided.services.timeline import Changed, NewNote

NO_NOTES = 'No notes yet. Write one: unaided note add "New editor" --kind tool\n'
NO_WORDS = 'The note is empty. Write in a few words what changed: unaided note add "New editor" --kind tool'
WHICH = "Name the note to remove by its id, as `unaided note list` shows it."


def note(command: Namespace, services: Services) -> Reply:
    """Add, list or remove notes.

    Raises:
        TimelineRuleError: a note is empty, a day is none, or there is no such note.
    """
    verbs: dict[str, Callable[[Namespace, Services], Reply]] = {"add": _add, "list": _list, "remove": _remove}
    return verbs[command.what](command, services)


def _add(command: Namespace, services: Services) -> Reply:
    if not command.text:
        raise TimelineRuleError(NO_WORDS)
    kind = NoteKind(command.kind)
    leave = True if command.leave else None
    new = NewNote(" ".join(command.text), kind, _day(command.on, "--on"), _day(command.until, "--until"), leave)
    return _reply(command, services.timeline.add(new), "The charts mark it from now on.")


def _list(command: Namespace, services: Services) -> Reply:
    notes = services.timeline.look().notes
    if command.json:
        return Reply(out=json_line({"schema": 1, "notes": [_dict(one) for one in notes]}))
    return Reply(out="".join(map(_line, notes)) or NO_NOTES)


def _remove(command: Namespace, services: Services) -> Reply:
    return _reply(command, services.timeline.remove(_id(command.text)), "It is deleted, and no chart marks it.")


def _reply(command: Namespace, changed: Changed, done: str) -> Reply:
    note = changed.after
    if command.json:
        return Reply(out=json_line({"schema": 1, "note": _dict(note)}), changes_past=True)
    said = [f"{note.id}  {days_words(note.first_day, note.last_day)}  {note.kind}", done, *_leave(changed)]
    return Reply(out="\n".join(said) + "\n", changes_past=True)


def _leave(changed: Changed) -> list[str]:
    if changed.leaves_after:
        return ["You are on leave on these days: no recall and no reminder."]
    return ["The leave on these days has gone with it."] if changed.leaves_before else []


def _dict(note: TimelineNote) -> dict[str, object]:
    return {key: value for key, value in timeline_note_dict(note).items() if key != "deleted_at"}


def _line(note: TimelineNote) -> str:
    days = days_words(note.first_day, note.last_day)
    return f"{note.id}  {days:22}  {note.kind:8}  {one_line(note.text)}\n"


def _id(words: list[str]) -> UUID:
    try:
        [word] = words
        return UUID(word)
    except ValueError:
        raise TimelineRuleError(WHICH) from None


def _day(word: str | None, option: str) -> date | None:
    if word is None:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise TimelineRuleError(f"{option} takes a day such as 2026-11-25, not “{word[:40]}”.") from None
