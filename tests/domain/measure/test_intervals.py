"""Ranges by t quantiles, against scipy.stats."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from unaided.domain.measure.intervals import mean_range, t_range, words_range


@pytest.mark.parametrize("df", [2.0, 7.3, 30.0, 5000.0])
def test_ranges_are_quantiles_of_t(df: float) -> None:
    half = stats.t.ppf(0.975, df) * 0.2
    assert t_range(1.0, 0.2, df) == pytest.approx((1.0 - half, 1.0 + half))
    words = stats.t.ppf(stats.norm.cdf(2.55), df) * 0.2
    assert words_range(1.0, 0.2, df) == pytest.approx((1.0 - words, 1.0 + words))
    assert words > half


def test_without_uncertainty_the_range_is_the_value() -> None:
    assert t_range(1.0, 0.0, 5.0) == (1.0, 1.0)


def test_the_range_of_a_mean_is_that_of_scipy() -> None:
    values = np.random.Generator(np.random.PCG64(5)).normal(3.0, 2.0, 17)
    mean, low, high = mean_range(values)
    expected = stats.ttest_1samp(values, 0.0).confidence_interval(0.95)
    assert mean == pytest.approx(values.mean())
    assert (low, high) == pytest.approx((expected.low, expected.high), rel=1e-9)


def test_the_range_of_a_mean_by_hand() -> None:
    assert mean_range(np.array([1.0, 3.0])) == pytest.approx((2.0, 2 - 12.706205, 2 + 12.706205), abs=1e-6)


def test_the_range_of_a_mean_holds_the_truth_19_times_out_of_20() -> None:
    chance = np.random.Generator(np.random.PCG64(2))
    held = [low <= 1.0 <= high for _, low, high in map(mean_range, chance.normal(1.0, 0.3, (3000, 8)))]
    assert 0.94 <= float(np.mean(held)) <= 0.96
