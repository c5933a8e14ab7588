"""What the section on understanding draws: predicted, explained and recalled by use of AI (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, cast

import numpy as np

from unaided.domain.measure.answers import answered
from unaided.domain.measure.belonging import status_of, uses
from unaided.domain.measure.evidence import Evidence, Floats
from unaided.domain.measure.figure import Figure, Reason, Rows, Table, Unit, nothing
from unaided.domain.measure.intervals import mean_range
from unaided.domain.measure.understanding import RECALLED_LEAST, RECALLED_OK_FROM, recalled
from unaided.domain.measure.understanding_words import too_few_said

USES: Final = ("no-ai", "measured", "heavy")


@dataclass(frozen=True, slots=True, eq=False)
class UseMarks:
    """The three marks of one use of AI, shares from 0 to 1.

    Where enough is recalled, all three are of the same tasks: those recalled once. Before, predicted and explained are
    of all tasks with both answers, and `recalled` says what is missing.
    """

    use: str
    predicted: Figure
    explained: Figure
    recalled: Figure

    @property
    def is_shown(self) -> bool:
        """Tell whether there is any mark."""
        return self.predicted.is_shown or self.recalled.is_shown


@dataclass(frozen=True, slots=True, eq=False)
class Understood:
    """A row for each use of AI; `unsaid` are the explanations with AI of which nobody said how it was used."""

    uses: tuple[UseMarks, ...]
    unsaid: Rows


@dataclass(frozen=True, slots=True, eq=False)
class CurveBin:
    """One bin of the calibration curve: the mean of what was said, a share, and the share of it that was recalled."""

    said: float
    figure: Figure


def understood(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Understood:
    """Return the marks of each use of AI."""
    asked = tuple(exclude)
    told = evidence.explained
    rows = answered(evidence, asked, told.predicted, told.explained).kept
    by_use = cast("Mapping[str, Figure]", recalled(evidence, asked).more["by_mode"])
    parts = uses(evidence.tasks, told.task)
    marks = tuple(_marks(evidence, use, rows[parts[use][rows]], by_use[use]) for use in USES)
    known = np.logical_or.reduce([parts[use] for use in USES])
    return Understood(marks, rows[~known[rows]])


def _marks(evidence: Evidence, use: str, rows: Rows, recalled_of: Figure) -> UseMarks:
    told = evidence.explained
    same = np.intersect1d(rows, recalled_of.rows) if recalled_of.is_shown else rows
    predicted, explained = (_said(answer, same, use) for answer in (told.predicted, told.explained))
    return UseMarks(use, predicted, explained, recalled_of)


def _said(answer: Floats, rows: Rows, use: str) -> Figure:
    """Return the mean of an answer (n,) over these rows, with its t-range kept within 0 and 1."""
    count = len(rows)
    if count < RECALLED_LEAST:
        why = too_few_said(count, RECALLED_LEAST, use)
        return nothing(Unit.SHARE, why, count, Table.EXPLANATIONS, rows)
    value, low, high = mean_range(answer[rows])
    status = status_of(count, RECALLED_OK_FROM)
    return Figure(
        *(value, max(0.0, low), min(1.0, high), count, Unit.SHARE, status),
        table=Table.EXPLANATIONS,
        rows=rows,
    )


def curve_bins(curve: Figure) -> tuple[CurveBin, ...]:
    """Return the bins of a calibration curve, from the least sure to the surest; none before there is one."""
    bins = cast("Iterable[Mapping[str, object]]", curve.more.get("bins", ()))
    found = (CurveBin(cast("float", one["predicted"]), cast("Figure", one["figure"])) for one in bins)
    return tuple(sorted(found, key=_said_in))


def _said_in(one: CurveBin) -> float:
    return one.said
