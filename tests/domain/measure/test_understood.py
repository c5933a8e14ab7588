"""Predicted, explained and recalled by use of AI: of the same tasks, each with its range, nothing too soon."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from tests.support.answers import told
from unaided.domain.measure.evidence import UNKNOWN, Arm, Evidence, Use
from unaided.domain.measure.figure import Status
from unaided.domain.measure.intervals import mean_range
from unaided.domain.measure.proportions import wilson
from unaided.domain.measure.understanding import calibration_curve, illusion_gap
from unaided.domain.measure.understood import CurveBin, UseMarks, curve_bins, understood
from unaided.domain.measure.understood_words import (
    bin_words,
    gap_words,
    mark_words,
    share_words,
    unsaid_words,
    use_words,
)


def used(use: ArrayLike, **said: ArrayLike) -> Evidence:
    """Return explained tasks with this use of AI each."""
    uses = np.asarray(use)
    mode = np.where(uses == Use.NONE, Arm.NO_AI, Arm.AI)
    return told(len(uses), task={"use": uses, "mode": mode}, **said)


def marks_of(evidence: Evidence, use: str) -> UseMarks:
    [found] = [one for one in understood(evidence).uses if one.use == use]
    return found


def test_all_three_are_of_the_tasks_recalled_once() -> None:
    predicted = np.array([0.9, 0.8, 0.7, 0.9, 0.8, 0.7, 1.0, 0.1])
    explained = predicted - 0.1
    recalled = np.array([1, 0, 0, 1, 0, 1, np.nan, np.nan])
    found = marks_of(used([Use.HEAVY] * 8, predicted=predicted, explained=explained, recalled=recalled), "heavy")
    first = predicted[:6]
    assert (found.predicted.value, found.predicted.low, found.predicted.high) == pytest.approx(mean_range(first))
    assert found.explained.value == pytest.approx(first.mean() - 0.1)
    assert (found.recalled.value, found.recalled.low, found.recalled.high) == pytest.approx((0.5, *wilson(3, 6)))
    assert {one.n for one in (found.predicted, found.explained, found.recalled)} == {6}
    assert list(found.predicted.rows) == list(found.recalled.rows) == [0, 1, 2, 3, 4, 5]
    assert found.predicted.status is Status.EARLY


def test_before_enough_is_recalled_the_answers_show_alone_and_it_says_what_is_missing() -> None:
    found = marks_of(used([Use.MEASURED] * 6, predicted=0.8, explained=0.6, recalled=[1.0] + [np.nan] * 5), "measured")
    assert found.predicted.value == pytest.approx(0.8)
    assert not found.recalled.is_shown
    assert use_words(found) == (
        "AI, measured: predicted 80 % (80–80), explained 60 % (60–60), n = 6, early: fewer than 12 tasks. "
        "1 of 5 explained tasks with measured AI use recalled for the first time, 7 days after the explanation. "
        "This shows once there are 5."
    )


def test_below_five_answers_it_shows_nothing() -> None:
    found = marks_of(used([Use.NONE] * 4, predicted=0.8, explained=0.6), "no-ai")
    assert not found.is_shown
    assert use_words(found) == (
        "No AI: 4 of 5 tasks without AI explained with both answers. They show once there are 5."
    )


def test_ranges_of_answers_stay_within_0_and_1() -> None:
    answers = np.array([1.0] * 11 + [0.6])
    found = marks_of(used([Use.NONE] * 12, predicted=answers, explained=1 - answers), "no-ai")
    assert found.predicted.high == 1.0
    assert found.explained.low == 0.0
    assert found.predicted.status is Status.OK


def test_a_task_whose_use_nobody_said_is_in_no_row_and_counted() -> None:
    evidence = used([UNKNOWN] * 2 + [Use.HEAVY] * 5, predicted=0.8, explained=0.6)
    assert list(understood(evidence).unsaid) == [0, 1]
    assert marks_of(evidence, "heavy").predicted.n == 5
    assert unsaid_words(0) == ""
    assert unsaid_words(1) == "1 task with AI is in no row: nobody said how AI was used in it."
    assert unsaid_words(2) == "2 tasks with AI are in no row: nobody said how AI was used in them."


def test_a_full_row_says_all_three() -> None:
    recalled = [1.0] * 6 + [0.0] * 6
    found = marks_of(
        used([Use.HEAVY] * 12, predicted=[0.8, 0.9] * 6, explained=[0.6, 0.7] * 6, recalled=recalled), "heavy"
    )
    assert use_words(found) == (
        "AI, heavy: predicted 85 % (82–88), explained 65 % (62–68), recalled 50 % (25–75), n = 12."
    )


def test_a_recall_without_answers_is_told_with_its_own_count() -> None:
    predicted = [0.8] * 5 + [np.nan] * 7
    found = marks_of(used([Use.HEAVY] * 12, predicted=predicted, explained=0.6, recalled=[1.0] * 12), "heavy")
    assert use_words(found) == (
        "AI, heavy: predicted 80 % (80–80), explained 60 % (60–60), recalled 100 % (76–100) of 12 tasks, n = 5, "
        "early: fewer than 12 tasks."
    )


def test_a_recall_without_any_answer_stands_alone() -> None:
    found = marks_of(used([Use.HEAVY] * 12, predicted=np.nan, explained=0.6, recalled=[1.0] * 12), "heavy")
    assert use_words(found) == "AI, heavy: recalled 100 % (76–100), n = 12."


def test_a_mark_says_which_it_is() -> None:
    found = marks_of(used([Use.HEAVY] * 6, predicted=[0.9, 0.7] * 3, explained=0.6), "heavy")
    assert mark_words("heavy", "predicted", found.predicted) == (
        "AI, heavy, predicted: 80 % (69–91), n = 6, early: fewer than 12 tasks."
    )
    enough = marks_of(used([Use.NONE] * 12, predicted=[0.9, 0.7] * 6, explained=0.6), "no-ai")
    assert mark_words("no-ai", "predicted", enough.predicted) == "No AI, predicted: 80 % (73–87), n = 12."


def test_the_bins_of_the_curve_come_from_the_least_sure_on() -> None:
    said = np.repeat([0.9, 0.2], 12)
    recalled = np.array([1.0] * 11 + [0.0] + [1.0] * 3 + [0.0] * 9)
    curve = calibration_curve(told(24, predicted=0.5, explained=said, recalled=recalled))
    low, high = curve_bins(curve)
    assert (low.said, low.figure.value) == pytest.approx((0.2, 0.25))
    assert (high.said, high.figure.value) == pytest.approx((0.9, 11 / 12))
    assert bin_words(low) == (
        "Of what you called 20 % likely you recalled 25 % (9–53), n = 12, early: fewer than 40 tasks."
    )


def test_a_bin_of_a_full_curve_is_not_called_early() -> None:
    curve = calibration_curve(told(40, predicted=0.5, explained=0.75, recalled=[1.0] * 30 + [0.0] * 10))
    [only] = curve_bins(curve)
    assert isinstance(only, CurveBin)
    assert bin_words(only) == "Of what you called 75 % likely you recalled 75 % (60–86), n = 40."


def test_there_is_no_bin_before_twenty() -> None:
    assert curve_bins(calibration_curve(told(19, predicted=0.5, explained=0.7, recalled=1.0))) == ()


def test_the_heading_is_the_gap_with_its_range() -> None:
    few = illusion_gap(told(7, predicted=0.9, explained=0.6))
    assert gap_words(few) == few.why
    early = illusion_gap(told(8, predicted=[0.9, 0.7] * 4, explained=0.6))
    assert gap_words(early) == "Illusion gap +20 points (+11 to +29), n = 8. Early: fewer than 16 tasks."
    enough = illusion_gap(told(16, predicted=[0.6, 0.5] * 8, explained=0.6))
    assert gap_words(enough) == (
        "Illusion gap −5 points (−8 to −2), n = 16. "
        "Above 0: before writing, you thought you understood more than you found while writing."
    )


def test_one_point_is_one_point_and_nothing_has_no_words() -> None:
    one = illusion_gap(told(16, predicted=[0.61] * 16, explained=0.6))
    assert gap_words(one).startswith("Illusion gap +1 point (+1 to +1), n = 16.")
    assert share_words(illusion_gap(told(1, predicted=0.5, explained=0.5))) == ""
