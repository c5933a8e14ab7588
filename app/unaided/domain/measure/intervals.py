"""Ranges: what is known of a figure, from how it was reckoned."""

from __future__ import annotations

import math
from typing import Final

from scipy.special import ndtr, stdtrit

from unaided.domain.measure.evidence import Floats

RANGE_LEVEL: Final = 0.975  # both sides: 95 %
WORDS_LEVEL: Final = float(ndtr(2.55))  # both sides: 98.9 %, so that looking again and again announces little (§2)


def t_range(value: float, se: float, df: float) -> tuple[float, float]:
    """Return the 95 % range of a value with this standard error and degrees of freedom (measurement.md §2)."""
    return _around(value, se, df, RANGE_LEVEL)


def words_range(value: float, se: float, df: float) -> tuple[float, float]:
    """Return the wider range that words are said from: half-width t_df(Φ(2.55)) · se (measurement.md §2)."""
    return _around(value, se, df, WORDS_LEVEL)


def mean_range(values: Floats) -> tuple[float, float, float]:
    """Return the mean of values (n,), n ≥ 2, and its 95 % range by Student's t (measurement.md §6)."""
    count = len(values)
    mean = float(values.mean())
    return mean, *t_range(mean, math.sqrt(float(values.var(ddof=1)) / count), float(count - 1))


def _around(value: float, se: float, df: float, level: float) -> tuple[float, float]:
    half = float(stdtrit(df, level)) * se
    return value - half, value + half
