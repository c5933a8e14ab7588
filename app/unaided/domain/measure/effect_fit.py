"""The regression of AI's effect: log minutes = a + slope · log size + kind + b · arm + noise (measurement.md §4)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from unaided.domain.measure.effect_rows import Compared
from unaided.domain.measure.effect_words import TOO_WIDE, UNDETERMINED
from unaided.domain.measure.engine import Fit, Term, UndeterminedError, fit
from unaided.domain.measure.evidence import Arm, Floats
from unaided.domain.measure.figure import Figure, Rows, Status, Unit, nothing
from unaided.domain.measure.intervals import t_range, words_range

SIZE_SLOPE: Final = 0.90  # of log minutes on log size
SIZE_SLOPE_SD: Final = 0.12
KIND_SD: Final = 0.30
BY_KIND_SD: Final = 0.25  # by how much the effect differs between kinds
SAMPLE: Final = 4000  # tasks
WIDEST: Final = math.log(1e6)  # log minutes; a range that goes further is no knowledge


@dataclass(frozen=True, slots=True)
class Effect:
    """A log effect b: its standard error and degrees of freedom."""

    value: float
    se: float
    df: float

    def range(self) -> tuple[float, float]:
        """Return the 95 % range."""
        return t_range(self.value, self.se, self.df)

    def words_range(self) -> tuple[float, float]:
        """Return the range that words are said from."""
        return words_range(self.value, self.se, self.df)

    def figure(self, count: int, status: Status, rows: Rows) -> Figure:
        """Return exp(b) − 1 with its range; negative is faster."""
        low, high = self.range()
        if max(abs(low), abs(high)) > WIDEST:
            return nothing(Unit.CHANGE, TOO_WIDE, count, rows=rows)
        ends = math.expm1(self.value), math.expm1(low), math.expm1(high)
        return Figure(*ends, count, Unit.CHANGE, status, rows=rows)


def terms(tasks: Compared) -> list[Term]:
    """Return the terms of the regression; the level and the arm have flat priors."""
    centred = tasks.size - tasks.size.mean()
    return [
        Term("level", 1),
        Term("size", 1, values=centred, precision=SIZE_SLOPE_SD**-2, mean=SIZE_SLOPE),
        Term("kind", len(tasks.kinds), tasks.kind, precision=KIND_SD**-2),
        Term("arm", 1, values=tasks.arm),
    ]


def fitted(tasks: Compared) -> Fit | None:
    """Return the fit, None where it leaves the effect open. There has to be a task."""
    try:
        return fit(tasks.y, tasks.done, terms(tasks), _near(tasks))
    except UndeterminedError:
        return None


def _near(tasks: Compared) -> Fit | None:
    """Return the fit of one task in so many, None where there are few: most steps to the mode are the same for both."""
    step = len(tasks) // SAMPLE
    return fitted(tasks.at(slice(None, None, step))) if step > 1 else None


def effect_of(tasks: Compared, least: int) -> Effect | str:
    """Return AI's effect, or why there is none; empty with fewer than `least` finished tasks in an arm."""
    if min(tasks.finished) < least:
        return ""
    found = fitted(tasks)
    return UNDETERMINED if found is None else _effect(found, tasks, {"arm": 1.0})


def effects_by_kind(tasks: Compared, least: int) -> dict[int, Effect] | None:
    """Return the effect on each kind with `least` finished tasks in both arms, by its level; None where it stays open.

    Deviations of kinds are shrunk towards the effect on all of them.
    """
    counts = np.minimum(tasks.finished_by_kind(Arm.NO_AI), tasks.finished_by_kind(Arm.AI))
    levels = np.flatnonzero(counts >= least)
    if not levels.size:
        return {}
    own = Term("arm of kind", len(tasks.kinds), tasks.kind, tasks.arm, precision=BY_KIND_SD**-2)
    try:
        found = fit(tasks.y, tasks.done, [*terms(tasks), own])
    except UndeterminedError:
        return None
    each = np.eye(len(tasks.kinds))
    return {int(level): _effect(found, tasks, {"arm": 1.0, "arm of kind": each[level]}) for level in levels}


def _effect(found: Fit, tasks: Compared, weights: Mapping[str, ArrayLike]) -> Effect:
    value, variance = found.estimate(weights)
    return Effect(value, math.sqrt(variance + _slip_variance(found, tasks)), found.df)


def _slip_variance(found: Fit, tasks: Compared) -> float:
    """Return what a slip of the ruler adds (§1): sizes of the arms are off by it as far as they lie apart in time."""
    if tasks.slip is None:
        return 0.0
    shares: Floats = tasks.slip.share(tasks.evidence.tasks.registered[tasks.rows])
    with_ai = tasks.arm == Arm.AI
    apart = float(shares[with_ai].mean() - shares[~with_ai].mean())
    slope, _ = found.estimate({"size": 1.0})
    return tasks.slip.variance * (slope * apart) ** 2
