"""The ruler: how large a task is, by a scale that does not move with the person's speed (§1)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.measure.evidence import Arm, Audit, End, Evidence, Floats, Source, Tasks
from unaided.domain.measure.figure import Figure, Rows, Status, Table, Unit, nothing
from unaided.domain.measure.intervals import t_range
from unaided.domain.sizing import STEPS

QUANTILES: Final = (0.1, 0.3, 0.5, 0.7, 0.9)
SLOPE_LOW: Final = 0.5
SLOPE_HIGH: Final = 1.2
SLOPE_UNKNOWN: Final = 0.9  # where all estimates are equal
LEAST_AUDITED: Final = 4
AUDIT_SHORT: Final = "{n} of 4 old tasks are sized again: the ruler cannot be checked yet."


@dataclass(frozen=True, slots=True)
class Ruler:
    """The fit of the baseline: log minutes = `intercept` + `slope` · log estimate."""

    intercept: float
    slope: float

    def fitted_size(self, estimates: Floats) -> Floats:
        """Return (n,) the sizes in minutes of tasks estimated at (n,) minutes."""
        return np.asarray(np.exp(self.intercept + self.slope * np.log(estimates)), dtype=np.float64)


def fit_baseline(estimates: Floats, actives: Floats) -> Ruler:
    """Return the ruler of (n,) finished tasks: their unaided estimates and active minutes, all above 0.

    Raises:
        ValueError: there are none, or a length is not above 0.
    """
    if len(estimates) == 0 or not (np.all(estimates > 0) and np.all(actives > 0)):
        raise ValueError("a ruler needs estimates and minutes above 0")
    x, y = np.log(estimates), np.log(actives)
    spread = float(np.sum((x - x.mean()) ** 2))
    slope = SLOPE_UNKNOWN
    if spread > 0 and float(np.ptp(x)) > math.ulp(1.0):
        slope = float(np.sum((x - x.mean()) * (y - y.mean()))) / spread
    slope = min(max(slope, SLOPE_LOW), SLOPE_HIGH)
    return Ruler(float(y.mean() - slope * x.mean()), slope)


def anchors(sizes: Floats) -> Rows:
    """Return the positions of the five anchors among (n ≥ 5,) sizes: nearest to the quantiles, all distinct."""
    taken: list[int] = []
    for quantile in np.quantile(sizes, QUANTILES):
        free = [place for place in range(len(sizes)) if place not in taken]
        taken.append(min(free, key=lambda place: (abs(float(sizes[place]) - float(quantile)), place)))
    return np.array(sorted(taken, key=lambda place: (float(sizes[place]), place)), dtype=np.intp)


def baseline_rows(tasks: Tasks) -> Rows:
    """Return the rows (at most 12) of the baseline: the first finished no-AI tasks, in finishing order.

    They are timed and have a size, given or to be fitted from their unaided estimate.
    """
    sizable = (tasks.size > 0) | (tasks.estimate > 0)
    timed = (tasks.active > 0) & np.isfinite(tasks.active) & (tasks.source == Source.TIMER) & ~tasks.undecided
    counts = (tasks.end == End.DONE) & (tasks.mode == Arm.NO_AI) & sizable & timed & ~tasks.sized_late
    rows = np.flatnonzero(counts & np.isfinite(tasks.closed))
    order = np.lexsort((tasks.key[rows], tasks.registered[rows], tasks.closed[rows]))
    return rows[order[:BASELINE_TASKS]]


def slip(evidence: Evidence) -> Figure:
    """Return how far the ruler slipped since old tasks were sized: exp(mean log(new/old)), by their last audit."""
    logs, rows = _slips(evidence)
    n = len(logs)
    if n < LEAST_AUDITED:
        return nothing(Unit.RATIO, AUDIT_SHORT.format(n=n), n, rows=rows)
    mean, se = float(logs.mean()), float(logs.std(ddof=1)) / math.sqrt(n)
    low, high = t_range(mean, se, n - 1)
    return Figure(
        math.exp(mean), math.exp(low), math.exp(high), n, Unit.RATIO, Status.OK, table=Table.TASKS, rows=rows
    ).with_more(slipped=not low <= 0 <= high, variance=se * se)


def _slips(evidence: Evidence) -> tuple[Floats, Rows]:
    """Return log(new/old) of each audited task's last audit, and their rows."""
    audit, tasks = evidence.audit, evidence.tasks
    last = _last_of_each(audit)
    rows = audit.task[last]
    old = tasks.size[rows]
    good = (old > 0) & (audit.new_size[last] > 0) & (tasks.line[rows] == evidence.line)
    return np.log(audit.new_size[last][good] / old[good]), np.asarray(rows[good], dtype=np.intp)


def _last_of_each(audit: Audit) -> Rows:
    order = np.lexsort((audit.at, audit.task))
    ends = np.flatnonzero(np.append(np.diff(audit.task[order]) != 0, True)) if len(audit) else order
    return order[ends]


def ladder(sizes: Floats) -> Floats:
    """Return all the sizes in minutes that the ruler has, in their order: each anchor by each step."""
    return np.array(sorted({anchor * step for anchor, step in product(map(float, sizes), STEPS)}))
