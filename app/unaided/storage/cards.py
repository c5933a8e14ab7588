"""The shelf of recall cards, each recall of them, and the days on leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.recall import Card, CardKind, CardRow, Leave, Recall
from unaided.domain.search import WordsKind
from unaided.domain.session import SessionState
from unaided.storage.recall_tables import CardRecord, LeaveRecord, RecallRecord
from unaided.storage.tables import SessionRecord, TaskRecord
from unaided.storage.tasks import BATCH
from unaided.storage.words import WordShelf

# One look by its key a card: those of deleted sessions are not asked for.
_IS_DELETED = (
    select(SessionRecord.id)
    .where(SessionRecord.id == CardRecord.session_id, SessionRecord.state == SessionState.DELETED)
    .exists()
)
_ASKED = (CardRecord.retired_at.is_(None), ~_IS_DELETED)
_COUNTS = (RecallRecord.undone_at.is_(None), ~_IS_DELETED)


class CardShelf:
    """Where cards and recalls are kept; no recall is ever taken away."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db
        self._words = WordShelf(db)

    def put(self, card: Card) -> None:
        """Keep a card's state, new or not."""
        self._db.merge(
            CardRecord(
                id=card.id,
                session_id=card.session_id,
                kind=card.kind,
                front=card.front,
                back=card.back,
                checklist=card.checklist,
                made_at=card.made_at,
                due_at=card.due_at,
                retired_at=card.retired_at,
            )
        )
        self._db.flush()  # recalls refer to it

    def get(self, card_id: UUID) -> Card | None:
        """Return a card, None where there is no such."""
        record = self._db.get(CardRecord, card_id)
        return to_card(record) if record else None

    def of_session(self, session_id: UUID, kind: CardKind) -> Sequence[Card]:
        """Return a session's cards of one kind, the first made first."""
        wanted = select(CardRecord).where(CardRecord.session_id == session_id, CardRecord.kind == kind)
        return [to_card(record) for record in self._db.scalars(wanted.order_by(CardRecord.made_at, CardRecord.id))]

    def due(self, at: datetime, limit: int) -> Sequence[Card]:
        """Return cards due at this moment, the longest due first."""
        wanted = select(CardRecord).where(*_ASKED, CardRecord.due_at <= at)
        ordered = wanted.order_by(CardRecord.due_at, CardRecord.id).limit(limit)
        return [to_card(record) for record in self._db.scalars(ordered)]

    def count_due(self, at: datetime) -> int:
        """Return how many cards are due at this moment."""
        wanted = select(func.count()).select_from(CardRecord).where(*_ASKED, CardRecord.due_at <= at)
        return self._db.scalars(wanted).one()

    def next_due(self) -> datetime | None:
        """Return when the next card is due, None without cards."""
        return self._db.scalars(select(CardRecord.due_at).where(*_ASKED).order_by(CardRecord.due_at).limit(1)).first()

    def add_recall(self, recall: Recall) -> None:
        """Keep a recall; what was written in it is found from then on."""
        self._db.add(
            RecallRecord(
                id=recall.id,
                card_id=recall.card_id,
                reviewed_at=recall.reviewed_at,
                said=recall.said,
                words=recall.words,
                ticked=recall.ticked,
                rating=recall.rating,
                undone_at=recall.undone_at,
            )
        )
        card = self._db.get_one(CardRecord, recall.card_id)
        self._words.add(WordsKind.RECALL, recall.id, card.session_id, recall.reviewed_at, recall.words)

    def undo(self, recall_id: UUID, at: datetime) -> None:
        """Keep that a recall was undone; it stays, and counts nowhere."""
        self._db.get_one(RecallRecord, recall_id).undone_at = at

    def recalls(self, card_id: UUID) -> Sequence[Recall]:
        """Return a card's recalls in their order, those undone among them."""
        wanted = select(RecallRecord).where(RecallRecord.card_id == card_id)
        return [
            to_recall(record) for record in self._db.scalars(wanted.order_by(RecallRecord.reviewed_at, RecallRecord.id))
        ]

    def last_recall(self, since: datetime, until: datetime) -> Recall | None:
        """Return the recall made last of those that count, from this moment on and before that one."""
        wanted = select(RecallRecord).join(CardRecord).where(*_COUNTS, *_between(since, until))
        record = self._db.scalars(
            wanted.order_by(RecallRecord.reviewed_at.desc(), RecallRecord.id.desc()).limit(1)
        ).first()
        return to_recall(record) if record else None

    def count_recalls(self, since: datetime, until: datetime) -> int:
        """Return how many recalls were made from this moment on and before that one, those undone left out."""
        wanted = select(func.count(RecallRecord.id)).join(CardRecord).where(*_COUNTS, *_between(since, until))
        return self._db.scalars(wanted).one()

    def rows(self) -> Sequence[CardRow]:
        """Return all cards without what was written: those that are asked for first, by their date."""
        card = CardRecord
        name = case((card.kind == CardKind.LOOK_UP, card.front), else_=func.coalesce(TaskRecord.title, card.front))
        wanted = select(card.id, card.session_id, card.kind, name, card.made_at, card.due_at, card.retired_at)
        joined = wanted.outerjoin(SessionRecord, SessionRecord.id == card.session_id).outerjoin(
            TaskRecord, TaskRecord.id == SessionRecord.task_id
        )
        kept = joined.where(or_(SessionRecord.id.is_(None), SessionRecord.state != SessionState.DELETED))
        ordered = kept.order_by(card.retired_at.is_not(None), card.due_at, card.id)
        return [CardRow(*row) for row in self._db.execute(ordered)]

    def fronts(self, kind: CardKind) -> Sequence[str]:
        """Return what the cards of a kind ask for, those retired among them, those of deleted sessions not."""
        return self._db.scalars(select(CardRecord.front).where(CardRecord.kind == kind, ~_IS_DELETED)).all()

    def every(self) -> Iterator[Card]:
        """Return all cards, the first made first."""
        wanted = select(CardRecord).order_by(CardRecord.made_at, CardRecord.id)
        yield from map(to_card, self._db.scalars(wanted.execution_options(yield_per=BATCH)))

    def every_recall(self) -> Iterator[Recall]:
        """Return all recalls in their order, those undone among them."""
        wanted = select(RecallRecord).order_by(RecallRecord.reviewed_at, RecallRecord.id)
        yield from map(to_recall, self._db.scalars(wanted.execution_options(yield_per=BATCH)))

    def title(self, card: Card) -> str:
        """Return the title of the task that a card came from; what the card asks for where that is there no more."""
        wanted = select(TaskRecord.title).join(SessionRecord).where(SessionRecord.id == card.session_id)
        return self._db.scalars(wanted).first() or card.front

    def put_leave(self, leave: Leave) -> None:
        """Keep days on leave."""
        self._db.merge(LeaveRecord(first_day=leave.first_day, last_day=leave.last_day))

    def remove_leave(self, first_day: date) -> None:
        """Take days on leave away, if they are there."""
        record = self._db.get(LeaveRecord, first_day)
        if record is not None:
            self._db.delete(record)

    def leaves(self) -> Sequence[Leave]:
        """Return all days on leave, the earliest first."""
        wanted = select(LeaveRecord).order_by(LeaveRecord.first_day)
        return [Leave(record.first_day, record.last_day) for record in self._db.scalars(wanted)]


def _between(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return RecallRecord.reviewed_at >= since, RecallRecord.reviewed_at < until


def to_card(record: CardRecord) -> Card:
    """Return the card that a row means."""
    return Card(
        record.id,
        record.session_id,
        record.kind,
        record.front,
        record.back,
        record.checklist,
        record.made_at,
        record.due_at,
        record.retired_at,
    )


def to_recall(record: RecallRecord) -> Recall:
    """Return the recall that a row means."""
    return Recall(
        record.id,
        record.card_id,
        record.reviewed_at,
        record.said,
        record.words,
        record.ticked,
        record.rating,
        record.undone_at,
    )
