"""Explanations, sessions and recalls for figures: what a test does not say is ordinary."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from tests.support.evidence import BEGIN, EPOCH_ORDINAL, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, Evidence, Explained, Recalls, Sittings, Use

T = TypeVar("T", Explained, Sittings, Recalls)


def columns(kind: type[T], count: int, **said: ArrayLike) -> T:
    """Return a table of so many rows; one value stands for all of them."""
    types = {one.name: _TYPES[str(one.type)] for one in fields(kind)}
    given: dict[str, Any] = {"key": [f"row-{row}" for row in range(count)], **said}
    return kind(**{name: np.broadcast_to(np.asarray(given[name], types[name]), count).copy() for name in types})


def explained_of(count: int, **said: ArrayLike) -> Explained:
    """Return an explanation of each of the first so many tasks, written an hour after it was registered."""
    given = {"task": np.arange(count), "written": BEGIN + np.arange(count) + 1 / 24, "recalled": np.nan, **said}
    return columns(Explained, count, **given)


def sittings_of(task: ArrayLike, **said: ArrayLike) -> Sittings:
    """Return sessions of an hour of these tasks, each started when its task was registered."""
    place = np.asarray(task, dtype=np.int64)
    given: dict[str, ArrayLike] = {
        "task": place,
        "started": BEGIN + place,
        "mode": Arm.NO_AI,
        "use": Use.NONE,
        "active": 60.0,
        "progress_before": 0.0,
        "progress_after": 1.0,
        "look_ups": 0,
        "felt": np.nan,
        **said,
    }
    started = np.nan_to_num(np.broadcast_to(np.asarray(given["started"], np.float64), len(place)))
    given.setdefault("day", np.floor(started).astype(np.int64) + EPOCH_ORDINAL)
    return columns(Sittings, len(place), **given)


def recalls_of(task: ArrayLike, **said: ArrayLike) -> Recalls:
    """Return recalls of these tasks, each a week after it was registered."""
    place = np.asarray(task, dtype=np.int64)
    given: dict[str, ArrayLike] = {
        "task": place,
        "reviewed": BEGIN + place + 7,
        "number": 1,
        "rating": 3,
        "passed": True,
        "retrievability": np.nan,
        **said,
    }
    return columns(Recalls, len(place), **given)


def told(count: int, *, task: dict[str, ArrayLike] | None = None, **said: ArrayLike) -> Evidence:
    """Return so many tasks, one a day, each explained."""
    return evidence_of(tasks_of(BEGIN + np.arange(count), **(task or {})), explained=explained_of(count, **said))


_TYPES = {"NDArray[np.str_]": np.str_, "Floats": np.float64, "Ints": np.int64, "Flags": np.bool_}
