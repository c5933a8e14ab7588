"""Exact or near-exact ranges of shares and of counts."""

from __future__ import annotations

import math
from typing import Final

from scipy.special import gammaincinv, ndtri

from unaided.domain.measure.intervals import RANGE_LEVEL

Z: Final = float(ndtri(RANGE_LEVEL))


def wilson(passed: int, count: int) -> tuple[float, float]:
    """Return Wilson's 95 % range of a share, `passed` of `count` (≥ 1) that do not depend on each other (§6)."""
    share, z2 = passed / count, Z * Z
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = Z / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    low = 0.0 if passed == 0 else middle - half
    high = 1.0 if passed == count else middle + half
    return low, high


def garwood(count: int) -> tuple[float, float]:
    """Return Garwood's exact 95 % range of the mean of a Poisson count (§6)."""
    low = float(gammaincinv(count, 1 - RANGE_LEVEL)) if count else 0.0
    return low, float(gammaincinv(count + 1, RANGE_LEVEL))
