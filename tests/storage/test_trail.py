"""The shelf of the trail: what was done last, what was undone last, in the order it was done."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.clock import MORNING
from unaided.domain.editing import What, Who
from unaided.domain.trail import Entry
from unaided.storage.ledger import Ledger

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)
SESSION, TASK = UUID(int=7), UUID(int=8)


def entry(batch: UUID, who: Who = Who.PERSON, *, session: UUID = SESSION) -> Entry:
    more = {"beside": [], "said": "“ä”"}
    return Entry(batch, MORNING, who, What.CHANGE, session, TASK, {"elapsed_us": 1}, {"elapsed_us": 2}, more)


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """Keep two edits of the person, the first of two sessions, and then one of the app."""
    with ledger.write() as shelves:
        for one in (entry(ONE), entry(ONE, session=UUID(int=9)), entry(TWO), entry(THREE, Who.APP)):
            shelves.edits.trail.add(one)
    return ledger


def mark(ledger: Ledger, batch: UUID, *, undone: bool) -> None:
    with ledger.write() as shelves:
        shelves.edits.trail.mark(batch, MORNING + timedelta(minutes=1) if undone else None)


def last(ledger: Ledger) -> tuple[set[UUID], set[UUID]]:
    """Return the batches that undo and redo would take."""
    with ledger.read() as shelves:
        trail = shelves.edits.trail
        return {one.batch for one in trail.last_done()}, {one.batch for one in trail.last_undone()}


def test_what_was_kept_is_read_as_it_was(kept: Ledger) -> None:
    with kept.read() as shelves:
        trail = shelves.edits.trail
        assert [one.batch for one in trail.every()] == [ONE, ONE, TWO, THREE]
        assert list(trail.of_session(UUID(int=9))) == [entry(ONE, session=UUID(int=9))]
        assert [one.batch for one in trail.all(2, 1)] == [TWO, ONE]


def test_the_app_is_never_undone_and_a_batch_is_taken_whole(kept: Ledger) -> None:
    assert last(kept) == ({TWO}, set())
    mark(kept, TWO, undone=True)
    with kept.read() as shelves:
        assert list(shelves.edits.trail.last_done()) == [entry(ONE), entry(ONE, session=UUID(int=9))]


def test_what_was_undone_last_is_done_again_first(kept: Ledger) -> None:
    mark(kept, TWO, undone=True)
    mark(kept, ONE, undone=True)
    assert last(kept) == (set(), {ONE})
    mark(kept, ONE, undone=False)
    assert last(kept) == ({ONE}, {TWO})


def test_a_new_edit_ends_the_way_forward(kept: Ledger) -> None:
    mark(kept, TWO, undone=True)
    with kept.write() as shelves:
        shelves.edits.trail.add(entry(UUID(int=4)))
    assert last(kept) == ({UUID(int=4)}, set())


def test_an_empty_trail_has_nothing_to_take(ledger: Ledger) -> None:
    assert last(ledger) == (set(), set())
