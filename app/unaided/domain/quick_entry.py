"""A task in one line: `Fix retry #debug !core 90m`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from unaided.domain.line import one_line
from unaided.domain.ownership import Ownership
from unaided.domain.task import KIND_LIMIT, Kind, clean_kind, parse_estimate
from unaided.domain.trouble import TaskRuleError

_KIND = re.compile(r"#([^\W\d_][\w-]*)")  # a letter first: `#1234` is an issue, not a kind
_LENGTH = re.compile(r"(?:\d+(?:[.,]\d+)?h(?:\d+(?:m(?:in)?)?)?|\d+m(?:in)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """What one line says of a task; None where it says nothing. `title` is what is left of it."""

    title: str
    kind: Kind | None = None
    ownership: Ownership | None = None
    estimate_minutes: int | None = None


def parse_quick_entry(text: str, said: QuickEntry = QuickEntry("")) -> QuickEntry:
    """Return what the last words of a line say, each kind of word once, and the title before them.

    Only the end is read: “Fix the 5m timeout” is a title, and so is a word that means nothing here, or
    that would say again what is `said` elsewhere.
    """
    words = one_line(text).split(" ")
    entry = said
    while words:
        read = _with_word(entry, words[-1])
        if read is None:
            break
        entry = read
        words.pop()
    return replace(entry, title=" ".join(words))


def _with_word(entry: QuickEntry, word: str) -> QuickEntry | None:
    """Return the entry with this word read, None where it is a word of the title."""
    if entry.kind is None and (kind := _kind(word)):
        return replace(entry, kind=kind)
    if entry.ownership is None and (ownership := _ownership(word)):
        return replace(entry, ownership=ownership)
    if entry.estimate_minutes is None and (minutes := _minutes(word)):
        return replace(entry, estimate_minutes=minutes)
    return None


def _kind(word: str) -> Kind | None:
    found = _KIND.fullmatch(word)
    if found is None or len(found[1]) > KIND_LIMIT:
        return None
    return clean_kind(found[1])


def _ownership(word: str) -> Ownership | None:
    """Return the class meant by `!core` or by its beginning, as in `!c`."""
    begun = word[1:].lower()
    if not word.startswith("!") or not begun:
        return None
    return next((ownership for ownership in Ownership if ownership.startswith(begun)), None)


def _minutes(word: str) -> int | None:
    if not _LENGTH.fullmatch(word):
        return None
    try:
        return parse_estimate(word)
    except TaskRuleError:  # longer than any task, so it means something else
        return None
