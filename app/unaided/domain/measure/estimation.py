"""Estimates against what tasks took: how they miss on the whole, and how widely (measurement.md §5).

Medians of log(actual/unaided estimate), so that a task twice as long and one half as long weigh the
same. Never the mean relative error: whoever estimates 70 % of the truth makes that one smallest.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.belonging import Reckon, by_month, by_part, captioned, modes, status_of
from unaided.domain.measure.estimation_words import BIAS, ECHO, SPREAD, too_few
from unaided.domain.measure.evidence import Arm, Evidence, Floats, Ints
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows, Unit, nothing
from unaided.domain.measure.ranks import MEDIAN_LEAST, median_range
from unaided.domain.measure.sieve import Sieve, is_done, task_sieve

OK_FROM: Final = 12
ECHO_WITHIN: Final = 0.02  # in log minutes
ECHO_SHARE: Final = 0.20
MOST_LOG: Final = 700.0  # what exp can bear

Miss = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class _Misses:
    """Log(actual/estimate) of the tasks that count: `ratio` is (tasks,), NaN where there is none; `rows` are those."""

    ratio: Floats
    rows: Rows
    mode: Ints
    day: Ints
    excluded: tuple[Excluded, ...]

    @property
    def echo(self) -> float:
        """Return the share of tasks that took just what was estimated."""
        return float(np.mean(np.abs(self.ratio[self.rows]) < ECHO_WITHIN))


def estimation_bias(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the median of actual/estimated minutes of finished timed tasks, a ratio: 1.2 is 20 % over (§5).

    `more`: `by_mode`, `months` (each with `figure` and `by_mode`), `echo` (share of tasks that took just
    what was estimated, where the figure is shown) and `flags` (sentences).
    """
    return _told(_misses(evidence, exclude), np.asarray, BIAS)


def estimation_spread(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the factor that half of the tasks come within of the median miss: exp(median |lr − median|) (§5).

    `more` is that of the bias.
    """
    return _told(_misses(evidence, exclude), _distance, SPREAD)


def spread_between(evidence: Evidence, since: float, until: float) -> Figure:
    """Return the spread of tasks without AI registered after `since` up to `until`, days since 1970-01-01 UTC."""
    misses = _misses(evidence, ())
    when = evidence.tasks.registered[misses.rows]
    rows = misses.rows[(when > since) & (when <= until) & (misses.mode[misses.rows] == Arm.NO_AI)]
    return _median(misses.ratio[rows], rows, _distance, "no-ai")


def estimated(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Sieve:
    """Return the sieve of tasks whose estimate can be held against what they took: finished, timed, with one (§5)."""
    tasks = evidence.tasks
    sieve = task_sieve(evidence, exclude)
    sieve.drop(Reason.UNFINISHED, ~is_done(tasks))
    return sieve.drop(Reason.NO_ESTIMATE, ~(np.isfinite(tasks.estimate) & (tasks.estimate > 0)))


def _misses(evidence: Evidence, exclude: Iterable[Reason]) -> _Misses:
    tasks = evidence.tasks
    sieve = estimated(evidence, exclude)
    rows = sieve.kept
    ratio = np.full(len(tasks), np.nan)
    ratio[rows] = np.clip(np.log(tasks.active[rows]) - np.log(tasks.estimate[rows]), -MOST_LOG, MOST_LOG)
    return _Misses(ratio, rows, tasks.mode, tasks.day, sieve.excluded)


def _distance(ratio: Floats) -> Floats:
    return np.abs(ratio - np.median(ratio))


def _told(misses: _Misses, miss: Miss, words: str) -> Figure:
    def reckon(rows: Rows, of: str) -> Figure:
        return _median(misses.ratio[rows], rows, miss, of)

    return captioned(_with_echo(_with_parts(misses, reckon), misses), words)


def _with_parts(misses: _Misses, reckon: Reckon) -> Figure:
    parts = modes(misses.mode)
    figure = reckon(misses.rows, "").leaving_out(*misses.excluded)
    return figure.with_more(
        by_mode=by_part(reckon, misses.rows, parts),
        months=by_month(reckon, misses.rows, misses.day, parts),
    )


def _with_echo(figure: Figure, misses: _Misses) -> Figure:
    if not figure.is_shown:
        return figure.with_more(echo=None, flags=())
    echo = misses.echo
    return figure.with_more(echo=echo, flags=(ECHO,) if echo > ECHO_SHARE else ())


def _median(ratio: Floats, rows: Rows, miss: Miss, of: str) -> Figure:
    count = len(rows)
    if count < MEDIAN_LEAST:
        return nothing(Unit.RATIO, too_few(count, of), count, rows=rows)
    value, low, high = (math.exp(one) for one in median_range(miss(ratio)))
    return Figure(value, low, high, count, Unit.RATIO, status_of(count, OK_FROM), rows=rows)
