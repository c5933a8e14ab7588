"""Figures that only the order of values counts in: medians, the area under a curve, correlation of ranks."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import Final

import numpy as np
from scipy.special import bdtr

from unaided.domain.measure.evidence import Flags, Floats
from unaided.domain.measure.intervals import RANGE_LEVEL
from unaided.domain.measure.proportions import Z

MEDIAN_LEAST: Final = 6  # values: fewer have no 95 % range of their median between the least and the greatest


def median_range(values: Floats) -> tuple[float, float, float]:
    """Return the median of values (n,), n ≥ 6, and its exact range by order statistics, at least 95 % (§5).

    The range goes from the d-th least to the d-th greatest, d the greatest number with
    P(Binomial(n, ½) < d) ≤ 2.5 %. It promises nothing of how the values are distributed.
    """
    ordered = np.sort(values)
    count = len(ordered)
    place = bisect_right(range(count // 2), 1 - RANGE_LEVEL, key=lambda fewer: float(bdtr(fewer, count, 0.5)))
    return float(np.median(ordered)), float(ordered[place - 1]), float(ordered[count - place])


def midranks(values: Floats) -> Floats:
    """Return the ranks of values (n,), from 1, the same for equal ones: the mean of the places they take."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[place])


def auc_delong(said: Floats, happened: Flags) -> tuple[float, float, float]:
    """Return P(`said` is higher where it `happened`), ties half, and its 95 % range after DeLong (1988) (§6).

    `said` and `happened` are (n,), with at least two of each outcome. The range is clipped to 0–1. Where
    the two outcomes never overlap DeLong's variance is 0, and the range has no width.
    """
    yes, no = said[happened], said[~happened]
    ranks = midranks(said)
    over_no = (ranks[happened] - midranks(yes)) / len(no)  # of each that happened: the share of the others below it
    under_yes = 1 - (ranks[~happened] - midranks(no)) / len(yes)
    area = float(over_no.mean())
    half = Z * math.sqrt(float(over_no.var(ddof=1)) / len(yes) + float(under_yes.var(ddof=1)) / len(no))
    return area, max(0.0, area - half), min(1.0, area + half)


def spearman(first: Floats, second: Floats) -> tuple[float, float, float] | None:
    """Return the correlation of ranks of two columns (n,), n ≥ 4, and its 95 % range; None where one is constant.

    The range is Fisher's: tanh(artanh r ± z·√((1 + r²/2)/(n − 3))), with the variance of Bonett and Wright
    (2000), which holds for ties and for strong correlations too. At −1 and 1 it has no width.
    """
    ranks, others = (midranks(one) - (len(one) + 1) / 2 for one in (first, second))
    spread = math.sqrt(float(ranks @ ranks)) * math.sqrt(float(others @ others))
    if spread == 0:
        return None
    found = max(-1.0, min(1.0, float(ranks @ others) / spread))
    if 1 - abs(found) < 1e-12:  # noqa: PLR2004 (all but rounding)
        return (math.copysign(1.0, found),) * 3
    half = Z * math.sqrt((1 + found**2 / 2) / (len(first) - 3))
    middle = math.atanh(found)
    return found, math.tanh(middle - half), math.tanh(middle + half)
