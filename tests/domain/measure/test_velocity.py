"""Velocity by month: a case reckoned by hand, people with known truth, and silence where there is too little."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import stats

from tests.support.evidence import BEGIN, EPOCH_ORDINAL, evidence_of, tasks_of
from unaided.domain.measure.evidence import MONTH_DAYS, Arm, End, Evidence, Source
from unaided.domain.measure.figure import Figure, Reason, Status
from unaided.domain.measure.velocity import first_of_month, velocity

BASELINE_DAYS = np.arange(12.0)  # one task a day
T_B = BEGIN + 11.0


def month(number: float, part: float = 0.5) -> float:
    """Return a day in a month after the baseline."""
    return T_B + (number + part) * MONTH_DAYS


def with_months(*days: float, **said: object) -> Evidence:
    """Return 12 baseline tasks and tasks on these days, all of 60 minutes for a size of 60 unless said."""
    return evidence_of(tasks_of(np.concatenate([BEGIN + BASELINE_DAYS, days]), **said))  # type: ignore[arg-type]


def minutes(*after: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return active minutes: 60 in the baseline, these after it."""
    return np.concatenate([np.full(12, 60.0), after])


def shown(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def test_the_level_is_the_one_reckoned_by_hand() -> None:
    # 12 tasks at the base level 0 and 6 at x, all exactly, s free. With all residuals small the mode of
    # (b, m) solves: 12·ψ(−b/s)/s + (m − b)/v = 0 and 6·ψ((x − m)/s)/s = (m − b)/v, v = 0.08²·(1 + 0.5·11/30.4375).
    spans = 11 / MONTH_DAYS
    v = 0.08**2 * (1 + spans / 2)
    x = math.log(75.0 / 60.0)
    found = velocity(with_months(*[month(0)] * 6, active=minutes(*[75.0] * 6)))
    fit = found.fit
    assert fit is not None
    base, level = fit.beta[fit.slice_of("month")]
    kind = fit.beta[fit.slice_of("kind")][0]
    s = fit.scale

    def psi(z: float) -> float:
        return 6 * z / (5 + z * z)

    assert 12 * psi((0 - base - kind) / s) / s + (level - base) / v == pytest.approx(0.0, abs=1e-6)
    assert 6 * psi((x - level - kind) / s) / s - (level - base) / v == pytest.approx(0.0, abs=1e-6)
    value, low, high = shown(found.now)
    assert value == pytest.approx(100 * math.exp(base - level))
    se = math.sqrt(fit.cov[0, 0] + fit.cov[1, 1] - 2 * fit.cov[0, 1])
    half = stats.t.ppf(0.975, fit.df) * se
    assert low == pytest.approx(value * math.exp(-half))
    assert high == pytest.approx(value * math.exp(half))
    assert 80.0 < value < 100.0


def test_twice_the_time_for_the_same_size_is_half_the_speed() -> None:
    days = [month(number, part) for number in range(24) for part in np.linspace(0.05, 0.95, 10)]
    found = velocity(with_months(*days, active=minutes(*[120.0] * 240)))
    values = [shown(one.figure)[0] for one in found.months]
    assert values == pytest.approx([50.0] * 24, abs=0.1)


def test_an_abrupt_change_shows_late() -> None:
    days = [month(number, part) for number in range(8) for part in np.linspace(0.05, 0.95, 6)]
    active = np.tile([30.0, 60.0, 120.0], 20) * minutes(*[120.0] * 48) / 60
    values = [shown(one.figure)[0] for one in velocity(with_months(*days, active=active)).months]
    assert values == sorted(values, reverse=True)
    assert values[0] - values[-1] > 5.0


def test_sizes_and_minutes_may_grow_together() -> None:
    # Lord's paradox: tasks got bigger, not slower. Size slope is exactly 1.
    size = np.concatenate([np.full(12, 30.0), np.full(6, 240.0)])
    found = velocity(with_months(*[month(3)] * 6, size=size, active=size))
    assert shown(found.now)[0] == pytest.approx(100.0)


def test_each_month_has_its_number_its_calendar_month_and_its_finished_tasks() -> None:
    end = np.array([End.DONE] * 12 + [End.DONE, End.DONE, End.DONE, End.UNFINISHED, End.DONE])
    found = velocity(with_months(month(0), month(0), month(2), month(2), month(2), end=end))
    assert [one.number for one in found.months] == [0, 2]
    assert [date.fromordinal(one.first_day) for one in found.months] == [date(2025, 1, 1), date(2025, 3, 1)]
    assert [one.figure.n for one in found.months] == [2, 2]
    assert [one.figure.rows.tolist() for one in found.months] == [[12, 13], [14, 15, 16]]
    assert [one.figure.status for one in found.months] == [Status.EARLY, Status.EARLY]


def test_a_task_belongs_to_the_month_it_was_registered_in() -> None:
    begun = [month(0)] * 3
    late = np.concatenate([BEGIN + BASELINE_DAYS + 0.1, np.array(begun) + 100.0])
    found = velocity(evidence_of(tasks_of(np.concatenate([BEGIN + BASELINE_DAYS, begun]), closed=late), now=month(9)))
    assert [one.number for one in found.months] == [0]


def test_all_tasks_before_the_baseline_was_complete_are_in_the_base_level() -> None:
    end = [End.DONE] * 15 + [End.UNFINISHED] * 4
    active = minutes(*[60.0] * 3, *[200.0] * 4)
    within = velocity(with_months(*[month(1)] * 3, *[BEGIN + 5.5] * 4, end=end, active=active))
    assert [one.number for one in within.months] == [1]
    assert shown(within.now)[0] > 102.0  # the base level is slower for them


def test_months_that_begin_anywhere_are_shown_one_by_one() -> None:
    for shift in np.arange(0.0, 62.0, 0.5):
        firsts = [date.fromordinal(first_of_month(BEGIN + shift, number)) for number in range(30)]
        assert [12 * one.year + one.month for one in firsts] == list(
            range(12 * firsts[0].year + firsts[0].month, 12 * firsts[0].year + firsts[0].month + 30)
        )
        begin = date.fromordinal(EPOCH_ORDINAL + math.floor(BEGIN + shift))
        assert firsts[0] == begin.replace(day=1), "no month is named before it comes"


def test_now_is_the_latest_month_with_three_finished_tasks() -> None:
    found = velocity(with_months(*[month(1)] * 3, *[month(4)] * 2, active=minutes(*[80.0] * 5)))
    assert found.now.n == 3
    assert found.state == 1
    assert found.now.more["month"] == "2025-02"
    assert shown(found.now)[0] == shown(found.months[0].figure)[0]


def test_now_is_early_while_its_range_is_wide_and_months_are_not() -> None:
    active = minutes(5.0, 60.0, 700.0)
    active[:12] = np.tile([6.0, 60.0, 600.0], 4)
    found = velocity(with_months(*[month(40)] * 3, active=active))
    _, low, high = shown(found.now)
    assert high / low > 2.25
    assert found.now.status is Status.EARLY
    assert found.months[0].figure.status is Status.OK


def test_below_twelve_baseline_tasks_it_says_how_far_it_is() -> None:
    figure = velocity(evidence_of(tasks_of(BEGIN + np.arange(5.0)))).now
    assert (figure.status, figure.value, figure.n) == (Status.NONE, None, 5)
    assert figure.why == "5 of 12 baseline tasks. Velocity shows once 12 sized tasks are finished without AI."


def test_without_a_full_month_it_says_what_is_missing() -> None:
    found = velocity(with_months(month(0), month(0)))
    assert found.now.status is Status.NONE
    assert found.now.why == (
        "2 of 3 finished tasks without AI in one month. Velocity now shows once a month after the baseline has 3."
    )
    assert velocity(with_months()).months == ()


def test_a_baseline_task_left_out_is_named() -> None:
    imported = np.arange(15) == 3
    figure = velocity(with_months(*[month(0)] * 3, imported=imported), [Reason.IMPORTED]).now
    assert figure.why == (
        "11 of 12 baseline tasks. Velocity shows once 12 sized tasks are finished without AI; "
        "1 task of the baseline is left out."
    )
    assert [(one.reason, one.count) for one in figure.excluded] == [(Reason.IMPORTED, 1)]


def test_work_finished_with_ai_counts_as_unfinished_at_its_minutes_without() -> None:
    mode = np.array([Arm.NO_AI] * 15 + [Arm.AI] * 3)
    days = [month(0)] * 6
    without = velocity(with_months(*days[:3]))
    unaided = np.concatenate([np.full(15, 60.0), [200.0, 0.0, np.nan]])
    active = minutes(60.0, 60.0, 60.0, 210.0, 30.0, 30.0)
    with_it = velocity(with_months(*days, mode=mode, unaided=unaided, active=active))
    assert with_it.now.n == 3
    assert with_it.months[0].figure.rows.tolist() == [12, 13, 14, 15]
    assert shown(with_it.now)[0] < shown(without.now)[0]


def test_what_is_left_out_is_counted_among_work_without_ai_alone() -> None:
    days = [month(0)] * 7
    source = np.array([Source.TIMER] * 15 + [Source.HAND, Source.HAND, Source.TIMER, Source.TIMER])
    mode = np.array([Arm.NO_AI] * 16 + [Arm.AI] + [Arm.NO_AI] * 2)
    late = np.arange(19) == 17
    size = np.where(np.arange(19) == 18, np.nan, 60.0)
    figure = velocity(with_months(*days, source=source, mode=mode, sized_late=late, size=size)).now
    assert {one.reason: one.rows.tolist() for one in figure.excluded} == {
        Reason.HAND_ENTERED: [15],
        Reason.SIZED_LATE: [17],
        Reason.NOT_SIZED: [18],
    }


def test_months_without_tasks_widen_the_range() -> None:
    active = np.tile([30.0, 60.0, 120.0], 6)
    near, far = (velocity(with_months(*[month(number)] * 6, active=active)) for number in (0, 36))
    _, near_low, near_high = shown(near.now)
    _, far_low, far_high = shown(far.now)
    assert far_high / far_low > near_high / near_low * 1.2


def test_a_gap_of_months_says_the_same_as_writing_them_out() -> None:
    # A month whose only task has next to no weight stands for one without tasks.
    active = minutes(*[80.0] * 6)
    gap = velocity(with_months(*[month(0)] * 3, *[month(2)] * 3, active=active))
    tiny = minutes(*[80.0] * 6, 1e-6)
    end = [End.DONE] * 18 + [End.UNFINISHED]  # at least a millionth of a minute: certain
    full = velocity(with_months(*[month(0)] * 3, *[month(2)] * 3, month(1), active=tiny, end=end))
    assert [one.number for one in full.months] == [0, 1, 2]
    assert shown(gap.now)[0] == pytest.approx(shown(full.now)[0], rel=1e-4)
    assert gap.fit is not None
    assert full.fit is not None
    here = gap.fit.estimate(gap.gain(2))[1] / gap.fit.kappa
    there = full.fit.estimate(full.gain(3))[1] / full.fit.kappa
    assert here == pytest.approx(there, rel=0.05)


def test_a_mix_of_kinds_is_taken_at_the_base_level() -> None:
    kind = np.array([0, 2] * 6 + [2] * 4)
    evidence = replace(with_months(*[month(0)] * 4, kind=kind), kinds=("a", "b", "c"))
    found = velocity(evidence)
    assert found.fit is not None
    value, _ = found.fit.estimate(found.at_mix(np.array([0.5, 0.3, 0.2])))
    kinds = found.fit.beta[found.fit.slice_of("kind")]
    assert value == pytest.approx(found.fit.beta[0] + 0.5 * kinds[0] + 0.2 * kinds[1])  # an unseen kind counts 0


@pytest.mark.parametrize(
    "said",
    [
        {"active": 0.0},
        {"active": -5.0},
        {"active": np.nan},
        {"size": 0.0},
        {"size": np.nan},
        {"end": End.UNFINISHED},
        {"end": End.OPEN, "closed": np.nan},
        {"registered": np.full(30, BEGIN + 1e4)},
        {"undecided": True},
        {"source": -1},
        {"line": 3},
        {"mode": Arm.AI},
    ],
    ids=str,
)
def test_evidence_that_says_nothing_gives_none_and_a_reason(said: dict[str, object]) -> None:
    days = said.pop("registered", BEGIN + 20 * np.arange(30.0))
    tasks = tasks_of(days, **said)  # type: ignore[arg-type]
    found = velocity(evidence_of(tasks, now=BEGIN + 1000))
    assert found.now.status is Status.NONE
    assert found.now.value is None
    assert "0 of 12 baseline tasks" in found.now.why
    assert found.fit is None


def test_no_evidence_at_all_gives_none_and_a_reason() -> None:
    assert velocity(evidence_of(tasks_of([]))).now.why.startswith("0 of 12")


def test_one_task_of_a_million_minutes_and_thirteen_on_one_day_are_no_nonsense() -> None:
    found = velocity(with_months(*[month(0)] * 13, active=minutes(1e6, *[60.0] * 12)))
    value, low, high = shown(found.now)
    assert 90.0 < value <= 100.5
    assert high / low < 2.25
