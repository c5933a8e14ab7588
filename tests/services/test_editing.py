"""Deleting and coming back whole, and how far undo and redo go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.support.edits import at, explain, exported, session, worked
from tests.support.kept import RETRY, Kept
from unaided.domain.editing import Change, Delete, Restore
from unaided.domain.history import SessionFilter
from unaided.domain.recall import CardRow
from unaided.domain.session import Mode
from unaided.domain.trouble import EditRuleError
from unaided.services.session import StartRequest


def test_a_deleted_session_is_nowhere_and_comes_back_whole(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", replace(RETRY, mode=Mode.AI))
    explain(kept, one)
    before = exported(kept)
    kept.services.editing.apply(Delete(one))
    assert kept.services.history.rows(SessionFilter(), 9) == []
    assert kept.services.history.totals(SessionFilter()).sessions == 0
    assert kept.services.gaps.search("retries") == ()
    assert kept.services.gaps.list(only_open=False) == ()
    assert (cards(kept), kept.explanation.owed()) == ([], ())
    kept.clock.pass_time(hours=24 * 9)
    assert kept.services.recall.day(9).cards == ()
    with kept.ledger.read() as shelves:
        found = shelves.testimony.all()
    assert (list(found.sessions), list(found.explanations), list(found.guesses)) == ([], [], [])
    assert [task.edited for task in found.tasks] == [1]
    kept.services.editing.apply(Restore(one))
    assert exported(kept) == before
    assert len(kept.services.recall.day(9).cards) == 1


def cards(kept: Kept) -> Sequence[CardRow]:
    return kept.services.recall.cards()


def test_undo_and_redo_go_as_far_as_the_day_and_a_new_edit_ends_the_way_forward(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    edits = kept.services.editing
    for minute in (50, 40, 30):
        edits.apply(Change(one, end=at(f"9:{minute}")))
    assert edits.undoable().undo == "change “Fix the retry”"
    assert edits.undo().sentence == "Undone: change “Fix the retry”."
    edits.undo()
    assert session(kept, one).ended_at == at("9:50")
    assert edits.redo().sentence == "Done again: change “Fix the retry”."
    assert session(kept, one).ended_at == at("9:40")
    edits.apply(Delete(one))
    assert edits.undoable().redo is None
    with pytest.raises(EditRuleError, match="nothing to redo"):
        edits.redo()
    kept.clock.pass_time(hours=24)
    assert edits.undoable().undo is None
    with pytest.raises(EditRuleError, match="nothing to undo: no edit of today stands"):
        edits.undo()


def test_several_deleted_at_once_are_one_edit(kept: Kept) -> None:
    one = worked(kept, "9:00", "9:30")
    two = worked(kept, "9:40", "10:00", StartRequest(Mode.NO_AI, "Read the log"))
    edits, before = kept.services.editing, exported(kept)
    assert edits.preview(Delete(one, (two, one))).sentences == (
        "“Fix the retry” on 3 Mar 2025, 09:00–09:30: 30 min active.",
        "“Read the log” on 3 Mar 2025, 09:40–10:00: 20 min active.",
        "They leave every list, total and figure, with their words and recalls. They can be restored.",
    )
    done = edits.apply(Delete(one, (two, one)))
    assert (done.sentence, done.session_ids) == ("Deleted 2 sessions.", (one, two))
    assert {row.session.id for row in edits.deleted()} == {one, two}
    assert edits.undo().sentence == "Undone: delete 2 sessions."
    assert exported(kept) == before
    assert edits.redo().sentence == "Done again: delete 2 sessions."
    edits.apply(Restore(two))
    assert [row.session.id for row in edits.deleted()] == [one]


def test_of_several_none_is_deleted_where_one_cannot_be(kept: Kept) -> None:
    one = worked(kept, "9:00", "9:30")
    running = kept.session.start(StartRequest(Mode.NO_AI, "Goes on")).session
    assert running is not None
    with pytest.raises(EditRuleError, match="still goes on"):
        kept.services.editing.apply(Delete(one, (running.id,)))
    assert kept.services.editing.deleted() == []
