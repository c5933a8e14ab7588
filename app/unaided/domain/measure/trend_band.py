"""The band of the trend on the velocity chart: the fitted line against the same 100 as the months (§3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.evidence import YEAR_DAYS, Evidence, Floats
from unaided.domain.measure.intervals import t_range
from unaided.domain.measure.trend import TrendFit, trend_fit
from unaided.domain.measure.velocity import BASE, Velocity

POINTS: Final = 25  # the line is straight on the log axis, the edges of the band are not


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The line and its 95 % range, (k,) each; `at` is in days since 1970-01-01 UTC, the others are indices."""

    at: Floats
    index: Floats
    low: Floats
    high: Floats


def trend_band(found: Velocity, evidence: Evidence) -> Band | None:
    """Return the trend's line from the first no-AI task to now, None where there is no trend or no base level.

    The base level is that of the velocity fit, so that line and months have one 100; both are taken at the
    mix of kinds of all these tasks. They are treated as independent though some tasks are in both: the
    band is a little too wide, never too narrow.
    """
    line = trend_fit(found.tasks)
    if isinstance(line, str) or found.fit is None:
        return None
    at = np.linspace(float(found.tasks.date.min()), max(evidence.now - 1.0, float(found.tasks.date.max())), POINTS)
    mix = np.bincount(found.tasks.kind, minlength=len(found.tasks.kinds)) / len(found.tasks.kind)
    level, level_variance = _levels(line, at, mix)
    shares = np.zeros(len(evidence.kinds))
    shares[found.tasks.kinds] = mix
    base, base_variance = found.fit.estimate(found.at_mix(shares))
    slip = found.tasks.slip_variance * np.square(line.slip_slope * (at - float(found.tasks.date.min())) / YEAR_DAYS)
    wide = t_range(0.0, 1.0, min(line.df, found.fit.df))[1]
    half = wide * np.sqrt(level_variance + base_variance + slip)
    value = base - level
    return Band(at, BASE * np.exp(value), BASE * np.exp(value - half), BASE * np.exp(value + half))


def _levels(line: TrendFit, at: Floats, mix: Floats) -> tuple[Floats, Floats]:
    """Return (k,) the fitted log(active/size) at these times and this mix of kinds (kinds,), and its variances."""
    years = (at - line.centre) / YEAR_DAYS
    found = [line.fit.estimate({"level": 1.0, "years": float(year), "kind": mix}) for year in years]
    return np.array([value for value, _ in found]), np.array([variance for _, variance in found])
