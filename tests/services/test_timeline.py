"""Notes on the timeline: kept, changed, deleted and undone; leave goes with the note it was taken with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.kept import Kept
from unaided.domain.recall import Leave
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.domain.trouble import TimelineRuleError
from unaided.services.timeline import NewNote, marked

TODAY = date(2025, 3, 3)
AUGUST = date(2025, 8, 4), date(2025, 8, 15)
HOLIDAYS = NewNote("By the sea", NoteKind.VACATION, *AUGUST, leave=True)


def notes(kept: Kept) -> tuple[TimelineNote, ...]:
    """Return the notes that show."""
    return kept.services.timeline.look().notes


def leaves(kept: Kept) -> list[Leave]:
    """Return the days on leave."""
    with kept.ledger.read() as shelves:
        return list(shelves.cards.leaves())


def test_a_note_without_a_day_is_about_today(kept: Kept) -> None:
    kept.services.timeline.add(NewNote("  A new\tagent "))
    [note] = notes(kept)
    assert (note.first_day, note.last_day, note.kind, note.text) == (TODAY, None, NoteKind.OTHER, "A new agent")


def test_notes_come_in_the_order_of_their_days(kept: Kept) -> None:
    for text, day in (("later", date(2025, 2, 2)), ("first", date(2024, 2, 2))):
        kept.services.timeline.add(NewNote(text, first_day=day))
    assert [note.text for note in notes(kept)] == ["first", "later"]


def test_a_span_of_one_day_is_a_day_and_one_that_ends_before_it_begins_is_refused(kept: Kept) -> None:
    kept.services.timeline.add(NewNote("Moved teams", NoteKind.TEAM, TODAY, TODAY))
    assert notes(kept)[0].last_day is None
    with pytest.raises(TimelineRuleError, match="would end before it begins"):
        kept.services.timeline.add(NewNote("Moved", NoteKind.TEAM, TODAY, TODAY - timedelta(days=1)))


@pytest.mark.parametrize("text", ["", " \t", "\u202e", "x" * 201])
def test_an_empty_note_and_one_that_is_no_line_are_refused(kept: Kept, text: str) -> None:
    with pytest.raises(TimelineRuleError):
        kept.services.timeline.add(NewNote(text))
    assert notes(kept) == ()


def test_adding_editing_and_deleting_are_undone(kept: Kept) -> None:
    timeline = kept.services.timeline
    added = timeline.add(NewNote("A new agent", NoteKind.TOOL))
    edited = timeline.edit(added.after.id, NewNote("Another agent", NoteKind.OTHER, *AUGUST))
    removed = timeline.remove(added.after.id)
    assert notes(kept) == ()
    timeline.undo(removed)
    assert notes(kept) == (edited.after,)
    timeline.undo(edited)
    assert notes(kept) == (added.after,)
    timeline.undo(added)
    assert notes(kept) == ()
    with kept.ledger.read() as shelves:
        assert len(shelves.timeline.every()) == 1, "a deleted note stays on record"


def test_what_is_deleted_can_be_neither_edited_nor_deleted(kept: Kept) -> None:
    timeline = kept.services.timeline
    note_id = timeline.add(NewNote("A new agent")).after.id
    timeline.remove(note_id)
    with pytest.raises(TimelineRuleError, match="not there any more"):
        timeline.edit(note_id, NewNote("more"))
    with pytest.raises(TimelineRuleError, match="not there any more"):
        timeline.remove(note_id)


def test_a_holiday_can_be_leave_which_moves_and_goes_with_it(kept: Kept) -> None:
    timeline = kept.services.timeline
    added = timeline.add(HOLIDAYS)
    assert leaves(kept) == [Leave(*AUGUST)]
    assert timeline.look().on_leave == {added.after.id}
    later = date(2025, 8, 6)
    moved = timeline.edit(added.after.id, NewNote("By the sea", NoteKind.VACATION, later, AUGUST[1]))
    assert leaves(kept) == [Leave(later, AUGUST[1])]
    timeline.undo(moved)
    assert leaves(kept) == [Leave(*AUGUST)]
    removed = timeline.remove(added.after.id)
    assert leaves(kept) == []
    timeline.undo(removed)
    assert leaves(kept) == [Leave(*AUGUST)]


def test_a_holiday_without_leave_leaves_leave_alone(kept: Kept) -> None:
    kept.services.recall.take_leave(date(2025, 3, 9))
    note_id = kept.services.timeline.add(NewNote("By the sea", NoteKind.VACATION, *AUGUST)).after.id
    kept.services.timeline.remove(note_id)
    assert leaves(kept) == [Leave(TODAY, date(2025, 3, 9))]


def test_what_is_typed_of_a_new_note_is_kept_until_it_is_one(kept: Kept) -> None:
    timeline = kept.services.timeline
    timeline.save_draft("A new ag")
    assert timeline.look().draft == "A new ag"
    timeline.add(NewNote("A new agent"))
    assert not timeline.look().draft


def test_the_chart_is_told_of_notes_and_leave(kept: Kept) -> None:
    added = kept.services.timeline.add(HOLIDAYS)
    with kept.ledger.read() as shelves:
        timeline = marked(shelves)
    assert timeline.notes == (added.after,)
    assert timeline.leaves == (Leave(*AUGUST),)
    assert timeline.numbered(date(2025, 8, 15), date(2025, 9, 1)) == ((1, added.after),)
    assert timeline.numbered(date(2025, 8, 16), date(2025, 9, 1)) == ()
