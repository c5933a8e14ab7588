"""The ruler: the fit of the baseline, its anchors, the steps, and what the blind audit finds."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.measure.evidence import Arm, Audit, End, Evidence, Source
from unaided.domain.measure.figure import Status
from unaided.domain.measure.ruler import (
    Ruler,
    anchors,
    baseline_rows,
    fit_baseline,
    ladder,
    slip,
)

lengths = st.floats(1.0, 10_000.0)


def test_a_fit_by_hand() -> None:
    ruler = fit_baseline(np.array([30.0, 60.0, 120.0]), np.array([40.0, 80.0, 160.0]))
    assert ruler.slope == pytest.approx(1.0)
    assert math.exp(ruler.intercept) == pytest.approx(4 / 3)
    np.testing.assert_allclose(ruler.fitted_size(np.array([30.0, 90.0])), [40.0, 120.0])


@pytest.mark.parametrize(("power", "slope"), [(2.0, 1.2), (0.1, 0.5), (-1.0, 0.5), (0.8, 0.8)])
def test_the_slope_is_kept_to_what_is_plausible_and_the_mean_stays(power: float, slope: float) -> None:
    estimates = np.array([15.0, 30.0, 60.0, 120.0])
    actives = 50 * (estimates / 42.0) ** power
    ruler = fit_baseline(estimates, actives)
    assert ruler.slope == pytest.approx(slope)
    assert np.log(ruler.fitted_size(estimates)).mean() == pytest.approx(np.log(actives).mean())


def test_equal_estimates_take_the_usual_slope() -> None:
    ruler = fit_baseline(np.full(12, 60.0), np.geomspace(30.0, 120.0, 12))
    assert ruler.slope == 0.9
    assert ruler.fitted_size(np.array([60.0]))[0] == pytest.approx(60.0)


@pytest.mark.parametrize("bad", [[], [0.0, 30.0], [-5.0, 30.0], [math.nan, 30.0]])
def test_no_ruler_is_made_of_nothing(bad: list[float]) -> None:
    lengths = np.array(bad)
    with pytest.raises(ValueError, match="above 0"):
        fit_baseline(lengths, np.full(len(bad), 60.0))
    with pytest.raises(ValueError, match="above 0"):
        fit_baseline(np.full(len(bad), 60.0), lengths)


@given(pairs=st.lists(st.tuples(lengths, lengths), min_size=1, max_size=12), factor=st.floats(0.1, 10.0))
def test_sizes_are_in_the_unit_of_the_minutes_worked(pairs: list[tuple[float, float]], factor: float) -> None:
    estimates, actives = (np.array(one) for one in zip(*pairs, strict=True))
    ruler, other = fit_baseline(estimates, actives), fit_baseline(estimates, factor * actives)
    assert 0.5 <= ruler.slope <= 1.2
    np.testing.assert_allclose(other.fitted_size(estimates), factor * ruler.fitted_size(estimates), rtol=1e-6)


def test_anchors_are_nearest_to_the_quantiles() -> None:
    sizes = np.array([120.0, 10.0, 110.0, 20.0, 100.0, 30.0, 90.0, 40.0, 80.0, 50.0, 70.0])
    assert sizes[anchors(sizes)].tolist() == [20.0, 40.0, 70.0, 90.0, 110.0]


@given(sizes=st.lists(lengths, min_size=5, max_size=12))
def test_anchors_are_five_different_tasks_from_small_to_large(sizes: list[float]) -> None:
    chosen = anchors(np.array(sizes))
    assert len(set(chosen.tolist())) == 5
    assert sorted(np.array(sizes)[chosen]) == np.array(sizes)[chosen].tolist()


def test_equal_tasks_make_five_different_anchors_all_the_same() -> None:
    assert anchors(np.full(12, 60.0)).tolist() == [0, 1, 2, 3, 4]


def test_the_ladder_has_every_anchor_by_every_step_once() -> None:
    assert ladder(np.array([40.0, 80.0])).tolist() == pytest.approx([20, 28, 40, 56, 80, 112, 160])


def test_the_baseline_is_the_first_twelve_by_finishing() -> None:
    closed = BEGIN + np.arange(20.0, 0.0, -1.0)
    rows = baseline_rows(tasks_of(BEGIN + np.arange(20.0) / 100, closed=closed))
    assert rows.tolist() == list(range(19, 7, -1))
    assert len(rows) == BASELINE_TASKS


@pytest.mark.parametrize(
    "said",
    [
        {"end": End.UNFINISHED},
        {"end": End.ABANDONED},
        {"end": End.OPEN, "closed": math.nan},
        {"mode": Arm.AI},
        {"active": 0.0},
        {"active": math.inf},
        {"active": math.nan},
        {"source": Source.HAND},
        {"source": -1},
        {"sized_late": True},
        {"undecided": True},
        {"size": math.nan, "estimate": math.nan},
        {"size": 0.0, "estimate": 0.0},
        {"size": -1.0, "estimate": math.nan},
    ],
)
def test_what_cannot_be_in_the_baseline(said: dict[str, float]) -> None:
    assert len(baseline_rows(tasks_of(BEGIN + np.arange(15.0), **said))) == 0


def test_a_given_size_or_an_estimate_is_enough() -> None:
    size = np.where(np.arange(12) % 2, 60.0, math.nan)
    tasks = tasks_of(BEGIN + np.arange(12.0), size=size, estimate=np.where(np.isnan(size), 30.0, math.nan))
    assert len(baseline_rows(tasks)) == 12


def test_thirteen_finished_at_once_are_told_apart_by_when_they_began_whatever_their_order() -> None:
    tasks = tasks_of(BEGIN + np.arange(13.0) / 100, closed=np.full(13, BEGIN + 1.0))
    order = np.random.Generator(np.random.PCG64(1)).permutation(13)
    chosen = baseline_rows(tasks.at(order))
    assert order[chosen].tolist() == list(range(12))


def audited(ratios: list[float], at: float = BEGIN + 200.0) -> Evidence:
    evidence = evidence_of(tasks_of(BEGIN + np.arange(30.0)))
    count = len(ratios)
    return replace(evidence, audit=Audit(np.arange(14, 14 + count), np.full(count, at), 60.0 * np.array(ratios)))


def test_a_slip_by_hand() -> None:
    found = slip(audited([1.0, 1.0, math.e, math.e]))
    assert found.value == pytest.approx(math.exp(0.5))
    half = 3.182446 * (1 / math.sqrt(3)) / 2  # t with 3 degrees of freedom
    assert found.low == pytest.approx(math.exp(0.5 - half), rel=1e-5)
    assert found.high == pytest.approx(math.exp(0.5 + half), rel=1e-5)
    assert (found.n, found.status, found.more["slipped"]) == (4, Status.OK, False)


def test_a_slip_that_cannot_be_chance_is_one() -> None:
    assert slip(audited([1.2, 1.3, 1.25, 1.28, 1.22])).more["slipped"] is True


@pytest.mark.parametrize("count", range(4))
def test_three_re_sized_tasks_say_nothing(count: int) -> None:
    found = slip(audited([1.2] * count))
    assert found.status is Status.NONE
    assert found.why == f"{count} of 4 old tasks are sized again: the ruler cannot be checked yet."


def test_only_the_last_audit_of_a_task_counts() -> None:
    evidence = audited([1.1, 1.2, 1.3, 1.4])
    earlier = Audit(np.arange(14, 18), np.full(4, BEGIN + 100.0), np.full(4, 600.0))
    both = Audit(*(np.concatenate([getattr(evidence.audit, name), getattr(earlier, name)])
                   for name in ("task", "at", "new_size")))  # fmt: skip
    assert slip(replace(evidence, audit=both)).value == slip(evidence).value


def test_tasks_without_a_size_or_of_another_line_are_not_audited() -> None:
    evidence = audited([1.1, 1.2, 1.3, 1.4, 1.5, 1.6])
    size, line = evidence.tasks.size.copy(), evidence.tasks.line.copy()
    size[14], line[15] = math.nan, 1
    assert slip(replace(evidence, tasks=replace(evidence.tasks, size=size, line=line))).n == 4


def test_one_ruler_sizes_one_estimate_always_alike() -> None:
    assert Ruler(0.0, 1.0).fitted_size(np.array([30.0, 30.0])).tolist() == pytest.approx([30.0, 30.0])
