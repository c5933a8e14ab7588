"""The shelf of notes: what goes in comes out, in the order of its days, and a deleted one stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.storage.made_up import fewer, moments, words
from tests.support.memory import memory_database
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.storage.ledger import Ledger

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
NOTE = TimelineNote(UUID(int=1), date(2025, 8, 4), date(2025, 8, 15), NoteKind.VACATION, "By the sea", AT)


@st.composite
def notes(draw: st.DrawFn) -> TimelineNote:
    """Return any note."""
    first = draw(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
    last = draw(st.none() | st.integers(1, 4000).map(lambda days: first + timedelta(days=days)))
    kind, deleted = draw(st.sampled_from(NoteKind)), draw(st.none() | moments)
    return TimelineNote(draw(st.uuids()), first, last, kind, draw(words), draw(moments), deleted)


@fewer
@given(notes())
def test_whatever_goes_in_comes_out(note: TimelineNote) -> None:
    database = memory_database()
    ledger = Ledger(database)
    with ledger.write() as shelves:
        shelves.timeline.put(note)
    with ledger.read() as shelves:
        assert shelves.timeline.get(note.id) == note
    database.close()


def test_they_come_in_the_order_of_their_days_and_a_changed_one_is_one(ledger: Ledger) -> None:
    earlier = replace(NOTE, id=UUID(int=2), first_day=date(2025, 1, 1), last_day=None)
    with ledger.write() as shelves:
        shelves.timeline.put(NOTE)
        shelves.timeline.put(earlier)
        shelves.timeline.put(replace(NOTE, text="In the hills", deleted_at=AT))
    with ledger.read() as shelves:
        assert list(shelves.timeline.every()) == [earlier, replace(NOTE, text="In the hills", deleted_at=AT)]
        assert shelves.timeline.get(UUID(int=3)) is None
