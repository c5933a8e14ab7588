"""The stage self-check: twelve statements, and what the answers look most like (measurement.md §9). Never a verdict."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Final
from uuid import UUID

from unaided.domain.trouble import StageRuleError

HOLDS_FOR: Final = timedelta(weeks=4)  # an answer is about the last four weeks
NOT_VALIDATED: Final = (
    "This self-check is not validated: nobody has tested whether it tells stages apart. It is for your own thinking."
)
ABOUT: Final = "Think of the last 4 weeks. Twelve statements, each from never to almost always."
STAYS_HERE: Final = "It stays on this machine, and leaves it only in an export you ask for."
UNANSWERED: Final = "Some statements have no answer yet. Answer all twelve first; what you answered so far is kept."
GONE: Final = "This self-check is over: its answers are locked."


class Stage(IntEnum):
    """The four stages (product.md)."""

    SPEED = 1
    HOLLOW = 2
    LEANING = 3
    LOW_AGENCY = 4


STAGE_NAMES: Final[Mapping[Stage, str]] = {
    Stage.SPEED: "speed without friction",
    Stage.HOLLOW: "fast but hollow",
    Stage.LEANING: "can’t work without it",
    Stage.LOW_AGENCY: "high output, low agency",
}


class Statement(StrEnum):
    """The statements by the names they are kept by; another wording that means something else gets another name."""

    LESS_DULL_WORK = "less-dull-work"
    KNEW_THE_WAY = "knew-the-way"
    FINE_WITHOUT = "fine-without"
    WORKED_BEFORE_UNDERSTOOD = "worked-before-understood"
    ASKED_AND_STUCK = "asked-and-stuck"
    DID_NOT_STAY = "did-not-stay"
    AI_FIRST = "ai-first"
    WAITED_FOR_IT = "waited-for-it"
    PUT_OFF = "put-off"
    IT_DECIDED = "it-decided"
    MERGED_UNREAD = "merged-unread"
    NOT_MINE = "not-mine"


class Answer(IntEnum):
    """How often a statement held."""

    NEVER = 1
    SELDOM = 2
    SOMETIMES = 3
    OFTEN = 4
    ALMOST_ALWAYS = 5


ANSWER_WORDS: Final[Mapping[Answer, str]] = {
    Answer.NEVER: "1 never",
    Answer.SELDOM: "2 seldom",
    Answer.SOMETIMES: "3 sometimes",
    Answer.OFTEN: "4 often",
    Answer.ALMOST_ALWAYS: "5 almost always",
}
_BELONGS: Final[Mapping[Stage, tuple[Statement, ...]]] = {
    Stage.SPEED: (Statement.LESS_DULL_WORK, Statement.KNEW_THE_WAY, Statement.FINE_WITHOUT),
    Stage.HOLLOW: (Statement.WORKED_BEFORE_UNDERSTOOD, Statement.ASKED_AND_STUCK, Statement.DID_NOT_STAY),
    Stage.LEANING: (Statement.AI_FIRST, Statement.WAITED_FOR_IT, Statement.PUT_OFF),
    Stage.LOW_AGENCY: (Statement.IT_DECIDED, Statement.MERGED_UNREAD, Statement.NOT_MINE),
}
WORDS: Final[Mapping[Statement, str]] = {
    Statement.LESS_DULL_WORK: "AI took dull work off me, and I used the time for the parts I wanted to think about.",
    Statement.KNEW_THE_WAY: "Before I asked AI for code I knew roughly how I would write it myself.",
    Statement.FINE_WITHOUT: "When I worked without AI, I got along about as well as I used to.",
    Statement.WORKED_BEFORE_UNDERSTOOD: "What I built with AI ran well before I understood how it works.",
    Statement.ASKED_AND_STUCK: "Asked about something I had built with AI, I had to look at the code to answer.",
    Statement.DID_NOT_STAY: "I asked AI for something that I had already asked it before.",
    Statement.AI_FIRST: "I opened AI before I had thought about the problem on my own.",
    Statement.WAITED_FOR_IT: "When AI was slow or down, I waited for it rather than go on without it.",
    Statement.PUT_OFF: "I put off a task because I would have had to do it without AI.",
    Statement.IT_DECIDED: "AI decided how something is built, and I went along with it.",
    Statement.MERGED_UNREAD: "I shipped changes of which I had read only parts.",
    Statement.NOT_MINE: "I shipped a lot, and little of it felt like my own work.",
}


@dataclass(frozen=True, slots=True)
class StageCheck:
    """One self-check: begun on a local day, in an order of its own; its answers are locked once it is finished."""

    id: UUID
    day: date
    begun_at: datetime
    order: tuple[Statement, ...]
    answers: Mapping[Statement, Answer] = field(default_factory=lambda: MappingProxyType({}))
    finished_at: datetime | None = None

    @property
    def first_open(self) -> int:
        """Return the place of the first statement without an answer, that of the last where all have one."""
        places = (place for place, statement in enumerate(self.order) if statement not in self.answers)
        return next(places, len(self.order) - 1)

    @property
    def is_answered(self) -> bool:
        """Tell whether every statement has an answer."""
        return len(self.answers) == len(self.order)


@dataclass(frozen=True, slots=True)
class StageResult:
    """What answers look like: one stage, two neighbours where the answers lie between them, or none.

    `sums` are those of each stage's three answers, 3 to 15: a mean of 3.5 is 10.5.
    """

    sums: Mapping[Stage, int]
    stages: tuple[Stage, ...]


def shuffled(seed: str) -> tuple[Statement, ...]:
    """Return the statements in the order that a seed means."""
    return tuple(sorted(Statement, key=lambda one: sha256(f"{seed}|{one}".encode()).digest()))


def answered(check: StageCheck, statement: Statement, answer: Answer) -> StageCheck:
    """Return a check with this answer, in place of an earlier one where there is one.

    Raises:
        StageRuleError: it is finished.
    """
    if check.finished_at is not None:
        raise StageRuleError(GONE)
    return replace(check, answers=MappingProxyType({**check.answers, statement: answer}))


def finished(check: StageCheck, at: datetime) -> StageCheck:
    """Return a check with its answers locked.

    Raises:
        StageRuleError: it is finished already, or a statement has no answer.
    """
    if check.finished_at is not None:
        raise StageRuleError(GONE)
    if not check.is_answered:
        raise StageRuleError(UNANSWERED)
    return replace(check, finished_at=at)


def goes_on(check: StageCheck, today: date) -> bool:
    """Tell whether a check can still be gone on with: its first answers are about the same four weeks."""
    return check.finished_at is None and timedelta(0) <= today - check.day < HOLDS_FOR


def next_day(last: date) -> date:
    """Return the first day on which a check may follow one of this day: a month later, monthly at most."""
    first = last.replace(day=1) + timedelta(days=calendar.monthrange(last.year, last.month)[1])
    return first.replace(day=min(last.day, calendar.monthrange(first.year, first.month)[1]))


def result(answers: Mapping[Statement, Answer]) -> StageResult:
    """Return what twelve answers look like (§9).

    A stage is named only if its mean is 3.5 or more and leads by 0.5 or more. Where only the lead is missing and
    the two in front are neighbours, with no third as near, they lie between these; else like no stage.
    """
    sums = {stage: sum(answers[one] for one in statements) for stage, statements in _BELONGS.items()}
    first, *others = sorted(Stage, key=lambda stage: (-sums[stage], stage))
    if 2 * sums[first] < 7 * len(_BELONGS[first]):
        return StageResult(sums, ())
    near = [stage for stage in others if 2 * (sums[first] - sums[stage]) < len(_BELONGS[first])]
    if not near:
        return StageResult(sums, (first,))
    if len(near) == 1 and abs(first - near[0]) == 1:
        return StageResult(sums, (min(first, near[0]), max(first, near[0])))
    return StageResult(sums, ())


def result_words(found: StageResult) -> str:
    """Return one plain sentence of what answers look like."""
    match found.stages:
        case (stage,):
            return f"Your answers look most like stage {stage}: {STAGE_NAMES[stage]}."
        case (lower, upper):
            return f"Your answers lie between {lower} and {upper}: {STAGE_NAMES[lower]}, and {STAGE_NAMES[upper]}."
        case _:
            return "Your answers look like no stage."


def short_words(found: StageResult) -> str:
    """Return the same in a table's cell."""
    match found.stages:
        case (stage,):
            return f"stage {stage}"
        case (lower, upper):
            return f"between {lower} and {upper}"
        case _:
            return "no stage"


def measured_words(verdicts: Iterable[tuple[Stage, str]]) -> str:
    """Return what the measured signals say of each stage, in one line."""
    told = " · ".join(f"stage {stage}: {verdict}" for stage, verdict in verdicts)
    return f"What is measured, as of today: {told}." if told else ""


def means_words(found: StageResult) -> str:
    """Return the mean of each stage's answers, from the first stage on."""
    return " · ".join(f"{total / len(_BELONGS[stage]):.1f}" for stage, total in found.sums.items())
