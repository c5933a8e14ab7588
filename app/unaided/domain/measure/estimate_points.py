"""What the section on estimates draws: what each task took against its unaided estimate (measurement.md §5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from unaided.domain.measure.belonging import modes
from unaided.domain.measure.estimation import estimated
from unaided.domain.measure.evidence import Evidence, Flags, Floats
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows


@dataclass(frozen=True, slots=True, eq=False)
class EstimatePoints:
    """A point for each task, (n,): `rows` of tasks, minutes estimated without AI and minutes taken, and if AI was used.

    `excluded` are the tasks that have no point.
    """

    rows: Rows
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
    return EstimatePoints(rows, tasks.estimate[rows], tasks.active[rows], with_ai, sieve.excluded)


def part_of(figure: Figure, mode: str) -> Figure:
    """Return what a figure says of one mode, `no-ai` or `ai`."""
    return cast("Mapping[str, Figure]", figure.more["by_mode"])[mode]


def echoes(figure: Figure) -> tuple[str, ...]:
    """Return the sentences that warn of minutes which repeat the estimate."""
    return cast("tuple[str, ...]", figure.more.get("flags", ()))
