"""The section “Honest math”: its cells as texts, the essay's table beside it, the footer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from tests.support.answers import explained_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, Use
from unaided.domain.measure.figure import Figure, Status, Unit
from unaided.domain.measure.honest_math import honest_math
from unaided.domain.measure.honest_math_view import (
    CAPTION,
    ESSAY_HEADER,
    HEADING,
    MATH_HEADER,
    MathCell,
    MathView,
    Share,
    essay_rows,
    math_view,
    minutes_text,
    recall_text,
)
from unaided.domain.measure.honest_math_words import FOOTER, too_few_finished, too_few_recalls

# Of the first kind 6 tasks of each use; of the second 6 without AI, 4 measured, 2 heavy.
KIND = np.array([0] * 18 + [1] * 12)
USE = np.array([0] * 6 + [1] * 6 + [2] * 6 + [0] * 6 + [1] * 4 + [2] * 2)


@cache
def a_table(assigned: int = -1) -> Figure:
    """Return the table of 30 tasks of two kinds, all recalled."""
    chance = np.random.Generator(np.random.PCG64(5))
    mode = np.where(USE == Use.NONE, Arm.NO_AI, Arm.AI)
    active = 60 * np.exp(0.4 * chance.standard_normal(30))
    tasks = tasks_of(BEGIN + np.arange(30.0), kind=KIND, use=USE, mode=mode, active=active, assigned=assigned)
    told = explained_of(30, predicted=0.5, explained=0.5, recalled=np.arange(30) % 2)
    return honest_math(replace(evidence_of(tasks), explained=told, now=BEGIN + 60))


def a_view() -> MathView:
    return math_view(a_table())


def a_figure(unit: Unit, value: float, low: float, high: float, n: int = 7) -> Figure:
    return Figure(value, low, high, n, unit, Status.OK if n >= 5 else Status.EARLY)


def test_each_kind_has_a_line_of_minutes_and_one_of_recall_with_a_cell_for_each_use() -> None:
    view = a_view()
    assert [(line.kind, line.share) for line in view.lines] == [
        (kind, share) for kind in ("kind-0", "kind-1") for share in (Share.MINUTES, Share.RECALL)
    ]
    assert {tuple(cell.use for cell in line.cells) for line in view.lines} == {("none", "measured", "heavy")}
    assert (view.heading, view.caption, view.is_empty) == (HEADING, CAPTION, False)
    assert len(view.cells) == 12


def test_a_cell_is_plain_from_five_grey_from_three_and_a_dash_below() -> None:
    for line in a_view().lines[2:]:
        plain, grey, none = line.cells
        assert (plain.figure.n, grey.figure.n, none.figure.n) == (6, 4, 2)
        assert (plain.is_grey, grey.is_grey, none.text()) == (False, True, "–")
        assert grey.text().endswith(", n 4")


def test_numbers_have_their_range_and_n() -> None:
    assert minutes_text(a_figure(Unit.MINUTES, 62.4, 47.6, 80.2)) == "62 min (48–80), n 7"
    assert minutes_text(a_figure(Unit.MINUTES, 1234.4, 900.0, 2000.0)) == "1,234 min (900–2,000), n 7"
    assert recall_text(a_figure(Unit.SHARE, 0.714, 0.5, 0.882, 1200)) == "71 % (50–88), n 1,200"
    assert (minutes_text(a_table()), recall_text(a_table())) == ("–", "–")


def test_a_cell_says_itself_in_words() -> None:
    minutes, recall = a_figure(Unit.MINUTES, 62.4, 47.6, 80.2), a_figure(Unit.SHARE, 0.71, 0.5, 0.88, 4)
    said = [MathCell("debug", "heavy", *one).sentence() for one in ((Share.MINUTES, minutes), (Share.RECALL, recall))]
    assert said == [
        "Debug with heavy AI use: 62 min (48–80), n 7.",
        "Debug with heavy AI use: recalled 71 % (50–88), n 4, few, so shown grey.",
    ]
    none = [line.cells[2].sentence() for line in a_view().lines[2:]]
    assert none == [
        f"Kind-1 with heavy AI use: {too_few_finished(2, 'heavy')}",
        f"Kind-1 with heavy AI use: {too_few_recalls(2, 'heavy')}",
    ]


def test_a_line_as_texts_has_a_column_for_each_use() -> None:
    for line, label in zip(a_view().lines, ("Kind-0, minutes", "Kind-0, recalled"), strict=False):
        assert line.texts() == (label, *(cell.text() for cell in line.cells))
        assert len(line.texts()) == len(MATH_HEADER)


def test_the_essays_table_has_its_columns_in_the_same_order() -> None:
    rows = essay_rows()
    assert len(rows) == 5
    assert ESSAY_HEADER[1:] == MATH_HEADER[1:]
    assert rows[0] == ("REST API", "4 h / full", "90 min / 85 %", "45 min / 40 %")  # measured before heavy


def test_the_footer_says_that_it_is_no_fair_test_unless_all_was_drawn() -> None:
    assert a_view().footer == f"{FOOTER}."
    assert math_view(a_table(1)).footer == ""


def test_with_too_little_it_says_what_is_missing() -> None:
    view = math_view(honest_math(evidence_of(tasks_of([BEGIN, BEGIN + 1]))))
    assert view.is_empty
    assert view.caption.endswith("The fullest has 2 of 3 tasks, 0 of 3 recalls.")
    assert math_view(honest_math(evidence_of(tasks_of([])))).lines == ()
