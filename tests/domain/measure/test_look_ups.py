"""Look-ups per hour: the rate and its widened range by hand, and how often that holds the truth."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import ArrayLike
from scipy import stats

from tests.support.answers import sittings_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, Evidence, Source
from unaided.domain.measure.figure import Figure, Reason, Status, Table, Unit
from unaided.domain.measure.look_ups import lookups_per_hour, rate_range
from unaided.domain.measure.look_ups_words import RATE


def looked_up(counts: ArrayLike, *, task: dict[str, ArrayLike] | None = None, **said: ArrayLike) -> Evidence:
    count = len(np.asarray(counts))
    sittings = sittings_of(np.arange(count), look_ups=counts, **said)
    return evidence_of(tasks_of(BEGIN + np.arange(count), **(task or {})), sittings=sittings)


def numbers(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def test_it_is_look_ups_by_hours_with_the_range_as_written() -> None:
    counts = np.array([0, 9, 1, 0, 7, 1, 0, 6])
    hours = np.array([0.5, 1.0, 1.0, 0.5, 1.5, 1.0, 0.5, 2.0])
    figure = lookups_per_hour(looked_up(counts, active=60 * hours))
    rate = 24 / 8
    spread = sum((c - rate * h) ** 2 / (rate * h) for c, h in zip(counts, hours, strict=True))
    phi = max(1.0, (spread + 10) / 11)
    low, high = stats.chi2.ppf(0.025, 48) / 2 / 8, stats.chi2.ppf(0.975, 50) / 2 / 8
    g = math.sqrt(phi) * stats.t.ppf(0.975, 11) / 1.96
    assert phi > 1.5
    assert numbers(figure) == pytest.approx((rate, rate * (low / rate) ** g, rate * (high / rate) ** g), abs=1e-9)
    assert (figure.n, figure.unit, figure.table, figure.status) == (8, Unit.PER_HOUR, Table.SESSIONS, Status.OK)
    assert figure.words == RATE


def test_even_sessions_are_not_narrower_than_chance() -> None:
    _, low, high = rate_range(np.full(8, 3.0), np.ones(8))
    rate, g = 3.0, stats.t.ppf(0.975, 11) / 1.96  # φ = 1, not 10/11
    assert low == pytest.approx(rate * (stats.chi2.ppf(0.025, 48) / 2 / 8 / rate) ** g)
    assert high == pytest.approx(rate * (stats.chi2.ppf(0.975, 50) / 2 / 8 / rate) ** g)


def test_with_no_look_ups_it_begins_at_0() -> None:
    figure = lookups_per_hour(looked_up([0] * 10))
    assert numbers(figure) == pytest.approx((0.0, 0.0, -math.log(0.025) / 10))  # P(none | hi) = 2.5 %


def test_each_mode_has_its_own_and_the_figure_is_that_without_ai() -> None:
    evidence = looked_up([2] * 6 + [1] * 5, mode=[Arm.NO_AI] * 6 + [Arm.AI] * 5)
    figure = lookups_per_hour(evidence)
    assert (figure.value, figure.n) == (2.0, 6)
    by_mode = figure.more["by_mode"]
    assert isinstance(by_mode, dict)
    assert {name: (one.value, one.n) for name, one in by_mode.items()} == {"no-ai": (2.0, 6), "ai": (1.0, 5)}


def test_each_month_has_its_own() -> None:
    days = BEGIN + np.array([*range(6), *range(31, 41)], dtype=np.float64)
    mode = [Arm.NO_AI] * 11 + [Arm.AI] * 5
    sittings = sittings_of(np.arange(16), started=days, look_ups=[4] * 6 + [2] * 5 + [1] * 5, mode=mode)
    months = lookups_per_hour(evidence_of(tasks_of(days), sittings=sittings)).more["months"]
    assert isinstance(months, list)
    assert [one["month"] for one in months] == ["2025-01", "2025-02"]
    assert [one["figure"].value for one in months] == [4.0, 2.0]
    assert [one["by_mode"]["ai"].value for one in months] == [None, 1.0]


def test_topics_come_most_frequent_first() -> None:
    topics = (("locks", 2), ("sql", 5), ("git", 2))
    figure = lookups_per_hour(replace(looked_up([1] * 8), look_up_topics=topics))
    assert figure.more["topics"] == [
        {"topic": "sql", "count": 5},
        {"topic": "git", "count": 2},
        {"topic": "locks", "count": 2},
    ]


@pytest.mark.parametrize(
    ("sessions", "minutes", "status", "why"),
    [
        (0, 60.0, "none", "0 of 5 sessions without AI, 0 of 180 active minutes in them."),
        (4, 60.0, "none", "4 of 5 sessions without AI, 180 of 180 active minutes in them."),
        (5, 35.9, "none", "5 of 5 sessions without AI, 179 of 180 active minutes in them."),
        (5, 36.0, "early", ""),
        (7, 36.0, "early", ""),
        (8, 36.0, "ok", ""),
    ],
)
def test_none_then_early_then_ok(sessions: int, minutes: float, status: str, why: str) -> None:
    figure = lookups_per_hour(looked_up([1] * sessions, active=minutes))
    assert (figure.status, figure.n) == (status, sessions)
    assert figure.why == (f"{why} Look-ups per hour show once there are both." if why else "")
    assert figure.words == (RATE if status == "ok" else "")


def test_what_does_not_count_is_counted() -> None:
    evidence = looked_up(
        [1] * 13 + [-1],
        active=[60.0] * 8 + [0.0, np.nan] + [60.0] * 4,
        task={
            "source": [Source.TIMER] * 10 + [Source.HAND, -1] + [Source.TIMER] * 2,
            "undecided": [False] * 12 + [True, False],
        },
    )
    figure = lookups_per_hour(evidence)
    assert figure.n == 8
    assert {one.reason: one.rows.tolist() for one in figure.excluded} == {
        Reason.NOT_TIMED: [8, 9],
        Reason.HAND_ENTERED: [10],
        Reason.UNKNOWN_SOURCE: [11],
        Reason.UNDECIDED: [12],
        Reason.NO_ANSWER: [13],
    }


def test_sessions_with_ai_are_not_left_out_but_another_matter() -> None:
    evidence = looked_up([1] * 10, mode=[Arm.NO_AI] * 8 + [Arm.AI] * 2, active=[60.0] * 8 + [0.0] * 2)
    assert lookups_per_hour(evidence).excluded == ()


def test_neither_the_order_of_rows_nor_later_ones_matter() -> None:
    chance = np.random.Generator(np.random.PCG64(6))
    counts, minutes = chance.poisson(3, 30), chance.uniform(10, 90, 30)
    order = chance.permutation(30)
    figure, other = (lookups_per_hour(looked_up(counts[rows], active=minutes[rows])) for rows in (np.arange(30), order))
    assert numbers(other) == pytest.approx(numbers(figure))
    later = replace(looked_up(counts, active=minutes), now=BEGIN + 9)
    assert (lookups_per_hour(later).n, [one.reason for one in lookups_per_hour(later).excluded]) == (
        10,
        [Reason.FUTURE],
    )


@pytest.mark.parametrize(
    ("sessions", "bursts", "at_least"), [(8, 0.0, 0.98), (40, 0.0, 0.95), (8, 1.0, 0.93), (40, 1.0, 0.93)]
)
def test_the_range_holds_the_truth_19_times_out_of_20_in_bursts_too(
    sessions: int, bursts: float, at_least: float
) -> None:
    chance = np.random.Generator(np.random.PCG64(12))
    held = 0
    for _ in range(1000):
        hours = chance.uniform(0.3, 1.5, sessions)
        mood = chance.gamma(1 / bursts, bursts, sessions) if bursts else np.ones(sessions)
        _, low, high = rate_range(chance.poisson(4.0 * hours * mood).astype(np.float64), hours)
        held += low <= 4.0 <= high
    assert held / 1000 >= at_least
