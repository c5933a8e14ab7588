"""The rebuild plan: practices the person picks, and which of them a week had. Nothing is counted up (Law 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from unaided.domain.line import one_line
from unaided.domain.trouble import PlanRuleError
from unaided.domain.words import counted

LINE_LIMIT: Final = 120  # characters: one line of a checklist


class Practice(StrEnum):
    """What rebuilds capability, and one line of the person's own."""

    NO_AI_BLOCK = "no-ai-block"
    EXPLAIN = "explain"
    ESTIMATE = "estimate"
    AGAIN = "again"
    RECALL = "recall"
    REVIEW = "review"
    DOCS = "docs"
    DEBUG = "debug"
    OWN = "own"


PRACTICE_WORDS: Final[Mapping[Practice, str]] = {
    Practice.NO_AI_BLOCK: "Keep the weekly no-AI block",
    Practice.EXPLAIN: "Explain what I built before I move on",
    Practice.ESTIMATE: "Estimate how long it takes me unaided, before I start",
    Practice.AGAIN: "Write something again without AI",
    Practice.RECALL: "Recall what is due, from memory",
    Practice.REVIEW: "Review a change on my own before AI does",
    Practice.DOCS: "Look into the docs before I ask AI",
    Practice.DEBUG: "Debug 20 minutes on my own before I ask AI",
}
_NOUNS: Final[Mapping[Practice, tuple[str, str]]] = {
    Practice.NO_AI_BLOCK: ("block", "blocks"),
    Practice.EXPLAIN: ("explanation or reflection", "explanations and reflections"),
    Practice.ESTIMATE: ("task with an estimate", "tasks with an estimate"),
    Practice.AGAIN: ("session that writes something again", "sessions that write something again"),
    Practice.RECALL: ("recall", "recalls"),
}
SEEN_BY_APP: Final = frozenset(_NOUNS)


@dataclass(frozen=True, slots=True)
class SeenRow:
    """What the app saw of a practice: the task, the local day, and a session to open, where there is one."""

    day: date
    title: str
    session_id: UUID


@dataclass(frozen=True, slots=True)
class Choice:
    """A practice that the person picked; `text` is the line of their own, empty for the others (Law 5)."""

    practice: Practice
    chosen_at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanTick:
    """That the person says a week, by its Monday, had a practice; `text` is their own line as it was then."""

    week: date
    practice: Practice
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A practice in a week: its words, whether the person ticked it, and the rows in which the app saw it."""

    practice: Practice
    words: str
    ticked: bool = False
    seen: tuple[SeenRow, ...] = ()

    @property
    def had(self) -> bool:
        """Tell whether the week had it: seen by the app, or ticked."""
        return self.ticked or bool(self.seen)


def words_of(practice: Practice, text: str = "") -> str:
    """Return a practice as the checklist has it; `text` is the person's own line."""
    return PRACTICE_WORDS.get(practice, text)


def seen_words(line: PlanLine) -> str:
    """Return what the app saw of a practice, empty where it saw nothing: it may have been done elsewhere (Law 8)."""
    if not line.seen:
        return ""
    return f"seen: {counted(len(line.seen), *_NOUNS[line.practice])}"


def state_words(line: PlanLine) -> str:
    """Return how a practice stands in a week."""
    return seen_words(line) or ("ticked" if line.ticked else "open")


def own_line(text: str) -> str:
    """Return the person's own line, tidied.

    Raises:
        PlanRuleError: there is nothing in it, or too much.
    """
    line = one_line(text)
    if not line:
        raise PlanRuleError("Your own line is empty. Write in a few words what you want to do each week.")
    if len(line) > LINE_LIMIT:
        raise PlanRuleError(f"Your own line has over {LINE_LIMIT} characters. Shorten it: it is one line of a list.")
    return line
