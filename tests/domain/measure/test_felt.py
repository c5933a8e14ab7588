"""How sessions felt: median and distribution by mode, and against what was measured."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import ArrayLike
from scipy import stats

from tests.support.answers import sittings_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, End, Evidence
from unaided.domain.measure.felt import felt
from unaided.domain.measure.felt_words import AGAINST, ALL_ALIKE, MEDIAN
from unaided.domain.measure.figure import Figure, Reason, Status, Table, Unit


def felt_so(scores: ArrayLike, *, task: dict[str, ArrayLike] | None = None, **said: ArrayLike) -> Evidence:
    count = len(np.asarray(scores))
    sittings = sittings_of(np.arange(count), felt=scores, **said)
    return evidence_of(tasks_of(BEGIN + np.arange(count), **(task or {})), sittings=sittings)


def against(figure: Figure, mode: str | None = None) -> Figure:
    own = figure
    if mode is not None:
        by_mode = figure.more["by_mode"]
        assert isinstance(by_mode, dict)
        own = by_mode[mode]
    found = own.more["against_measured"]
    assert isinstance(found, Figure)
    return found


def test_the_median_and_its_range_by_hand() -> None:
    figure = felt(felt_so([1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 5]))
    assert (figure.value, figure.low, figure.high) == (3.5, 2.0, 5.0)  # 12: from the third least to the third greatest
    assert (figure.n, figure.unit, figure.table, figure.words) == (12, Unit.SCORE, Table.SESSIONS, MEDIAN)
    assert figure.more["distribution"] == [1, 2, 3, 2, 4]


def test_each_mode_has_its_own_and_the_figure_is_that_without_ai() -> None:
    figure = felt(felt_so([2] * 6 + [5] * 8, mode=[Arm.NO_AI] * 6 + [Arm.AI] * 8))
    by_mode = figure.more["by_mode"]
    assert isinstance(by_mode, dict)
    assert {name: (one.value, one.n) for name, one in by_mode.items()} == {"no-ai": (2.0, 6), "ai": (5.0, 8)}
    assert by_mode["ai"].more["distribution"] == [0, 0, 0, 0, 8]
    assert figure.value == 2.0


@pytest.mark.parametrize(("count", "status"), [(0, "none"), (5, "none"), (6, "early"), (11, "early"), (12, "ok")])
def test_none_then_early_then_ok(count: int, status: str) -> None:
    figure = felt(felt_so([4] * count))
    assert (figure.status, figure.n) == (status, count)
    assert figure.more["distribution"] == [0, 0, 0, count, 0]
    if status == "none":
        assert figure.why == (
            f"{count} of 6 sessions without AI with a word on how they felt. The median shows once there are 6."
        )


def test_what_was_not_answered_is_counted() -> None:
    figure = felt(felt_so([3] * 8 + [np.nan, 0.0, 6.0, 2.5]))
    assert figure.n == 8
    assert [(one.reason, one.rows.tolist()) for one in figure.excluded] == [(Reason.NO_ANSWER, [8, 9, 10, 11])]


def test_what_felt_is_held_against_what_was_measured() -> None:
    chance = np.random.Generator(np.random.PCG64(8))
    scores = chance.integers(1, 6, 30).astype(np.float64)
    active = np.exp(4 - 0.2 * scores + chance.normal(0, 0.4, 30))
    size = np.exp(chance.normal(4, 0.3, 30))
    found = against(felt(felt_so(scores, task={"active": active, "size": size})))
    r = stats.spearmanr(scores, -np.log(active / size)).statistic
    half = stats.norm.ppf(0.975) * math.sqrt((1 + r**2 / 2) / 27)
    expected = (r, math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half))
    assert (found.value, found.low, found.high) == pytest.approx(expected, abs=1e-9)
    assert (found.n, found.unit, found.table) == (30, Unit.CORRELATION, Table.TASKS)
    assert (found.status, found.words) == (Status.OK, AGAINST)


def test_the_last_session_of_a_task_stands_for_it() -> None:
    scores = np.array([*([3.0] * 12), *([1.0, 5.0] * 6)])
    sittings = sittings_of(np.tile(np.arange(12), 2), felt=scores, started=BEGIN + np.repeat([40.0, 20.0], 12))
    active = np.where(np.arange(12) % 2, 30.0, 90.0)
    evidence = evidence_of(tasks_of(BEGIN + np.arange(12), active=active), sittings=sittings, now=BEGIN + 50)
    assert against(felt(evidence)).why == ALL_ALIKE  # the later ones all felt the same
    earlier = against(felt(replace(evidence, now=BEGIN + 30)))
    assert (earlier.value, earlier.status) == (1.0, Status.EARLY)


def test_a_last_session_that_was_not_answered_leaves_the_task_out() -> None:
    sittings = sittings_of([*range(14), 0], felt=[*([2.0, 4.0] * 7), np.nan], started=BEGIN + np.arange(15.0))
    evidence = evidence_of(tasks_of(BEGIN + np.arange(14), active=np.linspace(30, 90, 14)), sittings=sittings)
    found = against(felt(evidence))
    assert found.n == 13
    assert [(one.reason, one.rows.tolist()) for one in found.excluded] == [(Reason.NO_ANSWER, [0])]


@pytest.mark.parametrize(("count", "status"), [(11, "none"), (12, "early"), (23, "early"), (24, "ok")])
def test_against_measured_needs_twelve_tasks(count: int, status: str) -> None:
    chance = np.random.Generator(np.random.PCG64(1))
    scores = np.resize([1.0, 2.0, 3.0, 4.0, 5.0], count)
    found = against(felt(felt_so(scores, task={"active": chance.uniform(30, 90, count)})))
    assert (found.status, found.n, found.words) == (status, count, AGAINST if status == "ok" else "")
    if status == "none":
        assert found.why == (
            "11 of 12 finished, sized tasks without AI whose last session has a word on how it felt. "
            "Feeling is held against measured speed once there are 12."
        )


def test_a_perfect_order_stays_early() -> None:
    scores = np.repeat([1.0, 2.0, 3.0, 4.0, 5.0], 8)
    found = against(felt(felt_so(scores, task={"active": 60 / scores})))
    assert (found.value, found.low, found.high, found.status) == (1.0, 1.0, 1.0, Status.EARLY)


def test_each_mode_is_held_against_its_own_tasks() -> None:
    mode = [Arm.NO_AI] * 12 + [Arm.AI] * 13
    ends = [End.UNFINISHED] + [End.DONE] * 24
    scores = np.resize([1.0, 3.0, 5.0], 25)
    evidence = felt_so(scores, mode=mode, task={"mode": mode, "end": ends, "active": np.linspace(20, 99, 25)})
    figure = felt(evidence)
    assert (against(figure, "no-ai").n, against(figure, "ai").n) == (11, 13)
    assert [one.reason for one in against(figure, "no-ai").excluded] == [Reason.UNFINISHED]
    assert against(figure, "ai").excluded == ()
    assert against(figure, "no-ai").rows.tolist() == list(range(1, 12))


def test_the_order_of_sessions_does_not_matter() -> None:
    chance = np.random.Generator(np.random.PCG64(3))
    scores, active = chance.integers(1, 6, 40).astype(np.float64), chance.uniform(20, 90, 40)
    evidence = felt_so(scores, task={"active": active})
    order = chance.permutation(40)
    other = felt(replace(evidence, sittings=sittings_of(order, felt=scores[order])))
    figure = felt(evidence)
    assert (other.value, other.low, other.high) == (figure.value, figure.low, figure.high)
    assert against(other).value == pytest.approx(against(figure).value)


def test_nobody_felt_nothing() -> None:
    figure = felt(evidence_of(tasks_of([])))
    assert (figure.status, figure.n) == (Status.NONE, 0)
    assert against(figure).status is Status.NONE
