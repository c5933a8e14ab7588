"""What the services need of the shelf of recall cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.recall import Card, CardKind, CardRow, Leave, Recall


class CardShelf(Protocol):
    """Where recall cards, recalls and days on leave are kept."""

    def put(self, card: Card) -> None:
        """Keep a card's state, new or not."""
        ...

    def get(self, card_id: UUID) -> Card | None:
        """Return a card."""
        ...

    def of_session(self, session_id: UUID, kind: CardKind) -> Sequence[Card]:
        """Return a session's cards of one kind, the first made first."""
        ...

    def due(self, at: datetime, limit: int) -> Sequence[Card]:
        """Return cards due at this moment, the longest due first."""
        ...

    def count_due(self, at: datetime) -> int:
        """Return how many cards are due at this moment."""
        ...

    def next_due(self) -> datetime | None:
        """Return when the next card is due, None without cards."""
        ...

    def add_recall(self, recall: Recall) -> None:
        """Keep a recall."""
        ...

    def undo(self, recall_id: UUID, at: datetime) -> None:
        """Keep that a recall was undone."""
        ...

    def recalls(self, card_id: UUID) -> Sequence[Recall]:
        """Return a card's recalls in their order, those undone among them."""
        ...

    def last_recall(self, since: datetime, until: datetime) -> Recall | None:
        """Return the recall made last of those that count, from this moment on and before that one."""
        ...

    def count_recalls(self, since: datetime, until: datetime) -> int:
        """Return how many recalls were made from this moment on and before that one, those undone left out."""
        ...

    def rows(self) -> Sequence[CardRow]:
        """Return all cards without what was written: those that are asked for first, by their date."""
        ...

    def fronts(self, kind: CardKind) -> Sequence[str]:
        """Return what the cards of a kind ask for, those retired among them."""
        ...

    def title(self, card: Card) -> str:
        """Return the title of the task that a card came from."""
        ...

    def put_leave(self, leave: Leave) -> None:
        """Keep days on leave."""
        ...

    def remove_leave(self, first_day: date) -> None:
        """Take days on leave away."""
        ...

    def leaves(self) -> Sequence[Leave]:
        """Return all days on leave, the earliest first."""
        ...
