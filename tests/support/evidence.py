"""Evidence for figures, column by column: what a test does not say is an ordinary finished task without AI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from unaided.domain.measure.evidence import (
    MONTH_DAYS,
    Arm,
    End,
    Evidence,
    Flags,
    Floats,
    Own,
    Source,
    Tasks,
    Use,
    no_audit,
    no_explained,
    no_recalls,
    no_sittings,
)
from unaided.domain.measure.figure import Rows

BEGIN = 20_089.0  # 1 January 2025, in days since 1970-01-01 UTC
EPOCH_ORDINAL = 719_163
ORDINARY: Mapping[str, Any] = {
    "kind": 0,
    "ownership": Own.CORE,
    "project": -1,
    "skill": -1,
    "end": End.DONE,
    "mode": Arm.NO_AI,
    "use": Use.NONE,
    "assigned": -1,
    "kept_out": False,
    "declined": False,
    "size": 60.0,
    "sized_late": False,
    "estimate": 60.0,
    "estimate_ai": np.nan,
    "active": 60.0,
    "guess": np.nan,
    "source": Source.TIMER,
    "imported": False,
    "edited": False,
    "undecided": False,
    "line": 0,
}


def tasks_of(registered: ArrayLike, **said: ArrayLike) -> Tasks:
    """Return tasks registered on these days, closed an hour later; one value stands for all rows."""
    days = np.asarray(registered, dtype=np.float64)
    count = len(days)
    columns: dict[str, Any] = {
        "key": np.array([f"task-{row}" for row in range(count)], dtype=np.str_),
        "registered": days,
        "closed": days + 1 / 24,
        "day": np.floor(np.nan_to_num(days)).astype(np.int64) + EPOCH_ORDINAL,
        **ORDINARY,
        **said,
    }
    columns.setdefault("unaided", np.where(np.asarray(columns["mode"]) == Arm.AI, 0.0, columns["active"]))
    types = {one.name: _TYPES[str(one.type)] for one in fields(Tasks)}
    return Tasks(**{name: np.broadcast_to(np.asarray(columns[name], types[name]), count).copy() for name in types})


def evidence_of(tasks: Tasks, **said: Any) -> Evidence:  # noqa: ANN401 - any field of Evidence
    """Return the evidence of these tasks a day after the last, its baseline the first 12 finished without AI."""
    last = float(np.nanmax(tasks.registered, initial=BEGIN))
    whole = Evidence(
        now=np.ceil(last) + 1.0,
        tasks=tasks,
        sittings=no_sittings(),
        explained=no_explained(),
        recalls=no_recalls(),
        audit=no_audit(),
        kinds=tuple(f"kind-{kind}" for kind in range(int(tasks.kind.max(initial=0)) + 1)),
        projects=(),
        skills=(),
        baseline=first_finished(tasks),
    )
    return replace(whole, **said)


def first_finished(tasks: Tasks, count: int = 12) -> Rows:
    """Return the first finished no-AI tasks in the order of finishing."""
    done = np.flatnonzero((tasks.end == End.DONE) & (tasks.mode == Arm.NO_AI))
    return done[np.argsort(tasks.closed[done], kind="stable")][:count]


def a_person(
    seed: int, *, months: int = 24, a_month: int = 8, slope: float = 0.0, unfinished: float = 0.15
) -> Evidence:
    """Return a person without AI whose log speed changes by `slope` a year, on a ruler that does not slip."""
    chance = np.random.Generator(np.random.PCG64(seed))
    count = months * a_month
    days = np.sort(chance.uniform(0.0, months * MONTH_DAYS, count))
    kind = chance.integers(0, 4, count)
    size = np.exp(chance.normal(4.0, 0.65, count))
    wobble = chance.normal(0.0, 0.08, months)[np.floor(days / MONTH_DAYS).astype(np.int64)]
    y = chance.normal(0.0, 0.2, 4)[kind] + wobble - slope * days / 365.25 + 0.5 * chance.standard_t(5, count)
    stopped: Flags = chance.uniform(size=count) < unfinished
    active: Floats = size * np.exp(y) * np.where(stopped, chance.uniform(0.3, 1.0, count), 1.0)
    end = np.where(stopped, End.UNFINISHED, End.DONE)
    tasks = tasks_of(BEGIN + days, kind=kind, size=size, active=active, end=end)
    return evidence_of(tasks, now=BEGIN + np.ceil(months * MONTH_DAYS))


def reordered(evidence: Evidence, order: Rows) -> Evidence:
    """Return the same tasks in another order."""
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.arange(len(order))
    return replace(evidence, tasks=evidence.tasks.at(order), baseline=place[evidence.baseline])


_TYPES = {"NDArray[np.str_]": np.str_, "Floats": np.float64, "Ints": np.int64, "Flags": np.bool_}
