"""The monthly letter: each figure with its range and n, too little said once, nothing causal without a coin."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import pytest

from unaided.domain.measure.chart import chart
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Excluded, Figure, Reason, Status, Unit
from unaided.domain.measure.letter import FIGURES, Letter, letter
from unaided.domain.measure.letter_words import PARTS, left_out, missing, sentence
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.report import figures

CAUSAL: Final = re.compile(r"\b(made|because|saves|thanks to)\b")
N: Final = re.compile(r"n = [\d,]+ \w+")


def figure(
    value: float, low: float, high: float, status: Status = Status.OK, words: str = "", **more: object
) -> Figure:
    """Return a figure of eight rows."""
    return Figure(value, low, high, 8, Unit.INDEX, status, words=words).with_more(**more)


def written(evidence: Evidence) -> Letter:
    """Return the letter of a person's last month."""
    last = date.fromordinal(int(np.ceil(evidence.now)) - 1 + date(1970, 1, 1).toordinal())
    return letter(last.replace(day=1), last, figures(FIGURES, evidence), evidence)


@pytest.fixture(scope="module")
def whole() -> Letter:
    """Return the letter of somebody with all the figures there are."""
    return written(simulate(Knobs(months=18, trial=0.5), 3).evidence)


@pytest.fixture(scope="module")
def young() -> Letter:
    """Return the letter of somebody who has just begun."""
    return written(simulate(Knobs(months=1, no_ai_a_month=4, ai_a_month=3), 3).evidence)


@pytest.mark.parametrize("name", FIGURES)
def test_every_sentence_has_its_range_and_n(name: str) -> None:
    said = sentence(name, figure(0.5, 0.25, 0.75, month="2025-02"))
    assert N.search(said), said
    assert " to " in said
    assert said.endswith(".")
    assert "None" not in said


@pytest.mark.parametrize("name", FIGURES)
def test_an_early_figure_says_so(name: str) -> None:
    early = figure(0.5, 0.25, 0.75, Status.EARLY, month="2025-02")
    assert "early: the range is still wide" in sentence(name, early)


def test_a_pace_is_held_against_100_by_its_range_alone() -> None:
    assert "no difference from then can be told" in sentence("velocity_now", figure(83, 56, 121, month="2025-02"))
    slower = sentence("velocity_now", figure(70, 60, 80, month="2025-02"))
    assert slower.endswith("Same-sized work took 25 to 67 % longer than then.")
    faster = sentence("velocity_now", figure(150, 125, 200, month="2025-02"))
    assert faster.endswith("Same-sized work took 20 to 50 % less time than then.")
    early = sentence("velocity_now", figure(50, 30, 80, Status.EARLY, month="2025-02"))
    assert early.endswith("your first 12 tasks are 100."), "an early figure has no words yet"


def test_what_was_chosen_is_never_put_down_to_ai() -> None:
    without_words = sentence("ai_effect_observational", figure(-0.2, -0.4, 0.1))
    assert "You chose them, so this is not AI's effect." in without_words
    assert not CAUSAL.search(without_words)


def test_a_change_prints_what_would_show() -> None:
    said = sentence("velocity_trend", figure(-0.08, -0.24, 0.12, words="no clear direction", detectable=-0.24))
    assert said.startswith(
        "Your pace without AI changes by −8 % a year (−24 % to +12 %; n = 8 tasks): no clear direction."
    )
    assert said.endswith("a change under 24 % a year would not be visible yet.")


def test_what_is_missing_is_named_with_how_far_it_is() -> None:
    none = Figure(None, None, None, 0, Unit.SHARE, Status.NONE, "0 of 5 tasks recalled. This shows once there are 5.")
    assert missing("recalled", none) == "recall after a week (0 of 5 tasks recalled)"


def test_what_was_left_out_is_counted_once_for_all_it_was_left_out_of() -> None:
    rows = np.arange(3)
    shown = figure(1, 1, 1).leaving_out(Excluded(Reason.OPEN, rows), Excluded(Reason.FUTURE, rows))
    assert left_out({"recalled": shown, "estimation_bias": shown}) == (
        "3 still open (recall after a week, your estimates)"
    )


def test_a_whole_letter_says_it_all_in_few_paragraphs(whole: Letter) -> None:
    assert [heading for heading, _ in whole.blocks] == ["Pace", "AI and time", "Understanding"]
    assert whole.title.startswith("Unaided, ")
    assert whole.chart is not None
    assert len(whole.markdown) < 4000, "a page"
    for _, words in whole.blocks:
        assert N.search(words)


def test_the_drawn_effect_takes_the_place_of_the_chosen_one(whole: Letter) -> None:
    told = dict(whole.blocks)["AI and time"]
    assert "Where a coin decided" in told
    assert "Tasks you gave to AI" not in whole.markdown


def test_too_little_is_said_once(young: Letter) -> None:
    text = young.markdown
    assert text.count("Too little yet") == 1
    assert "pace without AI (" in text
    assert "of 12 baseline tasks" in text
    assert "shows once" not in text


def test_hours_left_undecided_leave_the_hours_a_number(young: Letter) -> None:
    assert re.match(r"You worked \d+\.\d hours in \d+ sessions? without AI \(\d+ tasks? finished\) and ", young.done)


def test_a_month_without_work_says_so_in_place_of_noughts() -> None:
    evidence = simulate(Knobs(months=2), 3).evidence
    later = replace(evidence, now=evidence.now + 100)
    empty = letter(date(2049, 1, 1), date(2049, 1, 31), figures(FIGURES, later), later)
    assert empty.done == "No session and no finished task in January 2049."


def test_every_figure_of_the_letter_has_its_part() -> None:
    assert set(PARTS) == set(FIGURES)


def test_the_chart_is_that_of_the_page(whole: Letter) -> None:
    assert whole.chart is not None
    again = chart(whole.chart.evidence, whole.chart.trend)
    assert [month.first for month in again.months] == [month.first for month in whole.chart.months]
    assert whole.chart.timeline.notes == (), "a letter holds no words of the person (Law 5)"
