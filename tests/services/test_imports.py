"""Past data comes in whole or not at all, once, and counts in the figures when it is timed and sized."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime

import pytest

from tests.support.files import instant, session_row, table, task_row, tasks_file
from tests.support.kept import Kept
from unaided.domain.history import SessionFilter
from unaided.domain.imports import FileKind, Imported
from unaided.domain.measure.figure import Reason, Status
from unaided.domain.session import MINUTE_US, active_us, paused_us, undecided_us
from unaided.domain.trouble import ImportRuleError
from unaided.exchange.tables import read_explanations, read_recalls, read_sessions, read_tasks
from unaided.services.measure import Asked

SESSION = session_row(0)
VELOCITY = Asked(("velocity_now",), now=date(2025, 12, 31))


def bring_in(kept: Kept, text: str, *, dry: bool = False) -> Imported:
    return kept.services.imports.tasks(read_tasks(text), "past.csv", dry=dry)


def test_a_second_time_changes_nothing(kept: Kept) -> None:
    text = tasks_file(3)
    assert bring_in(kept, text) == Imported(FileKind.TASKS, new=3, known=0)
    before = kept.services.history.export()["tasks"]
    assert bring_in(kept, tasks_file(4, title="Another name")) == Imported(
        FileKind.TASKS, new=1, known=3, differing=(2, 3, 4)
    )
    after = kept.services.history.export()["tasks"]
    assert isinstance(before, list)
    assert isinstance(after, list)
    assert after[:3] == before


def test_a_dry_run_says_what_would_come_and_keeps_nothing(kept: Kept) -> None:
    assert bring_in(kept, tasks_file(3), dry=True) == Imported(FileKind.TASKS, new=3, known=0, dry=True)
    assert kept.services.history.export()["tasks"] == []


def test_one_bad_row_keeps_all_out_and_every_one_is_named(kept: Kept) -> None:
    bad = [task_row(number, mode="?") for number in range(1, 24)]
    with pytest.raises(ImportRuleError) as refused:
        bring_in(kept, table(FileKind.TASKS, [task_row(0), *bad]))
    lines = refused.value.sentence.splitlines()
    assert lines[0] == "past.csv: 23 rows cannot be read, so nothing was brought in. Correct them and try again."
    assert lines[1:] == [f"  line {line}: mode “?” is none of no-ai, ai" for line in range(3, 26)]
    assert kept.services.history.export()["tasks"] == []


def test_sessions_are_in_history_with_their_times_and_owe_nothing(kept: Kept) -> None:
    bring_in(kept, tasks_file(1))
    found = read_sessions(table(FileKind.SESSIONS, [SESSION]))
    assert kept.services.imports.sessions(found, "s.csv", dry=False).new == 1
    assert kept.services.imports.sessions(found, "s.csv", dry=False).known == 1
    [row] = kept.services.history.rows(SessionFilter(), 10)
    lengths = (active_us(row.session), paused_us(row.session), undecided_us(row.session))
    assert lengths == (50 * MINUTE_US, 6 * MINUTE_US, 0)
    assert row.session.ended_at == datetime(2025, 1, 6, 10, tzinfo=UTC)
    assert row.progress_after == 100
    assert kept.services.explanation.owed() == ()


def test_an_imported_task_is_of_the_day_that_the_clock_on_the_wall_showed(kept: Kept) -> None:
    times = {"registered_at": "2025-01-06T23:30:00Z", "closed_at": "2025-01-07T08:00:00Z"}
    bring_in(kept, table(FileKind.TASKS, [task_row(0, **times)]))
    [day] = kept.services.measure.report(VELOCITY).evidence.tasks.day.tolist()
    assert date.fromordinal(day) == date(2025, 1, 7)  # half past midnight in Berlin


def test_rows_of_an_unknown_task_keep_all_out(kept: Kept) -> None:
    bring_in(kept, tasks_file(1))
    imports = kept.services.imports
    told = {"task_id": "t7", "written_at": instant(1), "predicted": "0.8"}
    with pytest.raises(ImportRuleError, match="line 2: there is no imported task “t7”: bring the tasks in first"):
        imports.explanations(read_explanations(table(FileKind.EXPLANATIONS, [told])), "e.csv", dry=False)
    with pytest.raises(ImportRuleError, match="no imported task “t7”"):
        imports.sessions(read_sessions(table(FileKind.SESSIONS, [{**SESSION, "task_id": "t7"}])), "s.csv", dry=False)
    said = {"task_id": "t7", "reviewed_at": instant(8), "number": "1", "rating": "good"}
    with pytest.raises(ImportRuleError, match="no imported task “t7”"):
        imports.recalls(read_recalls(table(FileKind.RECALLS, [said])), "r.csv", dry=False)


def test_explanations_and_recalls_come_once(kept: Kept) -> None:
    bring_in(kept, tasks_file(1))
    imports = kept.services.imports
    told = {"task_id": "t0", "written_at": instant(1), "predicted": "0.8", "explained": "0.6", "recalled": "1"}
    explanations = read_explanations(table(FileKind.EXPLANATIONS, [told]))
    said = {"task_id": "t0", "reviewed_at": instant(8), "number": "1", "rating": "good"}
    recalls = read_recalls(table(FileKind.RECALLS, [said]))
    for new in (1, 0):
        assert imports.explanations(explanations, "e.csv", dry=False).new == new
        assert imports.recalls(recalls, "r.csv", dry=False).new == new
    evidence = kept.services.measure.report(VELOCITY).evidence
    assert (list(evidence.explained.predicted), list(evidence.explained.recalled)) == ([0.8], [1.0])
    assert (list(evidence.recalls.number), list(evidence.recalls.passed)) == ([1], [True])


@pytest.mark.parametrize(("rating", "recalled", "counts"), [("good", "", 1.0), ("again", "", 0.0), ("again", "1", 1.0)])
def test_a_first_recall_that_was_brought_in_tells_what_its_explanation_leaves_open(
    kept: Kept, rating: str, recalled: str, counts: float
) -> None:
    bring_in(kept, tasks_file(1))
    imports = kept.services.imports
    told = {"task_id": "t0", "written_at": instant(1), "predicted": "0.8", "explained": "0.6", "recalled": recalled}
    imports.explanations(read_explanations(table(FileKind.EXPLANATIONS, [told])), "e.csv", dry=False)
    said = [
        {"task_id": "t0", "reviewed_at": instant(8), "number": "1", "rating": rating},
        {"task_id": "t0", "reviewed_at": instant(20), "number": "2", "rating": "hard"},
    ]
    imports.recalls(read_recalls(table(FileKind.RECALLS, said)), "r.csv", dry=False)
    evidence = kept.services.measure.report(VELOCITY).evidence
    assert list(evidence.explained.recalled) == [counts]


def test_what_is_left_of_a_recall_is_reckoned_for_the_work_of_90_days_alone(kept: Kept) -> None:
    bring_in(kept, table(FileKind.TASKS, [task_row(0), task_row(300)]))
    said = [
        {"task_id": f"t{day}", "reviewed_at": instant(day + 7), "number": "1", "rating": "good"} for day in (0, 300)
    ]
    kept.services.imports.recalls(read_recalls(table(FileKind.RECALLS, said)), "r.csv", dry=False)
    old, recent = kept.services.measure.report(VELOCITY).evidence.recalls.retrievability
    assert math.isnan(old)
    assert 0.5 < recent < 1


def test_a_word_that_many_rows_say_is_kept_once(kept: Kept) -> None:
    bring_in(kept, tasks_file(2))
    with kept.ledger.read() as shelves:
        one, other = shelves.testimony.all().tasks
    assert one.ownership is other.ownership
    assert one.id != other.id


def test_imported_tasks_count_when_they_are_timed_and_sized(kept: Kept) -> None:
    more = [task_row(number, size_minutes=60) for number in range(12, 30)]
    hand = [task_row(number, size_minutes=60, source="hand") for number in range(30, 33)]
    bring_in(kept, table(FileKind.TASKS, [*(task_row(number) for number in range(12)), *more, *hand]))
    figure = kept.services.measure.report(VELOCITY).figures["velocity_now"]
    assert figure.status is not Status.NONE
    assert {one.reason: one.count for one in figure.excluded} == {Reason.HAND_ENTERED: 3}
    left_out = Asked(VELOCITY.names, VELOCITY.now, exclude=(Reason.IMPORTED,))
    assert kept.services.measure.report(left_out).figures["velocity_now"].status is Status.NONE


def test_a_figure_holds_until_something_else_is_kept(kept: Kept) -> None:
    bring_in(kept, tasks_file(5))
    first = kept.services.measure.report(VELOCITY)
    assert kept.services.measure.report(VELOCITY) is first
    bring_in(kept, tasks_file(6))
    assert kept.services.measure.report(VELOCITY).figures["velocity_now"].n == 6


def test_a_later_file_goes_on_where_the_task_was(kept: Kept) -> None:
    bring_in(kept, tasks_file(1))
    for number, progress in ((1, "50"), (2, "80")):
        times = {"started_at": instant(number), "ended_at": instant(number + 1 / 24)}
        row = {**SESSION, "session_id": f"s{number}", "progress": progress, **times}
        kept.services.imports.sessions(read_sessions(table(FileKind.SESSIONS, [row])), "s.csv", dry=False)
    shares = [
        (row.session.progress_before, row.progress_after) for row in kept.services.history.rows(SessionFilter(), 9)
    ]
    assert shares == [(50, 80), (0, 50)]


EXPLAINED = {"task_id": "t0", "written_at": instant(1), "predicted": "0.8", "explained": "0.6", "recalled": "1"}
RECALLED = {"task_id": "t0", "reviewed_at": instant(8), "number": "1", "rating": "good"}
FULL = {"ai_use": "heavy", "mode": "ai", "assigned_mode": "ai", "size_minutes": "0.1", "skill": "SQL", "kept_out": "1"}


@pytest.mark.parametrize(
    "said", [{}, {"felt": "5"}, {"progress": ""}, {"active_minutes": "49.97"}, {"away_minutes": "0"}], ids=str
)
def test_the_same_file_again_differs_in_nothing(kept: Kept, said: dict[str, str]) -> None:
    imports = kept.services.imports
    files = (
        (imports.tasks, read_tasks(table(FileKind.TASKS, [task_row(0, **FULL)]))),
        (imports.sessions, read_sessions(table(FileKind.SESSIONS, [session_row(0, **said)]))),
        (imports.explanations, read_explanations(table(FileKind.EXPLANATIONS, [EXPLAINED]))),
        (imports.recalls, read_recalls(table(FileKind.RECALLS, [RECALLED]))),
    )
    for bring, rows in files:
        assert bring(rows, "past.csv", dry=False).new == 1  # type: ignore[arg-type] # each with its own kind of rows
    for bring, rows in files:
        done = bring(rows, "past.csv", dry=False)  # type: ignore[arg-type]
        assert (done.new, done.known, done.differing) == (0, 1, ())


def test_rows_that_say_something_else_than_what_is_kept_are_told_and_stay(kept: Kept) -> None:
    bring_in(kept, tasks_file(1))
    imports = kept.services.imports
    for felt, differing in (("4", ()), ("2", (2,))):
        rows = read_sessions(table(FileKind.SESSIONS, [session_row(0, felt=felt)]))
        assert imports.sessions(rows, "s.csv", dry=False).differing == differing
    [row] = kept.services.measure.report(Asked(("felt",))).evidence.sittings.felt
    assert row == 4
    for predicted, differing in (("0.8", ()), ("0.7", (2,))):
        told = read_explanations(table(FileKind.EXPLANATIONS, [{**EXPLAINED, "predicted": predicted}]))
        assert imports.explanations(told, "e.csv", dry=False).differing == differing
    for rating, differing in (("good", ()), ("easy", (2,))):
        said = read_recalls(table(FileKind.RECALLS, [{**RECALLED, "rating": rating}]))
        assert imports.recalls(said, "r.csv", dry=True).differing == differing
        assert imports.recalls(said, "r.csv", dry=False).differing == differing


def test_sessions_of_one_file_go_on_from_one_another(kept: Kept) -> None:
    bring_in(kept, tasks_file(1))
    rows = [
        session_row(0, session_id=f"s{number}", progress=progress,
                    started_at=instant(number), ended_at=instant(number + 1 / 24))
        for number, progress in ((3, "90"), (1, "40"), (2, ""))
    ]  # fmt: skip
    kept.services.imports.sessions(read_sessions(table(FileKind.SESSIONS, rows)), "s.csv", dry=False)
    shares = [
        (row.session.progress_before, row.progress_after) for row in kept.services.history.rows(SessionFilter(), 9)
    ]
    assert shares == [(40, 90), (40, None), (0, 40)]
