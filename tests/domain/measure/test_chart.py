"""The chart's months follow each other, its gaps stay gaps, and its band lies on the line of the trend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.chart import chart
from unaided.domain.measure.chart_words import month_words
from unaided.domain.measure.evidence import End, Evidence
from unaided.domain.measure.gather import end_of
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.trend import trend
from unaided.domain.measure.trend_band import trend_band
from unaided.domain.measure.velocity import velocity


def gapped() -> Evidence:
    """Return 12 tasks in January, 4 in March and 2 in May 2025."""
    days = [*(BEGIN + 2.0 * np.arange(12)), *(BEGIN + 62 + np.arange(4)), *(BEGIN + 122 + np.arange(2))]
    return evidence_of(tasks_of(days, active=[60.0] * 12 + [75.0] * 4 + [50.0] * 2))


def test_months_follow_each_other_and_those_without_tasks_are_gaps() -> None:
    found = chart(gapped(), trend(gapped()))

    assert [month.first for month in found.months] == [date(2025, number, 1) for number in range(1, 6)]
    shown = [month.figure.n if month.figure else None for month in found.months]
    assert shown == [None, 4, None, 2, None]
    assert [month.is_baseline for month in found.months] == [True, False, False, False, False]
    assert found.frozen == date(2025, 1, 23)


def test_a_month_says_between_which_days_the_tasks_behind_it_were_begun() -> None:
    evidence = gapped()
    found = chart(evidence, trend(evidence))

    assert month_words(found.months[1]).endswith("n = 4. Tasks begun 22 Feb – 24 Mar 2025.")
    for month in found.months:
        if month.days is not None:
            first, last = (day.toordinal() for day in month.days)
            assert all(first <= day <= last for day in evidence.tasks.day[month.rows].tolist())


@pytest.mark.parametrize("hours", [-12, -5, 0, 1, 13, 14], ids=lambda hours: f"{hours:+d} h from UTC")
def test_the_last_month_is_that_of_the_last_day_wherever_the_person_is(hours: int) -> None:
    offset = timedelta(hours=hours)
    now = end_of(date(2025, 5, 31), offset)
    evidence = replace(gapped(), now=now, offset=offset / timedelta(days=1))

    assert chart(evidence, trend(evidence)).months[-1].first == date(2025, 5, 1)
    assert evidence.day_of(now - 1e-6) == evidence.last_day == date(2025, 5, 31)
    assert evidence.day_of(now + 1e-6) == date(2025, 6, 1)


def test_before_the_baseline_there_are_no_months() -> None:
    evidence = evidence_of(tasks_of(BEGIN + np.arange(5.0)))
    found = chart(evidence, trend(evidence))

    assert (found.months, found.frozen, found.band, found.counted) == ((), None, None, 5)


def test_dots_stand_for_tasks_and_unfinished_ones_are_hollow() -> None:
    ends = [End.DONE] * 12 + [End.UNFINISHED]
    evidence = evidence_of(tasks_of(BEGIN + np.arange(13.0), end=ends, active=[60.0] * 12 + [120.0]))
    found = chart(evidence, trend(evidence))

    assert found.tasks.index == pytest.approx([100.0] * 12 + [50.0])
    assert found.tasks.hollow.tolist() == [False] * 12 + [True]
    assert found.days_of(found.tasks)[0] == date(2025, 1, 1)


def test_the_band_has_the_slope_of_the_trend_and_holds_its_line() -> None:
    evidence = simulate(Knobs(months=24, slope=-0.3), 5).evidence
    band, figure = trend_band(velocity(evidence), evidence), trend(evidence)

    assert band is not None
    assert figure.value is not None
    years = (band.at[-1] - band.at[0]) / 365.25
    assert (band.index[-1] / band.index[0]) ** (1 / years) - 1 == pytest.approx(figure.value)
    assert np.all((band.low < band.index) & (band.index < band.high))


def test_the_band_holds_the_truth_of_simulated_people() -> None:
    held = []
    for seed in range(60):
        person = simulate(Knobs(months=18, slope=-0.2, ai_a_month=1.0), seed)
        band = trend_band(velocity(person.evidence), person.evidence)
        if band is None:
            continue
        base = person.evidence.tasks.registered[person.evidence.baseline].mean()
        truth = 100 * np.exp(-0.2 * (band.at - base) / 365.25)
        held.append(np.mean((band.low <= truth) & (truth <= band.high)))

    assert len(held) > 50
    assert 0.92 <= np.mean(held) <= 1.0
