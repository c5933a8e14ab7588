"""Reports from the terminal: every figure in its documented form, as sentences, JSON, CSV or rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.files import session_row, table, task_row
from tests.support.kept import Kept, finished, kept_in_memory
from unaided.cli.commands import answer
from unaided.domain.imports import FileKind
from unaided.domain.measure.report import NAMES
from unaided.domain.reply import Exit
from unaided.exchange.tables import read_sessions, read_tasks

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report-schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """Return an empty profile with its services."""
    with kept_in_memory(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Return two years of a person who does not exist; nothing is changed in it."""
    with kept_in_memory(tmp_path_factory.mktemp("demo")) as opened:
        opened.services.demo.fill(24, 42)
        yield opened


def said(kept: Kept, *words: str) -> str:
    reply = answer(["report", *words], kept.services, watched=True)
    assert (reply.err, reply.code) == ("", Exit.DONE)
    return reply.out


def figures(kept: Kept, *words: str) -> dict[str, Any]:
    found = json.loads(said(kept, "all", "--json", *words))
    Draft202012Validator(SCHEMA).validate(found)
    assert found["schema"] == 1
    result: dict[str, Any] = found["figures"]
    return result


def test_an_empty_profile_says_nothing_of_anything_and_what_would_be_enough(kept: Kept) -> None:
    found = figures(kept)
    assert tuple(found) == NAMES
    for name, figure in found.items():
        assert (figure["status"], figure["value"]) == ("none", None), name
        assert figure["why"].endswith("."), name


def test_two_years_of_a_person_fit_the_documented_form_and_say_something(two_years: Kept) -> None:
    found = figures(two_years)
    shown = {name for name, figure in found.items() if figure["status"] != "none"}
    assert shown == set(NAMES)
    assert found["velocity_now"]["low"] < found["velocity_now"]["value"] < found["velocity_now"]["high"]
    assert len(found["velocity_months"]["months"]) > 12


def test_a_report_as_of_a_day_knows_nothing_later(two_years: Kept) -> None:
    assert figures(two_years, "--now", "2023-03-20")["velocity_now"]["status"] == "none"


def test_text_is_a_block_of_sentences_for_each_figure(kept: Kept) -> None:
    assert said(kept, "velocity").splitlines() == [
        "No-AI velocity now (100 = your first 12 tasks)",
        "  0 of 12 baseline tasks. Velocity shows once 12 sized tasks are finished without AI.",
        "",
        "No-AI velocity by month",
        "  0 of 12 baseline tasks. Velocity shows once 12 sized tasks are finished without AI.",
    ]


def test_csv_has_a_line_for_each_figure_and_each_within_it(two_years: Kept) -> None:
    lines = list(csv.DictReader(StringIO(said(two_years, "velocities", "--csv"))))
    assert {line["part"] for line in lines} >= {"", "capability", "output", "leverage", "erosion", "gap"}
    assert all(line["figure"] == "two_velocities" for line in lines)


def test_the_rows_behind_a_figure_are_told_with_those_left_out(kept: Kept) -> None:
    rows = [task_row(number) for number in range(12)]
    rows += [task_row(number, size_minutes=60) for number in range(12, 30)]
    rows += [task_row(30, size_minutes=60, source="hand")]

    kept.services.imports.tasks(read_tasks(table(FileKind.TASKS, rows)), "past.csv", dry=False)
    found = json.loads(said(kept, "--rows", "velocity_now", "--now", "2025-12-31"))
    assert (found["figure"], found["table"], len(found["rows"])) == ("velocity_now", "tasks", 30)
    [left_out] = found["excluded"]
    assert (left_out["reason"], [row["reason"] for row in left_out["rows"]]) == ("hand-entered", ["hand-entered"])
    assert left_out["rows"][0]["task_id"] == "t30"


def test_from_the_rows_of_the_drawn_effect_its_arms_can_be_counted_again(two_years: Kept) -> None:
    figure = figures(two_years)["ai_effect_drawn"]
    rows = json.loads(said(two_years, "--rows", "ai_effect_drawn"))["rows"]
    for arm in ("no-ai", "ai"):
        mine = [row for row in rows if row["assigned_mode"] == arm]
        assert sum(row["status"] == "done" for row in mine) == figure["finished"][arm]
    assert {row["mode"] for row in rows} == {"no-ai", "ai"}
    assert {row["ai_use"] for row in rows if row["mode"] == "no-ai"} == {None}
    assert all(row["mode"] == "no-ai" for row in json.loads(said(two_years, "--rows", "felt"))["rows"])


def test_rows_are_named_by_what_the_person_knows(kept: Kept) -> None:
    kept.services.imports.tasks(read_tasks(table(FileKind.TASKS, [task_row(0)])), "past.csv", dry=False)
    kept.services.imports.sessions(read_sessions(table(FileKind.SESSIONS, [session_row(0)])), "past.csv", dry=False)
    finished(kept)
    own, imported = sorted(json.loads(said(kept, "--rows", "lookups_per_hour"))["rows"], key=itemgetter("imported"))
    assert (imported["session_id"], imported["task_id"], imported["title"]) == ("s0", "t0", "Fix the retry")
    assert (own["task_id"], own["imported"]) == (own["id"], False)
    done = answer(["task", "done", own["id"], "--json"], kept.services, watched=True)
    assert json.loads(done.out)["title"] == own["title"]


def test_text_is_whole_sentences_and_says_what_stands_beside_the_number(two_years: Kept) -> None:
    lines = said(two_years, "all").splitlines()
    assert all(line.strip()[0] in "+−×“" or not line.strip()[0].islower() for line in lines if line)
    text = "\n".join(lines)
    for words in ("complier", "no-ai:", "n = 3.\n  2024", "measured only"):
        assert words not in text
    assert "On the tasks that used AI because the coin said so: " in text
    assert "Words are weighed once a quarter, next on " in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--now", "9999-12-31"), "--now 9999-12-31 is no year that can be meant."),
        (("--now", "soon"), "--now takes a day such as 2026-11-25, not “soon”."),
        (("--since", "2026-02-01", "--until", "2026-01-01"), "--since 2026-02-01 is after --until 2026-01-01"),
        (("--exclude", "ugly"), "--exclude takes edited, imported, hand with commas between, not “ugly”."),
        (("--rows", "speed"), "“speed” is no figure. Those there are: velocity_now,"),
        (("--kind", "debug"), "No task has the kind “debug”. Those there are: none yet."),
    ],
)
def test_what_is_not_known_is_said_in_a_sentence(kept: Kept, words: tuple[str, ...], sentence: str) -> None:
    reply = answer(["report", *words], kept.services, watched=True)
    assert reply.code == Exit.TROUBLE
    assert reply.err.startswith(f"unaided: {sentence}")
