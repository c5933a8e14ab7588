"""The way to the posterior's mode: Newton with step halving, so that no step makes things worse (measurement.md §2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.design import Design
from unaided.domain.measure.evidence import Flags, Floats
from unaided.domain.measure.student import (
    curvature,
    hazard,
    hazard_slope,
    log_density,
    log_survival,
    pull,
    score,
)

SCALE_MEAN: Final = math.log(0.47)  # log s ~ N(log 0.47, 0.35²): what real tasks scatter by
SCALE_SD: Final = 0.35
LEAST_SCALE: Final = math.log(1e-3)  # nobody's minutes repeat to a thousandth; rows that do have no scale of their own
_STEPS: Final = 200
_HALVINGS: Final = 40
_ROUNDING: Final = 1e-14  # of the loss: less than that cannot be seen to be gained
SETTLED: Final = 1e-13
_OPEN: Final = 1e-12  # what is left of a coefficient's own information once the others are known
_MOST_SCALE_STEP: Final = 1.0  # in log s


class UndeterminedError(ValueError):
    """The rows and priors leave at least one coefficient open."""


@dataclass(frozen=True, slots=True, eq=False)
class Peak:
    """The mode: β (p,), log s, and −log posterior after each step."""

    beta: Floats
    log_scale: float
    losses: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Slope:
    """First derivatives of −log posterior in (β, log s), (p + 1,), and what the second ones are made of."""

    gradient: Floats
    cross: Floats  # (p,) between β and log s
    corner: float  # of log s
    bends: Floats  # (n,) curvatures
    pulls: Floats  # (n,) what takes a curvature's place where it is not positive
    scale: float


class Posterior:
    """−log posterior of log minutes y (n,), `done` (n,) false where y is a lower bound."""

    def __init__(self, design: Design, y: Floats, done: Flags) -> None:
        """Keep finished rows and lower bounds apart by their positions."""
        self.design, self.y, self.done = design, y, done
        self._bounds = np.flatnonzero(~done)

    def standardised(self, beta: Floats, log_scale: float) -> Floats:
        """Return z = (y − Xβ)/s (n,)."""
        return (self.y - self.design.predict(beta)) * math.exp(-log_scale)

    def loss(self, beta: Floats, log_scale: float) -> float:
        """Return −log posterior, up to a constant."""
        z = self.standardised(beta, log_scale)
        gains = log_density(z) - log_scale
        gains[self._bounds] = log_survival(z[self._bounds])
        off = beta - self.design.mean
        prior = float(off @ self.design.precision @ off) + ((log_scale - SCALE_MEAN) / SCALE_SD) ** 2
        return 0.5 * prior - float(gains.sum())

    def slope(self, beta: Floats, log_scale: float) -> Slope:
        """Return the derivatives at a point."""
        z, scale = self.standardised(beta, log_scale), math.exp(log_scale)
        scores, bends, pulls = self._rowwise(z)
        prior = self.design.precision
        by_beta = prior @ (beta - self.design.mean) - self.design.gather(scores) / scale
        events = len(z) - len(self._bounds)
        by_scale = events - float(scores @ z) + (log_scale - SCALE_MEAN) / SCALE_SD**2
        cross = bends * z + scores
        corner = float(z @ cross) + SCALE_SD**-2
        return Slope(np.append(by_beta, by_scale), self.design.gather(cross) / scale, corner, bends, pulls, scale)

    def hessian(self, slope: Slope) -> Floats:
        """Return the second derivatives (p + 1, p + 1); far from the mode they may not be positive definite."""
        by_beta = self.design.gram(slope.bends) / slope.scale**2 + self.design.precision
        return _bordered(by_beta, slope.cross, slope.corner)

    def bowl(self, slope: Slope) -> Floats:
        """Return their stand-in, positive definite wherever the coefficients are determined."""
        steady = np.where(slope.bends > 0, slope.bends, slope.pulls)
        by_beta = self.design.gram(steady) / slope.scale**2 + self.design.precision
        return _bordered(by_beta, np.zeros_like(slope.cross), max(slope.corner, SCALE_SD**-2))

    def _rowwise(self, z: Floats) -> tuple[Floats, Floats, Floats]:
        """Return scores, curvatures, and the weights that take a curvature's place where it is not positive."""
        scores, bends, pulls = score(z), curvature(z), pull(z)
        beyond = z[self._bounds]
        rate = hazard(beyond)
        scores[self._bounds] = rate
        bends[self._bounds] = hazard_slope(beyond, rate)
        pulls[self._bounds] = rate / np.maximum(beyond, 1.0)  # a bound's curvature is negative only far to the right
        return scores, bends, pulls


def climb(posterior: Posterior, near: tuple[Floats, float] | None = None, settled: float = SETTLED) -> Peak:
    """Return the mode; raises UndeterminedError where there is none.

    `near` is β (p,) and log s to begin from. It ends with the step that is shorter than `settled`: half its
    squared length, in standard errors; Newton's last step leaves far less than that.
    """
    at = near or _start(posterior)
    losses = [posterior.loss(*at)]
    for _ in range(_STEPS):
        step, gain = _direction(posterior, at)
        halvings = _HALVINGS if gain > _ROUNDING * abs(losses[-1]) else 1
        ahead = _ahead(posterior, at, step, losses[-1], halvings)
        if ahead is not None:
            at = ahead.beta, ahead.log_scale
            losses.extend(ahead.losses)
        if ahead is None or gain < settled:  # no step is better any more than rounding is
            return Peak(*at, tuple(losses))
    raise UndeterminedError("The coefficients do not settle: unfinished rows alone set one of them no upper end.")


def solved(matrix: Floats, right: Floats) -> Floats:
    """Return matrix⁻¹·right for a positive definite matrix; raises UndeterminedError for any other."""
    if not is_definite(matrix):
        raise UndeterminedError("The rows and priors leave a coefficient open.")
    return np.asarray(np.linalg.solve(matrix, right), dtype=np.float64)


def _start(posterior: Posterior) -> tuple[Floats, float]:
    """Begin at penalised least squares, with a scale wide enough for what it leaves."""
    design = posterior.design
    prior_scale = math.exp(SCALE_MEAN)
    gram = design.gram(np.ones(design.rows)) / prior_scale**2 + design.precision
    beta = solved(gram, design.gather(posterior.y) / prior_scale**2 + design.precision @ design.mean)
    left = float(np.median(np.abs(posterior.y - design.predict(beta))))
    return beta, math.log(max(prior_scale, left))


def _direction(posterior: Posterior, at: tuple[Floats, float]) -> tuple[Floats, float]:
    """Return the step down and half its squared length; Newton's where the curvature allows, else the bowl's."""
    slope = posterior.slope(*at)
    matrix = posterior.hessian(slope)
    if not is_definite(matrix):
        matrix = posterior.bowl(slope)
    room = at[1] - LEAST_SCALE
    if room <= 0 < slope.gradient[-1]:  # the scale would go on down: leave it where it is
        back = np.append(solved(matrix[:-1, :-1], slope.gradient[:-1]), 0.0)
    else:
        back = solved(matrix, slope.gradient)
    gain = 0.5 * float(back @ slope.gradient)
    down = float(back[-1])
    most = _MOST_SCALE_STEP if down < 0 else min(_MOST_SCALE_STEP, room)
    return (-back * (most / abs(down)) if abs(down) > most else -back), gain


def _ahead(posterior: Posterior, at: tuple[Floats, float], step: Floats, loss: float, halvings: int) -> Peak | None:
    """Go the largest of 1, ½, ¼ … of the step that does not make the loss larger; None where there is none."""
    share = 1.0
    for _ in range(halvings):
        beta, log_scale = at[0] + share * step[:-1], at[1] + share * float(step[-1])
        there = posterior.loss(beta, log_scale)
        if there < loss or (there == loss and share == 1.0):  # shorter steps that gain nothing would go on for ever
            return Peak(beta, log_scale, (there,))
        share /= 2
    return None


def _bordered(matrix: Floats, border: Floats, corner: float) -> Floats:
    size = len(border)
    whole = np.empty((size + 1, size + 1))
    whole[:size, :size] = matrix
    whole[size, :size] = whole[:size, size] = border
    whole[size, size] = corner
    return whole


def is_definite(matrix: Floats) -> bool:
    """Tell whether a matrix is positive definite, and clearly so: nothing is divided by what rounding left."""
    try:
        root = np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        return False
    return bool((np.square(np.diagonal(root)) > _OPEN * np.diagonal(matrix)).all())
