"""Ranges by t quantiles, against scipy.stats."""

from __future__ import annotations

import pytest
from scipy import stats

from unaided.domain.measure.intervals import t_range, words_range


@pytest.mark.parametrize("df", [2.0, 7.3, 30.0, 5000.0])
def test_ranges_are_quantiles_of_t(df: float) -> None:
    half = stats.t.ppf(0.975, df) * 0.2
    assert t_range(1.0, 0.2, df) == pytest.approx((1.0 - half, 1.0 + half))
    words = stats.t.ppf(stats.norm.cdf(2.55), df) * 0.2
    assert words_range(1.0, 0.2, df) == pytest.approx((1.0 - words, 1.0 + words))
    assert words > half


def test_without_uncertainty_the_range_is_the_value() -> None:
    assert t_range(1.0, 0.0, 5.0) == (1.0, 1.0)
