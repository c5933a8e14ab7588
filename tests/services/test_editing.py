"""History corrected: what a correction makes of sessions, totals, words, what is owed, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.support.edits import at, day_of, drawn, explain, exported, reflect, worked
from tests.support.kept import RETRY, Kept
from unaided.domain.editing import AddMissed, Change, Delete, Merge, NewTask, Restore, Source, Split, What, Who
from unaided.domain.history import SessionFilter
from unaided.domain.recall import CardRow
from unaided.domain.session import Mode, Session, active_us, undecided_us
from unaided.domain.span import Cause, Span
from unaided.domain.task import Kind
from unaided.domain.trouble import EditRuleError
from unaided.services.session import StartRequest

MINUTE = 60_000_000


def session(kept: Kept, session_id: UUID) -> Session:
    found = kept.services.history.session(session_id)
    assert found is not None
    return found


def minutes(kept: Kept, session_id: UUID) -> int:
    return active_us(session(kept, session_id)) // MINUTE


def test_an_end_moved_earlier_clips_pauses_and_counts_less(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", pause=("9:40", "9:50"))
    done = kept.services.editing.apply(Change(one, end=at("9:45")))
    assert done.sentence == "Changed “Fix the retry”."
    assert minutes(kept, one) == 40
    assert session(kept, one).spans == (Span(Cause.PAUSED, 40 * MINUTE, 45 * MINUTE),)
    assert session(kept, one).ended_at == at("9:45")


def test_a_start_moved_earlier_adds_active_time_and_later_cuts_it(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", pause=("9:40", "9:50"))
    kept.services.editing.apply(Change(one, start=at("8:30")))
    assert minutes(kept, one) == 80
    kept.clock.pass_time(hours=1)
    kept.services.editing.apply(Change(one, start=at("9:45"), end=at("10:15")))
    assert minutes(kept, one) == 25
    assert session(kept, one).spans == (Span(Cause.PAUSED, 0, 5 * MINUTE),)


def test_away_time_that_is_cut_through_is_undecided_again_where_nobody_knows_which_part_was_work(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", away=("9:20", "9:40"))
    kept.session.decide(one, timedelta(minutes=15))
    kept.services.editing.apply(Change(one, end=at("9:30")))
    assert undecided_us(session(kept, one)) == 10 * MINUTE
    assert minutes(kept, one) == 20


@pytest.mark.parametrize("worked_minutes", [0, 20])
def test_away_time_that_was_all_work_or_none_stays_so_where_it_is_cut(kept: Kept, worked_minutes: int) -> None:
    one = worked(kept, "9:00", "10:00", away=("9:20", "9:40"))
    kept.session.decide(one, timedelta(minutes=worked_minutes))
    kept.services.editing.apply(Change(one, end=at("9:30")))
    assert undecided_us(session(kept, one)) == 0
    assert minutes(kept, one) == (30 if worked_minutes else 20)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("9:30", "9:10", "cannot end before it begins: 09:10 on 3 Mar 2025 is before 09:30 on 3 Mar 2025."),
        ("9:30", "9:30", "would begin and end at 09:30 on 3 Mar 2025."),
        ("9:00", "23:59", "cannot end in the future. It is 12:00 on 3 Mar 2025 now."),
    ],
)
def test_times_that_cannot_be_are_refused_in_a_sentence(kept: Kept, start: str, end: str, words: str) -> None:
    one = worked(kept, "9:00", "10:00")
    kept.clock.pass_time(hours=2)
    before = exported(kept)
    with pytest.raises(EditRuleError, match="A session") as refused:
        kept.services.editing.apply(Change(one, start=at(start), end=at(end)))
    assert words in refused.value.sentence
    assert exported(kept) == before


def test_over_24_hours_is_refused(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    kept.clock.pass_time(hours=40)
    with pytest.raises(EditRuleError, match=r"lasts 24 hours at most, and this one would last 25\.0"):
        kept.services.editing.preview(Change(one, end=at("9:00") + timedelta(hours=25)))


def test_back_to_back_is_no_overlap_and_an_overlap_is_previewed_and_never_made(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    two = worked(kept, "10:20", "11:00", StartRequest(Mode.NO_AI, "Read the log"))
    edits = kept.services.editing
    assert edits.preview(Change(one, end=at("10:20"))).cuts == ()
    seen = edits.preview(Change(one, end=at("10:35")))
    assert seen.blocked
    assert [cut.sentence for cut in seen.cuts] == ["would cut 10:20–10:35 of “Read the log”"]
    before = exported(kept)
    with pytest.raises(EditRuleError, match="would cut 10:20–10:35 of “Read the log”"):
        edits.apply(Change(one, end=at("10:35")))
    assert exported(kept) == before
    edits.apply(Change(one, end=at("10:35"), cutting=frozenset({two})))
    assert session(kept, two).started.wall == at("10:35") == session(kept, one).ended_at
    edits.undo()
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


def test_one_that_lies_around_is_not_cut_in_its_middle(kept: Kept) -> None:
    worked(kept, "9:00", "11:00")
    with pytest.raises(EditRuleError, match="“Fix the retry” lies around 09:30–10:00, so it has no end to cut there"):
        kept.services.editing.preview(AddMissed(NewTask("Read", Kind("review")), Mode.NO_AI, at("9:30"), at("10:00")))


def test_the_session_that_runs_is_never_crossed_nor_corrected(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    kept.clock.pass_time(minutes=30)
    now = kept.session.start(StartRequest(Mode.AI, "Another"))
    kept.clock.pass_time(minutes=30)
    assert now.session is not None
    with pytest.raises(EditRuleError, match="“Another” runs since 10:30, and two sessions never share a time"):
        kept.services.editing.preview(Change(one, end=at("10:40")))
    with pytest.raises(EditRuleError, match="still goes on"):
        kept.services.editing.preview(Change(now.session.id, end=at("10:40")))
    assert kept.services.editing.preview(Change(one, end=at("10:30"))).cuts == ()


def test_a_mode_changed_says_so_and_asks_for_the_other_answer_while_one_is_owed(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    seen = kept.services.editing.preview(Change(one, mode=Mode.AI))
    assert "It was without AI and will be with AI." in seen.sentences
    kept.services.editing.apply(Change(one, mode=Mode.AI))
    assert [owed.mode for owed in kept.explanation.owed()] == [Mode.AI]
    kept.services.editing.undo()
    assert [owed.mode for owed in kept.explanation.owed()] == [Mode.NO_AI]


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


def test_nothing_to_change_is_said(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    with pytest.raises(EditRuleError, match="how this session is already"):
        kept.services.editing.apply(Change(one, start=at("9:00"), mode=Mode.NO_AI))


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
    assert [row.session.id for row in kept.services.editing.deleted()] == [added]
    kept.services.editing.redo()
    assert kept.explanation.open(added).draft == "{}"
    kept.services.editing.undo()
    kept.services.editing.apply(Restore(added))
    assert kept.explanation.open(added).draft == "{}", "also where another edit has taken the way of redo"


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


def test_what_is_no_pair_of_neighbours_is_not_merged(kept: Kept) -> None:
    one = worked(kept, "9:00", "9:30")
    other = worked(kept, "9:30", "9:40", StartRequest(Mode.NO_AI, "Read the log"))
    two = worked(kept, "9:45", "10:00", replace(RETRY, task_id=session(kept, one).task_id))
    edits = kept.services.editing
    for pair, words in (
        ((one, two), "“Read the log” lies between"),
        ((one, other), "on two tasks"),
        ((one, one), "one and the same"),
    ):
        with pytest.raises(EditRuleError, match=words):
            edits.preview(Merge(*pair))
    edits.apply(Change(two, mode=Mode.AI))
    edits.apply(Delete(other))
    with pytest.raises(EditRuleError, match="two modes"):
        edits.preview(Merge(one, two))


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


def test_the_trail_says_who_did_what_and_what_was_undone(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", began_earlier=10)
    edits = kept.services.editing
    edits.apply(Change(one, end=at("9:45"), mode=Mode.AI))
    edits.undo()
    edits.apply(Delete(one))
    told = [(entry.who, entry.what, entry.sentence, entry.undone_at is not None) for entry in edits.trail(one)]
    assert told == [
        (Who.PERSON, What.DELETE, "deleted", False),
        (Who.PERSON, What.CHANGE, "length 1 h 10 min became 55 min, mode No AI became AI", True),
        (Who.PERSON, What.START, "start 09:00 became 08:50, while it went on", False),
    ]
    assert [entry.what for entry in edits.trail_of_all()] == [What.DELETE, What.CHANGE]
    assert [entry.title for entry in edits.trail_of_all(limit=1, offset=1)] == ["Fix the retry"]


def test_the_app_writes_on_the_trail_what_it_makes_of_a_gap(kept: Kept) -> None:
    now = kept.session.start(RETRY)
    assert now.session is not None
    kept.clock.pass_time(minutes=5)
    kept.session.checkpoint()
    kept.clock.pass_time(hours=3)
    kept.session.give_back()
    [entry] = kept.services.editing.trail(now.session.id)
    assert (entry.who, entry.what) == (Who.APP, What.GIVE_BACK)
    assert kept.services.editing.undoable().undo is None


def test_a_coin_stays_as_it_fell(kept: Kept) -> None:
    one, arm = drawn(kept)
    other = Mode.AI if arm is Mode.NO_AI else Mode.NO_AI
    before = exported(kept)["draws"]
    seen = kept.services.editing.preview(Change(one, mode=other))
    assert "What the coin assigned to the task stays as it fell." in seen.sentences
    kept.services.editing.apply(Change(one, mode=other))
    assert exported(kept)["draws"] == before


def test_a_day_that_daylight_saving_shortens_gives_the_place_its_offset(kept: Kept) -> None:
    kept.clock.set_wall(datetime(2025, 3, 31, 8, tzinfo=UTC))
    start, end = datetime(2025, 3, 29, 23, tzinfo=UTC), datetime(2025, 3, 30, 2, tzinfo=UTC)
    missed = AddMissed(NewTask("Night", Kind("debug")), Mode.NO_AI, start, end)
    [added] = kept.services.editing.apply(missed).session_ids
    assert session(kept, added).started.offset_minutes == 60
    kept.services.editing.apply(Change(added, start=end - timedelta(minutes=30)))
    assert session(kept, added).started.offset_minutes == 120
    assert minutes(kept, added) == 30
