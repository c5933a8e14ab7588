"""Whatever is recalled, undone, retired or missed over the weeks: due, cap and undo stay as they must."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.support.kept import Kept, finished, kept_in_memory
from tests.support.profiles import one_in
from unaided.domain.explanation import LookUp
from unaided.domain.recall import Leave, Rating, Recall, due_after
from unaided.domain.trouble import RecallRuleError
from unaided.services.recall import RecallAnswer

CARDS, HOUR = 4, 3600
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("hours pass"), st.integers(1, 500)),
        st.tuples(st.just("the clock is set back"), st.integers(1, 3000)),
        st.tuples(st.just("recall"), st.integers(0, 15)),
        st.tuples(st.just("undo"), st.just(0)),
        st.tuples(st.just("retire"), st.integers(0, CARDS - 1)),
        st.tuples(st.just("revive"), st.integers(0, CARDS - 1)),
        st.tuples(st.just("leave"), st.integers(0, 20)),
        st.tuples(st.just("back"), st.just(0)),
    ),
    max_size=30,
)


@dataclass
class Truth:
    """The same person's cards and recalls in plain lists, the cap worked out the long way."""

    made: dict[UUID, datetime] = field(default_factory=dict)
    retired: set[UUID] = field(default_factory=set)
    recalls: list[Recall] = field(default_factory=list)
    leaves: dict[object, Leave] = field(default_factory=dict)

    def due_at(self, card_id: UUID) -> datetime:
        """Return when a card is due by its recalls that count, in the order of their dates."""
        mine = [recall for recall in self.recalls if recall.card_id == card_id]
        return due_after(self.made[card_id], sorted(mine, key=_order))

    def done_on(self, kept: Kept) -> list[Recall]:
        """Return the recalls of today that count, in the order of their dates."""
        today = kept.clock.read().local_date()
        zone = timedelta(minutes=kept.clock.read().offset_minutes)
        counted = [recall for recall in self.recalls if recall.undone_at is None]
        return sorted((one for one in counted if (one.reviewed_at + zone).date() == today), key=_order)

    def due(self, kept: Kept) -> list[UUID]:
        """Return the cards that are due, the longest due first."""
        at = kept.clock.read().wall
        asked = [card_id for card_id in self.made if card_id not in self.retired and self.due_at(card_id) <= at]
        return sorted(asked, key=lambda card_id: (self.due_at(card_id), card_id))


def _order(recall: Recall) -> tuple[datetime, UUID]:
    return recall.reviewed_at, recall.id


@given(MOVES, st.integers(0, 3))
@one_in(5)
def test_due_cap_and_undo_hold_whatever_happens(moves: list[tuple[str, int]], a_day: int) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as kept:
        truth = with_cards(kept)
        for what, number in moves:
            MAKE[what](kept, truth, number)
            check(kept, truth, a_day)


def check(kept: Kept, truth: Truth, a_day: int) -> None:
    """Compare what is asked with the truth."""
    day, due, done = kept.services.recall.day(a_day), truth.due(kept), truth.done_on(kept)
    today = kept.clock.read().local_date()
    on_leave = any(leave.covers(today) for leave in truth.leaves.values())
    wanted = [] if on_leave else due[: max(0, a_day - len(done))]
    assert [asked.card.id for asked in day.cards] == wanted
    assert day.done_today == len(done)
    assert (day.leave is not None) is on_leave
    assert day.more is (len(due) > len(wanted))
    assert {row.id: row.due_at for row in kept.services.recall.cards()} == {
        card_id: truth.due_at(card_id) for card_id in truth.made
    }


def with_cards(kept: Kept) -> Truth:
    """Make some cards, an hour apart."""
    truth, session_id = Truth(), finished(kept)
    for number in range(CARDS):
        kept.clock.pass_time(hours=1)
        look_up = LookUp(UUID(int=number), session_id, f"thing {number}", None, kept.clock.wall)
        card = kept.services.recall.card_from_look_up(look_up, "like this")
        truth.made[card.id] = card.made_at
    return truth


def _pass(kept: Kept, _truth: Truth, hours: int) -> None:
    kept.clock.pass_time(hours=hours)


def _set_back(kept: Kept, _truth: Truth, hours: int) -> None:
    kept.clock.set_wall(kept.clock.wall - timedelta(hours=hours))


def _recall(kept: Kept, truth: Truth, number: int) -> None:
    card_id, rating = list(truth.made)[number % CARDS], list(Rating)[number // CARDS]
    answer = RecallAnswer(50, "like that", frozenset({0}), rating)
    if card_id in truth.retired:
        assert refused(lambda: kept.services.recall.answer(card_id, answer))
        return
    kept.services.recall.answer(card_id, answer)
    known = {recall.id for recall in truth.recalls}
    [fresh] = [one for one in kept.services.recall.open(card_id).recalls if one.id not in known]
    assert (fresh.rating, fresh.reviewed_at) == (rating, kept.clock.wall)
    truth.recalls.append(fresh)


def _undo(kept: Kept, truth: Truth, _number: int) -> None:
    done = truth.done_on(kept)
    if not done:
        assert refused(kept.services.recall.undo)
        return
    card = kept.services.recall.undo()
    assert card.id == done[-1].card_id
    undone = replace(done[-1], undone_at=kept.clock.wall)
    truth.recalls[truth.recalls.index(done[-1])] = undone
    assert undone in kept.services.recall.open(card.id).recalls  # nothing written is ever lost


def _retire(kept: Kept, truth: Truth, number: int) -> None:
    card_id = list(truth.made)[number]
    kept.services.recall.retire(card_id)
    truth.retired.add(card_id)


def _revive(kept: Kept, truth: Truth, number: int) -> None:
    card_id = list(truth.made)[number]
    kept.services.recall.retire(card_id, retired=False)
    truth.retired.discard(card_id)


def _leave(kept: Kept, truth: Truth, days: int) -> None:
    today = kept.clock.read().local_date()
    leave = kept.services.recall.take_leave(today + timedelta(days=days) if days else None)
    truth.leaves[leave.first_day] = leave


def _back(kept: Kept, truth: Truth, _number: int) -> None:
    kept.services.recall.end_leave()
    today = kept.clock.read().local_date()
    for first, leave in list(truth.leaves.items()):
        if leave.first_day == today:
            del truth.leaves[first]
        elif leave.covers(today):
            truth.leaves[first] = replace(leave, last_day=today - timedelta(days=1))


def refused(job: object) -> bool:
    """Tell whether a verb says no, in a sentence."""
    assert callable(job)
    try:
        job()
    except RecallRuleError as error:
        return bool(error.sentence)
    return False


MAKE = {
    "hours pass": _pass,
    "the clock is set back": _set_back,
    "recall": _recall,
    "undo": _undo,
    "retire": _retire,
    "revive": _revive,
    "leave": _leave,
    "back": _back,
}


def test_the_words_so_far_go_once_a_recall_is_rated_and_stay_until_then(tmp_path: Path) -> None:
    with kept_in_memory(tmp_path) as kept:
        card_id = next(iter(with_cards(kept).made))
        recall = kept.services.recall
        recall.save_draft(card_id, "Half")
        assert recall.draft(card_id) == "Half"
        recall.answer(card_id, RecallAnswer(50, "Whole", frozenset(), Rating.GOOD))
        assert recall.draft(card_id) is None


def test_an_emptied_draft_is_none(tmp_path: Path) -> None:
    with kept_in_memory(tmp_path) as kept:
        card_id = next(iter(with_cards(kept).made))
        kept.services.recall.save_draft(card_id, "Half")
        kept.services.recall.save_draft(card_id, "")
        assert kept.services.recall.draft(card_id) is None


def test_a_card_whose_session_was_removed_can_still_be_recalled(tmp_path: Path) -> None:
    with kept_in_memory(tmp_path) as kept:
        card_id = next(iter(with_cards(kept).made))
        with closing(kept.database.writer.raw_connection()) as file:
            for statement in ("PRAGMA foreign_keys = OFF", "DELETE FROM sessions", "PRAGMA foreign_keys = ON"):
                file.cursor().execute(statement)
        kept.clock.pass_time(hours=24 * 8)
        day = kept.services.recall.day(5)
        assert next(asked.title for asked in day.cards) == "thing 0"
        assert kept.services.recall.cards()[0].name == "thing 0"
        kept.services.recall.answer(card_id, RecallAnswer(50, "", frozenset(), Rating.GOOD))
        assert kept.services.gaps.search("thing") == ()
