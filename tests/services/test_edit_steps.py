"""Edits kept, undone and done again: words, progress and tasks go along, each way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.edits import MINUTE, at, day_of, explain, exported, minutes, reflect, session, worked
from tests.support.kept import RETRY, Kept
from unaided.domain.editing import AddMissed, Change, Merge, NewTask, Restore, Source, Split
from unaided.domain.history import SessionFilter
from unaided.domain.recall import CardRow
from unaided.domain.session import Mode
from unaided.domain.span import Cause, Span
from unaided.domain.task import Kind
from unaided.domain.trouble import EditRuleError
from unaided.services.session import StartRequest


def test_another_task_takes_the_session_and_how_far_it_got_is_not_known(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    reflect(kept, one, progress=40)
    two = worked(kept, "10:00", "11:00", StartRequest(Mode.NO_AI, "Read the log"))
    other = session(kept, two).task_id
    before = exported(kept)
    kept.services.editing.apply(Change(one, task_id=other))
    row = kept.services.history.detail(one)
    assert (row.row.task.title, row.row.progress_after) == ("Read the log", None)
    assert row.reflection is not None
    kept.services.editing.undo()
    assert exported(kept) == before


def test_all_of_another_is_taken_only_with_the_persons_word_and_comes_back(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    two = worked(kept, "10:20", "11:00", StartRequest(Mode.NO_AI, "Read the log"))
    edits, before = kept.services.editing, exported(kept)
    seen = edits.preview(Change(one, end=at("11:00")))
    assert [(cut.sentence, cut.whole) for cut in seen.cuts] == [("would take all of “Read the log”, 10:20–11:00", True)]
    edits.apply(Change(one, end=at("11:00"), cutting=frozenset({two})))
    assert [row.session.id for row in kept.services.history.rows(SessionFilter(), 9)] == [one]
    assert [row.session.id for row in edits.deleted()] == [two]
    edits.undo()
    assert exported(kept) == before


def test_a_missed_session_is_by_hand_owes_its_reflection_and_leaves_with_its_task_when_undone(kept: Kept) -> None:
    kept.clock.pass_time(hours=4)
    before = exported(kept)
    missed = AddMissed(NewTask("Review of the lock", Kind("review")), Mode.NO_AI, at("9:00"), at("9:45"))
    assert kept.services.editing.preview(missed).sentences == (
        "“Review of the lock” on 3 Mar 2025, 09:00–09:45: 45 min active.",
        "“Review of the lock” becomes a new task. It gets no estimate, for that would come too late.",
        "It is marked as added by hand, and the figures of speed leave it out.",
    )
    assert exported(kept) == before
    done = kept.services.editing.apply(missed)
    [row] = kept.services.history.rows(SessionFilter(), 9)
    assert (row.source, row.task.title, row.local_date) == (Source.HAND, "Review of the lock", day_of("2025-03-03"))
    assert [owed.session_id for owed in kept.explanation.owed()] == [*done.session_ids]
    after = exported(kept)
    kept.services.editing.undo()
    assert exported(kept) == before
    kept.services.editing.redo()
    assert exported(kept) == after


def test_an_addition_undone_after_it_was_answered_is_refused_so_that_no_words_are_lost(kept: Kept) -> None:
    kept.clock.pass_time(hours=4)
    [added] = kept.services.editing.apply(
        AddMissed(NewTask("Review", Kind("review")), Mode.NO_AI, at("9:00"), at("9:45"))
    ).session_ids
    reflect(kept, added)
    with pytest.raises(EditRuleError, match="changed since by something other than an edit"):
        kept.services.editing.undo()
    assert kept.services.history.detail(added).reflection is not None


def test_an_addition_with_a_draft_stays_kept_as_deleted_when_undone_and_comes_back(kept: Kept) -> None:
    kept.clock.pass_time(hours=4)
    missed = AddMissed(NewTask("Review", Kind("review")), Mode.NO_AI, at("9:00"), at("9:45"))
    [added] = kept.services.editing.apply(missed).session_ids
    kept.explanation.save_draft(added, "{}")
    kept.services.editing.undo()
    assert kept.services.history.rows(SessionFilter(), 9) == []
    assert kept.services.editing.deleted() == []
    kept.services.editing.redo()
    assert kept.explanation.open(added).draft == "{}"


def test_a_split_shares_time_progress_and_look_ups_and_its_words_stay_with_the_later_part(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", pause=("9:20", "9:30"), look_ups=("9:10", "9:50"))
    reflect(kept, one, progress=50)
    before = exported(kept)
    later, earlier = kept.services.editing.apply(Split(one, at("9:30"))).session_ids
    assert later == one
    assert (minutes(kept, earlier), minutes(kept, later)) == (20, 30)
    assert session(kept, earlier).ended_at == at("9:30") == session(kept, later).started.wall
    details = {one: kept.services.history.detail(one) for one in (earlier, later)}
    assert [len(details[one].look_ups) for one in (earlier, later)] == [1, 1]
    assert details[earlier].row.progress_after == 20 == session(kept, later).progress_before
    assert details[later].reflection is not None
    assert kept.explanation.owed() == ()
    kept.services.editing.undo()
    assert exported(kept) == before


def test_merged_neighbours_pause_between_and_have_the_words_of_both(kept: Kept) -> None:
    one = worked(kept, "9:00", "9:30", look_ups=("9:10",))
    reflect(kept, one, surprise="The lock was held twice", progress=20)
    task_id = session(kept, one).task_id
    two = worked(kept, "9:40", "10:00", replace(RETRY, task_id=task_id))
    reflect(kept, two, surprise="A stale cursor", progress=60)
    before = exported(kept)
    assert kept.services.editing.apply(Merge(two, one)).session_ids == (two, one)
    whole = session(kept, two)
    assert (whole.started.wall, whole.ended_at, minutes(kept, two)) == (at("9:00"), at("10:00"), 50)
    assert whole.spans == (Span(Cause.PAUSED, 30 * MINUTE, 40 * MINUTE),)
    detail = kept.services.history.detail(two)
    assert detail.reflection is not None
    assert detail.reflection.surprise == "The lock was held twice\n\nA stale cursor"
    assert (len(detail.look_ups), detail.row.progress_after) == (1, 60)
    assert [found.session_id for found in kept.services.gaps.search("held twice")] == [two]
    assert kept.services.editing.deleted() == []
    with pytest.raises(EditRuleError, match="part of another since they were merged"):
        kept.services.editing.apply(Restore(one))
    kept.services.editing.undo()
    assert exported(kept) == before
    assert [found.session_id for found in kept.services.gaps.search("held twice")] == [one]
    kept.services.editing.redo()
    assert kept.services.history.detail(two) == detail


def test_an_explanation_goes_to_the_merged_session_where_it_has_none_and_then_nothing_is_owed(kept: Kept) -> None:
    with_ai = replace(RETRY, mode=Mode.AI)
    one = worked(kept, "9:00", "9:30", with_ai)
    explain(kept, one, progress=50)
    two = worked(kept, "9:30", "10:00", replace(with_ai, task_id=session(kept, one).task_id))
    assert kept.explanation.owed() != ()
    before = exported(kept)
    kept.services.editing.apply(Merge(one, two))
    assert kept.services.history.detail(two).explanation is not None
    assert kept.explanation.owed() == ()
    assert [card.session_id for card in cards(kept)] == [two]
    assert [found.session_id for found in kept.services.gaps.search("retries")] == [two]
    kept.services.editing.undo()
    assert exported(kept) == before
    assert [card.session_id for card in cards(kept)] == [one]


def cards(kept: Kept) -> Sequence[CardRow]:
    return kept.services.recall.cards()


def test_undo_stops_before_what_was_changed_by_something_else_since(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", away=("9:20", "9:40"))
    kept.services.editing.apply(Change(one, end=at("9:30")))
    kept.session.decide(one, timedelta(minutes=10))
    before = exported(kept)
    with pytest.raises(EditRuleError, match="changed since"):
        kept.services.editing.undo()
    assert exported(kept) == before


def test_undo_never_makes_two_sessions_share_a_time(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    kept.services.editing.apply(Change(one, end=at("9:30")))
    with kept.ledger.write() as shelves:  # brought in meanwhile
        found = shelves.edits.standing(one)
        assert found is not None
        moved = replace(found.session, id=UUID(int=7), started=found.session.started.earlier(-40 * MINUTE))
        shelves.edits.put(replace(found, session=moved))
    with pytest.raises(EditRuleError, match=r"“Fix the retry” has some of 09:30–10:00 by now"):
        kept.services.editing.undo()
