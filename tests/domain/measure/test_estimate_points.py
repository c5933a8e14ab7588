"""Estimates as they are drawn: a point for each finished task with an estimate, and what it says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.estimate_points import EstimateCell, cells, echoes, estimate_points, part_of
from unaided.domain.measure.estimates_words import (
    WITH_AI,
    caption,
    cell_words,
    heading,
    length,
    part_words,
    ratio,
    ratio_words,
)
from unaided.domain.measure.estimation import estimation_bias, estimation_spread
from unaided.domain.measure.estimation_words import ECHO
from unaided.domain.measure.evidence import Arm, End, Evidence
from unaided.domain.measure.figure import Reason


def worked(without: int, with_ai: int = 0, *, times: float = 1.5) -> Evidence:
    """Return tasks estimated at an hour, without AI and with it, that all took so many times it."""
    count = without + with_ai
    mode = [Arm.NO_AI] * without + [Arm.AI] * with_ai
    return evidence_of(tasks_of(BEGIN + np.arange(count), mode=mode, active=60.0 * times))


def test_each_task_that_counts_is_a_point_and_the_others_are_counted() -> None:
    tasks = tasks_of(
        BEGIN + np.arange(5),
        estimate=[60, 30, np.nan, 90, 15],
        active=[90, 20, 10, 40, 30],
        end=[End.DONE, End.DONE, End.DONE, End.UNFINISHED, End.DONE],
        mode=[Arm.NO_AI, Arm.AI, Arm.NO_AI, Arm.NO_AI, Arm.NO_AI],
    )
    points = estimate_points(evidence_of(tasks))
    assert list(points.rows) == [0, 1, 4]
    assert len(points) == 3
    assert list(points.estimate) == [60, 30, 15]
    assert list(points.actual) == [90, 20, 30]
    assert list(points.with_ai) == [False, True, False]
    assert {one.reason: one.count for one in points.excluded} == {Reason.UNFINISHED: 1, Reason.NO_ESTIMATE: 1}


def test_they_are_the_rows_behind_the_bias() -> None:
    evidence = worked(8, 4)
    assert list(estimate_points(evidence).rows) == list(estimation_bias(evidence).rows)


def test_the_heading_is_of_work_without_ai_where_there_is_enough() -> None:
    bias = estimation_bias(worked(12, 6))
    assert heading(bias, part_of(bias, "no-ai")) == "Without AI tasks take ×1.50 (1.50–1.50) your estimate, n = 12."
    mixed = estimation_bias(worked(5, 4))
    assert heading(mixed, part_of(mixed, "no-ai")) == (
        "Tasks take ×1.50 (1.50–1.50) your estimate, n = 9. Early: fewer than 12 tasks."
    )
    few = estimation_bias(worked(3))
    assert heading(few, part_of(few, "no-ai")) == (
        "3 of 6 finished, timed tasks that had an estimate. How far estimates miss shows once there are 6."
    )


def test_the_caption_says_how_widely_and_what_ai_mixes_in() -> None:
    evidence = worked(12, 12, times=1.2)
    bias, spread = estimation_bias(evidence), estimation_spread(evidence)
    assert caption(spread, part_of(bias, "ai")) == (
        "Half of all tasks come within a factor of 1.00 (1.00–1.00) of how you usually miss, n = 24. "
        f"With AI: ×1.20 (1.20–1.20) your estimate, n = 12. {WITH_AI}"
    )
    few = estimation_spread(worked(2)), part_of(estimation_bias(worked(2)), "ai")
    assert caption(*few) == ""


def test_minutes_that_repeat_the_estimate_are_said_plainly() -> None:
    assert echoes(estimation_bias(worked(12, times=1.0))) == (ECHO,)
    assert echoes(estimation_bias(worked(12))) == ()
    assert echoes(estimation_bias(worked(3, times=1.0))) == ()


def test_a_part_says_bias_and_spread_or_what_is_missing() -> None:
    evidence = worked(12, 8)
    bias, spread = estimation_bias(evidence), estimation_spread(evidence)
    assert part_words("no-ai", part_of(bias, "no-ai"), part_of(spread, "no-ai")) == (
        "● No AI: bias ×1.50 (1.50–1.50), spread ×1.00 (1.00–1.00), n = 12."
    )
    assert part_words("ai", part_of(bias, "ai"), part_of(spread, "ai")) == (
        "◆ AI: bias ×1.50 (1.50–1.50), spread ×1.00 (1.00–1.00), n = 8, early: fewer than 12 tasks."
    )
    none = estimation_bias(worked(12)), estimation_spread(worked(12))
    assert part_words("ai", part_of(none[0], "ai"), part_of(none[1], "ai")).startswith("◆ AI: 0 of 6 finished")


@pytest.mark.parametrize(
    ("value", "said"), [(0.5, "×0.50"), (1.236, "×1.24"), (12.34, "×12.3"), (1234.5, "×1,234"), (99.96, "×100.0")]
)
def test_a_factor_has_three_figures(value: float, said: str) -> None:
    assert ratio(value) == said


def test_what_says_nothing_has_no_factor() -> None:
    assert ratio_words(estimation_bias(worked(1))) == ""


def test_up_to_a_thousand_tasks_have_a_mark_each_from_the_shortest_estimate_on() -> None:
    tasks = tasks_of(
        BEGIN + np.arange(3), estimate=[60, 30, 30], active=[90, 40, 15], mode=[Arm.NO_AI, Arm.AI, Arm.NO_AI]
    )
    found = cells(estimate_points(evidence_of(tasks)))
    assert [(one.estimate, one.actual, one.with_ai, one.rows.tolist()) for one in found] == [
        (30, 15, False, [2]),
        (30, 40, True, [1]),
        (60, 90, False, [0]),
    ]


def test_many_tasks_of_one_mode_close_by_share_a_mark_and_none_is_lost() -> None:
    chance = np.random.default_rng(1)
    sizes, mode = np.exp(chance.normal(4, 0.7, (2, 5000))), chance.integers(0, 2, 5000)
    evidence = evidence_of(tasks_of(BEGIN + np.arange(5000) / 10, estimate=sizes[0], active=sizes[1], mode=mode))
    found, tasks = cells(estimate_points(evidence)), evidence.tasks
    assert len(found) < 4000
    assert sorted(row for one in found for row in one.rows.tolist()) == list(range(5000))
    for one in found:
        assert set(tasks.mode[one.rows]) == {int(one.with_ai)}
        assert np.ptp(np.log10(tasks.estimate[one.rows])) <= 1 / 33 + 1e-9
        assert np.ptp(np.log10(tasks.active[one.rows])) <= 1 / 33 + 1e-9


def test_a_mark_says_what_was_estimated_and_what_it_took() -> None:
    day, one = date(2025, 3, 3), np.arange(1)
    assert cell_words(EstimateCell(day, 60.0, 90.0, with_ai=False, rows=one)) == (
        "3 Mar 2025, ● No AI: estimated 1 h, took 1.5 h, ×1.50."
    )
    assert cell_words(EstimateCell(day, 30.0, 15.0, with_ai=True, rows=np.arange(12))) == (
        "12 tasks, ◆ AI: estimated about 30 min, took about 15 min, ×0.50."
    )


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0.4, "0.4 min"), (9, "9 min"), (45.2, "45 min"), (59.6, "1 h"), (90, "1.5 h"), (599, "10 h"), (6000, "100 h")],
)
def test_a_length_is_as_fine_as_it_is_long(minutes: float, said: str) -> None:
    assert length(minutes) == said
