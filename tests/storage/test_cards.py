"""Cards, recalls, leaves and what is written again come back as they were kept; what is due is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests.storage.made_up import EPOCH, TASK_ID, fewer, moments, task, words
from tests.support.clock import MORNING, FakeClock
from tests.support.memory import memory_database
from unaided.domain.explanation import clean_line
from unaided.domain.recall import Card, CardKind, Leave, Rating, Recall
from unaided.domain.reproduction import Reproduction
from unaided.domain.session import Mode, SessionEvent, begin, step
from unaided.storage.ledger import Ledger, Shelves

SESSION_ID, CARD_ID = UUID(int=1), UUID(int=2)
CARD = Card(CARD_ID, SESSION_ID, CardKind.EXPLANATION, "Retry", "It waits.", ("how", "why"), MORNING, MORNING)
RECALL = Recall(UUID(int=3), CARD_ID, MORNING, 60, "It waits.", frozenset({1}), Rating.GOOD)
HOUR = timedelta(hours=1)

cards = st.builds(
    Card,
    st.uuids(),
    st.just(SESSION_ID),
    st.sampled_from(CardKind),
    words,
    words | st.just(""),
    st.lists(words.map(clean_line).filter(bool), min_size=1, max_size=5).map(tuple),
    moments,
    moments,
    st.none() | moments,
)
recalls = st.builds(
    Recall,
    st.uuids(),
    st.just(CARD_ID),
    moments,
    st.integers(0, 100),
    words | st.just(""),
    st.frozensets(st.integers(0, 20), max_size=8),
    st.sampled_from(Rating),
    st.none() | moments,
)


def with_session(shelves: Shelves) -> None:
    """Keep a finished session on a task."""
    clock = FakeClock()
    shelves.tasks.add(task())
    session = begin(SESSION_ID, TASK_ID, Mode.AI, None, clock.read())
    shelves.sessions.add(step(session, SessionEvent.FINISH, clock.pass_time(minutes=30)), date(2025, 3, 3))


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """Return a ledger with a session and its card in it."""
    with ledger.write() as shelves:
        with_session(shelves)
        shelves.cards.put(CARD)
    return ledger


@fewer
@given(st.lists(cards, max_size=5, unique_by=lambda card: card.id))
def test_any_card_comes_back_as_it_was(made: list[Card]) -> None:
    database = memory_database()
    ledger = Ledger(database)
    with ledger.write() as shelves:
        with_session(shelves)
        for card in made:
            shelves.cards.put(card)
    with ledger.read() as shelves:
        assert {card.id: card for card in shelves.cards.every()} == {card.id: card for card in made}
        assert all(shelves.cards.get(card.id) == card for card in made)
        asked = [card for card in made if card.retired_at is None]
        assert shelves.cards.next_due() == min((card.due_at for card in asked), default=None)
        ready = sorted((card for card in asked if card.due_at <= EPOCH), key=lambda card: (card.due_at, card.id.bytes))
        assert shelves.cards.due(EPOCH, 3) == ready[:3], "the longest due first"
        assert shelves.cards.count_due(EPOCH) == len(ready)
    database.close()


@fewer
@given(st.lists(recalls, max_size=6, unique_by=lambda recall: recall.id))
def test_any_recall_comes_back_as_it_was_in_its_order(made: list[Recall]) -> None:
    database = memory_database()
    ledger = Ledger(database)
    with ledger.write() as shelves:
        with_session(shelves)
        shelves.cards.put(CARD)
        for recall in made:
            shelves.cards.add_recall(recall)
    ordered = sorted(made, key=lambda recall: (recall.reviewed_at, recall.id.bytes))
    with ledger.read() as shelves:
        assert shelves.cards.recalls(CARD_ID) == ordered
        assert list(shelves.cards.every_recall()) == ordered
        counted = [one for one in ordered if one.undone_at is None and EPOCH - HOUR <= one.reviewed_at < EPOCH + HOUR]
        assert shelves.cards.count_recalls(EPOCH - HOUR, EPOCH + HOUR) == len(counted)
        assert shelves.cards.last_recall(EPOCH - HOUR, EPOCH + HOUR) == (counted[-1] if counted else None)
    database.close()


def test_a_recall_undone_stays_and_counts_nowhere(kept: Ledger) -> None:
    with kept.write() as shelves:
        shelves.cards.add_recall(RECALL)
        shelves.cards.undo(RECALL.id, MORNING + HOUR)
    with kept.read() as shelves:
        assert shelves.cards.recalls(CARD_ID) == [replace(RECALL, undone_at=MORNING + HOUR)]
        assert shelves.cards.count_recalls(MORNING - HOUR, MORNING + HOUR) == 0
        assert shelves.cards.last_recall(MORNING - HOUR, MORNING + HOUR) is None


def test_a_retired_card_is_due_no_more_until_it_is_taken_up_again(kept: Ledger) -> None:
    with kept.write() as shelves:
        shelves.cards.put(replace(CARD, retired_at=MORNING))
        assert shelves.cards.due(MORNING, 5) == []
        assert shelves.cards.next_due() is None
        shelves.cards.put(CARD)
        assert shelves.cards.due(MORNING, 5) == [CARD]


def test_a_card_has_the_title_of_its_task_whatever_it_asks(kept: Ledger) -> None:
    with kept.read() as shelves:
        assert shelves.cards.title(CARD) == "Fix the retry"


def test_cards_of_a_session_are_told_by_their_kind(kept: Ledger) -> None:
    look_up = replace(CARD, id=UUID(int=8), kind=CardKind.LOOK_UP)
    with kept.write() as shelves:
        shelves.cards.put(look_up)
        assert shelves.cards.of_session(SESSION_ID, CardKind.LOOK_UP) == [look_up]
        assert shelves.cards.of_session(SESSION_ID, CardKind.EXPLANATION) == [CARD]


def test_leaves_come_in_their_order_and_go(ledger: Ledger) -> None:
    week, later = Leave(date(2025, 3, 3), date(2025, 3, 9)), Leave(date(2025, 8, 1))
    with ledger.write() as shelves:
        shelves.cards.put_leave(later)
        shelves.cards.put_leave(week)
        assert shelves.cards.leaves() == [week, later]
        shelves.cards.put_leave(replace(later, last_day=date(2025, 8, 20)))
        shelves.cards.remove_leave(week.first_day)
        shelves.cards.remove_leave(week.first_day)
        assert shelves.cards.leaves() == [Leave(date(2025, 8, 1), date(2025, 8, 20))]


@pytest.mark.parametrize(
    "broken",
    [replace(CARD, session_id=UUID(int=99)), replace(CARD, front=""), replace(CARD, checklist=())],
    ids=["no such session", "asks nothing", "no checklist"],
)
def test_a_card_that_cannot_be_is_not_kept(kept: Ledger, broken: Card) -> None:
    with pytest.raises(IntegrityError), kept.write() as shelves:
        shelves.cards.put(broken)
    with kept.read() as shelves:
        assert shelves.cards.get(CARD_ID) == CARD


def test_a_leave_that_ends_before_it_begins_is_not_kept(ledger: Ledger) -> None:
    with pytest.raises(IntegrityError), ledger.write() as shelves:
        shelves.cards.put_leave(Leave(date(2025, 3, 3), date(2025, 3, 2)))


def test_what_is_written_again_is_found_from_either_side(kept: Ledger) -> None:
    again = task(UUID(int=50), "Again, from memory: Fix the retry")
    with kept.write() as shelves:
        assert shelves.reproductions.of_task(TASK_ID) is None
        shelves.tasks.add(again)
        shelves.reproductions.add(Reproduction(again.id, TASK_ID))
    with kept.read() as shelves:
        assert shelves.reproductions.of_task(TASK_ID) == Reproduction(again.id, TASK_ID)
        assert shelves.reproductions.of_task(again.id) == Reproduction(again.id, TASK_ID)
        assert shelves.reproductions.used_ai(TASK_ID)
        assert not shelves.reproductions.used_ai(again.id)
        assert shelves.reproductions.effort(TASK_ID).active_us == 30 * 60_000_000
        assert shelves.reproductions.effort(again.id).active_us == 0


def test_a_task_does_not_write_itself_again(kept: Ledger) -> None:
    with pytest.raises(IntegrityError), kept.write() as shelves:
        shelves.reproductions.add(Reproduction(TASK_ID, TASK_ID))
