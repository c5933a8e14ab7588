"""Files of past data: each good row as it was given, each bad one named with its line and reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.files import instant, table, task_row
from unaided.domain.imports import FileKind, ImportedUse, MinutesSource
from unaided.domain.ownership import Ownership
from unaided.domain.recall import Rating
from unaided.domain.session import Mode
from unaided.domain.task import TaskStatus
from unaided.domain.trouble import ImportRuleError
from unaided.exchange.tables import COLUMNS, read_explanations, read_recalls, read_sessions, read_tasks

SESSION = {
    "session_id": "s1",
    "task_id": "t0",
    "started_at": "2025-01-06T10:00:00+01:00",
    "ended_at": "2025-01-06T11:00:00+01:00",
    "mode": "no-ai",
    "active_minutes": "50",
    "paused_minutes": "6",
    "away_minutes": "4",
    "lookups": "3",
    "felt": "4",
    "progress": "0.5",
}


def tasks(*rows: dict[str, object]) -> str:
    return table(FileKind.TASKS, rows)


def test_a_task_comes_as_it_was_given() -> None:
    said = {
        "ai_use": "heavy",
        "mode": "ai",
        "assigned_mode": "no-ai",
        "kept_out": "1",
        "size_minutes": "47.5",
        "estimate_ai_minutes": "30",
        "guess_unaided_minutes": "90",
        "skill": "python",
        "project": "api",
    }
    [row] = read_tasks(tasks(task_row(0, **said))).rows
    assert (row.known_as, row.title, row.kind, row.ownership) == ("t0", "Fix the retry", "debug", Ownership.CORE)
    assert (row.registered_at, row.status) == (datetime(2025, 1, 6, 9, tzinfo=UTC), TaskStatus.DONE)
    assert (row.mode, row.ai_use, row.assigned, row.kept_out) == (Mode.AI, ImportedUse.HEAVY, Mode.NO_AI, True)
    assert (row.size_minutes, row.estimate_minutes, row.estimate_ai_minutes) == (47.5, 60, 30)
    assert (row.active_minutes, row.guess_minutes, row.source) == (66, 90, MinutesSource.TIMER)
    assert (row.skill, row.project) == ("python", "api")


def test_what_is_empty_is_not_known() -> None:
    empty = {"ownership": "", "kind": "", "estimate_minutes": "", "active_minutes": "", "source": ""}
    [row] = read_tasks(tasks(task_row(0, **empty))).rows
    assert (row.kind, row.ownership) == ("other", Ownership.TRANSIENT)
    assert (row.size_minutes, row.estimate_minutes, row.active_minutes, row.source) == (None, None, None, None)
    assert (row.assigned, row.kept_out, row.ai_use) == (None, False, None)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"task_id": " "}, "task_id is empty"),
        ({"title": ""}, "The task has no name. Type a few words that say what you will work on."),
        (
            {"registered_at": "yesterday"},
            "registered_at “yesterday” is no ISO 8601 instant, such as 2026-03-01T09:30:00Z",
        ),
        (
            {"registered_at": "2025-01-06T09:00:00"},
            "registered_at “2025-01-06T09:00:00” has no zone: end it with Z or an offset such as +01:00",
        ),
        ({"closed_at": instant(-1)}, "closed_at is before registered_at"),
        ({"status": "open"}, "status “open” is none of done, unfinished, abandoned"),
        ({"mode": ""}, "mode is empty"),
        ({"mode": "maybe"}, "mode “maybe” is none of no-ai, ai"),
        ({"ai_use": "heavy"}, "ai_use is given, but mode is no-ai"),
        ({"active_minutes": "-5"}, "active_minutes -5 is not between 0 and 10,000,000"),
        ({"active_minutes": "nan"}, "active_minutes nan is not between 0 and 10,000,000"),
        ({"size_minutes": "0"}, "size_minutes is 0: leave it empty where it is not known"),
        ({"kept_out": "yes"}, "kept_out “yes” is neither 0 nor 1"),
        ({"source": "guess"}, "source “guess” is none of timer, hand"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_reason(said: dict[str, object], why: str) -> None:
    found = read_tasks(tasks(task_row(0), task_row(1, **said)))
    assert [(bad.line, bad.why) for bad in found.bad] == [(3, why)]
    assert len(found.rows) == 1


def test_an_id_that_comes_twice_is_named() -> None:
    found = read_tasks(tasks(task_row(0), task_row(1), task_row(2, task_id="t0")))
    assert [(bad.line, bad.why) for bad in found.bad] == [(4, "task_id is that of line 2 already")]


def test_a_row_with_too_few_cells_is_named() -> None:
    found = read_tasks(tasks(task_row(0)) + "t9,only two\n")
    assert [(bad.line, bad.why) for bad in found.bad] == [(3, "it has 2 cells, the header has 19")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty. Its first line must be: "),
        ("\ufeff \n", "The file is empty. Its first line must be: "),
        ("a,b\n1,2\n", "The file has no header. Its first line must be: "),
        ("task_id,title\n", "(missing: kind, ownership,"),
        (",".join((*COLUMNS[FileKind.TASKS], "colour")) + "\n", "(not known: colour)"),
        (tasks(task_row(0)) + 't9,"never closed\n', "is no CSV that can be read"),
    ],
)
def test_what_is_no_such_table_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ImportRuleError) as refused:
        read_tasks(text)
    assert sentence in refused.value.sentence


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_cells_parted_by_something_else_than_commas_are_said_to_be(sign: str, name: str) -> None:
    with pytest.raises(ImportRuleError, match=f"separated by {name}. Save it with commas"):
        read_tasks("\ufeff" + tasks(task_row(0)).replace(",", sign))


def test_all_that_is_wrong_with_a_row_is_named_at_once() -> None:
    wrong = {"title": "", "mode": "maybe", "closed_at": "soon", "size_minutes": "0", "kept_out": "2", "skill": "s" * 99}
    [bad] = read_tasks(tasks(task_row(0, **wrong))).bad
    reasons = ("The task has no name", "The skill has 99", "closed_at “soon”", "mode “maybe”", "kept_out “2”", "is 0")
    assert list(map(bad.why.find, reasons)) == sorted(map(bad.why.find, reasons))
    assert all(reason in bad.why for reason in reasons)
    assert "before registered_at" not in bad.why  # nobody knows when that was


def test_lines_may_end_as_they_do_on_windows() -> None:
    assert len(read_tasks("\ufeff" + tasks(task_row(0), task_row(1)).replace("\n", "\r\n")).rows) == 2


def test_the_mark_at_the_beginning_and_empty_lines_are_no_rows() -> None:
    assert len(read_tasks("\ufeff" + tasks(task_row(0)) + "\n,,,\n").rows) == 1


def test_a_session_comes_as_it_was_given_in_its_own_zone() -> None:
    [row] = read_sessions(table(FileKind.SESSIONS, [SESSION])).rows
    assert (row.known_as, row.task, row.mode) == ("s1", "t0", Mode.NO_AI)
    assert (row.started_at, row.offset_minutes) == (datetime(2025, 1, 6, 9, tzinfo=UTC), 60)
    assert (row.active_minutes, row.paused_minutes, row.away_minutes) == (50, 6, 4)
    assert (row.look_ups, row.felt, row.progress) == (3, 4, 50)


def test_progress_above_one_is_read_as_percent_throughout() -> None:
    rows = [{**SESSION, "progress": "1"}, {**SESSION, "session_id": "s2", "progress": "100"}]
    assert [row.progress for row in read_sessions(table(FileKind.SESSIONS, rows)).rows] == [1, 100]
    assert [row.progress for row in read_sessions(table(FileKind.SESSIONS, rows[:1])).rows] == [100]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"ended_at": "2025-01-06T09:59:00+01:00"}, "ended_at is before started_at"),
        ({"active_minutes": "55"}, "active, paused and away minutes add up to more than the session's 60.0"),
        ({"active_minutes": ""}, "active_minutes is empty"),
        ({"felt": "6"}, "felt 6 is not between 1 and 5"),
        ({"felt": "2.5"}, "felt 2.5 is no whole number"),
        ({"progress": "lots"}, "progress “lots” is no number"),
    ],
)
def test_a_bad_session_is_named(said: dict[str, str], why: str) -> None:
    assert [bad.why for bad in read_sessions(table(FileKind.SESSIONS, [{**SESSION, **said}])).bad] == [why]


def test_explanations_and_recalls_come_as_they_were_given() -> None:
    told = {"task_id": "t0", "written_at": instant(1), "predicted": "0.8", "explained": "0.6", "recalled": "1"}
    [explained] = read_explanations(table(FileKind.EXPLANATIONS, [told])).rows
    assert (explained.predicted, explained.explained, explained.recalled) == (0.8, 0.6, True)
    said = {"task_id": "t0", "reviewed_at": instant(8), "number": "1", "rating": "hard", "passed": ""}
    rows = [said, {**said, "number": "2", "rating": "3"}, {**said, "number": "2"}, {**said, "rating": "fine"}]
    found = read_recalls(table(FileKind.RECALLS, rows))
    assert [(row.number, row.rating, row.passed) for row in found.rows] == [
        (1, Rating.HARD, False),
        (2, Rating.GOOD, True),
    ]
    assert [bad.line for bad in found.bad] == [5, 4]


@given(text=st.text(max_size=400))
def test_any_text_at_all_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ImportRuleError) as refused:
        read_tasks(text)
    assert refused.value.sentence


@given(cells=st.lists(st.text(max_size=20), min_size=19, max_size=19))
def test_any_cells_at_all_are_read_or_named(cells: list[str]) -> None:
    row = dict(zip(COLUMNS[FileKind.TASKS], cells, strict=True))
    found = read_tasks(tasks(dict(row)))
    assert found.rows or found.bad or not any(cell.strip() for cell in cells)
    assert all(bad.why for bad in found.bad)
