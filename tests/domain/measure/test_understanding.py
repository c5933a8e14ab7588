"""Understanding: every figure by hand, its least n, what counts in it, and what it never says too soon."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy import stats

from tests.support.answers import columns, explained_of, told
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import UNKNOWN, Arm, End, Evidence, Explained, Floats, Source, Use
from unaided.domain.measure.figure import Figure, Reason, Status, Table, Unit
from unaided.domain.measure.proportions import wilson
from unaided.domain.measure.report_text import report_text
from unaided.domain.measure.understanding import (
    brier_after,
    brier_before,
    brier_gain,
    calibration_curve,
    equal_bins,
    illusion_gap,
    overconfidence_after,
    overconfidence_before,
    recalled,
    resolution,
)
from unaided.domain.measure.understanding_words import (
    BRIER,
    BRIER_GAIN,
    CURVE,
    ILLUSION,
    OVERCONFIDENT,
    RECALLED,
    RESOLUTION,
)

Reckon = Callable[[Evidence, Iterable[Reason]], Figure]
ALL: tuple[Reckon, ...] = (
    illusion_gap,
    overconfidence_before,
    overconfidence_after,
    brier_before,
    brier_after,
    brier_gain,
    recalled,
    resolution,
    calibration_curve,
)


def numbers(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def a_mind(count: int, seed: int = 1) -> Evidence:
    """Return someone who half knows what they will recall."""
    chance = np.random.Generator(np.random.PCG64(seed))
    after = np.round(chance.uniform(0.2, 1.0, count) * 20) / 20
    before = np.clip(after + np.round(chance.normal(0.1, 0.1, count) * 20) / 20, 0.0, 1.0)
    y = (chance.random(count) < after).astype(np.float64)
    return told(count, predicted=before, explained=after, recalled=y)


def expected_mean(values: Floats) -> tuple[float, float, float]:
    found = stats.ttest_1samp(values, 0.0).confidence_interval(0.95)
    return float(values.mean()), float(found.low), float(found.high)


def test_the_illusion_gap_by_hand() -> None:
    gaps = np.array([0.0, 0.1, 0.2, 0.3, 0.0, 0.1, 0.2, 0.3])
    figure = illusion_gap(told(8, predicted=0.5 + gaps, explained=0.5))
    half = 2.364624 * math.sqrt(100 / 7) * math.sqrt(10) / math.sqrt(8)  # t₇, s² = 8·125/7 in points²
    assert numbers(figure) == pytest.approx((15.0, 15.0 - half, 15.0 + half), abs=1e-5)
    assert (figure.unit, figure.n, figure.table) == (Unit.POINTS, 8, Table.EXPLANATIONS)


def test_the_means_are_those_of_their_formulas() -> None:
    evidence = a_mind(40)
    of = evidence.explained
    p0, p1, y = of.predicted, of.explained, of.recalled
    for reckon, values in (
        (illusion_gap, 100 * (p0 - p1)),
        (overconfidence_before, 100 * (p0 - y)),
        (overconfidence_after, 100 * (p1 - y)),
        (brier_before, (p0 - y) ** 2),
        (brier_after, (p1 - y) ** 2),
        (brier_gain, (p0 - y) ** 2 - (p1 - y) ** 2),
    ):
        assert numbers(reckon(evidence)) == pytest.approx(expected_mean(values), abs=1e-9)


def test_brier_by_hand() -> None:
    figure = brier_after(told(20, predicted=0.5, explained=[0.8] * 15 + [0.6] * 5, recalled=[1.0] * 15 + [0.0] * 5))
    assert figure.value == pytest.approx((15 * 0.04 + 5 * 0.36) / 20)
    before = brier_before(told(20, predicted=0.5, explained=0.5, recalled=[1.0, 0.0] * 10))
    assert before.value == pytest.approx(0.25)


def test_briers_range_stays_within_0_and_1_and_a_loss_is_a_negative_gain() -> None:
    sure = told(20, predicted=1.0, explained=1.0, recalled=[1.0] * 19 + [0.0])
    assert brier_after(sure).low == 0.0
    wrong = told(20, predicted=1.0, explained=1.0, recalled=[0.0] * 19 + [1.0])
    assert brier_after(wrong).high == 1.0
    worse = told(20, predicted=1.0, explained=np.tile([0.0, 0.2], 10), recalled=1.0)
    value, low, high = numbers(brier_gain(worse))
    assert -1.0 <= low < value < high < 0.0


def test_recalled_is_a_share_with_wilsons_range() -> None:
    figure = recalled(told(10, predicted=0.5, explained=0.5, recalled=[1.0] * 8 + [0.0] * 2))
    assert numbers(figure) == pytest.approx((0.8, *wilson(8, 10)))
    assert (figure.unit, figure.n) == (Unit.SHARE, 10)


def test_resolution_is_the_share_of_pairs_that_are_the_right_way_round() -> None:
    after = [0.9, 0.8, 0.7, 0.6, 0.5, 0.7, 0.4, 0.3, 0.2, 0.1]
    figure = resolution(told(10, predicted=0.5, explained=after, recalled=[1.0] * 5 + [0.0] * 5))
    # of 25 pairs the 0.7 that was not recalled beats two and ties with one
    assert figure.value == pytest.approx(22.5 / 25)
    assert (figure.n, figure.status) == (10, Status.EARLY)


def test_resolution_without_overlap_stays_early() -> None:
    parted = resolution(told(40, predicted=0.5, explained=[0.9] * 20 + [0.1] * 20, recalled=[1.0] * 20 + [0.0] * 20))
    assert (numbers(parted), parted.status, parted.words) == ((1.0, 1.0, 1.0), Status.EARLY, "")


@pytest.mark.parametrize(
    ("reckon", "least", "ok_from", "words"),
    [
        (illusion_gap, 8, 16, ILLUSION),
        (overconfidence_before, 12, 24, OVERCONFIDENT),
        (overconfidence_after, 12, 24, OVERCONFIDENT),
        (brier_before, 20, 40, BRIER),
        (brier_after, 20, 40, BRIER),
        (brier_gain, 20, 40, BRIER_GAIN),
        (recalled, 5, 12, RECALLED),
        (calibration_curve, 20, 40, CURVE),
    ],
)
def test_none_then_early_then_ok(reckon: Reckon, least: int, ok_from: int, words: str) -> None:
    def figure(count: int) -> Figure:
        return reckon(a_mind(count), ())

    none = figure(least - 1)
    assert (none.status, none.value, none.n, none.words) == (Status.NONE, None, least - 1, "")
    assert none.why
    assert [figure(count).status for count in (least, ok_from - 1)] == [Status.EARLY] * 2
    assert figure(ok_from - 1).words == ""
    assert (figure(ok_from).status, figure(ok_from).words) == (Status.OK, words)


@pytest.mark.parametrize(
    ("passed", "failed", "status"),
    [(4, 30, Status.NONE), (30, 4, Status.NONE), (5, 30, Status.EARLY), (9, 30, Status.EARLY), (10, 10, Status.OK)],
)
def test_resolution_needs_five_of_each(passed: int, failed: int, status: Status) -> None:
    after = np.tile([0.4, 0.6, 0.5], 20)[: passed + failed]
    figure = resolution(told(passed + failed, predicted=0.5, explained=after, recalled=[1.0] * passed + [0.0] * failed))
    assert (figure.status, figure.n) == (status, passed + failed)
    assert figure.words == (RESOLUTION if status is Status.OK else "")


def test_each_none_says_what_is_missing_and_the_way_there() -> None:
    few = told(3, predicted=0.5, explained=0.5, recalled=[1.0, 0.0, np.nan])
    assert illusion_gap(few).why == (
        "3 of 8 tasks explained with both answers, before writing and after. The illusion gap shows once there are 8."
    )
    assert overconfidence_before(few).why == (
        "2 of 12 explained tasks recalled for the first time, 7 days after the explanation. "
        "This shows once there are 12."
    )
    assert resolution(few).why == (
        "1 of 5 explained tasks that were recalled, 1 of 5 that were not. This shows once there are 5 of each."
    )
    assert resolution(told(9, predicted=0.5, explained=0.5, recalled=1.0)).why == (
        "5 of 5 explained tasks that were recalled, 0 of 5 that were not. This shows once there are 5 of each."
    )
    heavy = recalled(few).more["by_mode"]
    assert isinstance(heavy, dict)
    assert heavy["heavy"].why.startswith("0 of 5 explained tasks with heavy AI use recalled")


def test_tasks_not_due_yet_count_in_the_illusion_gap_alone() -> None:
    evidence = told(40, predicted=0.7, explained=0.6, recalled=[1.0, 0.0] * 15 + [np.nan] * 10)
    assert illusion_gap(evidence).n == 40
    for reckon in ALL[1:]:
        figure = reckon(evidence, ())
        assert figure.n == 30
        assert [(one.reason, one.count) for one in figure.excluded] == [(Reason.NOT_RECALLED, 10)]
        assert figure.rows.tolist() == list(range(30))


def test_an_answer_that_is_missing_or_none_leaves_the_row_out() -> None:
    after = [np.nan, 1.2, -0.1, np.inf, *([0.5] * 20)]
    evidence = told(24, predicted=0.5, explained=after, recalled=1.0)
    assert [(one.reason, one.rows.tolist()) for one in illusion_gap(evidence).excluded] == [
        (Reason.NO_ANSWER, [0, 1, 2, 3])
    ]
    assert overconfidence_before(evidence).n == 24  # what was said after writing is not asked for here
    assert recalled(evidence).n == 24
    assert recalled(told(24, predicted=0.5, explained=0.5, recalled=[0.5, 2.0] * 12)).n == 0


def test_unfinished_and_open_tasks_count_and_each_task_once() -> None:
    tasks = tasks_of(BEGIN + np.arange(9.0), end=[End.UNFINISHED, End.OPEN, End.ABANDONED] * 3)
    again = columns(
        Explained,
        10,
        task=[0, *range(9)],
        written=BEGIN + np.array([20.0, *range(9)]) + 0.5,
        predicted=[1.0, *([0.5] * 9)],
        explained=0.5,
        recalled=np.nan,
    )
    figure = illusion_gap(evidence_of(tasks, explained=again, now=BEGIN + 30))
    assert figure.n == 9
    assert figure.rows.tolist() == [0, *range(2, 10)]  # of the first task the later one
    earlier = illusion_gap(evidence_of(tasks, explained=again, now=BEGIN + 19))
    assert earlier.rows.tolist() == list(range(1, 10))
    assert [one.reason for one in earlier.excluded] == [Reason.FUTURE]


def test_edited_imported_and_hand_entered_tasks_go_when_asked() -> None:
    flags: dict[str, ArrayLike] = {
        "edited": [True] + [False] * 9,
        "imported": [False, True] + [False] * 8,
        "source": [Source.TIMER, Source.TIMER, Source.HAND] + [Source.TIMER] * 7,
    }
    evidence = told(10, task=flags, predicted=0.6, explained=0.5)
    assert illusion_gap(evidence).n == 10
    asked = illusion_gap(evidence, (Reason.EDITED, Reason.IMPORTED, Reason.HAND_ENTERED))
    assert [(one.reason, one.rows.tolist()) for one in asked.excluded] == [
        (Reason.EDITED, [0]),
        (Reason.IMPORTED, [1]),
        (Reason.HAND_ENTERED, [2]),
    ]
    assert asked.n == 7


def test_each_use_of_ai_has_its_own() -> None:
    mode = [Arm.NO_AI] * 8 + [Arm.AI] * 26
    use = [Use.NONE] * 8 + [Use.MEASURED] * 8 + [Use.HEAVY] * 16 + [UNKNOWN] * 2
    gap = np.array([0.0, 0.05] * 4 + [0.1, 0.15] * 4 + [0.3, 0.35] * 8 + [0.9] * 2)
    figure = illusion_gap(told(34, task={"mode": mode, "use": use}, predicted=gap, explained=0.0))
    by_mode = figure.more["by_mode"]
    assert isinstance(by_mode, dict)
    assert {name: one.value for name, one in by_mode.items()} == pytest.approx(
        {"no-ai": 2.5, "measured": 12.5, "heavy": 32.5}
    )
    assert {name: one.n for name, one in by_mode.items()} == {"no-ai": 8, "measured": 8, "heavy": 16}
    assert figure.n == 34  # those of whom nobody said how AI was used are in the whole


def test_the_illusion_gap_has_months() -> None:
    days = BEGIN + np.array([*range(8), *range(31, 40)], dtype=np.float64)
    gap = np.array([0.1] * 8 + [0.3] * 9)
    evidence = evidence_of(tasks_of(days), explained=explained_of(17, written=days, predicted=gap, explained=0.0))
    months = illusion_gap(evidence).more["months"]
    assert isinstance(months, list)
    assert [one["month"] for one in months] == ["2025-01", "2025-02"]
    assert [one["figure"].value for one in months] == pytest.approx([10.0, 30.0])
    assert [one["by_mode"]["no-ai"].n for one in months] == [8, 9]


def test_the_curve_has_bins_of_about_equal_counts_with_wilsons_ranges() -> None:
    after = np.repeat([0.2, 0.4, 0.6, 0.8, 1.0], 12)
    y = np.concatenate([np.arange(12) < passed for passed in (2, 5, 7, 10, 12)]).astype(np.float64)
    figure = calibration_curve(told(60, predicted=0.5, explained=after, recalled=y))
    bins = figure.more["bins"]
    assert isinstance(bins, list)
    assert [one["predicted"] for one in bins] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    for one, passed in zip(bins, (2, 5, 7, 10, 12), strict=True):
        assert numbers(one["figure"]) == pytest.approx((passed / 12, *wilson(passed, 12)))
        assert one["figure"].n == 12
    assert (figure.value, figure.n, figure.status) == (None, 60, Status.OK)


def test_a_report_tells_the_curve_bin_by_bin() -> None:
    after = np.repeat([0.2, 0.8], 20)
    y = np.concatenate([np.arange(20) < 5, np.arange(20) < 15]).astype(np.float64)
    said = report_text({"calibration_curve": calibration_curve(told(40, predicted=0.5, explained=after, recalled=y))})
    assert "  Called 20 % likely: 25 % (11 % to 47 %), n = 20." in said
    assert "  Called 80 % likely: 75 % (53 % to 89 %), n = 20." in said


def test_without_enough_the_curve_has_no_bins() -> None:
    assert list(calibration_curve(a_mind(19)).more["bins"]) == []  # type: ignore[call-overload]


@given(st.lists(st.integers(0, 20).map(lambda step: step / 20), min_size=20, max_size=200))
def test_bins_hold_ten_or_more_part_no_equal_values_and_follow_no_order(said: list[float]) -> None:
    values = np.array(said)
    bins = equal_bins(values)
    assert 1 <= len(bins) <= 5
    assert sorted(np.concatenate(bins).tolist()) == list(range(len(said)))
    assert min(map(len, bins)) >= 10
    for lower, higher in pairwise(bins):
        assert values[lower].max() < values[higher].min()
    backwards = equal_bins(values[::-1])
    assert [sorted(values[::-1][one]) for one in backwards] == [sorted(values[one]) for one in bins]


@given(st.integers(20, 300))
def test_where_no_values_are_equal_the_bins_are_equal_to_one(count: int) -> None:
    sizes = [len(one) for one in equal_bins(np.random.Generator(np.random.PCG64(0)).random(count))]
    assert len(sizes) == min(5, count // 10)
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("reckon", ALL)
def test_the_order_of_rows_does_not_matter_and_the_same_twice_is_once(reckon: Reckon) -> None:
    evidence = a_mind(50)
    figure = reckon(evidence, ())
    order = np.random.Generator(np.random.PCG64(9)).permutation(50)
    of = evidence.explained
    names = ("key", "task", "written", "predicted", "explained", "recalled")
    for rows in (order, np.concatenate([order, order])):
        other = reckon(replace(evidence, explained=Explained(*(getattr(of, name)[rows] for name in names))), ())
        assert (other.value, other.low, other.high, other.n) == pytest.approx(
            (figure.value, figure.low, figure.high, figure.n)
        )


@pytest.mark.parametrize("reckon", ALL)
def test_nobody_and_nonsense_are_none(reckon: Reckon) -> None:
    nobody = evidence_of(tasks_of([]))
    nonsense = told(30, predicted=np.nan, explained=-np.inf, recalled=np.nan)
    later = replace(a_mind(50), now=BEGIN - 1)
    for evidence in (nobody, nonsense, later):
        figure = reckon(evidence, ())
        assert (figure.status, figure.value, figure.n) == (Status.NONE, None, 0)
        assert figure.why
        assert figure.more.get("months", []) == []


def test_where_all_was_recalled_only_what_needs_both_says_nothing() -> None:
    evidence = told(40, predicted=0.9, explained=0.8, recalled=1.0)
    statuses = {reckon(evidence, ()).status for reckon in ALL if reckon is not resolution}
    assert statuses == {Status.OK}
    assert resolution(evidence).status is Status.NONE
    assert numbers(illusion_gap(evidence)) == pytest.approx((10.0, 10.0, 10.0))
    bins = calibration_curve(evidence).more["bins"]
    assert isinstance(bins, list)
    assert [one["figure"].n for one in bins] == [40]  # equal answers are one bin


@pytest.mark.parametrize("reckon", ALL)
def test_one_row_more_never_brings_a_figure_up_from_too_little(reckon: Reckon) -> None:
    shown = [reckon(a_mind(count), ()).is_shown for count in range(60)]
    assert shown == sorted(shown)
    assert not any(shown[:5])
