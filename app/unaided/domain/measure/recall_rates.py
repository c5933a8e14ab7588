"""How often first recalls pass, by use of AI and kind of work, each drawn a little to its use's own rate (§8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.answers import recalled_once
from unaided.domain.measure.evidence import UNKNOWN, Arm, Evidence, Floats, Ints, Tasks, Use
from unaided.domain.measure.figure import Excluded, Reason, Rows

GROUPS: Final = len(Use) + 1  # the last, which is also place −1: AI was used and nobody said how
WEIGHT: Final = 4.0  # recalls that a use's own rate counts for in each of its cells


@dataclass(frozen=True, slots=True, eq=False)
class RecallRates:
    """First recalls by use and kind: `passed` and `count` are (groups, kinds), `prior` (groups,) shares of each use.

    `rows` (k,) are the explanations recalled, `use` and `kind` (k,) of them.
    """

    passed: Ints
    count: Ints
    prior: Floats
    rows: Rows
    use: Ints
    kind: Ints
    excluded: tuple[Excluded, ...]

    def beta(self, use: int, kind: int) -> tuple[float, float]:
        """Return the parameters of the Beta that a cell's rate has, Beta(4m + passed, 4(1 − m) + failed)."""
        m, passed, count = float(self.prior[use]), int(self.passed[use, kind]), int(self.count[use, kind])
        return WEIGHT * m + passed, WEIGHT * (1 - m) + count - passed

    def means(self) -> Floats:
        """Return (groups, kinds) the rate of each cell: the mean of its Beta."""
        return np.asarray((WEIGHT * self.prior[:, None] + self.passed) / (WEIGHT + self.count), dtype=np.float64)

    def rows_of(self, use: int, kind: int) -> Rows:
        """Return the explanations behind a cell."""
        return self.rows[np.flatnonzero((self.use == use) & (self.kind == kind))]


def recall_rates(evidence: Evidence, exclude: Iterable[Reason] = ()) -> RecallRates:
    """Return the rates of all first recalls answered by `evidence.now`; m = (passed + 1)/(n + 2) of a use (§8)."""
    told = evidence.explained
    sieve = recalled_once(evidence, exclude)
    rows = sieve.kept
    task = told.task[rows]
    use, kind = use_of(evidence.tasks)[task], evidence.tasks.kind[task]
    kinds = max(1, len(evidence.kinds))
    cell = (use % GROUPS) * kinds + kind
    count = np.bincount(cell, minlength=GROUPS * kinds).reshape(GROUPS, kinds)
    passed = np.bincount(cell[told.recalled[rows] == 1], minlength=GROUPS * kinds).reshape(GROUPS, kinds)
    prior = (passed.sum(axis=1) + 1) / (count.sum(axis=1) + 2)
    return RecallRates(passed, count, prior, rows, use, kind, sieve.excluded)


def use_of(tasks: Tasks) -> Ints:
    """Return (n,) how AI was used in each task; UNKNOWN where it was and nobody said how."""
    said = np.where((tasks.use == Use.MEASURED) | (tasks.use == Use.HEAVY), tasks.use, UNKNOWN)
    return np.asarray(np.where(tasks.mode == Arm.AI, said, Use.NONE), dtype=np.int64)
