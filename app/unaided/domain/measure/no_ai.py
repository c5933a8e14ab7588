"""The tasks that say how fast the person works without AI (measurement.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from unaided.domain.measure.engine import Term
from unaided.domain.measure.evidence import Evidence, Flags, Floats, Ints, Tasks
from unaided.domain.measure.figure import Excluded, Reason, Rows
from unaided.domain.measure.sieve import is_ai, is_done, sized_sieve
from unaided.domain.measure.slipped import Slip, sizes_of, slip_in_time

KIND_SD = 0.30  # by how much kinds of work differ, in log minutes (measurement.md §2)


@dataclass(frozen=True, slots=True, eq=False)
class NoAiTasks:
    """Sized tasks worked without AI, one row each, (n,).

    `y` is log(active/size), sizes corrected for `slip` where the ruler slipped. Where not `done` it is a
    lower bound: work stopped, given up, or finished with AI counts at the minutes it had by then. `date`
    is when the task was registered, in days since 1970-01-01 UTC. `kind` is a position in `kinds`, the
    positions in `Evidence.kinds` that occur here.
    """

    rows: Rows
    y: Floats
    done: Flags
    date: Floats
    kind: Ints
    kinds: Ints  # (levels,)
    excluded: tuple[Excluded, ...]
    slip: Slip | None = None

    @property
    def finished(self) -> int:
        """Return how many are finished."""
        return int(self.done.sum())

    def slip_shares(self) -> Floats:
        """Return (n,) how much of the slip each task's size has."""
        return np.zeros(len(self.rows)) if self.slip is None else self.slip.share(self.date)

    @property
    def slip_variance(self) -> float:
        """Return the variance of the log of the whole slip, 0 without one."""
        return 0.0 if self.slip is None else self.slip.variance

    def kind_term(self) -> Term:
        """Return the kinds as a term of a regression, shrunk towards no difference."""
        return Term("kind", max(1, len(self.kinds)), self.kind, precision=KIND_SD**-2)


def no_ai_tasks(evidence: Evidence, exclude: Iterable[Reason] = ()) -> NoAiTasks:
    """Return the tasks of the baseline in force worked without AI, and those begun so and finished with AI."""
    tasks = evidence.tasks
    about = ~is_ai(tasks) | _begun_without(tasks)
    sieve = sized_sieve(evidence, exclude)
    rows = sieve.forget(~about).kept
    minutes = np.where(is_ai(tasks), np.fmin(tasks.unaided, tasks.active), tasks.active)[rows]
    slip = slip_in_time(evidence)
    kinds, kind = np.unique(tasks.kind[rows], return_inverse=True)
    return NoAiTasks(
        rows,
        np.log(minutes) - np.log(sizes_of(evidence, slip)[rows]),
        (is_done(tasks) & ~is_ai(tasks))[rows],
        tasks.registered[rows],
        kind,
        kinds,
        _only(sieve.excluded, about),
        slip,
    )


def _begun_without(tasks: Tasks) -> Flags:
    return np.isfinite(tasks.unaided) & (tasks.unaided > 0)


def _only(excluded: tuple[Excluded, ...], about: Flags) -> tuple[Excluded, ...]:
    """Return what was left out among the rows a figure is about."""
    kept = (Excluded(one.reason, one.rows[about[one.rows]]) for one in excluded)
    return tuple(one for one in kept if one.count)
