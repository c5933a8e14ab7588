"""The engine, held against scipy and statsmodels where they overlap, and against what must hold for any rows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import optimize, stats
from statsmodels.miscmodels.tmodel import TLinearModel

from unaided.domain.measure.climb import Posterior
from unaided.domain.measure.design import Design
from unaided.domain.measure.engine import Fit, Term, UndeterminedError, fit, refit
from unaided.domain.measure.student import curvature, hazard, score

Array = NDArray[np.float64]
WALK = np.array([[1.0, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 1]]) / 0.08**2


@dataclass(frozen=True)
class Case:
    """Rows of a made-up person: four months, five kinds, a size, some of them unfinished."""

    y: Array
    done: NDArray[np.bool_]
    month: NDArray[np.int64]
    kind: NDArray[np.int64]
    size: Array

    def terms(self) -> list[Term]:
        return [
            Term("month", 4, self.month, precision=WALK),
            Term("kind", 5, self.kind, precision=0.3**-2),
            Term("size", 1, values=self.size, precision=0.12**-2, mean=0.9),
        ]

    def fit(self) -> Fit:
        return fit(self.y, self.done, self.terms())

    def at(self, rows: NDArray[np.intp]) -> Case:
        return Case(self.y[rows], self.done[rows], self.month[rows], self.kind[rows], self.size[rows])


def a_case(seed: int, rows: int = 150, unfinished: float = 0.3) -> Case:
    chance = np.random.Generator(np.random.PCG64(seed))
    month, kind = chance.integers(0, 4, rows), chance.integers(0, 5, rows)
    size = chance.normal(0.0, 0.65, rows)
    level = 4.0 + chance.normal(0.0, 0.1, 4)[month] + chance.normal(0.0, 0.3, 5)[kind]
    y = level + 0.9 * size + 0.5 * chance.standard_t(5, rows)
    done = chance.uniform(size=rows) >= unfinished
    done[:2] = True
    return Case(np.where(done, y, y - chance.exponential(0.4, rows)), done, month, kind, size)


def written_out(case: Case) -> Array:
    return np.column_stack([np.eye(4)[case.month], np.eye(5)[case.kind], case.size])


def other_loss(case: Case, theta: Array) -> float:
    """Return −log posterior as scipy.stats has it."""
    beta, log_scale = theta[:-1], theta[-1]
    z = (case.y - written_out(case) @ beta) / math.exp(log_scale)
    gains = np.where(case.done, stats.t.logpdf(z, 5) - log_scale, stats.t.logsf(z, 5))
    priors = beta[:4] @ WALK @ beta[:4] + ((beta[4:9] / 0.3) ** 2).sum() + ((beta[9] - 0.9) / 0.12) ** 2
    return float(0.5 * (priors + ((log_scale - math.log(0.47)) / 0.35) ** 2) - gains.sum())


@pytest.mark.parametrize("seed", range(3))
def test_the_mode_is_the_one_an_independent_optimiser_finds(seed: int) -> None:
    case = a_case(seed)
    found = case.fit()

    def loss(theta: Array) -> float:
        return other_loss(case, theta)

    start = np.concatenate([np.full(4, case.y.mean()), np.zeros(6), [0.0]])
    other = optimize.minimize(loss, start, method="BFGS", tol=1e-7)
    mine = np.append(found.beta, math.log(found.scale))
    assert loss(mine) == pytest.approx(found.losses[-1], abs=1e-9)
    assert loss(mine) <= loss(other.x) + 1e-11
    np.testing.assert_allclose(mine, other.x, atol=1e-6)


def test_without_priors_or_unfinished_rows_it_is_the_t_model_of_statsmodels() -> None:
    case = a_case(7, rows=4000, unfinished=0.0)
    x = np.column_stack([np.ones(4000), case.size])
    found = fit(case.y, case.done, [Term("level", 1), Term("size", 1, values=case.size)])
    prior = (math.log(found.scale) - math.log(0.47)) / 0.35**2  # the prior of log s is always there
    model = TLinearModel(case.y, x, fix_df=5)
    gradient = model.score(np.append(found.beta, found.scale))
    np.testing.assert_allclose(gradient[:2], 0.0, atol=1e-5)
    assert gradient[2] * found.scale == pytest.approx(prior, abs=1e-4)


def test_with_rows_close_to_the_line_it_is_weighted_least_squares() -> None:
    # At the mode Xᵀ(pull · residual) = 0: least squares with the pulls as weights is where it stands.
    case = a_case(8, unfinished=0.0)
    found = fit(case.y, case.done, [Term("month", 4, case.month), Term("size", 1, values=case.size)])
    x = np.column_stack([np.eye(4)[case.month], case.size])
    z = (case.y - x @ found.beta) / found.scale
    other = sm.WLS(case.y, x, weights=6 / (5 + z * z)).fit()
    np.testing.assert_allclose(found.beta, other.params, atol=1e-6)


def test_with_small_noise_it_is_ordinary_least_squares() -> None:
    # Noise of a thousandth under a scale held up by its prior: the t is a parabola there.
    chance = np.random.Generator(np.random.PCG64(9))
    x = chance.normal(size=12)
    y = 2.0 + 0.5 * x + 1e-6 * chance.normal(size=12)
    found = fit(y, np.ones(12, bool), [Term("level", 1), Term("x", 1, values=x)])
    np.testing.assert_allclose(found.beta, sm.OLS(y, sm.add_constant(x)).fit().params, atol=1e-9)


@pytest.mark.parametrize("far", [1.0, 30.0])
def test_derivatives_are_those_of_finite_differences(far: float) -> None:
    case = a_case(3)
    posterior = Posterior(Design(case.terms(), len(case.y)), case.y, case.done)
    theta = np.append(np.random.Generator(np.random.PCG64(1)).normal(0.0, far, 10), -0.5)
    slope = posterior.slope(theta[:-1], float(theta[-1]))
    steps = 1e-5 * np.eye(11)

    def gradient(at: Array) -> Array:
        return posterior.slope(at[:-1], float(at[-1])).gradient

    by_loss = [
        (posterior.loss(up[:-1], float(up[-1])) - posterior.loss(down[:-1], float(down[-1]))) / 2e-5
        for up, down in zip(theta + steps, theta - steps, strict=True)
    ]
    by_gradient = [
        (gradient(up) - gradient(down)) / 2e-5 for up, down in zip(theta + steps, theta - steps, strict=True)
    ]
    np.testing.assert_allclose(slope.gradient, by_loss, rtol=1e-5, atol=1e-4)
    np.testing.assert_allclose(posterior.hessian(slope), by_gradient, rtol=1e-5, atol=1e-4)
    assert (np.linalg.eigvalsh(posterior.bowl(slope)) > 0).all()


def test_the_uncertainty_is_as_the_specification_writes_it() -> None:
    case = a_case(4)
    found, x = case.fit(), written_out(case)
    z, done = (case.y - x @ found.beta) / found.scale, case.done
    rate = hazard(z)
    bends = curvature(z[done])
    weight = np.where(done, max(bends.mean(), 0.3 * 6 / 8), rate * (rate - score(z)))
    u = np.where(done, score(z), rate)
    prior = np.zeros((10, 10))
    prior[:4, :4] = WALK
    prior[4:, 4:] = np.diag([0.3**-2] * 5 + [0.12**-2])
    d = x.T @ np.diag(weight) @ x / found.scale**2
    p_eff = np.trace(np.linalg.inv(d + prior) @ d)
    k = 1 + p_eff / len(z) * bends.var() / bends.mean() ** 2
    kappa = max(0.5, (u**2).sum() / (len(z) - p_eff) / weight.mean() * min(k, 1.5) ** 2)
    assert found.p_eff == pytest.approx(p_eff, rel=1e-9)
    assert found.kappa == pytest.approx(kappa, rel=1e-9)
    assert found.df == pytest.approx(done.sum() - p_eff, rel=1e-9)
    np.testing.assert_allclose(found.cov, np.linalg.inv(d / kappa + prior), rtol=1e-8, atol=1e-14)


def test_many_levels_and_far_rows_widen_the_range_by_half_at_most() -> None:
    y = np.concatenate([np.tile([-0.02, 0.02], 4), np.tile([-5.0, 5.0], 4)])
    found = fit(y, np.ones(16, bool), [Term("pair", 8, np.repeat(np.arange(8), 2))])
    z = (y - np.repeat(found.beta, 2)) / found.scale
    bends = curvature(z)
    assert 1 + found.p_eff / 16 * bends.var() / bends.mean() ** 2 > 1.5
    weight = max(bends.mean(), 0.3 * 6 / 8)
    assert found.kappa == pytest.approx((score(z) ** 2).sum() / (16 - found.p_eff) / weight * 1.5**2)


def test_sums_of_coefficients_have_value_variance_and_covariance() -> None:
    found = a_case(5).fit()
    gain, size = {"month": [1.0, 0, 0, -1]}, {"size": 2.0}
    value, variance = found.estimate(gain)
    assert value == pytest.approx(found.beta[0] - found.beta[3])
    assert variance == pytest.approx(found.cov[0, 0] + found.cov[3, 3] - 2 * found.cov[0, 3])
    assert found.covariance(gain, size) == pytest.approx(2 * (found.cov[0, 9] - found.cov[3, 9]))
    assert found.beta[found.slice_of("size")].tolist() == [found.beta[9]]


@given(seed=st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    case = a_case(seed, rows=60)
    order = np.random.Generator(np.random.PCG64(seed + 1)).permutation(60)
    here, there = case.fit(), case.at(order).fit()
    np.testing.assert_allclose(there.beta, here.beta, atol=1e-7)
    np.testing.assert_allclose(there.cov, here.cov, atol=1e-8)
    assert (np.diff(here.losses) <= 0).all()


@given(seed=st.integers(0, 10_000), factor=st.sampled_from([1 / 60, 60.0, 60_000.0]))
@settings(max_examples=20, deadline=None)
def test_another_unit_of_time_only_shifts_the_levels(seed: int, factor: float) -> None:
    case = a_case(seed, rows=60)
    here = case.fit()
    there = replace(case, y=case.y + math.log(factor)).fit()
    np.testing.assert_allclose(there.beta[:4], here.beta[:4] + math.log(factor), atol=1e-7)
    np.testing.assert_allclose(there.beta[4:], here.beta[4:], atol=1e-7)
    assert there.scale == pytest.approx(here.scale, abs=1e-7)


def test_each_row_twice_says_the_same_with_more_certainty() -> None:
    case = a_case(6)
    here, there = case.fit(), case.at(np.repeat(np.arange(150), 2)).fit()
    assert there.events == 2 * here.events
    for month in range(4):
        level = {"month": np.eye(4)[month]}
        (value, variance), (again, less) = here.estimate(level), there.estimate(level)
        assert less < variance
        assert abs(again - value) < math.sqrt(variance)


def test_unfinished_work_counts_as_at_least_so_long() -> None:
    y = math.log(60.0) + np.tile([-0.5, 0.0, 0.5], 10)
    all_done = fit(y, np.ones(30, bool), [Term("level", 1)])
    some_not = fit(y, np.arange(30) >= 10, [Term("level", 1)])
    assert math.exp(all_done.beta[0]) == pytest.approx(60.0)
    assert math.exp(some_not.beta[0]) > 66.0


def test_one_task_of_a_million_minutes_moves_little() -> None:
    case = a_case(2)
    y = case.y.copy()
    y[0] = math.log(1e6)
    np.testing.assert_allclose(replace(case, y=y).fit().beta[:4], case.fit().beta[:4], atol=0.1)


@pytest.mark.parametrize("far", [-1e6, 1e6])
@pytest.mark.parametrize("is_done", [True, False])
def test_rows_a_million_away_still_have_a_mode(far: float, *, is_done: bool) -> None:
    case = a_case(2)
    y, done = case.y.copy(), case.done.copy()
    y[0], done[0] = far, is_done
    found = replace(case, y=y, done=done).fit()
    assert np.isfinite(found.beta).all()
    assert (np.linalg.eigvalsh(found.cov) > 0).all()


def test_rows_all_alike_have_a_range_too() -> None:
    found = fit(np.full(3, 4.0), np.ones(3, bool), [Term("level", 1)])
    value, variance = found.estimate({"level": 1.0})
    assert value == pytest.approx(4.0)
    assert 0.05 < math.sqrt(variance) < 0.5
    assert found.df == 2.0  # never fewer


def test_a_refit_of_resampled_rows_is_their_fit() -> None:
    case = a_case(11, rows=120)
    whole = case.fit()
    chance = np.random.Generator(np.random.PCG64(2))
    for _ in range(20):
        drawn = case.at(chance.integers(0, 120, 120))
        near, exact = refit(whole, drawn.y, drawn.done, drawn.terms()), drawn.fit()
        assert (np.abs(near - exact.beta) < 1e-3 * np.sqrt(np.diagonal(exact.cov))).all()


def test_thousands_of_rows_without_any_noise_have_a_fit_too() -> None:
    kind, month = np.arange(5000) % 5, np.arange(5000) % 4
    y = 4.0 + 0.1 * month
    terms = [Term("month", 4, month, precision=WALK), Term("kind", 5, kind, precision=0.3**-2)]
    found = fit(y, np.ones(5000, bool), terms)
    assert found.scale == pytest.approx(1e-3)
    gain, variance = found.estimate({"month": [-1.0, 0, 0, 1]})
    assert gain == pytest.approx(0.3, abs=1e-5)
    assert 0 < variance < 1e-6


def test_bounds_far_to_the_right_leave_a_covariance() -> None:
    # Two finished in a minute, many stopped after hours: the bounds' own curvature is negative there.
    y = np.array([0.0, 0.1] + [6.0] * 8)
    found = fit(y, np.arange(10) < 2, [Term("level", 1, precision=25.0)])
    value, variance = found.estimate({"level": 1.0})
    assert math.isfinite(value)
    assert 0 < variance <= 1 / 25.0


@pytest.mark.parametrize(
    ("y", "done"),
    [
        ([1.0, math.nan], [True, True]),
        ([1.0, math.inf], [True, True]),
        ([1.0, 1e300], [True, True]),
        ([1.0, 2.0], [True]),
        ([[1.0, 2.0]], [[True, True]]),
        ([], []),
        ([1.0, 2.0], [False, False]),
    ],
)
def test_rows_it_cannot_reckon_with_are_refused(y: list[float], done: list[bool]) -> None:
    with pytest.raises(ValueError, match=r"."):
        fit(y, done, [Term("level", 1)])


def test_coefficients_left_open_are_refused() -> None:
    y, done, x = np.arange(6.0), np.ones(6, bool), np.arange(6.0)
    with pytest.raises(UndeterminedError, match="open"):  # the same column twice
        fit(y, done, [Term("level", 1), Term("x", 1, values=x), Term("again", 1, values=x)])
    with pytest.raises(UndeterminedError, match="open"):  # a level without rows
        fit(y, done, [Term("arm", 2, np.zeros(6, int))])
    with pytest.raises(UndeterminedError):  # a level of which nothing is finished
        fit(y, np.arange(6) < 3, [Term("arm", 2, (np.arange(6) >= 3).astype(int))])
