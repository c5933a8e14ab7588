"""What a person writes when a session ends: the explanation, the reflection, and what is owed (Law 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from unaided.domain.line import one_line
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.task import ESTIMATE_LIMIT
from unaided.domain.trouble import ExplanationRuleError

WORDS_LIMIT = 2_000_000  # characters in one field: more than any person types
ALL = 100  # percent
STEP = 5  # percent
BEST_FELT = 5
QUESTION = "In a week, could you explain this to a senior engineer without looking?"
PROMPTS = (
    "What did you build, and how does it work?",
    "Why this way, and what did you turn down?",
    "How will it break, and where would you look first?",
)


class AiUse(StrEnum):
    """How AI was used, by one of six patterns (arXiv 2601.20245)."""

    CONCEPTS = "concepts"
    GENERATED_THEN_UNDERSTOOD = "generated-then-understood"
    CODE_WITH_EXPLANATION = "code-with-explanation"
    DELEGATED = "delegated"
    RELIED = "relied"
    DEBUG_LOOP = "debug-loop"


def ai_use_words(use: AiUse) -> str:
    """Return the few words that stand for a pattern of AI use, after “I used AI to”."""
    match use:
        case AiUse.CONCEPTS:
            return "ask concepts"
        case AiUse.GENERATED_THEN_UNDERSTOOD:
            return "generate, then understand"
        case AiUse.CODE_WITH_EXPLANATION:
            return "code + why"
        case AiUse.DELEGATED:
            return "delegate"
        case AiUse.RELIED:
            return "lean on it"
        case AiUse.DEBUG_LOOP:
            return "debug in a loop"
        case _:
            assert_never(use)


class SkipReason(StrEnum):
    """Why an explanation or reflection is left out."""

    NOTHING_TO_EXPLAIN = "nothing-to-explain"
    INTERRUPTED = "interrupted"
    IN_REVIEW = "in-review"
    NO_TIME = "no-time"


def skip_words(reason: SkipReason) -> str:
    """Return the words of a reason to skip."""
    match reason:
        case SkipReason.NOTHING_TO_EXPLAIN:
            return "Nothing to explain"
        case SkipReason.INTERRUPTED:
            return "Interrupted"
        case SkipReason.IN_REVIEW:
            return "Will be explained in review"
        case SkipReason.NO_TIME:
            return "No time"
        case _:
            assert_never(reason)


class LookUpSource(StrEnum):
    """Where something was looked up."""

    DOCS = "docs"
    SEARCH = "search"
    COLLEAGUE = "colleague"
    OLD_CODE = "old-code"


@dataclass(frozen=True, slots=True)
class LookUp:
    """One thing the person had to look up in a session."""

    id: UUID
    session_id: UUID
    text: str
    source: LookUpSource | None
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the person could not explain: open until it is filled with a note or dropped with a reason."""

    id: UUID
    session_id: UUID
    text: str
    opened_at: datetime
    closed_at: datetime | None = None
    note: str = ""  # what fills it
    dropped_because: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be filled."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was built, in the person's own words. `predicted` and `explained` are percent, in steps of 5.

    They are None only where the work is transient and one line was enough. `ai_use` is None only after
    a session without AI; `guess_minutes` answers “how long would this have taken you without AI?”,
    where it was asked. `told_whom` names who it was explained to, aloud; then the text may be empty.
    `checklist` is what the later recall is graded against.
    """

    session_id: UUID
    predicted: int | None
    answers: tuple[str, str, str]
    explained: int | None
    ai_use: AiUse | None
    ai_closed: bool
    guess_minutes: int | None
    written_at: datetime
    checklist: tuple[str, ...] = PROMPTS
    told_whom: str = ""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The one sentence of a sitting that goes on: what is understood now that was not before (Law 4)."""

    session_id: UUID
    sentence: str
    ai_use: AiUse
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Reflection:
    """How a session without AI went. `felt` is 1 (stuck and slow) to 5 (clear and steady)."""

    session_id: UUID
    felt: int
    surprise: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Owed:
    """A finished session whose explanation or reflection is still to be given.

    `goes_on` tells that the one sentence of a sitting is enough for now: an AI session of today whose
    task is open (Law 4). One explanation stands for all sittings of a task on a day.
    """

    session_id: UUID
    title: str
    mode: Mode
    ended_at: datetime
    goes_on: bool = False


def check_percent(value: int, what: str) -> int:
    """Return a share in percent.

    Raises:
        ExplanationRuleError: it is not one of 0, 5, … 100.
    """
    if not 0 <= value <= ALL or value % STEP:
        raise ExplanationRuleError(f"{what} must be between 0 and 100 % in steps of 5.")
    return value


def check_explanation(explanation: Explanation, mode: Mode, ownership: Ownership) -> Explanation:
    """Return an explanation that says what it must.

    Raises:
        ExplanationRuleError: a required part is missing or out of range.
    """
    _check_understanding(explanation, ownership)
    if not explanation.answers[0].strip() and not explanation.told_whom.strip():
        raise ExplanationRuleError("The first question has no answer yet. One honest line is enough.")
    if mode is Mode.AI and explanation.ai_use is None:
        raise ExplanationRuleError("How AI was used is not chosen yet. Pick the one that fits best.")
    if any(len(answer) > WORDS_LIMIT for answer in explanation.answers):
        raise ExplanationRuleError(f"An answer has over {WORDS_LIMIT:,} characters. Shorten it.")
    guess = explanation.guess_minutes
    if guess is not None and not 1 <= guess <= ESTIMATE_LIMIT:
        raise ExplanationRuleError("How long it would have taken you must be between 1 minute and 1,000 hours.")
    return explanation


def _check_understanding(explanation: Explanation, ownership: Ownership) -> None:
    if explanation.predicted is None and explanation.explained is None and ownership is Ownership.TRANSIENT:
        return
    if explanation.predicted is None:
        raise ExplanationRuleError("Question 1 has no answer yet: could you explain it in a week?")
    if explanation.explained is None:
        raise ExplanationRuleError("Question 3 has no answer yet: now that you have tried, could you explain it?")
    check_percent(explanation.predicted, "What you predicted")
    check_percent(explanation.explained, "What you could explain")


def check_going_on(going_on: GoingOn, mode: Mode) -> GoingOn:
    """Return the answer of a sitting that goes on, with its sentence trimmed to one line.

    Raises:
        ExplanationRuleError: the session used no AI, or there is no sentence.
    """
    if mode is not Mode.AI:
        raise ExplanationRuleError("This session used no AI: it asks for a reflection, which is as short.")
    sentence = clean_line(going_on.sentence)
    if not sentence:
        raise ExplanationRuleError("The sentence is empty. What do you understand now that you did not before?")
    return replace(going_on, sentence=sentence)


def closed_gap(gap: Gap, at: datetime, note: str = "", because: str = "") -> Gap:
    """Return the gap filled with a note, or dropped with a reason.

    Raises:
        ExplanationRuleError: it is closed already, or neither is said.
    """
    if not gap.is_open:
        raise ExplanationRuleError("This gap is closed already. Open it again to change what fills it.")
    note, because = note.strip(), clean_line(because)
    if not note and not because:
        raise ExplanationRuleError("Say in a line what fills the gap, or why you drop it.")
    return replace(gap, closed_at=at, note=note, dropped_because="" if note else because)


def clean_checklist(lines: Iterable[str]) -> tuple[str, ...]:
    """Return a checklist without its empty lines; the three prompts where nothing is left."""
    return tuple(filter(None, map(clean_line, lines))) or PROMPTS


def check_reflection(reflection: Reflection, mode: Mode) -> Reflection:
    """Return a reflection that says what it must.

    Raises:
        ExplanationRuleError: the session used AI, or how it felt is missing or out of range.
    """
    if mode is Mode.AI:  # Law 4: a reflection does not stand for an explanation
        raise ExplanationRuleError("AI was used in this session: it asks for an explanation, not a reflection.")
    if not 1 <= reflection.felt <= BEST_FELT:
        raise ExplanationRuleError("How it felt is not chosen yet: 1 (stuck and slow) to 5 (clear and steady).")
    if len(reflection.surprise) > WORDS_LIMIT:
        raise ExplanationRuleError(f"What surprised you has over {WORDS_LIMIT:,} characters. Shorten it.")
    return reflection


def clean_line(text: str) -> str:
    """Return a single line of the person's words, trimmed; empty where there is nothing in it."""
    return one_line(text)[:WORDS_LIMIT]
