"""Student's t with five degrees of freedom: densities, scores, curvatures far into both tails (measurement.md §2)."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from scipy.special import stdtr

from unaided.domain.measure.evidence import Floats

NU: Final = 5.0
_NORM: Final = math.lgamma((NU + 1) / 2) - math.lgamma(NU / 2) - 0.5 * math.log(NU * math.pi)


def log_density(z: Floats) -> Floats:
    """Return log f(z) (n,)."""
    return np.asarray(_NORM - (NU + 1) / 2 * np.log1p(z * z / NU))


def score(z: Floats) -> Floats:
    """Return −d log f/dz (n,)."""
    return (NU + 1) * z / (NU + z * z)


def curvature(z: Floats) -> Floats:
    """Return −d² log f/dz² (n,), negative beyond √5."""
    return (NU + 1) * (NU - z * z) / (NU + z * z) ** 2


def pull(z: Floats) -> Floats:
    """Return the weight (n,) of iteratively reweighted least squares, score(z)/z: positive everywhere."""
    return (NU + 1) / (NU + z * z)


def log_survival(z: Floats) -> Floats:
    """Return log S(z) (n,), S the chance of more than z.

    Each half is asked where it is the small one: 1 − F(z) would be 0 from z = 3,000 on.
    """
    tail = np.asarray(stdtr(NU, -np.abs(z)))
    return np.where(z > 0, np.log(tail), np.log1p(-tail))


def hazard(z: Floats) -> Floats:
    """Return λ = f/S (n,), the score of a point known to be more than z."""
    return np.exp(log_density(z) - log_survival(z))


def hazard_slope(z: Floats, rate: Floats) -> Floats:
    """Return dλ/dz (n,) for the hazard `rate` at z; it is negative far to the right."""
    return rate * (rate - score(z))
