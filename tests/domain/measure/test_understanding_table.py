"""The table of understanding: each figure by use of AI, how sessions felt by mode, each with n and range."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.answers import explained_of, sittings_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, Evidence, Use
from unaided.domain.measure.figure import Figure, Status, Unit, nothing
from unaided.domain.measure.report import figures
from unaided.domain.measure.understanding_table import (
    Line,
    distribution_words,
    line_texts,
    line_words,
    lines,
    value_words,
)
from unaided.domain.measure.understanding_words import RECALLED

NAMES = (
    *("illusion_gap", "overconfidence_before", "overconfidence_after", "brier_before", "brier_after", "brier_gain"),
    *("recalled", "resolution", "retention", "felt"),
)


def person(count: int = 24) -> Evidence:
    """Return tasks with AI, explained and recalled, and as many sessions without AI that felt like something."""
    tasks = tasks_of(
        BEGIN + np.arange(2 * count),
        mode=[Arm.AI] * count + [Arm.NO_AI] * count,
        use=[Use.HEAVY] * count + [Use.NONE] * count,
    )
    explained = explained_of(
        count,
        predicted=np.linspace(0.5, 1.0, count),
        explained=np.linspace(0.3, 0.9, count),
        recalled=np.arange(count) % 3 > 0,
    )
    sittings = sittings_of(np.arange(count, 2 * count), felt=1 + np.arange(count) % 5)
    return evidence_of(tasks, explained=explained, sittings=sittings)


def found(evidence: Evidence) -> dict[tuple[str, str], Line]:
    """Return the rows by title and part."""
    return {(line.title, line.part): line for line in lines(figures(NAMES, evidence))}


def test_every_figure_has_a_row_as_a_whole_and_by_use_and_feeling_by_mode() -> None:
    rows = found(person())
    assert len(rows) == 10 * 4 + 4
    assert {part for title, part in rows if title.startswith("Illusion gap")} == {"", "no-ai", "measured", "heavy"}
    assert {part for title, part in rows if title.startswith("How it felt")} == {"no-ai", "ai"}


def test_a_row_shows_number_range_and_n() -> None:
    evidence = person()
    line = found(evidence)["Recalled a week later", "heavy"]
    assert line.figure.value == pytest.approx(16 / 24)
    assert line_texts(line) == ("Recalled a week later", "AI, heavy", "67 % (47–82)", "24")
    assert line_words(line) == f"Recalled a week later, heavy AI use: 67 % (47–82), n = 24. {RECALLED}"


def test_a_row_that_says_nothing_yet_says_what_is_missing() -> None:
    line = found(person(4))["Brier score before writing", ""]
    assert line_texts(line) == ("Brier score before writing", "All", "too few", "4")
    assert line_words(line).startswith("Brier score before writing, all tasks: 4 of 20 explained tasks recalled")


def test_an_early_row_is_called_early() -> None:
    line = found(person(9))["Illusion gap, before writing less after", "heavy"]
    assert line_texts(line)[3] == "9, early"
    assert ", n = 9, early." in line_words(line)


def test_how_it_felt_is_told_by_its_distribution_and_median() -> None:
    line = found(person())["How it felt, median of 1 to 5", "no-ai"]
    assert line_words(line) == (
        "How it felt, median of 1 to 5, without AI: 3 (2–4), n = 24. "
        "Answers: 5 × 1, 5 × 2, 5 × 3, 5 × 4, 4 × 5. "
        "Half of the sessions felt at least this good, on a scale of 1 to 5."
    )
    few = found(person(4))["How it felt, median of 1 to 5", "no-ai"]
    assert line_words(few).endswith("The median shows once there are 6. Answers: 1 × 1, 1 × 2, 1 × 3, 1 × 4, 0 × 5.")
    with_ai = found(person())["How it felt, median of 1 to 5", "ai"]
    assert distribution_words(with_ai.figure) == ""
    assert line_words(with_ai).startswith("How it felt, median of 1 to 5, with AI: 0 of 6 sessions with AI")


def a_line(name: str, unit: Unit, value: float, low: float, high: float) -> Line:
    """Return a row of this figure."""
    return Line(name, "It", "", Figure(value, low, high, 30, unit, Status.OK))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (a_line("illusion_gap", Unit.POINTS, 12.2, -0.2, 24.4), "+12 points (0 to +24)"),
        (a_line("recalled", Unit.SHARE, 0.5, 0.25, 0.75), "50 % (25–75)"),
        (a_line("felt", Unit.SCORE, 3.5, 3.0, 4.0), "3.5 (3–4)"),
        (a_line("felt", Unit.CORRELATION, 0.314, -0.2, 0.6), "+0.31 (−0.20 to +0.60)"),
        (a_line("brier_gain", Unit.SQUARED_ERROR, -0.001, -0.04, 0.03), "+0.00 (−0.04 to +0.03)"),
        (a_line("brier_after", Unit.SQUARED_ERROR, 0.181, 0.1, 0.25), "0.18 (0.10–0.25)"),
        (Line("felt", "It", "ai", nothing(Unit.SCORE, "Nothing yet.")), "too few"),
    ],
)
def test_each_unit_is_told_in_its_own_way(line: Line, said: str) -> None:
    assert value_words(line) == said
