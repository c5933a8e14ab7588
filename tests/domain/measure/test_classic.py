"""The literature's estimate, held against statsmodels."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparing import alternating, compared, scattered, shown
from tests.support.evidence import reordered
from unaided.domain.measure.classic import classic_effect, least_squares
from unaided.domain.measure.effect_words import (
    CLASSIC,
    CLASSIC_CHOSEN,
    LONE_ESTIMATE,
    NO_SCATTER,
    SPLIT_BY_ESTIMATE,
    TOO_WIDE,
)
from unaided.domain.measure.evidence import Arm, End, Evidence, Source
from unaided.domain.measure.figure import Figure, Reason, Status

Z = 1.959963984540054


def by_statsmodels(evidence: Evidence) -> dict[str, Any]:
    """Return b and the two z-ranges, all as exp(b) − 1."""
    tasks = evidence.tasks
    done = tasks.end == End.DONE
    arm = tasks.assigned if (tasks.assigned >= 0).any() else tasks.mode
    x = sm.add_constant(np.column_stack([arm[done], np.log(tasks.estimate[done])]))
    found = sm.OLS(np.log(tasks.active[done]), x).fit()
    b = found.params[1]
    errors = {"homoskedastic": found.bse[1], "hc3": found.get_robustcov_results("HC3").bse[1]}
    ends = {name: np.expm1([b - Z * se, b + Z * se]).tolist() for name, se in errors.items()}
    return {"value": math.expm1(b), **ends}


def ranges(figure: Figure) -> dict[str, list[float]]:
    found = figure.more["ranges"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("drawn", [True, False])
def test_it_agrees_with_statsmodels(seed: int, drawn: bool) -> None:  # noqa: FBT001 - a case
    said = {} if drawn else {"assigned": -1}
    evidence = scattered(seed, 80, -0.2, **said)
    figure, theirs = classic_effect(evidence), by_statsmodels(evidence)
    value, low, high = shown(figure)
    assert value == pytest.approx(theirs["value"], abs=1e-9)
    assert [low, high] == pytest.approx(theirs["homoskedastic"], abs=1e-9)
    assert ranges(figure)["homoskedastic"] == [low, high]
    assert ranges(figure)["hc3"] == pytest.approx(theirs["hc3"], abs=1e-9)
    assert figure.n == int((evidence.tasks.end == End.DONE).sum())
    assert (figure.more["of"], figure.words) == (("drawn", CLASSIC) if drawn else ("observational", CLASSIC_CHOSEN))


def test_with_one_estimate_for_all_it_is_the_ratio_of_means() -> None:
    arm = np.arange(16) % 2
    log_minutes = np.where(arm == 1, 3.0, 4.0) + np.where(np.arange(16) % 4 < 2, 0.2, -0.2)
    value, low, high = shown(classic_effect(compared(arm, active=np.exp(log_minutes))))
    assert value == pytest.approx(math.expm1(-1.0))
    se = 0.2 * math.sqrt(16 / 14) * math.sqrt(1 / 8 + 1 / 8)  # residuals are ±0.2, 16 − 2 degrees of freedom
    assert (low, high) == pytest.approx((math.expm1(-1 - 1.959964 * se), math.expm1(-1 + 1.959964 * se)), rel=1e-6)


def test_it_goes_by_the_assigned_arm_and_needs_no_size() -> None:
    evidence = scattered(1, 60, -0.2, size=np.nan, mode=Arm.NO_AI)
    assert shown(classic_effect(evidence))[0] == pytest.approx(by_statsmodels(evidence)["value"])


def test_tasks_not_drawn_are_no_part_of_it_once_there_is_an_experiment() -> None:
    place = np.arange(80)
    evidence = scattered(1, 80, -0.2, unfinished=0.0, assigned=np.where(place < 40, place % 2, -1))
    assert classic_effect(evidence).n == 40
    kept_out = replace(evidence, tasks=replace(evidence.tasks, kept_out=place >= 70))
    assert {one.reason: one.count for one in classic_effect(kept_out).excluded} == {Reason.KEPT_OUT: 10}


def test_what_is_left_out_is_counted() -> None:
    place = np.arange(60)
    evidence = scattered(
        2, 60, -0.2, unfinished=0.0,
        estimate=np.where(place < 3, np.nan, 30.0 + place), source=np.where(place == 9, Source.HAND, Source.TIMER),
    )  # fmt: skip
    assert {one.reason: one.count for one in classic_effect(evidence).excluded} == {
        Reason.HAND_ENTERED: 1,
        Reason.NO_ESTIMATE: 3,
    }


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"active": 60.0}, NO_SCATTER),
        ({"estimate": np.where(np.arange(40) % 2 == 1, 30.0, 60.0), "active": 20.0 + np.arange(40)}, SPLIT_BY_ESTIMATE),
        ({"estimate": np.where(np.arange(40) == 7, 600.0, 60.0), "active": 20.0 + np.arange(40)}, LONE_ESTIMATE),
        ({"active": np.where(np.arange(40) // 2 % 2 == 1, 1e-200, 1e200)}, TOO_WIDE),
        ({"estimate": np.nan}, "0 of 8 finished tasks with an estimate drawn to AI, 0 of 8 drawn to no AI."),
        ({"estimate": 0.0}, "0 of 8 finished tasks with an estimate drawn to AI, 0 of 8 drawn to no AI."),
        ({"end": End.UNFINISHED}, "0 of 8 finished tasks with an estimate drawn to AI, 0 of 8 drawn to no AI."),
        ({"active": np.nan}, "0 of 8 finished tasks with an estimate drawn to AI, 0 of 8 drawn to no AI."),
        ({"assigned": 1}, "8 of 8 finished tasks with an estimate drawn to AI, 0 of 8 drawn to no AI."),
        ({"assigned": -1, "mode": 0}, "0 of 8 finished tasks with an estimate with AI, 8 of 8 without AI."),
    ],
)
def test_where_nothing_can_be_said_it_says_why(said: dict[str, Any], why: str) -> None:
    figure = classic_effect(compared(alternating(40), **said))
    assert (figure.status, figure.value) == (Status.NONE, None)
    assert figure.why.startswith(why)


def test_nothing_at_all_is_a_reason() -> None:
    assert classic_effect(compared(alternating(0))).why.startswith("0 of 8")


@given(without=st.integers(0, 7), with_ai=st.integers(0, 20))
@settings(max_examples=20, deadline=None)
def test_one_row_more_shows_nothing_from_too_little(without: int, with_ai: int) -> None:
    arm = np.repeat([0, 1], [without, with_ai])
    minutes = 30.0 + np.arange(len(arm)) % 7
    assert not classic_effect(compared(arm, active=minutes)).is_shown
    assert not classic_effect(compared(1 - arm, active=minutes)).is_shown


@given(seed=st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    evidence = scattered(seed, 60, -0.2)
    order = np.random.Generator(np.random.PCG64(seed)).permutation(60)
    here, there = classic_effect(evidence), classic_effect(reordered(evidence, order))
    assert shown(there) == pytest.approx(shown(here), rel=1e-9)


def test_a_large_offset_costs_no_digits() -> None:
    chance = np.random.Generator(np.random.PCG64(1))
    arm = np.arange(50) % 2
    y, x = chance.normal(0.0, 0.5, 50), chance.normal(0.0, 0.6, 50)
    near, far = least_squares(y, arm, x), least_squares(y + 300.0, arm, x + 300.0)
    assert not isinstance(near, str)
    assert not isinstance(far, str)
    assert (far.value, far.homoskedastic, far.hc3) == pytest.approx(
        (near.value, near.homoskedastic, near.hc3), rel=1e-9
    )
