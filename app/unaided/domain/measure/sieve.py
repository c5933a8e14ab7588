"""What counts in a figure and what is left out: each row by the first reason that holds, and counted (Law 6)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from unaided.domain.measure.evidence import Arm, End, Evidence, Flags, Source, Tasks
from unaided.domain.measure.figure import Excluded, Reason, Rows


class Sieve:
    """Rows of one table from which one reason after another takes some away."""

    def __init__(self, size: int) -> None:
        """Begin with all rows of a table this long."""
        self._kept: Flags = np.ones(size, dtype=np.bool_)
        self._excluded: list[Excluded] = []

    def drop(self, reason: Reason, which: Flags) -> Sieve:
        """Leave out those of the rows still kept for which `which` (n,) holds, and return self."""
        gone = self._kept & which
        if gone.any():
            self._excluded.append(Excluded(reason, np.flatnonzero(gone)))
            self._kept &= ~which
        return self

    def forget(self, which: Flags) -> Sieve:
        """Put aside rows that this figure is not about (another mode, say): they are not counted as left out."""
        self._kept &= ~which
        return self

    @property
    def kept(self) -> Rows:
        """Return the positions of the rows that count, in their order."""
        return np.flatnonzero(self._kept)

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        """Return what was left out, by reason, in the order the reasons were asked in."""
        return tuple(self._excluded)


def task_sieve(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Sieve:
    """Return the sieve of tasks that all figures share; `exclude` names more reasons the person asked for.

    Out go: tasks of the future and still open ones as of `evidence.now`, those without timed minutes,
    those entered by hand or of unknown source (§0, finding 7), and those with undecided time (Law 2).
    """
    tasks, asked = evidence.tasks, set(exclude)
    sieve = Sieve(len(tasks))
    sieve.drop(Reason.FUTURE, ~(tasks.registered <= evidence.now))
    sieve.drop(Reason.OPEN, (tasks.end == End.OPEN) | ~(tasks.closed <= evidence.now))
    if Reason.EDITED in asked:
        sieve.drop(Reason.EDITED, tasks.edited)
    if Reason.IMPORTED in asked:
        sieve.drop(Reason.IMPORTED, tasks.imported)
    sieve.drop(Reason.NOT_TIMED, ~_is_length(tasks.active))
    sieve.drop(Reason.HAND_ENTERED, tasks.source == Source.HAND)
    sieve.drop(Reason.UNKNOWN_SOURCE, tasks.source != Source.TIMER)
    return sieve.drop(Reason.UNDECIDED, tasks.undecided)


def sized_sieve(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Sieve:
    """Return the sieve of tasks that have a size of the baseline in force, known before they were begun (§1)."""
    tasks = evidence.tasks
    sieve = task_sieve(evidence, exclude)
    sieve.drop(Reason.OLD_BASELINE, tasks.line != evidence.line)
    sieve.drop(Reason.SIZED_LATE, tasks.sized_late)
    return sieve.drop(Reason.NOT_SIZED, ~_is_length(tasks.size))


def is_done(tasks: Tasks) -> Flags:
    """Tell (n,) which are finished; a task that stopped short of that is censored at its minutes so far."""
    return np.asarray(tasks.end == End.DONE)


def is_ai(tasks: Tasks) -> Flags:
    """Tell (n,) in which AI was used."""
    return np.asarray(tasks.mode == Arm.AI)


def _is_length(minutes: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Flags:
    return np.isfinite(minutes) & (minutes > 0)
