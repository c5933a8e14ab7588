"""A figure: a number with its range, how many rows are behind it, and why it says nothing where it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.intp]  # (k,) positions in one table of the evidence
NO_ROWS: Rows = np.empty(0, dtype=np.intp)
NOTHING: Mapping[str, object] = MappingProxyType({})


class Status(StrEnum):
    """How much a figure may say (measurement.md)."""

    NONE = "none"  # `why` and the way there; never 0, never a greyed fake
    EARLY = "early"  # shown grey, no words
    OK = "ok"


class Unit(StrEnum):
    """What a figure's value is counted in."""

    INDEX = "index"  # the person's own baseline = 100
    CHANGE = "change"  # exp(b) − 1: −0.2 is 20 % less
    CHANGE_A_YEAR = "change-a-year"
    RATIO = "ratio"
    SHARE = "share"  # 0 to 1
    POINTS = "points"  # percentage points
    SQUARED_ERROR = "squared-error"  # Brier's mean (p − y)², 0 to 1
    PER_HOUR = "per-hour"
    MINUTES = "minutes"
    SCORE = "score"  # 1 to 5
    CORRELATION = "correlation"  # of ranks, −1 to 1


class Table(StrEnum):
    """Which table of the evidence a figure's rows are in."""

    TASKS = "tasks"
    SESSIONS = "sessions"
    EXPLANATIONS = "explanations"
    RECALLS = "recalls"


class Reason(StrEnum):
    """Why a row is left out of a figure."""

    FUTURE = "future"  # dated after the day reckoned for
    OPEN = "open"  # not closed yet
    NOT_TIMED = "not-timed"  # no active time, or not a number
    HAND_ENTERED = "hand-entered"
    UNKNOWN_SOURCE = "unknown-source"  # not known to be timed
    NOT_SIZED = "not-sized"
    SIZED_LATE = "sized-late"
    NO_ESTIMATE = "no-estimate"
    NO_GUESS = "no-guess"
    UNFINISHED = "unfinished"
    KEPT_OUT = "kept-out"
    NOT_DRAWN = "not-drawn"
    OLD_BASELINE = "old-baseline"
    EDITED = "edited"
    IMPORTED = "imported"
    UNDECIDED = "undecided"  # part of its time waits to be decided (Law 2)
    NOT_EXPLAINED = "not-explained"
    NOT_RECALLED = "not-recalled"  # its first recall is still to come
    NO_ANSWER = "no-answer"
    OTHER_MODE = "other-mode"


@dataclass(frozen=True, slots=True)
class Excluded:
    """The rows that one reason left out; each row is left out for the first reason that holds."""

    reason: Reason
    rows: Rows = field(compare=False)

    @property
    def count(self) -> int:
        """Return how many."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `low` and `high` are its 95 % range; `n` is what measurement.md counts for it.

    With status `none`, `value`, `low` and `high` are None and `why` says what is missing and the way
    there; else `why` is empty. `words` is the fixed sentence, empty where there is none to say.
    `more` holds what only this figure has: plain numbers, words or lists, as the report prints them.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    unit: Unit
    status: Status
    why: str = ""
    words: str = ""
    excluded: tuple[Excluded, ...] = ()
    table: Table = Table.TASKS
    rows: Rows = field(default_factory=lambda: NO_ROWS, compare=False, repr=False)
    more: Mapping[str, object] = field(default_factory=lambda: NOTHING)

    @property
    def is_shown(self) -> bool:
        """Tell whether there is a number to show."""
        return self.status is not Status.NONE

    def leaving_out(self, *excluded: Excluded) -> Figure:
        """Return the same figure with what was left out of it; reasons without rows are dropped."""
        return replace(self, excluded=tuple(one for one in excluded if one.count))

    def with_more(self, **more: object) -> Figure:
        """Return the same figure with these facts beside those it has."""
        return replace(self, more=MappingProxyType({**self.more, **more}))


def nothing(unit: Unit, why: str, n: int = 0, table: Table = Table.TASKS, rows: Rows = NO_ROWS) -> Figure:
    """Return the figure that says nothing, and why."""
    return Figure(None, None, None, n, unit, Status.NONE, why, table=table, rows=rows)
