"""Finding words again: what was written, and the words asked for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 20
EXCERPT = 90  # characters on either side of the first word found
Place = tuple[int, int]  # where a word begins, and where it ends


class WordsKind(StrEnum):
    """What the words were written as."""

    EXPLANATION = "explanation"
    GOING_ON = "going-on"
    REFLECTION = "reflection"
    GAP = "gap"
    LOOK_UP = "look-up"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a search found: what they are, whose, when they were written, with an excerpt."""

    kind: WordsKind
    owner_id: UUID
    session_id: UUID
    title: str
    at: datetime
    excerpt: str


def words_of(asked: str) -> tuple[str, ...]:
    """Return the words of a question, in their order; whatever is no letter or digit parts them."""
    return tuple(_WORD.findall(asked))[:MOST_WORDS]


def places(text: str, words: tuple[str, ...]) -> tuple[Place, ...]:
    """Return where the words of a text stand that begin with one of these; accents and case make no difference."""
    beginnings = tuple(map(_folded, words))
    if not beginnings:
        return ()
    return tuple(word.span() for word in _WORD.finditer(text) if _folded(word.group()).startswith(beginnings))


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """Return the part of a text around the first of these words, as one line."""
    line = " ".join(text.split())
    found = places(line, words)
    at = found[0][0] if found else 0
    begin, end = max(0, at - EXCERPT), at + EXCERPT
    return f"{'…' if begin else ''}{line[begin:end].strip()}{'…' if end < len(line) else ''}"
