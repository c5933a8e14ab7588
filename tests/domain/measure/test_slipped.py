"""A ruler that slipped: sizes are corrected in time, ranges are wider for it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.dots import task_dots
from unaided.domain.measure.evidence import Audit, Evidence
from unaided.domain.measure.slipped import sizes_of, slip_in_time
from unaided.domain.measure.trend import trend
from unaided.domain.measure.velocity import velocity

AUDITED = np.arange(20, 26)
AT = BEGIN + 300.0
RATIOS = np.array([1.2, 1.25, 1.3, 1.2, 1.25, 1.3])


def audited(ratios: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = RATIOS, at: float = AT) -> Evidence:
    """Return a year of tasks, one in 8 days, six of them sized again."""
    evidence = evidence_of(tasks_of(BEGIN + 8.0 * np.arange(46.0)))
    count = len(ratios)
    return replace(evidence, audit=Audit(AUDITED[:count], np.full(count, at), 60.0 * ratios))


def test_sizes_are_divided_by_what_the_ruler_had_slipped_by_then() -> None:
    evidence = audited()
    found = slip_in_time(evidence)
    assert found is not None
    assert found.log == pytest.approx(np.log(RATIOS).mean())
    assert found.variance == pytest.approx(np.log(RATIOS).var(ddof=1) / 6)
    assert (found.begin, found.end) == (BEGIN + 180.0, AT)
    sizes = sizes_of(evidence, found)
    slipped = math.exp(np.log(RATIOS).mean())
    np.testing.assert_allclose(sizes[:23], 60.0)  # the baseline, and what was sized when the audited tasks were
    assert sizes[30] == pytest.approx(60.0 / slipped**0.5)  # day 240, half the way
    np.testing.assert_allclose(sizes[38:], 60.0 / slipped)


@pytest.mark.parametrize("ratios", [RATIOS[:3], np.array([0.8, 1.25, 1.0, 0.9, 1.1, 1.0])])
def test_a_slip_that_may_be_none_corrects_nothing(ratios: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    evidence = audited(ratios)
    assert slip_in_time(evidence) is None
    assert sizes_of(evidence, None).tolist() == [60.0] * 46


def test_an_audit_still_to_come_corrects_nothing() -> None:
    assert slip_in_time(replace(audited(), now=AT - 1)) is None


def test_a_slip_lowers_velocity_and_widens_its_range() -> None:
    straight, slipped = velocity(audited(np.ones(6))), velocity(audited())
    now = slipped.now
    assert straight.now.more["ruler_slipped"] is False
    assert now.more["ruler_slipped"] is True
    assert straight.now.value == pytest.approx(100.0)
    assert now.value == pytest.approx(100 / math.exp(np.log(RATIOS).mean()), rel=0.02)
    assert slipped.state is not None
    assert slipped.slip_variances[slipped.state] == pytest.approx(np.log(RATIOS).var(ddof=1) / 6)
    assert slipped.slip_variances[0] == 0.0


def test_a_slip_enters_the_trend_and_the_dots() -> None:
    straight, slipped = trend(audited(np.ones(6))), trend(audited())
    assert straight.value == pytest.approx(0.0, abs=1e-6)
    assert slipped.value is not None
    assert slipped.value < -0.1
    assert task_dots(audited()).index[-1] == pytest.approx(100 / math.exp(np.log(RATIOS).mean()))
