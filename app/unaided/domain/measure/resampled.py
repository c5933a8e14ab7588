"""AI's effect on resampled tasks: the same regression refitted to all resamples at once (measurement.md §5).

A resample is told by how often each task is in it, and the tasks lie sorted by kind, so that a sum over the
tasks of a kind is one pass over the counts. Newton's steps begin from the mode of the tasks themselves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.climb import LEAST_SCALE, SCALE_MEAN, SCALE_SD, Posterior
from unaided.domain.measure.design import Design
from unaided.domain.measure.effect_fit import KIND_SD, SIZE_SLOPE, SIZE_SLOPE_SD, terms
from unaided.domain.measure.effect_rows import Compared
from unaided.domain.measure.engine import Fit, UndeterminedError, refit
from unaided.domain.measure.evidence import Arm, Flags, Floats, Ints
from unaided.domain.measure.student import curvature, hazard, hazard_slope, score

RESAMPLES: Final = 1000
_AT_ONCE: Final = 50  # resamples: their tables stay in the processor's cache
_STEPS: Final = 12
_ROUNDING: Final = 1e-9
_FURTHEST: Final = 5.0  # scales that a coefficient moves by in a step
_NEAR: Final = 1e-4  # half a squared step, in standard errors
_FLOOR: Final = 1e-9  # the least curvature there may be, of what the prior has

# Coefficients lie as: level, size, arm, kinds, log s.
_LEVEL, _SIZE, _ARM, _KINDS = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class _Sorted:
    """The tasks (n,) by kind, `begins` where each kind begins, and the coefficients' prior (p,)."""

    order: Ints
    begins: Ints
    y: Floats
    bounds: Ints  # positions of the unfinished
    done: Floats
    size: Floats
    arm: Floats
    kind: Ints
    precision: Floats
    mean: Floats


def resampled_counts(arm: Ints, chance: np.random.Generator, resamples: int = RESAMPLES) -> Floats:
    """Return (resamples, n) how often each task is in each resample, drawn with replacement within its arm (n,)."""
    counts = np.zeros((resamples, len(arm)))
    for side in np.unique(arm):
        own = np.flatnonzero(arm == side)
        picked = chance.integers(0, len(own), (resamples, len(own))) + np.arange(resamples)[:, None] * len(own)
        drawn = np.bincount(picked.ravel(), minlength=resamples * len(own))
        counts[:, own] = drawn.reshape(resamples, len(own))
    return counts


def refitted_effects(tasks: Compared, found: Fit, counts: Floats) -> Floats:
    """Return (resamples,) the log effect b of each resample, NaN where it leaves b open.

    `counts` is (resamples, n), `found` the fit of the tasks themselves.
    """
    start = _start(found)
    if start[-1] <= LEAST_SCALE + _ROUNDING:  # minutes that repeat to the letter do so in every resample
        return np.full(len(counts), start[_ARM])
    rows = _sorted(tasks)
    effects = np.full(len(counts), np.nan)
    for first in range(0, len(counts), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        effects[part] = _climbed(rows, counts[part][:, rows.order], start)
    told = _tells(tasks, counts)
    effects[~told] = np.nan
    for one in np.flatnonzero(np.isnan(effects) & told):
        effects[one] = _alone(tasks, found, counts[one])
    return effects


def influence(tasks: Compared, found: Fit) -> Floats:
    """Return (n,) by how much one more of each task moves the log effect b: one Newton step from the mode."""
    posterior = Posterior(Design(terms(tasks), len(tasks)), tasks.y, tasks.done)
    slope = posterior.slope(found.beta, math.log(found.scale))
    z = posterior.standardised(found.beta, math.log(found.scale))
    scores = score(z)
    scores[~tasks.done] = hazard(z[~tasks.done])
    to_arm = np.zeros(len(found.beta) + 1)
    to_arm[found.slice_of("arm")] = 1.0
    row = np.asarray(np.linalg.solve(posterior.hessian(slope), to_arm), dtype=np.float64)
    return np.asarray(
        posterior.design.predict(row[:-1]) * scores / found.scale + float(row[-1]) * (scores * z - tasks.done)
    )


def _tells(tasks: Compared, counts: Floats) -> Flags:
    """Tell (resamples,) which have a finished task in each arm: unfinished ones alone set b no upper end."""
    finished = [counts @ (tasks.done & (tasks.arm == arm)).astype(np.float64) for arm in Arm]
    return np.asarray((finished[0] > 0) & (finished[1] > 0))


def _sorted(tasks: Compared) -> _Sorted:
    order = np.argsort(tasks.kind, kind="stable")
    kind, done = tasks.kind[order], tasks.done[order]
    levels = len(tasks.kinds)
    precision = np.array([0.0, SIZE_SLOPE_SD**-2, 0.0, *[KIND_SD**-2] * levels, SCALE_SD**-2])
    mean = np.array([0.0, SIZE_SLOPE, 0.0, *[0.0] * levels, SCALE_MEAN])
    return _Sorted(
        order,
        np.searchsorted(kind, np.arange(levels)),
        tasks.y[order],
        np.flatnonzero(~done),
        done.astype(np.float64),
        (tasks.size - tasks.size.mean())[order],
        tasks.arm[order].astype(np.float64),
        kind,
        precision,
        mean,
    )


def _start(found: Fit) -> Floats:
    parts = (found.beta[found.slice_of(name)] for name in ("level", "size", "arm", "kind"))
    return np.concatenate([*parts, [math.log(found.scale)]])


def _climbed(rows: _Sorted, counts: Floats, start: Floats) -> Floats:
    """Return (resamples,) b at the mode of each; NaN where plain Newton steps do not lead there."""
    at = np.tile(start, (len(counts), 1))
    effects = np.full(len(counts), np.nan)
    going = np.arange(len(counts))
    before = np.full(len(counts), np.inf)
    for _ in range(_STEPS):
        gradient, hessian = _derivatives(rows, counts[going], at[going])
        step, gain = _steps(gradient, hessian)
        stays = (gain < before[going]) & _is_modest(step, at[going])
        going, step, gain = going[stays], step[stays], gain[stays]
        at[going] -= step
        before[going] = gain
        there = gain < _NEAR
        effects[going[there]] = at[going[there], _ARM]
        going = going[~there]
        if not going.size:
            break
    return effects


def _is_modest(step: Floats, at: Floats) -> Flags:
    """Tell (resamples,) which steps go no further than a mode is from the next: the others may lead anywhere."""
    scale = np.exp(at[:, -1])
    near = (np.abs(step[:, :-1]) <= _FURTHEST * scale[:, None]).all(axis=1)
    return near & (np.abs(step[:, -1]) <= 1.0) & (at[:, -1] - step[:, -1] > LEAST_SCALE)


def _steps(gradient: Floats, hessian: Floats) -> tuple[Floats, Floats]:
    """Return Newton's steps (resamples, p) and half their squared lengths, NaN where the posterior is not a bowl."""
    bends = np.linalg.eigvalsh(hessian)[:, 0] > _FLOOR
    step = np.zeros_like(gradient)
    step[bends] = np.linalg.solve(hessian[bends], gradient[bends][:, :, None])[:, :, 0]
    gain = 0.5 * np.einsum("bi,bi->b", step, gradient)
    return step, np.where(bends & (gain >= 0), gain, np.nan)


def _derivatives(rows: _Sorted, counts: Floats, at: Floats) -> tuple[Floats, Floats]:
    """Return the first (resamples, p) and second (resamples, p, p) derivatives of −log posterior."""
    scale = np.exp(at[:, -1:])
    z = (rows.y - at[:, :1] - at[:, 1:2] * rows.size - at[:, 2:3] * rows.arm - at[:, _KINDS + rows.kind]) / scale
    scores, bends = score(z), curvature(z)
    if rows.bounds.size:
        beyond = z[:, rows.bounds]
        rate = hazard(beyond)
        scores[:, rows.bounds], bends[:, rows.bounds] = rate, hazard_slope(beyond, rate)
    pulled, bent = counts * scores, counts * bends
    crossed = bent * z + pulled
    off = at - rows.mean
    gradient = rows.precision * off
    gradient[:, :-1] -= _by_column(rows, pulled) / scale
    gradient[:, -1] += counts @ rows.done - np.einsum("bi,bi->b", pulled, z)
    hessian = np.zeros((len(at), at.shape[1], at.shape[1]))
    hessian[:, :-1, :-1] = _squares(rows, bent) / scale[:, :, None] ** 2
    hessian[:, :-1, -1] = hessian[:, -1, :-1] = _by_column(rows, crossed) / scale
    hessian[:, -1, -1] = np.einsum("bi,bi->b", crossed, z)
    places = np.arange(at.shape[1])
    hessian[:, places, places] += rows.precision
    return gradient, hessian


def _by_column(rows: _Sorted, weights: Floats) -> Floats:
    """Return Xᵀw (resamples, p − 1)."""
    kinds = np.add.reduceat(weights, rows.begins, axis=1)
    base = (kinds.sum(axis=1), weights @ rows.size, weights @ rows.arm)
    return np.column_stack([*base, kinds])


def _squares(rows: _Sorted, weights: Floats) -> Floats:
    """Return XᵀWX (resamples, p − 1, p − 1)."""
    columns = (np.ones(len(rows.y)), rows.size, rows.arm)
    by_kind = [np.add.reduceat(weights * column, rows.begins, axis=1) for column in columns]
    levels = len(rows.begins)
    whole = np.zeros((len(weights), _KINDS + levels, _KINDS + levels))
    for i, column in enumerate(columns):
        whole[:, i, _KINDS:] = whole[:, _KINDS:, i] = by_kind[i]
        for j in range(i, len(columns)):
            whole[:, i, j] = whole[:, j, i] = weights @ (column * columns[j])
    places = np.arange(_KINDS, _KINDS + levels)
    whole[:, places, places] = by_kind[_LEVEL]
    return whole


def _alone(tasks: Compared, found: Fit, counts: Floats) -> float:
    """Return b of one resample by the engine's own careful way, NaN where the resample leaves it open."""
    picked = np.repeat(np.arange(len(tasks)), counts.astype(np.int64))
    again = tasks.at(picked)
    try:
        beta = refit(found, again.y, again.done, terms(again))
    except UndeterminedError:
        return math.nan
    return float(beta[found.slice_of("arm")][0])
