"""Output, capability and the gap between them, by hand, and where they say nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import ArrayLike
from scipy import stats

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.engine import Term, fit
from unaided.domain.measure.evidence import Arm, Audit, End, Evidence, Use
from unaided.domain.measure.figure import Figure, Reason, Status, Unit
from unaided.domain.measure.two_velocities import Paces, label_of, two_velocities
from unaided.domain.measure.two_velocities_words import CANNOT_TELL, EROSION, LEANING, LEVERAGE, UNDETERMINED
from unaided.domain.measure.velocity import velocity

PARTS = ("capability", "output", "with_ai", "leverage", "erosion", "gap")
WINDOW = BEGIN + 120.0 + np.arange(18.0)  # the days of the window's tasks: a third of them without AI
WITH_AI = np.arange(30) >= 18


def worked(without: float = 60.0, with_ai: float = 30.0, **said: ArrayLike) -> Evidence:
    """Return 12 baseline tasks of an hour, then 6 tasks without AI and 12 with it in these minutes, all of size 60."""
    days = np.concatenate([BEGIN + np.arange(12.0), WINDOW])
    active = np.repeat([60.0, without, with_ai], [12, 6, 12])
    given: dict[str, ArrayLike] = {
        "mode": np.where(WITH_AI, Arm.AI, Arm.NO_AI),
        "use": np.where(WITH_AI, Use.MEASURED, Use.NONE),
        "active": active,
        **said,
    }
    return evidence_of(tasks_of(days, **given), now=BEGIN + 150.0)


def part(figure: Figure, name: str) -> tuple[float, float, float]:
    found = figure.more[name]
    assert isinstance(found, Figure)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    return found.value, found.low, found.high


def test_output_is_the_mix_of_both_paces_by_active_minutes() -> None:
    figure = two_velocities(worked())  # AI: 12 · 30 of 12 · 30 + 6 · 60 minutes, so w = 1/2
    assert figure.more["ai_share"] == pytest.approx(0.5)
    values = {name: part(figure, name)[0] for name in PARTS}
    assert values == pytest.approx(
        {"capability": 100.0, "with_ai": 200.0, "output": 150.0, "leverage": 50.0, "erosion": 0.0, "gap": 50.0},
        abs=1e-3,
    )
    assert figure.value == values["gap"]
    assert (figure.unit, figure.status, figure.n) == (Unit.POINTS, Status.OK, 18)
    assert figure.rows.tolist() == list(range(30))


def test_the_gap_is_leverage_and_erosion_together() -> None:
    figure = two_velocities(worked(without=75.0, with_ai=50.0))
    leverage, erosion, gap = (part(figure, name)[0] for name in ("leverage", "erosion", "gap"))
    assert gap == pytest.approx(leverage + erosion)
    assert part(figure, "erosion")[0] == pytest.approx(100 - part(figure, "capability")[0])
    assert part(figure, "leverage")[0] == pytest.approx(part(figure, "output")[0] - 100)


def test_capability_is_velocity_now_with_the_degrees_of_freedom_of_finished_no_ai_tasks() -> None:
    evidence = worked(active=np.tile([30.0, 60.0, 120.0, 60.0, 75.0], 6))
    found, figure = velocity(evidence), two_velocities(evidence)
    assert found.fit is not None
    assert found.state is not None
    value, variance = found.fit.estimate(found.gain(found.state))
    half = stats.t.ppf(0.975, 18 - 4) * math.sqrt(variance)
    assert part(figure, "capability") == pytest.approx([100 * math.exp(value + by * half) for by in (0, -1, 1)])
    half *= 100 * math.exp(value)
    assert part(figure, "erosion") == pytest.approx([100 - 100 * math.exp(value) + by * half for by in (0, -1, 1)])
    assert figure.more["capability"].n == found.now.n  # type: ignore[attr-defined]


def test_the_pace_with_ai_is_the_base_level_less_its_own_at_the_mix_of_kinds_in_the_window() -> None:
    # Kind 0 is in both fits, 1 in that of work without AI alone, 2 in that of work with AI alone, 3 in neither.
    kind = np.concatenate([np.tile([0, 1], 9), np.tile([0, 2, 2], 4)])
    kind[0] = 3
    active = np.tile([30.0, 60.0, 120.0, 60.0, 75.0], 6)
    evidence = worked(kind=kind, active=active)
    figure, speed = two_velocities(evidence), velocity(evidence)
    mix = np.bincount(kind[12:], minlength=4) / 18
    assert mix == pytest.approx([7 / 18, 3 / 18, 8 / 18, 0.0])
    rows = np.flatnonzero(WITH_AI)
    terms = [Term("a", 1), Term("k", 2, np.where(kind[rows] == 0, 0, 1), precision=0.30**-2)]
    own = fit(np.log(active[rows] / 60), np.ones(12, dtype=bool), terms)
    level, var_level = own.estimate({"a": [1.0], "k": [mix[0], mix[2]]})
    assert speed.fit is not None
    base, var_base = speed.fit.estimate(speed.at_mix(mix))
    se = math.sqrt(var_level + var_base + 0.1**2 * 30.4375 / 90)
    half = stats.t.ppf(0.975, 14) * se
    assert part(figure, "with_ai") == pytest.approx([100 * math.exp(base - level + by * half) for by in (0, -1, 1)])


def test_unfinished_tasks_with_ai_count_as_at_least_their_minutes() -> None:
    end = np.where(np.arange(30) >= 27, End.UNFINISHED, End.DONE)
    active = np.concatenate([np.full(18, 60.0), np.tile([20.0, 30.0, 45.0], 3), np.full(3, 240.0)])
    with_them = two_velocities(worked(active=active, end=end))
    without = two_velocities(worked(active=active, end=np.where(end == End.UNFINISHED, End.OPEN, End.DONE)))
    assert part(with_them, "with_ai")[0] < part(without, "with_ai")[0] * 0.95
    assert with_them.n == 15


def test_any_use_of_ai_is_work_with_ai() -> None:
    use = np.where(WITH_AI, np.tile([Use.MEASURED, Use.HEAVY, -1], 10), Use.NONE)
    assert part(two_velocities(worked(use=use)), "with_ai") == part(two_velocities(worked()), "with_ai")


def test_only_the_last_90_days_are_in_it() -> None:
    edge = float(WINDOW[0]) + 90.0  # dated after now − 90: at this moment the first is not
    assert two_velocities(replace(worked(), now=edge - 0.01)).n == 18
    figure = two_velocities(replace(worked(), now=edge))
    assert figure.status is Status.NONE
    assert "5 of 6 finished tasks without AI and 8 of 8 with AI" in figure.why


def paces(log_c: float, se_c: float, log_a: float, se_a: float, correlation: float = 0.4) -> Paces:
    return Paces(log_c, log_a, se_c**2, se_a**2, correlation * se_c * se_a, share=0.6, df=30.0)


@pytest.mark.parametrize("correlation", [-0.5, 0.0, 0.7])
def test_the_delta_method_agrees_with_a_parametric_bootstrap(correlation: float) -> None:
    found = paces(-0.2, 0.06, 0.3, 0.08, correlation)
    cov = [[found.var_c, found.covariance], [found.covariance, found.var_a]]
    chance = np.random.Generator(np.random.PCG64(7))
    c, a = 100 * np.exp(chance.multivariate_normal([found.log_c, found.log_a], cov, 400_000).T)
    output = found.share * a + (1 - found.share) * c
    by_c, by_a = found.of_output()
    assert found.se(by_c, by_a) == pytest.approx(float(np.std(output)), rel=0.02)
    assert found.se(-found.capability, 0.0) == pytest.approx(float(np.std(c)), rel=0.02)
    assert found.se(by_c - found.capability, by_a) == pytest.approx(float(np.std(output - c)), rel=0.02)
    assert found.se(by_c, by_a) / found.output == pytest.approx(float(np.std(np.log(output))), rel=0.02)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (paces(-0.5, 0.1, 0.5, 0.1), EROSION),
        (paces(-0.235, 0.1, 0.5, 0.1), LEANING),  # t(0.975) is 2.04 standard errors, t(Φ(2.55)) 2.68
        (paces(0.0, 0.1, 0.5, 0.1), LEVERAGE),
        (paces(0.0, 0.12, 0.5, 0.1), CANNOT_TELL),  # capability from 78
        (paces(0.0, 0.1, 0.1, 0.1), CANNOT_TELL),
    ],
)
def test_the_label_is_from_the_words_range_of_capability(found: Paces, words: str) -> None:
    assert label_of(found) == words


def test_the_label_is_what_the_figure_says() -> None:
    scatter = np.tile([0.9, 1.0, 1.1], 10)
    minutes = np.repeat([60.0, 60.0, 30.0], [12, 6, 12]) * scatter
    assert two_velocities(worked(active=minutes)).words == LEVERAGE
    minutes = np.repeat([60.0, 120.0, 30.0], [12, 6, 12]) * scatter
    assert two_velocities(worked(active=minutes)).words == EROSION


def test_it_is_early_without_words_while_velocity_now_is() -> None:
    evidence = worked(active=np.tile([6.0, 60.0, 600.0], 10))
    long_ago = evidence.tasks.registered - np.where(np.arange(30) < 12, 1200.0, 0.0)
    evidence = replace(evidence, tasks=replace(evidence.tasks, registered=long_ago))
    assert velocity(evidence).now.status is Status.EARLY
    figure = two_velocities(evidence)
    assert (figure.status, figure.words) == (Status.EARLY, "")
    assert {figure.more[name].status for name in PARTS} == {Status.EARLY}  # type: ignore[attr-defined]


def test_a_slip_of_the_ruler_moves_both_paces_and_widens_them_together() -> None:
    def audited(ratio: float) -> Evidence:
        ratios = ratio * np.array([1.0, 1.02, 0.98, 1.0])
        audit = Audit(np.arange(4), np.full(4, float(WINDOW[0]) - 1), 60.0 * ratios)
        return replace(worked(), audit=audit)

    straight, slipped = two_velocities(audited(1.0)), two_velocities(audited(1.25))
    for name in ("capability", "with_ai", "output"):
        assert part(slipped, name)[0] == pytest.approx(part(straight, name)[0] / 1.25, rel=0.01)
        ratios = [math.log(part(figure, name)[2] / part(figure, name)[1]) for figure in (straight, slipped)]
        assert ratios[1] > ratios[0]
    # One slip scales O and C alike: their ratio is no less known for it.
    found = velocity(audited(1.25))
    assert found.state is not None
    variance = found.slip_variances[found.state]
    assert variance == pytest.approx(np.log([1.0, 1.02, 0.98, 1.0]).var(ddof=1) / 4)
    alone = found.fit.estimate(found.gain(found.state))[1] if found.fit else 0.0
    half = stats.t.ppf(0.975, 14) * math.sqrt(alone + variance)
    value, _, high = part(slipped, "capability")
    assert high == pytest.approx(value * math.exp(half))


@pytest.mark.parametrize(
    ("without", "with_ai", "is_shown"), [(6, 8, True), (5, 8, False), (6, 7, False), (0, 0, False)]
)
def test_six_tasks_without_and_eight_with_ai_are_the_least(without: int, with_ai: int, is_shown: bool) -> None:  # noqa: FBT001
    place = np.arange(30)
    kept = (place < 12 + without) | ((place >= 18) & (place < 18 + with_ai))
    figure = two_velocities(worked(end=np.where(kept, End.DONE, End.UNFINISHED)))
    assert figure.is_shown is is_shown
    if not is_shown:
        assert figure.why == (
            f"In the last 90 days {without} of 6 finished tasks without AI and "
            f"{with_ai} of 8 with AI. The two velocities show once there are all of these."
        )


def test_without_a_baseline_it_says_how_far_that_is() -> None:
    evidence = worked()
    rows = np.concatenate([np.arange(5), np.arange(18, 30)])
    tasks = evidence.tasks.at(rows)
    figure = two_velocities(evidence_of(tasks, now=evidence.now))
    assert figure.why.startswith("5 of 12 baseline tasks; in the last 90 days 0 of 6")
    assert figure.more["ai_share"] == pytest.approx(1.0)


def test_without_a_month_of_three_it_says_so() -> None:
    without = np.concatenate([np.arange(12.0), [12, 13, 45, 46, 76, 77]])
    days = BEGIN + np.concatenate([without, np.arange(60.0, 72.0)])
    tasks = tasks_of(days, mode=np.where(WITH_AI, Arm.AI, Arm.NO_AI), use=Use.MEASURED)
    figure = two_velocities(evidence_of(tasks, now=BEGIN + 90.0))
    assert figure.why.startswith("17 tasks without AI and 12 with AI are finished in the last 90 days.")


def test_what_is_left_out_is_counted_once() -> None:
    imported = np.isin(np.arange(30), [3, 14, 20])
    size = np.where(np.arange(30) == 21, np.nan, 60.0)
    figure = two_velocities(worked(edited=imported, size=size), [Reason.EDITED])
    assert {one.reason: one.rows.tolist() for one in figure.excluded} == {
        Reason.EDITED: [3, 14, 20],
        Reason.NOT_SIZED: [21],
    }


ADVERSARIAL: Mapping[str, dict[str, ArrayLike]] = {
    "zero minutes": {"active": 0.0},
    "negative minutes": {"active": -1.0},
    "no number": {"active": np.nan},
    "no size": {"size": np.nan},
    "size zero": {"size": 0.0},
    "all unfinished": {"end": End.UNFINISHED},
    "with AI unfinished": {"end": np.where(WITH_AI, End.UNFINISHED, End.DONE)},
    "without AI unfinished": {"end": np.where(WITH_AI, End.DONE, End.UNFINISHED)},
    "future": {"registered": BEGIN + 1e4 + np.arange(30.0)},
    "by hand": {"source": 1},
    "of an old baseline": {"line": 4},
    "all with AI": {"mode": Arm.AI},
    "all without": {"mode": Arm.NO_AI},
    "no dates": {"registered": np.nan},
}


@pytest.mark.parametrize("said", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_evidence_that_says_nothing_gives_none_and_a_reason(said: dict[str, ArrayLike]) -> None:
    tasks = worked().tasks
    columns = {
        name: np.broadcast_to(np.asarray(value), 30).astype(getattr(tasks, name).dtype) for name, value in said.items()
    }
    figure = two_velocities(replace(worked(), tasks=replace(tasks, **columns)))
    assert (figure.status, figure.value) == (Status.NONE, None)
    assert re.search(r"\d+ of 6 finished tasks without AI and \d+ of 8 with AI", figure.why)


def test_no_evidence_at_all_gives_none_and_a_reason() -> None:
    figure = two_velocities(evidence_of(tasks_of([])))
    assert figure.why.startswith("0 of 12 baseline tasks")
    assert figure.more["ai_share"] is None


def test_a_million_minutes_of_unfinished_work_with_ai_is_said_to_leave_the_pace_open() -> None:
    tasks = worked().tasks
    more = tasks_of(np.full(400, BEGIN + 140.0), mode=Arm.AI, use=Use.HEAVY, end=End.UNFINISHED, active=1e6, size=1e-3)
    both = {one: np.concatenate([getattr(tasks, one), getattr(more, one)]) for one in tasks.__dataclass_fields__}
    figure = two_velocities(replace(worked(), tasks=replace(tasks, **both)))
    assert figure.why == UNDETERMINED or part(figure, "with_ai")[0] < 1.0
