"""The trend: known truth, fixed words at quarters, and silence where there is too little."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.evidence import BEGIN, a_person, evidence_of, reordered, tasks_of
from unaided.domain.measure.evidence import End, Evidence
from unaided.domain.measure.figure import Figure, Reason, Status
from unaided.domain.measure.trend import look_days, trend, words_at
from unaided.domain.measure.velocity_words import (
    FALLING,
    LEANING_DOWN,
    NO_DIRECTION,
    RISING,
    UNDETERMINED,
    too_few_for_a_trend,
)


def shown(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def exact(slope: float, count: int = 40, days: float = 730.0) -> Evidence:
    """Return tasks on an exact line: log minutes grow by −slope a year."""
    at = np.linspace(0.0, days, count)
    return evidence_of(tasks_of(BEGIN + at, active=60.0 * np.exp(-slope * at / 365.25)))


@pytest.mark.parametrize("slope", [-0.5, 0.0, 0.3])
def test_on_an_exact_line_the_trend_is_its_slope(slope: float) -> None:
    value, low, high = shown(trend(exact(slope)))
    assert value == pytest.approx(math.expm1(slope), abs=1e-3)
    assert low < value < high


def test_words_follow_the_ranges() -> None:
    assert trend(exact(-0.8)).words == FALLING
    assert trend(exact(0.8)).words == RISING
    assert trend(exact(0.0)).words == NO_DIRECTION


def test_the_detectable_change_is_beside_it() -> None:
    figure = trend(exact(-0.5))
    detectable = figure.more["detectable"]
    assert isinstance(detectable, float)
    assert -0.5 < detectable < 0.0
    closer = trend(exact(-0.5, count=160)).more["detectable"]
    assert isinstance(closer, float)
    assert detectable < closer < 0.0  # more tasks see smaller changes


@pytest.mark.parametrize(
    ("finished", "days", "why"),
    [
        (19, 700.0, "19 of 20 finished tasks without AI, 120 of 120 days from the first to the last."),
        (40, 119.0, "20 of 20 finished tasks without AI, 119 of 120 days from the first to the last."),
        (0, 0.0, "0 of 20 finished tasks without AI, 0 of 120 days from the first to the last."),
    ],
)
def test_with_too_little_it_says_what_is_missing(finished: int, days: float, why: str) -> None:
    figure = trend(evidence_of(tasks_of(BEGIN + np.linspace(0.0, days, finished))))
    assert (figure.status, figure.value, figure.n) == (Status.NONE, None, finished)
    assert figure.why == f"{why} A trend shows once there are both."


def test_twenty_tasks_in_120_days_suffice() -> None:
    figure = trend(exact(-0.3, count=20, days=120.0))
    assert figure.status is Status.OK
    assert figure.n == 20


def test_a_change_told_by_unfinished_tasks_alone_is_none() -> None:
    days = BEGIN + np.array([0.0] * 20 + [200.0] * 5)
    figure = trend(evidence_of(tasks_of(days, end=[End.DONE] * 20 + [End.UNFINISHED] * 5)))
    assert (figure.status, figure.why) == (Status.NONE, UNDETERMINED)


@pytest.mark.parametrize(
    ("day", "last", "following"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 7, 1)),
        (date(2025, 12, 31), date(2025, 10, 1), date(2026, 1, 1)),
        (date(2025, 11, 5), date(2025, 10, 1), date(2026, 1, 1)),
    ],
)
@pytest.mark.parametrize("zone", [-11, 0, 11])
def test_looks_are_when_a_calendar_quarter_has_ended(day: date, last: date, following: date, zone: int) -> None:
    midnight = day.toordinal() - date(1970, 1, 1).toordinal() - zone / 24  # the day before has ended, at home
    assert look_days(midnight) == (last, following)


def test_words_stay_until_the_next_look_while_the_range_moves() -> None:
    whole = a_person(3, months=18, slope=-0.6)
    begin = date(2026, 4, 1).toordinal() - date(1970, 1, 1).toordinal()
    at = [trend(replace(whole, now=float(begin + days))) for days in range(0, 91, 10)]
    assert {figure.words for figure in at} == {at[0].words}
    assert at[0].words
    assert {figure.more["looked_on"] for figure in at} == {"2026-04-01"}
    assert len({figure.value for figure in at}) > 5
    assert words_at(whole, date(2026, 4, 1)) == at[0].words


def test_before_the_first_look_there_are_no_words() -> None:
    early = exact(-0.8, count=30, days=125.0)  # from 1 January to 6 May: too short on 1 April
    figure = trend(early)
    assert (figure.status, figure.words, figure.more["looked_on"]) == (Status.OK, "", "")
    assert figure.more["next_look"] == "2025-07-01"


def test_what_is_left_out_is_counted() -> None:
    evidence = exact(-0.3)
    edited = np.arange(40) < 4
    figure = trend(replace(evidence, tasks=replace(evidence.tasks, edited=edited)), [Reason.EDITED])
    assert [(one.reason, one.count) for one in figure.excluded] == [(Reason.EDITED, 4)]
    assert figure.n == 36


@given(seed=st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_neither_the_order_of_rows_nor_the_unit_matters(seed: int) -> None:
    evidence = a_person(seed, months=12)
    chance = np.random.Generator(np.random.PCG64(seed))
    here, there = trend(evidence), trend(reordered(evidence, chance.permutation(len(evidence.tasks))))
    assert shown(there) == pytest.approx(shown(here), rel=1e-5, abs=1e-7)
    hours = replace(evidence.tasks, active=evidence.tasks.active / 60, unaided=evidence.tasks.unaided / 60)
    assert shown(trend(replace(evidence, tasks=hours))) == pytest.approx(shown(here), rel=1e-5, abs=1e-7)


@given(finished=st.integers(0, 19), unfinished=st.integers(0, 30))
@settings(max_examples=20, deadline=None)
def test_one_row_more_shows_nothing_from_too_little(finished: int, unfinished: int) -> None:
    days = BEGIN + np.linspace(0.0, 400.0, finished + unfinished)
    end = np.array([End.DONE] * finished + [End.UNFINISHED] * unfinished)
    assert not trend(evidence_of(tasks_of(days, end=end))).is_shown


@pytest.mark.parametrize("slope", [-0.35, 0.0])
def test_the_range_holds_the_truth_and_chance_is_seldom_called_a_change(slope: float) -> None:
    held, words = 0, Counter[str]()
    for seed in range(150):
        figure = trend(a_person(seed, slope=slope))
        _, low, high = shown(figure)
        held += low <= math.expm1(slope) <= high
        words[figure.words] += 1
    assert 136 <= held <= 148
    if slope:
        assert words[FALLING] + words[LEANING_DOWN] > 120
        assert words[RISING] == 0
    else:
        assert words[FALLING] + words[RISING] <= 5


def test_over_all_looks_of_two_years_chance_is_seldom_called_a_change() -> None:
    looks = [date(2025 + (month + 3) // 12, (month + 3) % 12 + 1, 1) for month in range(0, 21, 3)]
    called = 0
    for seed in range(100):
        person = a_person(2000 + seed)
        called += any(words_at(person, look) in {FALLING, RISING} for look in looks)
    assert called <= 5


def test_the_way_there_never_counts_beyond_enough() -> None:
    assert too_few_for_a_trend(300, 7).startswith("20 of 20 finished tasks without AI, 7 of 120 days")
