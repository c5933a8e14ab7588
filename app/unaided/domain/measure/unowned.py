"""The unowned share: how much of the core work of the last 90 days could not be explained today (measurement.md §7).

It is about understanding alone: it is never joined with speed into one number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from unaided.domain.measure.belonging import among, last_of_each
from unaided.domain.measure.evidence import WINDOW_DAYS, Evidence, Flags, Floats, Own
from unaided.domain.measure.figure import Figure, Reason, Rows, Status, Unit, nothing
from unaided.domain.measure.recall_rates import RecallRates, recall_rates, use_of
from unaided.domain.measure.sieve import Sieve, is_done, sized_sieve
from unaided.domain.measure.slipped import sizes_of, slip_in_time
from unaided.domain.measure.unowned_words import NO_RECALL, too_few, unowned

LEAST: Final = 10  # tasks
LEAST_RECALLS: Final = 5  # as few as `recalled` is told from (§6): below, the rates of untested work are early
Z: Final = 1.96
HOUR: Final = 60.0  # minutes


def unowned_share(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return Σ size·(1 − u)/Σ size over finished core and repeatable tasks of 90 days, 0 to 1 (§7); `n` counts them.

    u is FSRS's retrievability where the last recall passed, 0 where it failed, else the recall rate of the task's
    use of AI and kind. `more`: `hours` = Σ size·(1 − u)/60 and `tested`, how many have been recalled.
    """
    asked = tuple(exclude)
    about = _is_about(evidence)
    sieve = _shipped(evidence, asked)
    rows = sieve.forget(~about).kept
    excluded = among(sieve.excluded, about)
    rates = recall_rates(evidence, asked)
    recalled = _recalled(evidence)[rows]
    tested = ~np.isnan(recalled)
    if len(rows) < LEAST:
        return nothing(Unit.SHARE, too_few(len(rows)), len(rows), rows=rows).leaving_out(*excluded)
    if not tested.any() and not len(rates.rows):
        return nothing(Unit.SHARE, NO_RECALL, len(rows), rows=rows).leaving_out(*excluded)
    sure = _sureness(evidence, rows, recalled, rates)
    few = int(rates.count.sum()) < LEAST_RECALLS and not tested.all()
    size = sizes_of(evidence, slip_in_time(evidence))[rows]
    figure = _share(size, sure, Status.EARLY if few else Status.OK)
    return replace(figure, rows=rows).with_more(tested=int(tested.sum())).leaving_out(*excluded)


def _is_about(evidence: Evidence) -> Flags:
    tasks = evidence.tasks
    owned = (tasks.ownership == Own.CORE) | (tasks.ownership == Own.REPEATABLE)
    return np.asarray(owned & (tasks.registered > evidence.now - WINDOW_DAYS))


def _shipped(evidence: Evidence, exclude: tuple[Reason, ...]) -> Sieve:
    return sized_sieve(evidence, exclude).drop(Reason.UNFINISHED, ~is_done(evidence.tasks))


def _recalled(evidence: Evidence) -> Floats:
    """Return (tasks,) what the last recall leaves: retrievability, 0 where it failed, NaN where there was none.

    A first recall that was brought in without its day says that it failed; when it passed, not how much is left.
    """
    told, recalls, found = evidence.explained, evidence.recalls, np.full(len(evidence.tasks), np.nan)
    failed = (told.recalled == 0) & (told.written <= evidence.now)
    found[told.task[failed]] = 0.0
    past = np.flatnonzero(recalls.reviewed <= evidence.now)
    last = last_of_each(recalls.task, recalls.reviewed, past)
    found[recalls.task[last]] = np.where(recalls.passed[last], np.clip(recalls.retrievability[last], 0.0, 1.0), 0.0)
    return found


def _sureness(evidence: Evidence, rows: Rows, recalled: Floats, rates: RecallRates) -> Floats:
    """Return u (k,) of these tasks: what their own recall leaves, else the rate of their use and kind."""
    usual = rates.means()[use_of(evidence.tasks)[rows], evidence.tasks.kind[rows]]
    return np.where(np.isnan(recalled), usual, recalled)


def _share(size: Floats, sure: Floats, status: Status) -> Figure:
    weight = size / size.sum()
    share = float(weight @ (1 - sure))
    half = Z * math.sqrt(float(np.square(weight) @ (sure * (1 - sure))))
    low, high = max(0.0, share - half), min(1.0, share + half)
    hours = float(size @ (1 - sure)) / HOUR
    words = unowned(share, low, high, hours) if status is Status.OK else ""
    return Figure(share, low, high, len(size), Unit.SHARE, status, words=words).with_more(hours=hours)
