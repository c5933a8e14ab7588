"""Medians, DeLong's area and Spearman's correlation, against brute force and scipy.stats, and how often they hold."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import stats

from unaided.domain.measure.evidence import Flags, Floats
from unaided.domain.measure.ranks import auc_delong, median_range, midranks, spearman

FIFTHS = st.integers(0, 20).map(lambda step: step / 20)


@pytest.mark.parametrize(
    ("count", "place"),
    [(6, 1), (8, 1), (9, 2), (11, 2), (12, 3), (15, 4), (20, 6), (100, 40)],  # as in the tables of the sign test
)
def test_the_range_of_a_median_is_between_two_values(count: int, place: int) -> None:
    values = np.random.Generator(np.random.PCG64(1)).permutation(np.arange(1.0, count + 1))
    assert median_range(values) == ((count + 1) / 2, place, count + 1 - place)


@given(st.integers(6, 3000))
def test_the_range_of_a_median_is_the_narrowest_that_holds_95_percent(count: int) -> None:
    _, low, _ = median_range(np.arange(1.0, count + 1))
    assert 2 * stats.binom.cdf(int(low) - 1, count, 0.5) <= 0.05 + 1e-9
    assert 2 * stats.binom.cdf(int(low), count, 0.5) > 0.05


def test_the_range_of_a_median_holds_it_whatever_the_values() -> None:
    chance = np.random.Generator(np.random.PCG64(7))
    drawn = np.exp(chance.standard_t(2, (2000, 15)))
    held = [low <= 1.0 <= high for _, low, high in map(median_range, drawn)]
    assert 0.95 <= float(np.mean(held)) <= 0.985


@given(arrays.arrays(np.float64, st.integers(1, 40), elements=FIFTHS))
def test_ranks_are_those_of_scipy(values: Floats) -> None:
    np.testing.assert_array_equal(midranks(values), stats.rankdata(values))


def by_pairs(said: Floats, happened: Flags) -> tuple[float, float]:
    """Return U/(mn) and DeLong's variance from every pair, as they are defined."""
    yes, no = said[happened], said[~happened]
    pairs = np.array([[1.0 if a > b else 0.5 if a == b else 0.0 for b in no] for a in yes])
    variance = pairs.mean(axis=1).var(ddof=1) / len(yes) + pairs.mean(axis=0).var(ddof=1) / len(no)
    return float(pairs.mean()), float(variance)


@given(arrays.arrays(np.float64, st.integers(4, 30), elements=FIFTHS))
def test_the_area_and_its_range_are_those_of_all_pairs(said: Floats) -> None:
    happened = np.arange(len(said)) % 2 == 0
    area, variance = by_pairs(said, happened)
    half = stats.norm.ppf(0.975) * math.sqrt(variance)
    expected = (area, max(0.0, area - half), min(1.0, area + half))
    assert auc_delong(said, happened) == pytest.approx(expected, abs=1e-9)
    u = stats.mannwhitneyu(said[happened], said[~happened]).statistic
    assert area == pytest.approx(u / (happened.sum() * (~happened).sum()))


def test_the_area_by_hand() -> None:
    said = np.array([0.9, 0.6, 0.6, 0.3])
    happened = np.array([True, True, False, False])
    # pairs: 0.9 > 0.6, 0.9 > 0.3, 0.6 = 0.6, 0.6 > 0.3: 3.5 of 4; rows 1 and ¾, columns ¾ and 1: 2 · (1/32)/2
    area, low, high = auc_delong(said, happened)
    assert area == 0.875
    assert low == pytest.approx(0.875 - 1.959964 * math.sqrt(1 / 32), abs=1e-6)
    assert high == 1.0  # clipped


def test_where_they_never_overlap_the_range_has_no_width() -> None:
    said = np.array([0.9] * 5 + [0.1] * 5)
    assert auc_delong(said, said > 0.5) == (1.0, 1.0, 1.0)
    assert auc_delong(said, said < 0.5) == (0.0, 0.0, 0.0)
    assert auc_delong(np.full(10, 0.8), said > 0.5) == (0.5, 0.5, 0.5)


def test_delongs_range_holds_the_truth_about_19_times_out_of_20() -> None:
    chance = np.random.Generator(np.random.PCG64(3))
    truth = stats.norm.cdf(1 / math.sqrt(2))  # of two normals one sd apart
    happened = np.arange(60) < 36
    drawn = chance.normal(size=(1500, 60)) + happened
    held = [low <= truth <= high for _, low, high in (auc_delong(said, happened) for said in drawn)]
    assert 0.92 <= float(np.mean(held)) <= 0.97


@given(
    arrays.arrays(np.float64, 15, elements=st.integers(1, 5).map(float)),
    arrays.arrays(np.float64, 15, elements=st.floats(-3, 3)),
)
def test_the_correlation_of_ranks_is_that_of_scipy(scores: Floats, speed: Floats) -> None:
    found = spearman(scores, speed)
    if found is None:
        assert np.ptp(scores) == 0 or np.ptp(speed) == 0
    else:
        assert found[0] == pytest.approx(stats.spearmanr(scores, speed).statistic, abs=1e-9)
        assert -1.0 <= found[1] <= found[0] <= found[2] <= 1.0


def test_the_correlation_by_hand() -> None:
    found = spearman(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([2.0, 1.0, 4.0, 3.0, 5.0]))
    assert found is not None
    half = 1.959964 * math.sqrt((1 + 0.32) / 2)  # 1 − 6·4/(5·24) = 0.8, its square halved 0.32
    expected = (0.8, math.tanh(math.atanh(0.8) - half), math.tanh(math.atanh(0.8) + half))
    assert found == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_perfect_order_is_1_and_a_perfect_reverse_minus_1(sign: float) -> None:
    values = np.random.Generator(np.random.PCG64(0)).normal(size=31)
    assert spearman(values, sign * np.exp(values)) == (sign, sign, sign)


@pytest.mark.parametrize(("count", "strength"), list(product((12, 60), (0.0, 0.5, 0.8))))
def test_the_range_of_a_correlation_holds_the_truth_about_19_times_out_of_20(count: int, strength: float) -> None:
    chance = np.random.Generator(np.random.PCG64(11))
    truth = 6 / math.pi * math.asin(strength / 2)  # Spearman's of two normals so correlated
    first = chance.normal(size=(1500, count))
    second = strength * first + math.sqrt(1 - strength**2) * chance.normal(size=(1500, count))
    found = [spearman(a, b) for a, b in zip(first, second, strict=True)]
    held = [one is not None and one[1] <= truth <= one[2] for one in found]
    assert 0.925 <= float(np.mean(held)) <= 0.98
