"""Understanding: what was said before writing, after writing, and what was recalled a week later (measurement.md §6).

One row a task, unfinished ones included; the first recall only. `p0` is said before writing, `p1` after,
`y` is 1 where the first recall passed. Never the expected calibration error: someone perfectly
calibrated scores 0.13 on 30 tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.answers import answered, by_use, recalled_once, share_recalled
from unaided.domain.measure.belonging import by_month, status_of, uses
from unaided.domain.measure.evidence import Evidence, Explained, Floats
from unaided.domain.measure.figure import Figure, Reason, Rows, Status, Table, Unit, nothing
from unaided.domain.measure.intervals import mean_range
from unaided.domain.measure.ranks import auc_delong
from unaided.domain.measure.understanding_words import (
    BRIER,
    BRIER_GAIN,
    CURVE,
    ILLUSION,
    OVERCONFIDENT,
    RECALLED,
    RESOLUTION,
    too_few_answers,
    too_few_of_each,
    too_few_recalls,
)

GAP_LEAST: Final = 8
OVERCONFIDENCE_LEAST: Final = 12
BRIER_LEAST: Final = 20
RECALLED_LEAST: Final = 5
RECALLED_OK_FROM: Final = 12
EACH_LEAST: Final = 5  # recalled, and not
CURVE_LEAST: Final = 20
BINS: Final = 5
BIN_LEAST: Final = 10
POINTS: Final = 100.0
NO_BOUNDS: Final = (-np.inf, np.inf)
OF_A_SQUARE: Final = (0.0, 1.0)
OF_A_GAIN: Final = (-1.0, 1.0)  # a gain can be a loss

Values = Callable[[Rows], Floats]


@dataclass(frozen=True, slots=True)
class _Mean:
    """How a mean is told: in what unit, from how many rows, within which bounds, and what it says."""

    unit: Unit
    least: int
    words: str
    too_few: Callable[[int, int, str], str] = too_few_recalls
    bounds: tuple[float, float] = NO_BOUNDS

    def of(self, values: Floats, rows: Rows, of: str) -> Figure:
        """Return the mean of values (k,), one for each of the rows."""
        count = len(rows)
        if count < self.least:
            return nothing(self.unit, self.too_few(count, self.least, of), count, Table.EXPLANATIONS, rows)
        value, low, high = mean_range(values)
        least, most = self.bounds
        status = status_of(count, 2 * self.least)
        return Figure(
            *(value, max(least, low), min(most, high), count, self.unit, status),
            table=Table.EXPLANATIONS,
            rows=rows,
        )


_GAP: Final = _Mean(Unit.POINTS, GAP_LEAST, ILLUSION, too_few_answers)
_OVERCONFIDENCE: Final = _Mean(Unit.POINTS, OVERCONFIDENCE_LEAST, OVERCONFIDENT)
_BRIER: Final = _Mean(Unit.SQUARED_ERROR, BRIER_LEAST, BRIER, bounds=OF_A_SQUARE)
_BRIER_GAIN: Final = _Mean(Unit.SQUARED_ERROR, BRIER_LEAST, BRIER_GAIN, bounds=OF_A_GAIN)


def illusion_gap(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return mean(p0 − p1)·100 in points; tasks whose recall is not due yet count too (§6).

    `more`: `by_mode`, and `months` (by when the task was registered; each with `figure` and `by_mode`).
    """
    told, tasks = evidence.explained, evidence.tasks
    sieve = answered(evidence, exclude, told.predicted, told.explained)

    def reckon(rows: Rows, of: str) -> Figure:
        return _GAP.of(POINTS * (told.predicted[rows] - told.explained[rows]), rows, of)

    parts = uses(tasks, told.task)
    return by_use(evidence, sieve, reckon, _GAP.words).with_more(
        months=by_month(reckon, sieve.kept, tasks.day[told.task], parts)
    )


def overconfidence_before(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return mean(p0 − y)·100 in points: how much surer than right, before writing (§6)."""
    told = evidence.explained
    return _of_recalled(evidence, exclude, _OVERCONFIDENCE, _surplus(told, told.predicted), told.predicted)


def overconfidence_after(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return mean(p1 − y)·100 in points: how much surer than right, after writing (§6)."""
    told = evidence.explained
    return _of_recalled(evidence, exclude, _OVERCONFIDENCE, _surplus(told, told.explained), told.explained)


def brier_before(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return mean (p0 − y)², 0 to 1, the less the better (§6)."""
    told = evidence.explained
    return _of_recalled(evidence, exclude, _BRIER, _squares(told, told.predicted), told.predicted)


def brier_after(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return mean (p1 − y)², 0 to 1, the less the better (§6)."""
    told = evidence.explained
    return _of_recalled(evidence, exclude, _BRIER, _squares(told, told.explained), told.explained)


def brier_gain(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return mean ((p0 − y)² − (p1 − y)²), −1 to 1: what writing gains, paired by task (§6)."""
    told = evidence.explained
    before, after = _squares(told, told.predicted), _squares(told, told.explained)

    def gain(rows: Rows) -> Floats:
        return before(rows) - after(rows)

    return _of_recalled(evidence, exclude, _BRIER_GAIN, gain, told.predicted, told.explained)


def recalled(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the share of explained tasks that were recalled at the first recall, 0 to 1 (§6)."""
    sieve = recalled_once(evidence, exclude)

    def reckon(rows: Rows, of: str) -> Figure:
        count = len(rows)
        if count < RECALLED_LEAST:
            why = too_few_recalls(count, RECALLED_LEAST, of)
            return nothing(Unit.SHARE, why, count, Table.EXPLANATIONS, rows)
        return share_recalled(evidence.explained, rows, status_of(count, RECALLED_OK_FROM))

    return by_use(evidence, sieve, reckon, RECALLED)


def resolution(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return P(p1 is higher for a task that was recalled than for one that was not), 0 to 1, 0.5 a guess (§6).

    The range is DeLong's. It has no width where the two never overlap, which a few rows can do by chance:
    that stays `early`, however many there are.
    """
    told = evidence.explained
    sieve = recalled_once(evidence, exclude, told.explained)

    def reckon(rows: Rows, of: str) -> Figure:
        passed = told.recalled[rows] == 1
        fewer, more = sorted((int(passed.sum()), int((~passed).sum())))
        if fewer < EACH_LEAST:
            why = too_few_of_each(int(passed.sum()), int((~passed).sum()), EACH_LEAST, of)
            return nothing(Unit.SHARE, why, fewer + more, Table.EXPLANATIONS, rows)
        value, low, high = auc_delong(told.explained[rows], passed)
        status = status_of(fewer, 2 * EACH_LEAST) if low < high else Status.EARLY
        return Figure(value, low, high, len(rows), Unit.SHARE, status, table=Table.EXPLANATIONS, rows=rows)

    return by_use(evidence, sieve, reckon, RESOLUTION)


def calibration_curve(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the figure that stands for the curve: how much was recalled of what p1 called so likely (§6).

    It has no number of its own. `more`: `bins`, each with `predicted` (the mean of p1) and `figure` (the
    share recalled); `by_mode` likewise.
    """
    told = evidence.explained

    def reckon(rows: Rows, of: str) -> Figure:
        count = len(rows)
        if count < CURVE_LEAST:
            why = too_few_recalls(count, CURVE_LEAST, of)
            return nothing(Unit.SHARE, why, count, Table.EXPLANATIONS, rows).with_more(bins=())
        status = status_of(count, 2 * CURVE_LEAST)
        bins = [_bin(told, rows[places], status) for places in equal_bins(told.explained[rows])]
        figure = Figure(None, None, None, count, Unit.SHARE, status, table=Table.EXPLANATIONS, rows=rows)
        return figure.with_more(bins=bins)

    return by_use(evidence, recalled_once(evidence, exclude, told.explained), reckon, CURVE)


def equal_bins(said: Floats) -> list[Rows]:
    """Return the positions of values (n,), n ≥ 10, in at most 5 bins of about equal counts, each of 10 or more.

    Equal values are never parted, so that the bins do not depend on the order of rows: each bin ends where
    a value ends, as near to its equal share as can be.
    """
    order = np.argsort(said, kind="stable")
    _, counts = np.unique(said, return_counts=True)
    ends, count = np.cumsum(counts), len(said)
    wanted = min(BINS, count // BIN_LEAST)
    cuts: list[int] = []
    for share in range(1, wanted):
        cut = int(ends[np.argmin(np.abs(ends * wanted - share * count))])
        if cut - (cuts[-1] if cuts else 0) >= BIN_LEAST and count - cut >= BIN_LEAST:
            cuts.append(cut)
    return np.split(order, cuts)


def _bin(told: Explained, rows: Rows, status: Status) -> dict[str, object]:
    return {"predicted": float(told.explained[rows].mean()), "figure": share_recalled(told, rows, status)}


def _surplus(told: Explained, said: Floats) -> Values:
    return lambda rows: POINTS * (said[rows] - told.recalled[rows])


def _squares(told: Explained, said: Floats) -> Values:
    return lambda rows: np.square(said[rows] - told.recalled[rows])


def _of_recalled(
    evidence: Evidence, exclude: Iterable[Reason], mean: _Mean, values: Values, *answers: Floats
) -> Figure:
    """Return a mean over what was recalled for the first time."""

    def reckon(rows: Rows, of: str) -> Figure:
        return mean.of(values(rows), rows, of)

    return by_use(evidence, recalled_once(evidence, exclude, *answers), reckon, mean.words)
