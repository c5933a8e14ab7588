"""Recall: what is due, what was written from memory, how it went; and days on leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from unaided.domain.clock import Clock, Reading
from unaided.domain.explanation import LookUp, clean_checklist, clean_line
from unaided.domain.often import Often, looked_up_often, same
from unaided.domain.recall import (
    FIRST_DELAY,
    Card,
    CardKind,
    CardRow,
    Leave,
    Rating,
    Recall,
    check_recall,
    due_after,
    may_ask,
)
from unaided.domain.trouble import RecallRuleError
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves

LOOK_UP_CHECKLIST = ("I could have written it without looking it up",)


@dataclass(frozen=True, slots=True)
class ToRecall:
    """A card as it is asked: its title and what was written, which shows only after the person answered."""

    card: Card
    title: str
    recalls: tuple[Recall, ...]


@dataclass(frozen=True, slots=True)
class RecallDay:
    """What recall looks like today. `cards` are those still to be asked today, within the daily cap.

    `next_due` is when the next card is due; `leave` is set while the person is on leave: nothing is asked.
    `more` tells that others are due which wait for another day.
    """

    cards: tuple[ToRecall, ...] = ()
    done_today: int = 0
    next_due: datetime | None = None
    leave: Leave | None = None
    more: bool = False
    today: date = date.min


@dataclass(frozen=True, slots=True)
class RecallAnswer:
    """What the person hands in; `said` is percent, `ticked` positions in the checklist."""

    said: int
    words: str
    ticked: frozenset[int]
    rating: Rating


class RecallService:
    """Explain it again, from memory, before seeing what was written."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chosen = chosen

    @property
    def _day_begins(self) -> timedelta:
        """Return how long after midnight a day begins."""
        return self._chosen.load().day_begins

    def day(self, a_day: int) -> RecallDay:
        """Return what is to be recalled today; `a_day` is the daily cap."""
        reading = self._clock.read()
        with self._ledger.read() as shelves:
            today = reading.local_date(self._day_begins)
            leave = leave_on(shelves, today)
            done = shelves.cards.count_recalls(*_day(reading, self._day_begins))
            due = shelves.cards.count_due(reading.wall)
            asked = 0 if leave else may_ask(due, done, a_day)
            cards = shelves.cards.due(reading.wall, asked) if asked else ()
            recalls = tuple(_to_recall(shelves, card) for card in cards)
            return RecallDay(recalls, done, shelves.cards.next_due(), leave, due > asked, today)

    def cards(self) -> Sequence[CardRow]:
        """Return all cards, nothing of what was written: those that are asked for first, by their date."""
        with self._ledger.read() as shelves:
            return shelves.cards.rows()

    def often_looked_up(self) -> tuple[Often, ...]:
        """Return what was looked up several times and is no card yet."""
        with self._ledger.read() as shelves:
            known = shelves.cards.fronts(CardKind.LOOK_UP)
            return looked_up_often(shelves.explanations.every_look_up(), known)

    def draft(self, owner_id: UUID) -> str | None:
        """Return what was typed so far about a card, a gap or a look-up."""
        with self._ledger.read() as shelves:
            return shelves.word_drafts.get(owner_id)

    def save_draft(self, owner_id: UUID, body: str) -> None:
        """Keep what was typed so far about a card, a gap or a look-up (Law 12); an empty text is none."""
        with self._ledger.write() as shelves:
            if body:
                shelves.word_drafts.put(owner_id, body, self._clock.read().wall)
            else:
                shelves.word_drafts.drop(owner_id)

    def open(self, card_id: UUID) -> ToRecall:
        """Return a card, whether or not it is due.

        Raises:
            RecallRuleError: there is no such card.
        """
        with self._ledger.read() as shelves:
            return _to_recall(shelves, _card(shelves, card_id))

    def answer(self, card_id: UUID, answer: RecallAnswer) -> Card:
        """Keep a recall and return the card with its new date.

        Raises:
            RecallRuleError, ExplanationRuleError: there is no such card, it is retired, or a part is missing.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            card = _card(shelves, card_id)
            recall = Recall(
                self._ids.new(reading.wall),
                card_id,
                reading.wall,
                answer.said,
                answer.words,
                answer.ticked,
                answer.rating,
            )
            shelves.cards.add_recall(check_recall(recall, card))
            shelves.word_drafts.drop(card_id)
            return _with_its_date(shelves, card)

    def undo(self) -> Card:
        """Undo the last recall: it stays kept, counts nowhere, and its card is due as it was.

        Raises:
            RecallRuleError: there is none to undo today.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            last = shelves.cards.last_recall(*_day(reading, self._day_begins))
            if last is None:
                raise RecallRuleError("There is no recall of today to undo.")
            shelves.cards.undo(last.id, reading.wall)
            return _with_its_date(shelves, _card(shelves, last.card_id))

    def retire(self, card_id: UUID, *, retired: bool = True) -> Card:
        """Ask for a card no more, or take it up again; its recalls stay.

        Raises:
            RecallRuleError: there is no such card.
        """
        at = self._clock.read().wall

        def change(card: Card) -> Card:
            return replace(card, retired_at=at if retired else None)

        return self._change(card_id, change)

    def rewrite(self, card_id: UUID, back: str, checklist: tuple[str, ...]) -> Card:
        """Keep another text and checklist on a card; what was written with the explanation stays there.

        Raises:
            RecallRuleError: there is no such card, or nothing is left of its text.
        """
        if not back.strip():
            raise RecallRuleError("The text is empty. Write what you want to be able to explain, or retire the card.")

        def change(card: Card) -> Card:
            return replace(card, back=back, checklist=clean_checklist(checklist))

        return self._change(card_id, change)

    def card_from_look_up(self, look_up: LookUp, answer: str) -> Card:
        """Make a card of something that is looked up often; `answer` is what it says.

        Raises:
            RecallRuleError: the answer is empty, or that is a card already, retired or not.
        """
        if not answer.strip():
            raise RecallRuleError("Write the answer in your own words: it is what you compare with later.")
        at = self._clock.read().wall
        card = Card(
            self._ids.new(at),
            look_up.session_id,
            CardKind.LOOK_UP,
            clean_line(look_up.text),
            answer.strip(),
            LOOK_UP_CHECKLIST,
            at,
            at + FIRST_DELAY,
        )
        with self._ledger.write() as shelves:
            if same(card.front) in map(same, shelves.cards.fronts(CardKind.LOOK_UP)):
                raise RecallRuleError("This look-up is a card already.")
            shelves.cards.put(card)
            shelves.word_drafts.drop(look_up.id)
        return card

    def take_leave(self, until: date | None) -> Leave:
        """Be on leave from today: no recall and no reminder until this local day, or until `end_leave`.

        Raises:
            RecallRuleError: that day is past.
        """
        today = self._clock.read().local_date(self._day_begins)
        if until is not None and until < today:
            raise RecallRuleError("The last day of leave is past. Choose today or a later day.")
        leave = Leave(today, until)
        with self._ledger.write() as shelves:
            _end_leave(shelves, today)  # the last word holds
            shelves.cards.put_leave(leave)
        return leave

    def end_leave(self) -> None:
        """Be back: leave ends yesterday, or was none where it began today."""
        today = self._clock.read().local_date(self._day_begins)
        with self._ledger.write() as shelves:
            _end_leave(shelves, today)

    def _change(self, card_id: UUID, change: Callable[[Card], Card]) -> Card:
        with self._ledger.write() as shelves:
            changed = change(_card(shelves, card_id))
            shelves.cards.put(changed)
            return changed


def _with_its_date(shelves: Shelves, card: Card) -> Card:
    dated = replace(card, due_at=due_after(card.made_at, shelves.cards.recalls(card.id)))
    shelves.cards.put(dated)
    return dated


def _card(shelves: Shelves, card_id: UUID) -> Card:
    card = shelves.cards.get(card_id)
    if card is None:
        raise RecallRuleError("This card is not there any more.")
    return card


def _to_recall(shelves: Shelves, card: Card) -> ToRecall:
    return ToRecall(card, shelves.cards.title(card), tuple(shelves.cards.recalls(card.id)))


def _end_leave(shelves: Shelves, today: date) -> None:
    """Let leave that covers this day end the day before; what began today is taken away."""
    for leave in [one for one in shelves.cards.leaves() if one.covers(today)]:
        if leave.first_day == today:
            shelves.cards.remove_leave(today)
        else:
            shelves.cards.put_leave(replace(leave, last_day=today - timedelta(days=1)))


def leave_on(shelves: Shelves, day: date) -> Leave | None:
    """Return the leave that covers a local day, if there is one: nothing is asked and nobody is reminded."""
    return next((leave for leave in shelves.cards.leaves() if leave.covers(day)), None)


def _day(reading: Reading, day_begins: timedelta) -> tuple[datetime, datetime]:
    """Return when the local day began and ends, by the offset of this moment.

    Recalls dated later, by a clock that was ahead, count on their own day.
    """
    offset = timedelta(minutes=reading.offset_minutes)
    begin = datetime.combine(reading.local_date(day_begins), time(), UTC) + day_begins - offset
    return begin, begin + timedelta(days=1)
