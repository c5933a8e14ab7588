"""The card of the rows behind a mark: each kind of row in a table of its own, and what is left out with its why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.sections.behind import HEADERS, BehindCard, RowsOf, behind_texts
from unaided.desktop.theme import Theme
from unaided.domain.measure.figure import Table
from unaided.domain.words import day_name, short_day
from unaided.services.sections import ExplanationBehind, RecallBehind, RowBehind, SessionBehind, TaskBehind

ID = UUID(int=1)
HEAD = (0, ID, "Fix the retry", "debug", date(2025, 3, 3))
TASK = TaskBehind(*HEAD, 45.0, 60.0, None, 1250.4, "done", "no AI")
SESSION = SessionBehind(*HEAD, 50.0, "heavy", 2, 4.0)
EXPLANATION = ExplanationBehind(*HEAD, "measured", 0.8, 0.55, None)
RECALL = RecallBehind(*HEAD, "measured", 1, passed=True)
EACH: Sequence[tuple[Table, RowBehind, tuple[str, ...]]] = (
    (Table.TASKS, TASK, ("45 min", "60 min", "", "1,250", "done", "no AI")),
    (Table.SESSIONS, SESSION, ("50", "2", "4 of 5", "heavy")),
    (Table.EXPLANATIONS, EXPLANATION, ("80 %", "55 %", "still to come", "measured")),
    (Table.RECALLS, RECALL, ("number 1", "yes", "measured")),
)


@pytest.fixture
def card(qtbot: QtBot) -> BehindCard:
    made = BehindCard(Theme())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("table", "row", "numbers"), EACH)
def test_a_row_has_a_text_for_every_column(table: Table, row: RowBehind, numbers: tuple[str, ...]) -> None:
    texts = behind_texts(row, short_day)
    assert texts == ("3 Mar", "Fix the retry · debug", *numbers)
    assert len(texts) == len(HEADERS[table])
    assert behind_texts(row, day_name, "edited") == ("3 Mar 2025", *texts[1:], "edited")


@pytest.mark.parametrize(("table", "row", "numbers"), EACH)
def test_it_can_be_copied_below_its_sentence(
    card: BehindCard, table: Table, row: RowBehind, numbers: tuple[str, ...]
) -> None:
    assert card.text() == ""
    card.show_rows(RowsOf("February 2025.", table, (0,)), [row])
    assert card.sentence.text() == "February 2025."
    assert card.text().splitlines()[0].split("\t") == list(HEADERS[table])
    assert card.text().splitlines()[1].split("\t")[2:] == list(numbers)


def test_one_table_shows_at_a_time_and_is_used_again(card: BehindCard) -> None:
    card.show_rows(RowsOf("Tasks.", Table.TASKS, (0,)), [TASK])
    tasks = card.table
    card.show_rows(RowsOf("Recalls.", Table.RECALLS, (0,)), [RECALL])
    assert tasks is not None
    assert tasks.isHidden()
    card.show_rows(RowsOf("Tasks again.", Table.TASKS, ()), [])
    assert card.table is tasks
    assert tasks.isVisible()
    assert tasks.rowCount() == 0


def test_what_is_left_out_says_why_in_a_column_of_its_own(card: BehindCard) -> None:
    card.show_rows(RowsOf("1 task left out.", Table.TASKS, (0,), {0: "edited"}), [TASK])
    header, row = (line.split("\t") for line in card.text().splitlines())
    assert (header[-1], row[-1]) == ("Left out because", "edited")


def test_a_year_is_written_where_there_is_more_than_one(card: BehindCard) -> None:
    before = TaskBehind(0, ID, "Fix", "debug", date(2024, 12, 30), None, None, None, 5.0, "done", "no AI")
    card.show_rows(RowsOf("Both.", Table.TASKS, (0, 1)), [TASK, before])
    assert [line.split("\t")[0] for line in card.text().splitlines()[1:]] == ["3 Mar 2025", "30 Dec 2024"]
