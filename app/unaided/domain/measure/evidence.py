"""What every figure is reckoned from: columns of tasks, sessions, explanations and recalls.

Columns, not objects: 100,000 tasks are reckoned in under a second (speed.md). Where a number is not
known it is NaN, where a choice is not known it is −1. Rows are in no promised order; every figure
sorts what it needs sorted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unaided.domain.measure.figure import Rows

EPOCH_DAY: Final = date(1970, 1, 1).toordinal()
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

UNKNOWN: Final = -1
MONTH_DAYS: Final = 30.4375  # days (measurement.md §3)
YEAR_DAYS: Final = 365.25  # days
WINDOW_DAYS: Final = 90.0  # days (measurement.md §7)


class End(IntEnum):
    """How a task stands, as a code in a column."""

    OPEN = 0
    DONE = 1
    UNFINISHED = 2
    ABANDONED = 3


class Arm(IntEnum):
    """A mode, as a code in a column."""

    NO_AI = 0
    AI = 1


class Use(IntEnum):
    """How AI was used in a task, as a code in a column: the heaviest of its sessions."""

    NONE = 0
    MEASURED = 1
    HEAVY = 2


class Own(IntEnum):
    """An ownership class, as a code in a column."""

    TRANSIENT = 0
    REPEATABLE = 1
    CORE = 2


class Source(IntEnum):
    """Where a task's minutes come from, as a code in a column."""

    TIMER = 0
    HAND = 1


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks, one row each. All columns are (n,).

    Instants are days since 1970-01-01 UTC, with fractions; `day` is the ordinal (date.toordinal) of
    the local date a task was registered on. Lengths are minutes. `size` is in minutes of the ruler,
    the baseline's own sizes included. `mode` is AI as soon as one session was (Law: a task is no-AI
    only if every session was). `line` numbers the baseline a task belongs to, from 0.
    """

    key: NDArray[np.str_]
    registered: Floats
    closed: Floats  # NaN while open
    day: Ints
    kind: Ints  # position in `Evidence.kinds`
    ownership: Ints  # Own
    project: Ints  # position in `Evidence.projects`, −1 for none
    skill: Ints  # position in `Evidence.skills`, −1 for none
    end: Ints  # End
    mode: Ints  # Arm
    use: Ints  # Use; UNKNOWN where AI was used and nobody said how
    assigned: Ints  # Arm, or UNKNOWN where no coin was thrown
    kept_out: Flags  # registered for the experiment, kept out before the throw
    declined: Flags  # thrown, then not followed
    size: Floats
    sized_late: Flags
    estimate: Floats  # unaided
    estimate_ai: Floats
    active: Floats
    unaided: Floats  # what of `active` was worked before AI was first used; all of it where it never was
    guess: Floats  # how long it would have taken without AI, asked when done
    source: Ints  # Source, or UNKNOWN
    imported: Flags
    edited: Flags  # after the outcome was known (Law 3)
    undecided: Flags  # some of its time waits to be decided (Law 2)
    line: Ints

    def __len__(self) -> int:
        """Return how many."""
        return len(self.key)

    def at(self, rows: Rows | Flags) -> Tasks:
        """Return these rows alone."""
        return replace(self, **{one.name: getattr(self, one.name)[rows] for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Sittings:
    """Finished sessions, one row each. All columns are (n,); `task` is a position in `Tasks`. Lengths are minutes."""

    key: NDArray[np.str_]
    task: Ints
    started: Floats
    day: Ints  # ordinal of the local date
    mode: Ints  # Arm
    use: Ints  # Use, UNKNOWN where nobody said
    active: Floats
    progress_before: Floats  # 0 to 1
    progress_after: Floats  # 0 to 1, NaN where it was not asked
    look_ups: Ints
    felt: Floats  # 1 to 5, NaN where not answered

    def __len__(self) -> int:
        """Return how many."""
        return len(self.key)


@dataclass(frozen=True, slots=True)
class Explained:
    """Full explanations, one row a task. All columns are (n,). Shares are 0 to 1."""

    key: NDArray[np.str_]
    task: Ints
    written: Floats
    predicted: Floats
    explained: Floats
    recalled: Floats  # the first recall: 1 passed, 0 not, NaN still to come

    def __len__(self) -> int:
        """Return how many."""
        return len(self.key)


@dataclass(frozen=True, slots=True)
class Recalls:
    """Reviews of recall cards, one row each. All columns are (n,). `number` 1 is the first recall."""

    key: NDArray[np.str_]
    task: Ints
    reviewed: Floats
    number: Ints
    rating: Ints  # 1 again, 2 hard, 3 good, 4 easy
    passed: Flags
    retrievability: Floats  # FSRS's, at `Evidence.now`, at a card's last review, of tasks of the last 90 days; else NaN

    def __len__(self) -> int:
        """Return how many."""
        return len(self.key)


@dataclass(frozen=True, slots=True)
class Audit:
    """One blind re-sizing of an old task (measurement.md §1). All columns are (n,)."""

    task: Ints
    at: Floats  # days since 1970-01-01 UTC
    new_size: Floats  # minutes of the ruler

    def __len__(self) -> int:
        """Return how many."""
        return len(self.task)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it, as of one moment. `now` is days since 1970-01-01 UTC: the end of the day reckoned for.

    `line` is the baseline in force: figures use its tasks and count the others as left out.
    `baseline` are the task rows of its baseline in finishing order, at most 12. `offset` is local time less UTC, in
    days: where days begin at four it is four hours less.
    """

    now: float
    tasks: Tasks
    sittings: Sittings
    explained: Explained
    recalls: Recalls
    audit: Audit
    kinds: tuple[str, ...]
    projects: tuple[str, ...]
    skills: tuple[str, ...]
    line: int = 0
    baseline: Rows = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    look_up_topics: tuple[tuple[str, int], ...] = ()  # the person's words (Law 5), most frequent first
    offset: float = 0.0

    @property
    def last_day(self) -> date:
        """Return the local day reckoned for: the last that had begun before `now`."""
        # Its end is a whole number of days but for what floats lose; a microday is a tenth of a second.
        return date.fromordinal(EPOCH_DAY + math.ceil(round(self.now + self.offset, 6)) - 1)

    def day_of(self, at: float) -> date:
        """Return the local day of an instant, in days since 1970-01-01 UTC."""
        return date.fromordinal(EPOCH_DAY + math.floor(at + self.offset))


def no_sittings() -> Sittings:
    """Return no sessions."""
    return Sittings(**_empty(Sittings))


def no_explained() -> Explained:
    """Return no explanations."""
    return Explained(**_empty(Explained))


def no_recalls() -> Recalls:
    """Return no recalls."""
    return Recalls(**_empty(Recalls))


def no_audit() -> Audit:
    """Return no audit."""
    return Audit(**_empty(Audit))


_TYPES: Final = {"NDArray[np.str_]": np.str_, "Floats": np.float64, "Ints": np.int64, "Flags": np.bool_}


def _empty(kind: type) -> dict[str, Any]:
    return {one.name: np.empty(0, dtype=_TYPES[str(one.type)]) for one in fields(kind)}
