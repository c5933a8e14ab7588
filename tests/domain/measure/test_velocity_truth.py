"""Velocity of people whose truth is known, and what holds for any history."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.evidence import BEGIN, a_person, evidence_of, reordered, tasks_of
from unaided.domain.measure.evidence import MONTH_DAYS, End, Evidence
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.trend import trend
from unaided.domain.measure.velocity import Velocity, velocity


def shown(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


@pytest.mark.parametrize("seed", range(60))
def test_wild_minutes_and_sizes_never_give_nonsense(seed: int) -> None:
    chance = np.random.Generator(np.random.PCG64(seed))
    count = int(chance.integers(12, 80))
    days = BEGIN + chance.choice([0.0, 1.0, 30.0, 400.0, 3000.0]) * chance.uniform(size=count)
    end = np.where(chance.uniform(size=count) < chance.choice([0.0, 0.5, 0.9]), End.UNFINISHED, End.DONE)
    end[:12] = End.DONE
    tasks = tasks_of(
        days,
        closed=days + chance.choice([0.1, 100.0]) * chance.uniform(size=count),
        end=end,
        active=np.exp(chance.choice([-7.0, 0.0, 4.0, 13.8], count)),
        size=np.exp(chance.normal(4.0, chance.choice([0.0, 1.0, 5.0]), count)),
        kind=chance.integers(0, chance.integers(1, 30), count),
    )
    evidence = evidence_of(tasks, now=BEGIN + 5000)
    for figure in (velocity(evidence).now, trend(evidence)):
        assert figure.is_shown != bool(figure.why)
        if figure.is_shown:
            value, low, high = shown(figure)
            assert -100.0 <= low <= value <= high < math.inf


@given(seed=st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    evidence = a_person(seed, months=8)
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(evidence.tasks))
    here, there = velocity(evidence), velocity(reordered(evidence, order))
    for one, other in zip(here.months, there.months, strict=True):
        assert shown(one.figure) == pytest.approx(shown(other.figure), rel=1e-6)
        assert (one.figure.n, one.number) == (other.figure.n, other.number)


@given(seed=st.integers(0, 1000), factor=st.sampled_from([1 / 60, 60.0]))
@settings(max_examples=10, deadline=None)
def test_another_unit_of_time_changes_nothing(seed: int, factor: float) -> None:
    evidence = a_person(seed, months=8)
    tasks = replace(evidence.tasks, active=evidence.tasks.active * factor, unaided=evidence.tasks.unaided * factor)
    here, there = velocity(evidence), velocity(replace(evidence, tasks=tasks))
    assert shown(there.now) == pytest.approx(shown(here.now), rel=1e-6)


@given(finished=st.integers(0, 11), unfinished=st.integers(0, 30), in_month=st.integers(0, 2))
@settings(max_examples=40, deadline=None)
def test_one_row_more_shows_nothing_from_too_little(finished: int, unfinished: int, in_month: int) -> None:
    days = BEGIN + np.arange(finished + unfinished)
    end = np.array([End.DONE] * finished + [End.UNFINISHED] * unfinished)
    assert not velocity(evidence_of(tasks_of(days, end=end))).now.is_shown
    later = np.concatenate([BEGIN + np.arange(12.0), np.full(in_month + unfinished, BEGIN + 20.0)])
    enough = np.array([End.DONE] * (12 + in_month) + [End.UNFINISHED] * unfinished)
    assert not velocity(evidence_of(tasks_of(later, end=enough))).now.is_shown


def _truth(found: Velocity, evidence: Evidence, slope: float) -> float:
    """Return the true index in the middle of the month of `now`."""
    assert found.state is not None
    days = evidence.tasks.registered
    end = float(days[evidence.baseline].max())
    middle = end + (found.months[found.state - 1].number + 0.5) * MONTH_DAYS
    return 100 * math.exp(slope * (middle - float(days[days <= end].mean())) / 365.25)


@pytest.mark.parametrize("slope", [-0.4, 0.0])
def test_the_range_of_now_holds_the_truth(slope: float) -> None:
    held = 0
    for seed in range(100):
        evidence = a_person(seed, slope=slope)
        found = velocity(evidence)
        _, low, high = shown(found.now)
        held += low <= _truth(found, evidence, slope) <= high
    assert 90 <= held <= 100
