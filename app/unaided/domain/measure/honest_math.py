"""The honest-math table: how long each kind of work takes by use of AI, and what of it is recalled (measurement.md §8).

One regression over all tasks gives the minutes; a cell says how long a task of its kind's median size takes.
It is about the tasks the person chose to do so: no test of what AI does, unless all of them were drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy.special import betaincinv

from unaided.domain.measure.engine import Fit, Term, UndeterminedError, fit
from unaided.domain.measure.evidence import UNKNOWN, Evidence, Flags, Floats, Ints, Use
from unaided.domain.measure.figure import Figure, Reason, Rows, Status, Table, Unit, nothing
from unaided.domain.measure.honest_math_words import (
    FOOTER,
    UNDETERMINED,
    nothing_yet,
    too_few_finished,
    too_few_recalls,
)
from unaided.domain.measure.intervals import RANGE_LEVEL, t_range
from unaided.domain.measure.no_ai import KIND_SD
from unaided.domain.measure.recall_rates import RecallRates, recall_rates, use_of
from unaided.domain.measure.sieve import is_done, sized_sieve
from unaided.domain.measure.slipped import sizes_of, slip_in_time

LEAST: Final = 3  # below: a dash
PLAIN: Final = 5  # below: grey
SLOPE: Final = 0.90  # prior mean of log minutes by log size
SLOPE_SD: Final = 0.12
INTERACTION_SD: Final = 0.25
SPENT: Final = 4  # degrees of freedom
LEAST_DF: Final = 2.0  # as the engine has it (§2)
NAMES: Final = {Use.NONE: "none", Use.MEASURED: "measured", Use.HEAVY: "heavy"}
Cell = dict[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """The tasks of the table, one row each, (n,): which they are, use, kind, log minutes, log size, done or not."""

    rows: Rows
    use: Ints
    kind: Ints
    y: Floats
    log_size: Floats
    done: Flags
    kinds: int

    def finished(self) -> Ints:
        """Return (uses, kinds) how many are finished in each cell."""
        cell = self.use[self.done] * self.kinds + self.kind[self.done]
        counts = np.bincount(cell, minlength=len(Use) * self.kinds)
        return np.asarray(counts.reshape(len(Use), self.kinds), dtype=np.int64)

    def in_cell(self, use: int, kind: int) -> Rows:
        """Return the tasks of one cell."""
        return self.rows[np.flatnonzero((self.use == use) & (self.kind == kind))]


@dataclass(frozen=True, slots=True, eq=False)
class _Minutes:
    """The regression: `place` (uses,) of each use in it, UNKNOWN where none of its tasks is finished."""

    found: Fit
    place: Ints
    medians: Floats  # (kinds,) of log size, from the mean of all
    df: float

    def at(self, use: int, kind: int) -> tuple[float, float, float]:
        """Return log minutes of a cell at its kind's median size, over all uses, and the 95 % range."""
        mode, kinds = int(self.place[use]), len(self.medians)
        one, levels = np.eye(kinds)[kind], int((self.place != UNKNOWN).sum())
        weights = {
            "slope": float(self.medians[kind]),
            "mode": np.eye(levels)[mode],
            "kind": one,
            "both": np.eye(levels * kinds)[mode * kinds + kind],
        }
        value, variance = self.found.estimate(weights)
        return value, *t_range(value, math.sqrt(variance), self.df)


def honest_math(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the table (§8); it has no number of its own, `n` counts its tasks.

    `more`: `cells`, by kind and use each {kind, use: none | measured | heavy, minutes: Figure, recall: Figure},
    and `footer`, empty only where every task was drawn. Recalls are the first ones answered.
    """
    asked = tuple(exclude)
    tasks = evidence.tasks
    sieve = sized_sieve(evidence, asked).drop(Reason.NO_ANSWER, use_of(tasks) == UNKNOWN)
    work = _work(evidence, sieve.kept)
    rates = recall_rates(evidence, asked)
    cells = _cells(evidence, work, rates)
    head = nothing(Unit.MINUTES, _why(work, rates), len(work.rows), rows=work.rows)
    status = _status(cells)
    if status is not Status.NONE:
        head = replace(head, status=status, why="")
    drawn = len(work.rows) > 0 and bool((tasks.assigned[work.rows] != UNKNOWN).all())
    footer = "" if drawn else FOOTER
    words = footer if status is Status.OK else ""
    return replace(head, words=words).with_more(cells=cells, footer=footer).leaving_out(*sieve.excluded)


def _work(evidence: Evidence, rows: Rows) -> _Work:
    tasks = evidence.tasks
    sizes = sizes_of(evidence, slip_in_time(evidence))[rows]
    use, done = use_of(tasks)[rows], is_done(tasks)[rows]
    kinds = max(1, len(evidence.kinds))
    return _Work(rows, use, tasks.kind[rows], np.log(tasks.active[rows]), np.log(sizes), done, kinds)


def _cells(evidence: Evidence, work: _Work, rates: RecallRates) -> list[Cell]:
    """Return the cells of all kinds that have a task or a recall, in the order of `Evidence.kinds`."""
    found, finished = _fit(work), work.finished()
    there = np.bincount(work.kind, minlength=work.kinds) + rates.count.sum(axis=0)
    return [
        {
            "kind": evidence.kinds[kind],
            "use": NAMES[use],
            "minutes": replace(_time(found, use, kind, int(finished[use, kind])), rows=work.in_cell(use, kind)),
            "recall": replace(_recall(rates, use, kind), rows=rates.rows_of(use, kind)),
        }
        for kind in np.flatnonzero(there).tolist()
        for use in Use
    ]


def _fit(work: _Work) -> _Minutes | None:
    """Return the regression, None where the finished tasks cannot settle it; a use without any has no level in it."""
    uses = np.unique(work.use[work.done])
    place = np.full(len(Use), UNKNOWN, dtype=np.int64)
    place[uses] = np.arange(len(uses))
    kept = place[work.use] != UNKNOWN
    mode, kind, log_size = place[work.use[kept]], work.kind[kept], work.log_size[kept]
    if not kept.any():
        return None
    mean = float(log_size.mean())
    terms = [
        Term("slope", 1, values=log_size - mean, precision=SLOPE_SD**-2, mean=SLOPE),
        Term("mode", len(uses), mode),
        Term("kind", work.kinds, kind, precision=KIND_SD**-2),
        Term("both", len(uses) * work.kinds, mode * work.kinds + kind, precision=INTERACTION_SD**-2),
    ]
    try:
        found = fit(work.y[kept], work.done[kept], terms)
    except UndeterminedError:
        return None
    df = max(LEAST_DF, float(found.events - SPENT))
    return _Minutes(found, place, _medians(work) - mean, df)


def _medians(work: _Work) -> Floats:
    """Return (kinds,) the log of the median size of each kind, 0 where it has no tasks."""
    order = np.lexsort((work.log_size, work.kind))
    counts = np.bincount(work.kind, minlength=work.kinds)
    starts = np.cumsum(counts) - counts
    there = counts > 0
    below, above = starts + (counts - 1) // 2, starts + counts // 2
    medians = np.zeros(work.kinds)
    sizes = np.exp(work.log_size[order])
    medians[there] = np.log((sizes[below[there]] + sizes[above[there]]) / 2)
    return medians


def _time(found: _Minutes | None, use: Use, kind: int, count: int) -> Figure:
    if count < LEAST:
        return nothing(Unit.MINUTES, too_few_finished(count, NAMES[use]), count)
    if found is None:
        return nothing(Unit.MINUTES, UNDETERMINED, count)
    value, low, high = (math.exp(one) for one in found.at(use, kind))
    return Figure(value, low, high, count, Unit.MINUTES, _strength(count))


def _recall(rates: RecallRates, use: Use, kind: int) -> Figure:
    count = int(rates.count[use, kind])
    if count < LEAST:
        return nothing(Unit.SHARE, too_few_recalls(count, NAMES[use]), count, Table.EXPLANATIONS)
    a, b = rates.beta(use, kind)
    low, high = (float(betaincinv(a, b, level)) for level in (1 - RANGE_LEVEL, RANGE_LEVEL))
    return Figure(a / (a + b), low, high, count, Unit.SHARE, _strength(count), table=Table.EXPLANATIONS)


def _strength(count: int) -> Status:
    return Status.OK if count >= PLAIN else Status.EARLY


def _status(cells: list[Cell]) -> Status:
    """Return the strength of the strongest cell."""
    found = {one.status for cell in cells for one in cell.values() if isinstance(one, Figure)}
    return next((status for status in (Status.OK, Status.EARLY) if status in found), Status.NONE)


def _why(work: _Work, rates: RecallRates) -> str:
    finished, recalls = int(work.finished().max()), int(rates.count[: len(Use)].max())
    return nothing_yet(min(finished, LEAST), min(recalls, LEAST)) if finished < LEAST else UNDETERMINED
