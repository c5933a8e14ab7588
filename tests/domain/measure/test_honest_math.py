"""The honest-math table: minutes and recall by kind and use, by hand, against scipy, and where cells say nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy import optimize, stats

from tests.support.answers import explained_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.engine import Term, fit
from unaided.domain.measure.evidence import Arm, Audit, End, Evidence, Floats, Ints, Source, Use
from unaided.domain.measure.figure import Figure, Reason, Status, Table, Unit
from unaided.domain.measure.honest_math import honest_math
from unaided.domain.measure.honest_math_words import ESSAY, ESSAY_CAPTION, FOOTER, UNDETERMINED, nothing_yet

KIND = np.tile([0, 1, 1], 14)
USE = np.repeat([Use.NONE, Use.MEASURED, Use.HEAVY], 14)


def worked(**said: ArrayLike) -> Evidence:
    """Return 42 tasks of two kinds, a third of them for each use of AI."""
    chance = np.random.Generator(np.random.PCG64(5))
    size = np.exp(chance.normal(4.0, 0.6, 42))
    minutes = size * np.exp(-0.3 * USE + 0.2 * KIND + 0.4 * chance.standard_t(5, 42))
    given: dict[str, ArrayLike] = {
        "kind": KIND,
        "use": USE,
        "mode": np.where(USE == Use.NONE, Arm.NO_AI, Arm.AI),
        "size": size,
        "active": minutes,
        **said,
    }
    return evidence_of(tasks_of(BEGIN + np.arange(42.0), **given))


def with_recalls(evidence: Evidence, recalled: ArrayLike) -> Evidence:
    return replace(evidence, explained=explained_of(42, predicted=0.5, explained=0.5, recalled=recalled))


def cells(figure: Figure) -> dict[tuple[str, str], dict[str, Figure]]:
    found = cast("list[dict[str, object]]", figure.more["cells"])
    return {(str(one["kind"]), str(one["use"])): cast("dict[str, Figure]", one) for one in found}


def shown(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def test_every_kind_has_a_cell_for_each_use() -> None:
    figure = honest_math(worked())
    assert list(cells(figure)) == [
        (kind, use) for kind in ("kind-0", "kind-1") for use in ("none", "measured", "heavy")
    ]
    assert (figure.value, figure.n, figure.status) == (None, 42, Status.OK)
    for one in cells(figure).values():
        assert (one["minutes"].unit, one["minutes"].table) == (Unit.MINUTES, Table.TASKS)
    assert cells(figure)["kind-0", "heavy"]["minutes"].rows.tolist() == [30, 33, 36, 39]


def _by_scipy(evidence: Evidence) -> dict[tuple[int, int], float]:
    """Return log minutes of each cell by maximising the posterior as measurement.md §2 and §8 write it."""
    tasks = evidence.tasks
    log_size, y, done = np.log(tasks.size), np.log(tasks.active), tasks.end == End.DONE

    def terms(beta: Floats, use: Ints | int, kind: Ints | int, log: Floats | float) -> Floats:
        return np.asarray(beta[0] * log + beta[1:4][use] + beta[4:6][kind] + beta[6:12].reshape(3, 2)[use, kind])

    def loss(theta: Floats) -> float:
        beta, s = theta[:12], math.exp(theta[12])
        z = (y - terms(beta, tasks.use, tasks.kind, log_size)) / s
        seen = np.where(done, stats.t.logpdf(z, 5) - theta[12], stats.t.logsf(z, 5)).sum()
        prior = ((beta[0] - 0.9) / 0.12) ** 2 + (beta[4:6] ** 2).sum() / 0.3**2 + (beta[6:] ** 2).sum() / 0.25**2
        return float(-seen + prior / 2 + ((theta[12] - math.log(0.47)) / 0.35) ** 2 / 2)

    start = np.concatenate([[0.9, 0.4, 0.4, 0.4], np.zeros(8), [math.log(0.47)]])
    beta = optimize.minimize(loss, start, method="BFGS", options={"gtol": 1e-8, "maxiter": 2000}).x[:12]
    medians = [math.log(np.median(tasks.size[tasks.kind == kind])) for kind in range(2)]
    return {(kind, use): float(terms(beta, use, kind, medians[kind])) for kind in range(2) for use in range(3)}


@pytest.mark.parametrize("unfinished", [0, 6])
def test_minutes_are_those_of_the_posterior_at_the_median_size_of_the_kind(unfinished: int) -> None:
    end = np.where(np.arange(42) % 7 < unfinished / 6, End.UNFINISHED, End.DONE)
    evidence = worked(end=end)
    found = cells(honest_math(evidence))
    for (kind, use), log_minutes in _by_scipy(evidence).items():
        minutes = found[f"kind-{kind}", ("none", "measured", "heavy")[use]]["minutes"]
        assert shown(minutes)[0] == pytest.approx(math.exp(log_minutes), rel=1e-4)


@pytest.mark.parametrize(("kept", "df"), [(42, 38), (9, 5), (5, 2)])
def test_ranges_have_the_finished_tasks_less_four_degrees_of_freedom(kept: int, df: int) -> None:
    evidence = worked(end=np.where(np.arange(42) < kept, End.DONE, End.OPEN))  # at least 2, as the engine has it
    tasks = evidence.tasks.at(np.arange(kept))
    uses = int(tasks.use.max()) + 1
    log_size = np.log(tasks.size)
    terms = [
        Term("slope", 1, values=log_size, precision=0.12**-2, mean=0.9),
        Term("use", uses, tasks.use),
        Term("kind", 2, tasks.kind, precision=0.3**-2),
        Term("both", 2 * uses, 2 * tasks.use + tasks.kind, precision=0.25**-2),
    ]
    found = fit(np.log(tasks.active), np.ones(kept, dtype=bool), terms)
    median = math.log(np.median(tasks.size[tasks.kind == 1]))
    at = {"slope": median, "use": np.eye(uses)[0], "kind": [0, 1], "both": np.eye(2 * uses)[1]}
    value, variance = found.estimate(at)
    half = stats.t.ppf(0.975, df) * math.sqrt(variance)
    minutes = cells(honest_math(evidence))["kind-1", "none"]["minutes"]
    assert shown(minutes) == pytest.approx([math.exp(value + by * half) for by in (0, -1, 1)], rel=1e-6)


def test_all_tasks_of_the_same_size_and_minutes_give_these_minutes() -> None:
    figure = honest_math(worked(size=60.0, active=60.0))
    assert [shown(one["minutes"])[0] for one in cells(figure).values()] == pytest.approx([60.0] * 6, rel=1e-3)


def test_recall_is_drawn_to_the_rate_of_its_use() -> None:
    # Without AI: 5 cells of kind 0 with 2 passed, 9 of kind 1 with 7 passed; m = (9 + 1)/(14 + 2).
    passed = np.full(42, np.nan)
    passed[:14] = np.where(KIND[:14] == 0, np.cumsum(KIND[:14] == 0) <= 2, np.cumsum(KIND[:14] == 1) <= 7)
    found = cells(honest_math(with_recalls(worked(), passed)))
    m = 10 / 16
    own = stats.beta(4 * m + 2, 4 * (1 - m) + 3)
    recall = found["kind-0", "none"]["recall"]
    assert shown(recall) == pytest.approx((own.mean(), own.ppf(0.025), own.ppf(0.975)))
    assert (recall.n, recall.unit, recall.table, recall.status) == (5, Unit.SHARE, Table.EXPLANATIONS, Status.OK)
    assert recall.rows.tolist() == [0, 3, 6, 9, 12]
    own = stats.beta(4 * m + 7, 4 * (1 - m) + 2)
    assert shown(found["kind-1", "none"]["recall"])[0] == pytest.approx(own.mean())


@pytest.mark.parametrize(("count", "status"), [(2, Status.NONE), (3, Status.EARLY), (4, Status.EARLY), (5, Status.OK)])
def test_a_cell_is_a_dash_below_three_and_grey_below_five(count: int, status: Status) -> None:
    in_cell = (KIND == 1) & (USE == Use.HEAVY)
    kept = ~in_cell | (np.cumsum(in_cell) <= count)
    evidence = with_recalls(worked(end=np.where(kept, End.DONE, End.UNFINISHED)), np.where(kept, 1.0, np.nan))
    cell = cells(honest_math(evidence))["kind-1", "heavy"]
    assert (cell["minutes"].status, cell["recall"].status) == (status, status)
    assert (cell["minutes"].n, cell["recall"].n) == (count, count)
    if status is Status.NONE:
        assert cell["minutes"].why == (
            "2 of 3 finished, sized tasks of this kind with heavy AI use. Minutes show once there are 3."
        )
        assert cell["recall"].why == (
            "2 of 3 answered first recalls of this kind with heavy AI use. Recall shows once there are 3."
        )


def test_minutes_and_recall_are_counted_apart() -> None:
    found = cells(honest_math(with_recalls(worked(), np.nan)))
    assert all(one["minutes"].is_shown for one in found.values())
    assert not any(one["recall"].is_shown for one in found.values())


def test_a_use_without_finished_tasks_has_no_minutes_and_leaves_the_others_alone() -> None:
    some = worked(end=np.where(USE == Use.HEAVY, End.UNFINISHED, End.DONE))
    found, without = (
        cells(honest_math(some)),
        cells(honest_math(worked(end=np.where(USE == Use.HEAVY, End.OPEN, End.DONE)))),
    )
    assert found["kind-0", "heavy"]["minutes"].why.startswith("0 of 3 finished")
    # The kind's median size is over all its tasks, the unfinished ones too; the fit is the same.
    kinds = [np.median(some.tasks.size[(KIND == 1) & kept]) for kept in (USE != Use.HEAVY, USE != -2)]
    here, there = (shown(one["kind-1", "none"]["minutes"])[0] for one in (found, without))
    assert abs(math.log(here / there)) <= 1.3 * abs(math.log(kinds[1] / kinds[0])) + 1e-9


def test_the_footer_stands_unless_every_task_was_drawn() -> None:
    assert honest_math(worked()).more["footer"] == FOOTER == "Your choice of tasks, not a fair test"
    assert honest_math(worked()).words == FOOTER
    mostly = np.where(np.arange(42) == 7, -1, np.where(USE == Use.NONE, Arm.NO_AI, Arm.AI))
    assert honest_math(worked(assigned=mostly)).words == FOOTER
    drawn = honest_math(worked(assigned=np.where(USE == Use.NONE, Arm.NO_AI, Arm.AI)))
    assert (drawn.more["footer"], drawn.words) == ("", "")
    assert honest_math(evidence_of(tasks_of([]))).more["footer"] == FOOTER


def test_tasks_whose_use_of_ai_nobody_told_are_left_out_and_counted() -> None:
    figure = honest_math(worked(use=np.where(np.arange(42) == 20, -1, USE)))
    assert [(one.reason, one.rows.tolist()) for one in figure.excluded] == [(Reason.NO_ANSWER, [20])]
    assert figure.n == 41


def test_a_slip_of_the_ruler_is_taken_out_of_the_sizes() -> None:
    evidence = worked(size=60.0)
    audit = Audit(np.arange(4), np.full(4, BEGIN + 20.0), 60.0 * np.array([1.5, 1.52, 1.48, 1.5]))
    straight, slipped = cells(honest_math(evidence)), cells(honest_math(replace(evidence, audit=audit)))
    # Sized at 60 before the ruler slipped, they were larger than half of the kind's tasks, which are of 40.
    place = ("kind-1", "none")
    assert shown(slipped[place]["minutes"])[0] < 0.85 * shown(straight[place]["minutes"])[0]


def test_the_strongest_cell_says_how_strong_the_table_is() -> None:
    three = (KIND == 1) & (USE == Use.NONE) & (np.cumsum((KIND == 1) & (USE == Use.NONE)) <= 3)
    figure = honest_math(worked(end=np.where(three, End.DONE, End.OPEN)))
    assert (figure.status, figure.words, figure.more["footer"]) == (Status.EARLY, "", FOOTER)


def test_an_empty_table_says_what_its_fullest_cell_has() -> None:
    two = (USE == Use.NONE) & (KIND == 1) & (np.arange(42) < 3)
    evidence = with_recalls(worked(end=np.where(two, End.DONE, End.OPEN)), np.where(np.arange(42) < 1, 1.0, np.nan))
    figure = honest_math(evidence)
    assert figure.status is Status.NONE
    assert (
        figure.why
        == nothing_yet(2, 1)
        == (
            "A cell of the table shows minutes from 3 finished, sized tasks of one kind and one use of AI, and recall "
            "from 3 answered first recalls. The fullest has 2 of 3 tasks, 1 of 3 recalls."
        )
    )


def test_finished_tasks_drowned_in_unfinished_ones_say_so() -> None:
    tasks = worked().tasks
    more = tasks_of(np.full(3000, BEGIN + 1.0), end=End.UNFINISHED, active=1e6, size=1e-3, kind=1)
    both = {one: np.concatenate([getattr(tasks, one), getattr(more, one)]) for one in tasks.__dataclass_fields__}
    figure = honest_math(replace(worked(), tasks=replace(tasks, **both)))
    minutes = [one["minutes"] for one in cells(figure).values()]
    assert all(one.is_shown or one.why == UNDETERMINED for one in minutes)
    assert figure.is_shown or figure.why == UNDETERMINED


ADVERSARIAL: Mapping[str, dict[str, ArrayLike]] = {
    "zero minutes": {"active": 0.0},
    "negative minutes": {"active": -1.0},
    "no number": {"active": np.nan},
    "no size": {"size": np.nan},
    "size zero": {"size": 0.0},
    "all unfinished": {"end": End.UNFINISHED},
    "by hand": {"source": Source.HAND},
    "of an old baseline": {"line": 4},
    "undecided": {"undecided": True},
    "no use": {"mode": Arm.AI, "use": -1},
}


@pytest.mark.parametrize("said", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_evidence_that_says_nothing_gives_none_and_a_reason(said: dict[str, ArrayLike]) -> None:
    figure = honest_math(worked(**said))
    assert (figure.status, figure.why) == (Status.NONE, nothing_yet(0, 0))


def test_no_evidence_at_all_gives_none_and_a_reason() -> None:
    figure = honest_math(evidence_of(tasks_of([])))
    assert (figure.status, figure.why, figure.more["cells"]) == (Status.NONE, nothing_yet(0, 0), [])


def test_one_task_of_a_million_minutes_does_not_carry_its_cell_away() -> None:
    plain, wild = (worked(size=60.0, active=np.where(np.arange(42) == 4, most, 60.0)) for most in (60.0, 1e6))
    here, there = (shown(cells(honest_math(one))["kind-1", "none"]["minutes"])[0] for one in (plain, wild))
    assert here <= there < 1.2 * here


@given(seed=st.integers(0, 200), factor=st.sampled_from([1.0, 1 / 60]))
@settings(max_examples=15, deadline=None)
def test_order_and_unit_change_nothing(seed: int, factor: float) -> None:
    evidence = worked()
    order = np.random.Generator(np.random.PCG64(seed)).permutation(42)
    tasks = replace(evidence.tasks, active=evidence.tasks.active * factor).at(order)
    here, there = cells(honest_math(evidence)), cells(honest_math(replace(evidence, tasks=tasks)))
    for place, one in here.items():
        assert np.array(shown(there[place]["minutes"])) / factor == pytest.approx(shown(one["minutes"]), rel=1e-5)


@given(finished=st.integers(0, 2), unfinished=st.integers(0, 39), recalls=st.integers(0, 2))
@settings(max_examples=30, deadline=None)
def test_one_row_more_shows_nothing_from_too_little(finished: int, unfinished: int, recalls: int) -> None:
    place = np.arange(42)
    end = np.where(place < finished, End.DONE, np.where(place < finished + unfinished, End.UNFINISHED, End.OPEN))
    evidence = worked(end=end, kind=0, use=Use.NONE, mode=Arm.NO_AI)
    figure = honest_math(with_recalls(evidence, np.where(place < recalls, 1.0, np.nan)))
    assert figure.why == nothing_yet(finished, recalls)


def test_the_essay_s_table_is_told_as_their_example() -> None:
    assert ESSAY_CAPTION == "The essay's own table: their example, not data."
    assert [(one.task, one.none, one.heavy, one.measured) for one in ESSAY] == [
        ("REST API", "4 h / full", "45 min / 40 %", "90 min / 85 %"),
        ("Production debugging", "90 min / deep", "20 min / surface", "60 min / full"),
        ("New service design", "2 h / strong", "30 min / shallow", "90 min / solid"),
        ("Review of an AI pull request", "30 min / full", "5 min / pattern", "20 min / deep"),
        ("On-call with AI down", "baseline", "3× slower", "1.2×"),
    ]
