"""What belongs to tasks, sessions, explanations and recalls: what of it counts, and the parts it is told by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from unaided.domain.measure.evidence import EPOCH_DAY, Arm, Evidence, Flags, Floats, Ints, Source, Tasks, Use
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows, Status
from unaided.domain.measure.sieve import Sieve

Reckon = Callable[[Rows, str], Figure]  # from rows of a table and the name of the part they are, empty for all
Part = dict[str, object]
MODES: Final[Mapping[str, Arm]] = {"no-ai": Arm.NO_AI, "ai": Arm.AI}


def belonging_sieve(
    evidence: Evidence, task: Ints, at: Floats, exclude: Iterable[Reason] = (), *, about: Flags | None = None
) -> Sieve:
    """Return the sieve of rows (n,) that belong to `task` (n,) and are dated `at` (n,), days since 1970-01-01 UTC.

    Tasks still open count: what was written or done of them is a fact. Rows that the figure is not `about` are
    put aside first. `exclude` leaves out what belongs to tasks that were edited, imported or entered by hand.
    """
    tasks, asked = evidence.tasks, set(exclude)
    sieve = Sieve(len(task))
    if about is not None:
        sieve.forget(~about)
    sieve.drop(Reason.FUTURE, ~((at <= evidence.now) & (tasks.registered[task] <= evidence.now)))
    if Reason.EDITED in asked:
        sieve.drop(Reason.EDITED, tasks.edited[task])
    if Reason.IMPORTED in asked:
        sieve.drop(Reason.IMPORTED, tasks.imported[task])
    if Reason.HAND_ENTERED in asked:
        sieve.drop(Reason.HAND_ENTERED, tasks.source[task] == Source.HAND)
    return sieve


def last_of_each(task: Ints, at: Floats, rows: Rows) -> Rows:
    """Return those of `rows` that are the last of their task, by `at` (n,); `task` is (n,)."""
    order = rows[np.lexsort((at[rows], task[rows]))]
    last = np.ones(len(order), dtype=np.bool_)
    last[:-1] = task[order[1:]] != task[order[:-1]]
    return np.sort(order[last])


def among(excluded: Iterable[Excluded], about: Flags) -> tuple[Excluded, ...]:
    """Return what was left out among the rows (n,) that a figure is about."""
    kept = (Excluded(one.reason, one.rows[about[one.rows]]) for one in excluded)
    return tuple(one for one in kept if one.count)


def modes(mode: Ints) -> dict[str, Flags]:
    """Return, for each mode by its name, which of the rows (n,) are of it."""
    return {name: np.asarray(mode == arm) for name, arm in MODES.items()}


def uses(tasks: Tasks, task: Ints) -> dict[str, Flags]:
    """Return which of the rows (n,) belong to tasks without AI, and with AI used so; none where nobody said how."""
    with_ai = tasks.mode[task] == Arm.AI
    use = tasks.use[task]
    return {
        "no-ai": ~with_ai,
        "measured": with_ai & (use == Use.MEASURED),
        "heavy": with_ai & (use == Use.HEAVY),
    }


def by_part(reckon: Reckon, rows: Rows, parts: Mapping[str, Flags]) -> dict[str, Figure]:
    """Return the figure of each part of these rows."""
    return {name: reckon(rows[is_of[rows]], name) for name, is_of in parts.items()}


def by_month(reckon: Reckon, rows: Rows, day: Ints, parts: Mapping[str, Flags]) -> list[Part]:
    """Return the figures of each calendar month with rows, oldest first, whole and by part; `day` (n,) are ordinals."""
    dates = (day[rows] - EPOCH_DAY).astype("datetime64[D]").astype("datetime64[M]")
    months, month = np.unique(dates, return_inverse=True)
    of_months = np.split(rows[np.argsort(month, kind="stable")], np.cumsum(np.bincount(month, minlength=1))[:-1])
    return [
        {"month": str(name), "figure": reckon(own, ""), "by_mode": by_part(reckon, own, parts)}
        for name, own in zip(months, of_months, strict=False)  # no rows split into one empty part
    ]


def status_of(count: int, ok_from: int) -> Status:
    """Return `early` below so many rows, else `ok`."""
    return Status.EARLY if count < ok_from else Status.OK


def captioned(figure: Figure, words: str) -> Figure:
    """Return the figure with what it says; it says nothing while it is early."""
    return replace(figure, words=words) if figure.status is Status.OK else figure
