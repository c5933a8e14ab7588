"""The tasks that AI's effect is told from: those the coin decided, and those the person chose (measurement.md §4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from unaided.domain.measure.belonging import among
from unaided.domain.measure.evidence import Arm, Evidence, Flags, Floats, Ints, Use
from unaided.domain.measure.figure import Excluded, Reason, Rows
from unaided.domain.measure.sieve import is_ai, is_done, sized_sieve
from unaided.domain.measure.slipped import Slip, sizes_of, slip_in_time


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Closed tasks of two arms, one row each in the order of closing, (n,).

    `y` is log active minutes; where not `done` a lower bound. `arm` is 1 for AI. `size` is log size, corrected
    where the ruler slipped. `kind` is a position in `kinds`, the positions in `Evidence.kinds` that occur here.
    """

    evidence: Evidence
    rows: Rows
    arm: Ints
    y: Floats
    done: Flags
    size: Floats
    kind: Ints
    kinds: Ints  # (levels,)
    excluded: tuple[Excluded, ...]
    slip: Slip | None = None

    def __len__(self) -> int:
        """Return how many."""
        return len(self.rows)

    @property
    def closed(self) -> Floats:
        """Return (n,) when each was closed, in days since 1970-01-01 UTC; never falls."""
        return self.evidence.tasks.closed[self.rows]

    @property
    def finished(self) -> tuple[int, int]:
        """Return how many are finished without AI and with it."""
        with_ai = int((self.done & (self.arm == Arm.AI)).sum())
        return int(self.done.sum()) - with_ai, with_ai

    def finished_by_kind(self, arm: Arm) -> Ints:
        """Return (levels,) how many of each kind are finished in an arm."""
        return np.bincount(self.kind[self.done & (self.arm == arm)], minlength=len(self.kinds))

    def first(self, count: int) -> Compared:
        """Return the tasks closed first, with sizes as they were known when the last of them was closed."""
        then = replace(self.evidence, now=float(self.closed[count - 1]))
        return _compared(then, self.rows[:count], self.arm[:count], ())

    def at(self, places: Rows | slice) -> Compared:
        """Return the tasks at these places, each as often as it is named."""
        columns = ("rows", "arm", "y", "done", "size", "kind")
        return replace(self, **{name: getattr(self, name)[places] for name in columns})


def is_drawn(evidence: Evidence) -> Flags:
    """Tell (tasks,) which the coin decided by `evidence.now`; those kept out never reached it."""
    tasks = evidence.tasks
    return np.asarray((tasks.assigned >= 0) & ~tasks.kept_out & (tasks.registered <= evidence.now))


def is_kept_out(evidence: Evidence) -> Flags:
    """Tell (tasks,) which were registered for the experiment by `evidence.now` and kept out of it."""
    tasks = evidence.tasks
    return np.asarray(tasks.kept_out & (tasks.registered <= evidence.now))


def drawn_tasks(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Compared:
    """Return the drawn tasks by their assigned arm, whatever use followed: declined ones stay where they were put."""
    tasks = evidence.tasks
    sieve = sized_sieve(evidence, exclude)
    about = (tasks.assigned >= 0) & ~tasks.kept_out
    rows = sieve.forget(~about).kept
    kept_out = Excluded(Reason.KEPT_OUT, np.flatnonzero(is_kept_out(evidence)))
    return _compared(evidence, rows, tasks.assigned[rows], (*among(sieve.excluded, about), kept_out))


def chosen_tasks(evidence: Evidence, exclude: Iterable[Reason] = (), use: Use | None = None) -> Compared:
    """Return all tasks, drawn ones included, by whether AI was used; with `use`, AI tasks of that use alone."""
    tasks = evidence.tasks
    with_ai = is_ai(tasks)
    sieve = sized_sieve(evidence, exclude)
    about = np.ones(len(tasks), dtype=np.bool_) if use is None else ~with_ai | (tasks.use == use)
    rows = sieve.forget(~about).kept
    return _compared(evidence, rows, np.where(with_ai, Arm.AI, Arm.NO_AI)[rows], among(sieve.excluded, about))


def _compared(evidence: Evidence, rows: Rows, arm: Ints, excluded: tuple[Excluded, ...]) -> Compared:
    tasks = evidence.tasks
    order = _by_closing(evidence, rows, arm)
    rows, arm = rows[order], arm[order]
    slip = slip_in_time(evidence)
    kinds, kind = np.unique(tasks.kind[rows], return_inverse=True)
    return Compared(
        evidence,
        rows,
        arm,
        np.log(tasks.active[rows]),
        is_done(tasks)[rows],
        np.log(sizes_of(evidence, slip)[rows]),
        kind,
        kinds,
        excluded,
        slip,
    )


def _by_closing(evidence: Evidence, rows: Rows, arm: Ints) -> Rows:
    """Return (n,) the order of closing. What else is known breaks a tie, so that the order of rows never matters."""
    tasks = evidence.tasks
    order = np.argsort(tasks.closed[rows], kind="stable")
    closed = tasks.closed[rows[order]]
    if (closed[1:] > closed[:-1]).all():
        return order
    columns = (tasks.guess, tasks.end, tasks.mode, tasks.kind, tasks.size, tasks.active, tasks.registered, tasks.closed)
    return np.lexsort((arm, *(column[rows] for column in columns)))
