"""What an edit would do and what it refuses: times, overlaps, modes, tasks, pairs that are no neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.edits import MINUTE, at, drawn, exported, minutes, session, worked
from tests.support.kept import RETRY, Kept
from unaided.domain.editing import AddMissed, Change, Delete, Merge, NewTask
from unaided.domain.session import Mode, undecided_us
from unaided.domain.span import Cause, Span
from unaided.domain.task import Kind
from unaided.domain.trouble import EditRuleError
from unaided.services.session import StartRequest


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


def test_nothing_to_change_is_said(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    with pytest.raises(EditRuleError, match="how this session is already"):
        kept.services.editing.apply(Change(one, start=at("9:00"), mode=Mode.NO_AI))


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
