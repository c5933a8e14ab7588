"""Student's t, held against scipy.stats near the middle and against its asymptotes far out."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from unaided.domain.measure.evidence import Floats
from unaided.domain.measure.student import (
    curvature,
    hazard,
    hazard_slope,
    log_density,
    log_survival,
    pull,
    score,
)

Z = np.linspace(-30.0, 30.0, 601)
STEP = 1e-5


def test_density_and_survival_are_those_of_scipy() -> None:
    np.testing.assert_allclose(log_density(Z), stats.t.logpdf(Z, 5), rtol=1e-12)
    np.testing.assert_allclose(log_survival(Z), np.log(stats.t.sf(Z, 5)), rtol=1e-11, atol=1e-16)


def test_a_million_standard_deviations_out_nothing_breaks() -> None:
    far = np.array([-1e6, 1e6])
    tail = math.gamma(3.0) / math.gamma(2.5) / math.sqrt(5 * math.pi) * 5**3 / 5 * 1e-30
    np.testing.assert_allclose(log_survival(far), [-tail, math.log(tail)], rtol=1e-9)
    np.testing.assert_allclose(hazard(far[1:]), 5e-6, rtol=1e-9)  # 5/z
    assert 0 < hazard(far[:1])[0] < 1e-34
    for each in (score, curvature, pull, log_density):
        assert np.isfinite(each(far)).all()
    assert np.isfinite(hazard_slope(far, hazard(far))).all()


def test_scores_and_curvatures_are_derivatives() -> None:
    def slope_of(values: Floats) -> Floats:
        return np.asarray((values[1] - values[0]) / (2 * STEP))

    ends = np.stack([Z - STEP, Z + STEP])
    np.testing.assert_allclose(-score(Z), slope_of(log_density(ends)), atol=1e-8)
    np.testing.assert_allclose(curvature(Z), slope_of(score(ends)), atol=1e-8)
    np.testing.assert_allclose(-hazard(Z), slope_of(log_survival(ends)), atol=1e-8)
    np.testing.assert_allclose(hazard_slope(Z, hazard(Z)), slope_of(hazard(ends)), atol=1e-8)


def test_the_pull_is_the_score_for_each_unit_of_distance() -> None:
    np.testing.assert_allclose(pull(Z) * Z, score(Z), atol=1e-15)
    assert (pull(Z) > 0).all()
