"""Ranges of shares and counts, against statsmodels and scipy.stats, and how often they hold the truth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from unaided.domain.measure.proportions import garwood, wilson


@pytest.mark.parametrize(("passed", "count"), [(0, 1), (1, 1), (0, 5), (3, 5), (20, 20), (71, 100), (999, 100_000)])
def test_wilson_is_that_of_statsmodels(passed: int, count: int) -> None:
    assert wilson(passed, count) == pytest.approx(proportion_confint(passed, count, method="wilson"), abs=1e-9)


def test_wilson_by_hand() -> None:
    z = 1.959964  # 8 of 10: (0.8 + z²/20 ± z √(0.016 + z²/400)) / (1 + z²/10)
    half = z * math.sqrt(0.016 + z**2 / 400)
    expected = tuple((0.8 + z**2 / 20 + side * half) / (1 + z**2 / 10) for side in (-1, 1))
    assert wilson(8, 10) == pytest.approx(expected, abs=1e-6)
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_none_passed_begins_at_0_and_all_passed_ends_at_1() -> None:
    assert wilson(0, 12)[0] == 0.0
    assert wilson(12, 12)[1] == 1.0


@given(st.integers(1, 10_000), st.data())
def test_wilson_holds_the_share_and_stays_within_0_and_1(count: int, data: st.DataObject) -> None:
    passed = data.draw(st.integers(0, count))
    low, high = wilson(passed, count)
    assert 0.0 <= low <= passed / count <= high <= 1.0
    assert low < high
    mirrored = wilson(count - passed, count)
    assert (low, high) == pytest.approx((1 - mirrored[1], 1 - mirrored[0]))


@pytest.mark.parametrize("count", [0, 1, 3, 17, 400, 100_000])
def test_garwood_is_by_quantiles_of_chi_square(count: int) -> None:
    low = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    assert garwood(count) == pytest.approx((low, stats.chi2.ppf(0.975, 2 * count + 2) / 2), rel=1e-9)


def test_garwood_holds_what_its_tails_say() -> None:
    low, high = garwood(7)
    assert stats.poisson.sf(6, low) == pytest.approx(0.025)  # 7 or more, were the mean so low
    assert stats.poisson.cdf(7, high) == pytest.approx(0.025)


@pytest.mark.parametrize("count", [5, 12, 40, 100])
def test_wilson_holds_the_truth_19_times_out_of_20_over_all_shares(count: int) -> None:
    ranges = np.array([wilson(passed, count) for passed in range(count + 1)])
    shares = np.linspace(0.1, 0.9, 161)
    held = (ranges[:, :1] <= shares) & (shares <= ranges[:, 1:])
    chances = stats.binom.pmf(np.arange(count + 1)[:, None], count, shares)
    coverage = (chances * held).sum(axis=0)
    assert 0.94 <= float(coverage.mean()) <= 0.965
    assert float(coverage.min()) >= 0.89  # counts are whole numbers: no range is right at every share


@pytest.mark.parametrize("mean", [0.3, 2.0, 11.5, 60.0])
def test_garwood_holds_the_truth_at_least_19_times_out_of_20(mean: float) -> None:
    counts = np.arange(200)
    held = [low <= mean <= high for low, high in (garwood(int(count)) for count in counts)]
    assert float(stats.poisson.pmf(counts, mean) @ np.array(held)) >= 0.95
