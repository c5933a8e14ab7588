"""Freezing a baseline: what is kept for good of its 12 tasks (§1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.measure.gather import gather
from unaided.domain.measure.ruler import anchors, fit_baseline
from unaided.domain.testimony import Testimony


@dataclass(frozen=True, slots=True)
class FrozenTask:
    """A baseline task: its id in hexadecimal, its fitted size in minutes, 1 to 5 where it is an anchor."""

    key: str
    minutes: float
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """A baseline's fit and its tasks in finishing order."""

    intercept: float
    slope: float
    tasks: tuple[FrozenTask, ...]


def frozen(kept: Testimony, line: int, at: datetime) -> Frozen | None:
    """Return what is to be kept of a line's baseline as of this moment, None before its 12th task."""
    evidence = gather(kept, at.timestamp() / 86_400)
    rows = evidence.baseline
    if evidence.line != line or len(rows) < BASELINE_TASKS:
        return None
    tasks = evidence.tasks
    estimated = rows[tasks.estimate[rows] > 0]
    ruler = fit_baseline(tasks.estimate[estimated], tasks.active[estimated]) if estimated.size else None
    sizes = tasks.size[rows]
    number = np.zeros(len(rows), dtype=np.int64)
    number[anchors(sizes)] = np.arange(1, 6)
    return Frozen(
        ruler.intercept if ruler else 0.0,
        ruler.slope if ruler else 1.0,
        tuple(
            FrozenTask(str(tasks.key[row]), float(size), int(which) or None)
            for row, size, which in zip(rows, sizes, number, strict=True)
        ),
    )
