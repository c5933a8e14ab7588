"""The unowned share, by hand, and where it says nothing."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from tests.support.answers import explained_of, recalls_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, Audit, End, Evidence, Own, Use
from unaided.domain.measure.figure import Figure, Reason, Status, Table, Unit
from unaided.domain.measure.unowned import unowned_share
from unaided.domain.measure.unowned_words import NO_RECALL, hours_words, too_few, unowned


def shipped(count: int = 10, recalls: dict[str, ArrayLike] | None = None, **said: ArrayLike) -> Evidence:
    """Return core tasks of an hour, one a day; as many recalls as `retrievability` has, of the first tasks."""
    given = {"retrievability": np.full(count, 0.9), **(recalls or {})}
    number = len(np.atleast_1d(given["retrievability"]))
    return evidence_of(
        tasks_of(BEGIN + np.arange(count), **said), recalls=recalls_of(np.arange(number), **given), now=BEGIN + 60.0
    )


def shown(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def test_each_task_weighs_by_its_size() -> None:
    # One of 180 minutes at 0.5, nine of 20 at 0.9: (180·0.5 + 180·0.1)/360 = 0.3.
    size = np.array([180.0] + [20.0] * 9)
    sure = np.array([0.5] + [0.9] * 9)
    figure = unowned_share(shipped(size=size, recalls={"retrievability": sure}))
    half = 1.96 * math.sqrt(0.5**2 * 0.25 + 9 * (1 / 18) ** 2 * 0.09)
    assert shown(figure) == pytest.approx((0.3, max(0.0, 0.3 - half), 0.3 + half))
    assert figure.more["hours"] == pytest.approx(360 * 0.3 / 60)
    assert figure.more["tested"] == 10
    assert (figure.n, figure.unit, figure.table, figure.status) == (10, Unit.SHARE, Table.TASKS, Status.OK)
    assert (
        figure.words
        == f"Of the core work I shipped, 30 % (0–{round(100 * (0.3 + half))}) I could not explain today: 1.8 h."
    )


def test_a_failed_last_recall_owns_nothing_and_a_passed_one_what_is_left_of_it() -> None:
    evidence = shipped(recalls={"passed": [False] * 5 + [True] * 5, "retrievability": np.full(10, 0.8)})
    assert shown(unowned_share(evidence))[0] == pytest.approx((5 * 1 + 5 * 0.2) / 10)


def test_the_last_recall_of_a_task_counts() -> None:
    place = np.concatenate([np.arange(10), np.arange(10)])
    recalls = recalls_of(
        place,
        reviewed=BEGIN + 20.0 - np.repeat([0, 5], 10),  # the later ones come first in the table
        number=np.repeat([2, 1], 10),
        passed=np.repeat([True, False], 10),
        retrievability=np.repeat([0.7, np.nan], 10),
    )
    evidence = replace(shipped(), recalls=recalls)
    assert shown(unowned_share(evidence))[0] == pytest.approx(0.3)
    early = replace(evidence, now=BEGIN + 19.0)  # the second is still to come
    assert shown(unowned_share(early))[0] == pytest.approx(1.0)


def test_an_untested_task_has_the_recall_rate_of_its_use_and_kind() -> None:
    # First recalls of heavy use, kind 0: 1 of 4; of work without AI, kind 1: 4 of 4. The last 10 tasks are untested.
    heavy = np.isin(np.arange(18), [0, 1, 2, 3, 8, 9, 10, 11, 12])
    first = np.concatenate([[1, 0, 0, 0, 1, 1, 1, 1], np.full(10, np.nan)])
    tasks = tasks_of(
        np.where(np.arange(18) < 8, BEGIN - 200, BEGIN) + np.arange(18),
        mode=np.where(heavy, Arm.AI, Arm.NO_AI),
        use=np.where(heavy, Use.HEAVY, Use.NONE),
        kind=np.where(heavy, 0, 1),
    )
    told = explained_of(18, predicted=0.5, explained=0.5, recalled=first, written=BEGIN - 150.0)
    figure = unowned_share(evidence_of(tasks, explained=told, now=BEGIN + 60.0))
    of_heavy = (4 * (2 / 6) + 1) / 8
    of_none = (4 * (5 / 6) + 4) / 8
    assert shown(figure)[0] == pytest.approx(1 - (of_heavy + of_none) / 2)
    assert (figure.n, figure.more["tested"]) == (10, 0)


def test_a_recall_that_was_brought_in_without_its_day_can_only_fail() -> None:
    told = explained_of(10, predicted=0.5, explained=0.5, recalled=[0.0] * 5 + [1.0] * 5)
    figure = unowned_share(replace(shipped(recalls={"retrievability": np.empty(0)}), explained=told))
    rate = (4 * (6 / 12) + 5) / 14
    assert shown(figure)[0] == pytest.approx((5 * 1 + 5 * (1 - rate)) / 10)
    assert figure.more["tested"] == 5


def test_only_finished_core_and_repeatable_work_of_90_days_is_in_it() -> None:
    place = np.arange(16)
    evidence = shipped(
        16,
        ownership=np.where(place < 2, Own.TRANSIENT, np.where(place < 8, Own.REPEATABLE, Own.CORE)),
        end=np.where(place == 8, End.ABANDONED, np.where(place == 9, End.UNFINISHED, End.DONE)),
    )
    figure = unowned_share(evidence)
    assert figure.rows.tolist() == [2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15]
    assert [(one.reason, one.rows.tolist()) for one in figure.excluded] == [(Reason.UNFINISHED, [8, 9])]
    later = unowned_share(replace(evidence, now=BEGIN + 2 + 90.0))  # dated after now − 90
    assert later.rows.tolist() == [3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15]


def test_a_slip_of_the_ruler_is_taken_out_of_the_sizes() -> None:
    evidence = shipped(40, recalls={"retrievability": np.full(40, 0.5)})
    audit = Audit(np.arange(4), np.full(4, BEGIN + 20.0), 60.0 * np.array([1.5, 1.52, 1.48, 1.5]))
    straight, slipped = unowned_share(evidence), unowned_share(replace(evidence, audit=audit))
    assert float(slipped.more["hours"]) < float(straight.more["hours"])  # type: ignore[arg-type]


@pytest.mark.parametrize(("sure", "value", "low", "high"), [(1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 1.0, 1.0)])
def test_certainty_has_no_width(sure: float, value: float, low: float, high: float) -> None:
    figure = unowned_share(shipped(recalls={"retrievability": np.full(10, sure)}))
    assert shown(figure) == pytest.approx((value, low, high))


def test_the_range_stays_within_0_and_1() -> None:
    size = np.array([1000.0] + [1.0] * 9)
    _, low, high = shown(unowned_share(shipped(size=size, recalls={"retrievability": np.full(10, 0.5)})))
    assert (low, high) == (0.0, 1.0)


def test_below_ten_tasks_it_says_how_many_there_are() -> None:
    figure = unowned_share(shipped(9))
    assert (figure.status, figure.value, figure.n) == (Status.NONE, None, 9)
    assert (
        figure.why
        == too_few(9)
        == (
            "9 of 10 core or repeatable tasks finished in the last 90 days. "
            "The share you could not explain today shows once there are 10."
        )
    )


def test_without_any_recall_it_says_nothing() -> None:
    figure = unowned_share(shipped(30, recalls={"retrievability": np.empty(0)}))
    assert (figure.status, figure.why) == (Status.NONE, NO_RECALL)


@pytest.mark.parametrize(("count", "status"), [(4, Status.EARLY), (5, Status.OK)])
def test_it_is_early_while_the_untested_lean_on_few_recalls(count: int, status: Status) -> None:
    told = explained_of(count, predicted=0.5, explained=0.5, recalled=1.0)
    evidence = replace(shipped(12, recalls={"retrievability": np.full(count, 0.9)}), explained=told)
    figure = unowned_share(evidence)
    assert figure.status is status
    assert bool(figure.words) is (status is Status.OK)


@pytest.mark.parametrize(
    "said",
    [
        {"active": 0.0},
        {"active": np.nan},
        {"size": np.nan},
        {"size": -3.0},
        {"sized_late": True},
        {"end": End.UNFINISHED},
        {"undecided": True},
        {"source": 1},
        {"line": 2},
        {"ownership": Own.TRANSIENT},
    ],
    ids=str,
)
def test_evidence_that_says_nothing_gives_none_and_a_reason(said: dict[str, ArrayLike]) -> None:
    figure = unowned_share(shipped(30, recalls={"retrievability": np.full(30, np.nan)}, **said))
    assert (figure.value, figure.why) == (None, too_few(0))


def test_no_evidence_at_all_gives_none_and_a_reason() -> None:
    assert unowned_share(evidence_of(tasks_of([]))).why == too_few(0)


@pytest.mark.parametrize("wrong", [np.nan, -1.0, 7.0, np.inf])
def test_a_retrievability_that_is_none_never_gets_out(wrong: float) -> None:
    evidence = shipped(12, recalls={"retrievability": np.full(12, wrong)})
    told = explained_of(12, predicted=0.5, explained=0.5, recalled=1.0)
    value, low, high = shown(unowned_share(replace(evidence, explained=told)))
    assert 0.0 <= low <= value <= high <= 1.0


@given(
    sure=st.lists(st.floats(0, 1), min_size=10, max_size=30),
    factor=st.sampled_from([1 / 60, 1.0, 60.0]),
    seed=st.integers(0, 99),
)
@settings(max_examples=40, deadline=None)
def test_order_and_unit_change_nothing(sure: list[float], factor: float, seed: int) -> None:
    chance = np.random.Generator(np.random.PCG64(seed))
    count, size = len(sure), chance.uniform(10, 200, len(sure))
    here = shown(unowned_share(shipped(count, size=size, recalls={"retrievability": np.array(sure)})))
    order = chance.permutation(count)
    there = shipped(count, size=size[order] * factor, recalls={"retrievability": np.array(sure)[order]})
    assert shown(unowned_share(there)) == pytest.approx(here)
    assert 0.0 <= here[1] <= here[0] <= here[2] <= 1.0


def test_the_range_is_how_far_chance_would_move_the_share() -> None:
    # The share of work that is really recalled, were all tasks asked today, lies in the range 19 times out of 20.
    chance = np.random.Generator(np.random.PCG64(3))
    size, sure = np.exp(chance.normal(4.0, 0.6, 40)), chance.uniform(0.2, 0.95, 40)
    _, low, high = shown(unowned_share(shipped(40, size=size, recalls={"retrievability": sure})))
    lost = (chance.random((20_000, 40)) >= sure) @ size / size.sum()
    assert float(np.mean((lost >= low) & (lost <= high))) == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0.0, "0 min"),
        (0.7, "42 min"),
        (0.995, "1 h"),
        (1.0, "1 h"),
        (2.34, "2.3 h"),
        (9.6, "10 h"),
        (14.2, "14 h"),
        (1234.0, "1,234 h"),
    ],
)
def test_hours_are_rounded_to_what_they_support(hours: float, words: str) -> None:
    assert hours_words(hours) == words


def test_the_sentence_is_the_fixed_one() -> None:
    assert (
        unowned(0.38, 0.25, 0.52, 14.0) == "Of the core work I shipped, 38 % (25–52) I could not explain today: 14 h."
    )
