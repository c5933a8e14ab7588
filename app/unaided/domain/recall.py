"""Recall: explaining again from memory, days later; when, by FSRS (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from unaided.domain.explanation import WORDS_LIMIT, Explanation, check_percent
from unaided.domain.ownership import Ownership
from unaided.domain.task import Task
from unaided.domain.trouble import RecallRuleError

if TYPE_CHECKING:
    from fsrs import Card as FsrsCard
    from fsrs import Scheduler

FIRST_DELAY = timedelta(days=7)  # FSRS decides from the first recall on
DESIRED_RETENTION = 0.9
CARDS_REMEMBERED = 4096  # more than a person comes to in ten years


class CardKind(StrEnum):
    """What a card asks for again."""

    EXPLANATION = "explanation"
    LOOK_UP = "look-up"


class Rating(IntEnum):
    """How a recall went, by the person's own judgement against the checklist."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def passed(self) -> bool:
        """Tell whether it was recalled (product.md: *passed* = Good or Easy)."""
        return self >= Rating.GOOD


Reviews = tuple[tuple[datetime, Rating], ...]  # when, and how it went


@dataclass(frozen=True, slots=True)
class Card:
    """Something to be explained again from memory. `front` is what is asked, `back` what was written.

    `made_at` is when the explanation was finished: FSRS's review 0, rated Good.
    """

    id: UUID
    session_id: UUID
    kind: CardKind
    front: str
    back: str
    checklist: tuple[str, ...]
    made_at: datetime
    due_at: datetime
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as a list shows it: nothing of what was written. `name` is the task's title, or what was looked up."""

    id: UUID
    session_id: UUID
    kind: CardKind
    name: str
    made_at: datetime
    due_at: datetime
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WordDraft:
    """What is typed so far of a recall, of a gap's note, or of a look-up's answer: `owner_id` is theirs."""

    owner_id: UUID
    body: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Recall:
    """One recall of a card. `said` is percent: could you explain it? It is asked before anything is shown.

    `ticked` are the positions in the card's checklist that were met. What was undone counts nowhere.
    """

    id: UUID
    card_id: UUID
    reviewed_at: datetime
    said: int
    words: str
    ticked: frozenset[int]
    rating: Rating
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Local days on leave, the first and the last included; `last_day` is None while nobody knows it."""

    first_day: date
    last_day: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the person is on leave that day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def becomes_card(ownership: Ownership, *, asked: bool = False) -> bool:
    """Tell whether an explanation becomes a card: core and repeatable work does, transient work only if asked."""
    return asked or ownership is not Ownership.TRANSIENT


def card_of(card_id: UUID, explanation: Explanation, task: Task) -> Card:
    """Return the card that an explanation becomes: first asked for after 7 days."""
    return Card(
        card_id,
        explanation.session_id,
        CardKind.EXPLANATION,
        task.title,
        "\n\n".join(filter(None, explanation.answers)),
        explanation.checklist,
        explanation.written_at,
        explanation.written_at + FIRST_DELAY,
    )


def due_after(made_at: datetime, recalls: Sequence[Recall]) -> datetime:
    """Return when a card is due, by its recalls in their order; those undone do not count."""
    reviews = _reviews(recalls)
    return _replayed(made_at, reviews).due if reviews else made_at + FIRST_DELAY


def retrievability(made_at: datetime, recalls: Sequence[Recall], at: datetime) -> float:
    """Return FSRS's probability (0 to 1) that a card is recalled at this moment."""
    return retrievability_after(made_at, _reviews(recalls), at)


def retrievability_after(made_at: datetime, reviews: Reviews, at: datetime) -> float:
    """Return the same by when the card was recalled, and how well."""
    return float(_scheduler().get_card_retrievability(_replayed(made_at, reviews), at))


def _reviews(recalls: Sequence[Recall]) -> Reviews:
    return tuple((recall.reviewed_at, recall.rating) for recall in recalls if recall.undone_at is None)


@lru_cache(CARDS_REMEMBERED)
def _replayed(made_at: datetime, reviews: Reviews) -> FsrsCard:
    """Return FSRS's card after review 0 and these: its state is derived from what is kept, never stored.

    It is remembered, since a figure by month asks for the same cards at the end of each month; nobody changes it.
    """
    from fsrs import Card as FsrsCard  # noqa: PLC0415 (19 ms, where it is needed)
    from fsrs import Rating as FsrsRating  # noqa: PLC0415

    card, _ = _scheduler().review_card(FsrsCard(card_id=1, due=made_at), FsrsRating.Good, made_at)
    for reviewed_at, rating in reviews:
        # A clock set back must not make the days between two recalls negative.
        at = max(reviewed_at, card.last_review or made_at)
        card, _ = _scheduler().review_card(card, FsrsRating(int(rating)), at)
    return card


@cache
def _scheduler() -> Scheduler:
    """Return FSRS with its default parameters, which come from flashcards, and no steps within a day.

    Nothing is fuzzed: each state is replayed, and the same recalls must give the same day.
    """
    from fsrs import Scheduler  # noqa: PLC0415 (19 ms, where it is needed)

    return Scheduler(desired_retention=DESIRED_RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def check_recall(recall: Recall, card: Card) -> Recall:
    """Return a recall that can be kept.

    Raises:
        RecallRuleError, ExplanationRuleError: the card is retired, or a part is missing or out of range.
    """
    if card.retired_at is not None:
        raise RecallRuleError("This card is retired. Take it up again first.")
    check_percent(recall.said, "What you could explain")
    if len(recall.words) > WORDS_LIMIT:
        raise RecallRuleError(f"The text has over {WORDS_LIMIT:,} characters. Shorten it.")
    if not all(0 <= position < len(card.checklist) for position in recall.ticked):
        raise RecallRuleError("The checklist has another length than what was ticked. Open the card again.")
    return recall


def may_ask(due: int, done_today: int, a_day: int) -> int:
    """Return how many recalls may still be asked for today: the daily cap less those done, never more than are due."""
    return max(0, min(due, a_day - done_today))
