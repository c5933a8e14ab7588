"""What the section on estimates draws: what each task took against its unaided estimate (measurement.md §5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

import numpy as np

from unaided.domain.measure.belonging import modes
from unaided.domain.measure.estimation import estimated
from unaided.domain.measure.evidence import Evidence, Flags, Floats, Ints
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows

APART: Final = 1_000  # points that can be told apart; beyond, those close by share a mark
CELLS: Final = 33  # of a decade: a mark's tasks are within 7 % of each other


@dataclass(frozen=True, slots=True, eq=False)
class EstimatePoints:
    """A point for each task, (n,): `rows` of tasks, minutes estimated without AI and minutes taken, and if AI was used.

    `day` are ordinals of the local days the tasks were begun on. `excluded` are the tasks that have no point.
    """

    rows: Rows
    day: Ints
    estimate: Floats
    actual: Floats
    with_ai: Flags
    excluded: tuple[Excluded, ...]

    def __len__(self) -> int:
        """Return how many."""
        return len(self.rows)


def estimate_points(evidence: Evidence, exclude: Iterable[Reason] = ()) -> EstimatePoints:
    """Return the points of this evidence: the tasks behind bias and spread."""
    tasks, sieve = evidence.tasks, estimated(evidence, exclude)
    rows = sieve.kept
    with_ai = modes(tasks.mode)["ai"][rows]
    return EstimatePoints(rows, tasks.day[rows], tasks.estimate[rows], tasks.active[rows], with_ai, sieve.excluded)


@dataclass(frozen=True, slots=True, eq=False)
class EstimateCell:
    """One mark: a task, begun on `day`, or several of one mode close by, where `day` is the first's."""

    day: date
    estimate: float  # minutes, of the first
    actual: float  # minutes, of the first
    with_ai: bool
    rows: Rows


def cells(points: EstimatePoints) -> tuple[EstimateCell, ...]:
    """Return the marks of these points, from the shortest estimate on: one each, shared where there are many."""
    order = np.lexsort((points.actual, points.estimate)).astype(np.intp)
    if len(points) <= APART:
        return tuple(_cell(points, order[place : place + 1]) for place in range(len(order)))
    column, level = (
        np.floor(CELLS * np.log10(minutes[order])).astype(np.int64) for minutes in (points.estimate, points.actual)
    )
    _, cell = np.unique(np.stack((column, level, points.with_ai[order])), axis=1, return_inverse=True)
    by_cell = np.argsort(cell, kind="stable")
    ends = np.cumsum(np.bincount(cell))[:-1]
    return tuple(_cell(points, order[own]) for own in np.split(by_cell, ends))


def _cell(points: EstimatePoints, places: Rows) -> EstimateCell:
    first = int(places[0])
    return EstimateCell(
        date.fromordinal(int(points.day[first])),
        float(points.estimate[first]),
        float(points.actual[first]),
        bool(points.with_ai[first]),
        points.rows[places],
    )


def part_of(figure: Figure, mode: str) -> Figure:
    """Return what a figure says of one mode, `no-ai` or `ai`."""
    return cast("Mapping[str, Figure]", figure.more["by_mode"])[mode]


def echoes(figure: Figure) -> tuple[str, ...]:
    """Return the sentences that warn of minutes which repeat the estimate."""
    return cast("tuple[str, ...]", figure.more.get("flags", ()))
