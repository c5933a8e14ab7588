"""Estimates against what tasks took: by hand, by mode and month, and silence where there is too little."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import ArrayLike

from tests.support.evidence import BEGIN, evidence_of, reordered, tasks_of
from unaided.domain.measure.estimation import estimation_bias, estimation_spread, spread_between
from unaided.domain.measure.estimation_words import BIAS, ECHO, SPREAD
from unaided.domain.measure.evidence import Arm, End, Evidence, Source
from unaided.domain.measure.figure import Figure, Reason, Status, Unit

Reckon = Callable[[Evidence, Iterable[Reason]], Figure]


def took(active: ArrayLike, *, estimate: ArrayLike = 100.0, **said: ArrayLike) -> Evidence:
    count = len(np.asarray(active))
    return evidence_of(tasks_of(BEGIN + np.arange(count), active=active, estimate=estimate, **said))


def mode_of(figure: Figure, name: str) -> Figure:
    by_mode = figure.more["by_mode"]
    assert isinstance(by_mode, dict)
    found = by_mode[name]
    assert isinstance(found, Figure)
    return found


SIX = [50.0, 80.0, 100.0, 120.0, 180.0, 400.0]


def test_the_bias_is_the_median_ratio_by_hand() -> None:
    figure = estimation_bias(took(SIX))
    assert figure.value == pytest.approx(math.sqrt(1.0 * 1.2))  # between the third and the fourth, on the log scale
    assert (figure.low, figure.high) == pytest.approx((0.5, 4.0))  # 6 tasks: from the least to the greatest
    assert (figure.n, figure.unit, figure.status, figure.words) == (6, Unit.RATIO, Status.EARLY, "")


def test_the_spread_is_the_median_distance_by_hand() -> None:
    figure = estimation_spread(took([25.0, 50.0, 100.0, 100.0, 200.0, 400.0, 1600.0]))
    # median ratio 1; distances as factors: 4 2 1 1 2 4 16, in order 1 1 2 2 4 4 16
    assert figure.value == pytest.approx(2.0)
    assert (figure.low, figure.high) == pytest.approx((1.0, 16.0))


@pytest.mark.parametrize("count", [0, 1, 5])
@pytest.mark.parametrize("reckon", [estimation_bias, estimation_spread])
def test_below_6_it_says_what_is_missing(reckon: Reckon, count: int) -> None:
    figure = reckon(took([90.0] * count), ())
    assert (figure.status, figure.value, figure.n) == (Status.NONE, None, count)
    assert figure.why == (
        f"{count} of 6 finished, timed tasks that had an estimate. How far estimates miss shows once there are 6."
    )
    assert figure.more["echo"] is None


def test_early_below_12_and_then_it_says_what_it_means() -> None:
    assert estimation_bias(took(np.linspace(80, 160, 11))).status is Status.EARLY
    bias, spread = estimation_bias(took(np.linspace(80, 160, 12))), estimation_spread(took(np.linspace(80, 160, 12)))
    assert (bias.status, bias.words) == (Status.OK, BIAS)
    assert (spread.status, spread.words) == (Status.OK, SPREAD)


def test_each_mode_has_its_own() -> None:
    evidence = took([*([120.0] * 6), *([60.0] * 6), 300.0], mode=[*([Arm.NO_AI] * 6), *([Arm.AI] * 7)])
    figure = estimation_bias(evidence)
    assert mode_of(figure, "no-ai").value == pytest.approx(1.2)
    assert mode_of(figure, "ai").value == pytest.approx(0.6)
    assert (mode_of(figure, "no-ai").n, mode_of(figure, "ai").n) == (6, 7)
    few = mode_of(estimation_bias(took([120.0] * 8)), "ai")
    assert few.why.startswith("0 of 6 finished, timed tasks with AI that had an estimate.")


def test_each_month_has_its_own() -> None:
    days = BEGIN + np.array([*range(7), *range(31, 37)], dtype=np.float64)
    tasks = tasks_of(days, active=[*([150.0] * 7), *([90.0] * 6)], estimate=100.0)
    months = estimation_bias(evidence_of(tasks)).more["months"]
    assert isinstance(months, list)
    assert [one["month"] for one in months] == ["2025-01", "2025-02"]
    assert [one["figure"].value for one in months] == pytest.approx([1.5, 0.9])
    assert [one["by_mode"]["no-ai"].n for one in months] == [7, 6]
    assert months[0]["by_mode"]["ai"].status is Status.NONE


@pytest.mark.parametrize(
    ("alike", "flagged"),
    [(2, False), (3, True)],  # of 10: a fifth is not yet more than a fifth
)
def test_minutes_that_repeat_the_estimate_are_flagged(alike: int, *, flagged: bool) -> None:
    figure = estimation_bias(took([101.0] * alike + [150.0] * (10 - alike)))
    assert figure.more["echo"] == pytest.approx(alike / 10)
    assert figure.more["flags"] == ((ECHO,) if flagged else ())


def test_what_is_off_by_2_percent_repeats_nothing() -> None:
    assert estimation_bias(took([102.1] * 6)).more["echo"] == 0.0


def test_what_does_not_count_is_counted() -> None:
    evidence = took(
        [100.0] * 6 + [100.0, 100.0, 0.0, 100.0, 100.0],
        estimate=[80.0] * 6 + [np.nan, 80.0, 80.0, 80.0, 80.0],
        end=[End.DONE] * 7 + [End.UNFINISHED] + [End.DONE] * 3,
        source=[Source.TIMER] * 9 + [Source.HAND, -1],
    )
    figure = estimation_bias(evidence)
    assert figure.n == 6
    assert {one.reason: one.rows.tolist() for one in figure.excluded} == {
        Reason.NOT_TIMED: [8],
        Reason.HAND_ENTERED: [9],
        Reason.UNKNOWN_SOURCE: [10],
        Reason.UNFINISHED: [7],
        Reason.NO_ESTIMATE: [6],
    }
    assert figure.rows.tolist() == [0, 1, 2, 3, 4, 5]


def test_edited_and_imported_tasks_go_when_asked() -> None:
    evidence = took([100.0] * 8, edited=[True] + [False] * 7, imported=[False, True] + [False] * 6)
    assert estimation_bias(evidence).n == 8
    assert estimation_bias(evidence, (Reason.EDITED, Reason.IMPORTED)).n == 6


def test_neither_the_order_of_rows_nor_the_unit_of_minutes_matters() -> None:
    chance = np.random.Generator(np.random.PCG64(4))
    evidence = took(np.exp(chance.normal(4, 1, 40)), estimate=np.exp(chance.normal(4, 1, 40)))
    tasks = evidence.tasks
    for reckon in (estimation_bias, estimation_spread):
        figure = reckon(evidence)
        other = reckon(reordered(evidence, chance.permutation(40)))
        hours = reckon(replace(evidence, tasks=replace(tasks, active=tasks.active / 60, estimate=tasks.estimate / 60)))
        for same in (other, hours):
            assert (same.value, same.low, same.high) == pytest.approx((figure.value, figure.low, figure.high))


def test_minutes_beyond_all_sense_end_in_numbers() -> None:
    figure = estimation_bias(took([1e300] * 6 + [1e6] * 7, estimate=[5e-324] * 6 + [1.0] * 7))
    assert figure.value == pytest.approx(1e6)
    assert figure.high is not None
    assert math.isfinite(figure.high)
    nonsense = [np.nan, np.inf, -5.0, 0.0, -np.inf, np.nan, 60.0]
    assert estimation_bias(took(nonsense)).status is Status.NONE
    assert estimation_bias(took([60.0] * 7, estimate=nonsense)).status is Status.NONE


def test_the_spread_of_a_stretch_is_that_of_its_own_tasks_without_ai() -> None:
    evidence = took([*SIX, *SIX, 1.0], mode=[0] * 12 + [1])
    whole = estimation_spread(took(SIX))
    lately = spread_between(evidence, BEGIN + 5, BEGIN + 20)
    assert (lately.value, lately.low, lately.high, lately.n) == (whole.value, whole.low, whole.high, 6)
    assert lately.rows.tolist() == list(range(6, 12))
    assert spread_between(evidence, BEGIN + 6, BEGIN + 20).why.startswith("5 of 6 finished, timed tasks")
