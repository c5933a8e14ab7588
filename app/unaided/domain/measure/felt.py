"""How sessions felt, 1 to 5, and whether what felt good went fast (measurement.md §6); never a trend line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from unaided.domain.measure.belonging import MODES, among, belonging_sieve, captioned, last_of_each, status_of
from unaided.domain.measure.evidence import Arm, Evidence, Flags, Floats
from unaided.domain.measure.felt_words import AGAINST, ALL_ALIKE, MEDIAN, too_few, too_few_against
from unaided.domain.measure.figure import Figure, Reason, Rows, Status, Table, Unit, nothing
from unaided.domain.measure.ranks import MEDIAN_LEAST, median_range, spearman
from unaided.domain.measure.sieve import is_done, sized_sieve
from unaided.domain.measure.slipped import sizes_of, slip_in_time

MEDIAN_OK_FROM: Final = 12
AGAINST_LEAST: Final = 12
SCORES: Final = (1, 2, 3, 4, 5)


def felt(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the median of how sessions without AI felt, 1 to 5, with its exact range (§6); `n` counts sessions.

    `more`: `distribution` (how many sessions felt 1, 2, 3, 4, 5), `against_measured` (correlation of ranks of
    the felt score of a task's last session and −log(active/size)), and `by_mode`, which has both of each mode.
    """
    asked = tuple(exclude)
    by_mode = {name: _of_mode(evidence, asked, name, arm) for name, arm in MODES.items()}
    own = by_mode["no-ai"]
    return captioned(own, MEDIAN).with_more(by_mode=by_mode)


def _of_mode(evidence: Evidence, exclude: tuple[Reason, ...], name: str, arm: Arm) -> Figure:
    sittings = evidence.sittings
    sieve = belonging_sieve(evidence, sittings.task, sittings.started, exclude, about=sittings.mode == arm)
    rows = sieve.drop(Reason.NO_ANSWER, ~_is_score(sittings.felt)).kept
    scores = sittings.felt[rows]
    figure = _median(scores, rows, name).leaving_out(*sieve.excluded)
    return figure.with_more(
        distribution=[int((scores == score).sum()) for score in SCORES],
        against_measured=_against(evidence, exclude, name, arm),
    )


def _is_score(felt_: Floats) -> Flags:
    return np.isin(felt_, SCORES)


def _median(scores: Floats, rows: Rows, of: str) -> Figure:
    count = len(rows)
    if count < MEDIAN_LEAST:
        return nothing(Unit.SCORE, too_few(count, of), count, Table.SESSIONS, rows)
    status = status_of(count, MEDIAN_OK_FROM)
    return Figure(*median_range(scores), count, Unit.SCORE, status, table=Table.SESSIONS, rows=rows)


def _against(evidence: Evidence, exclude: tuple[Reason, ...], of: str, arm: Arm) -> Figure:
    """Return how what was felt goes with what was measured, over the finished tasks of a mode; `n` counts tasks."""
    tasks = evidence.tasks
    about = np.asarray(tasks.mode == arm)
    sieve = sized_sieve(evidence, exclude)
    sieve.drop(Reason.UNFINISHED, ~is_done(tasks))
    score = _last_felt(evidence)
    sieve.drop(Reason.NO_ANSWER, ~_is_score(score))
    rows = sieve.forget(~about).kept
    sizes = sizes_of(evidence, slip_in_time(evidence))[rows]
    figure = _correlation(score[rows], np.log(sizes) - np.log(tasks.active[rows]), of)
    return replace(figure, rows=rows).leaving_out(*among(sieve.excluded, about))


def _last_felt(evidence: Evidence) -> Floats:
    """Return (tasks,) how the last session of each felt, NaN where that was not answered or there is none."""
    sittings = evidence.sittings
    past = np.flatnonzero(sittings.started <= evidence.now)
    last = last_of_each(sittings.task, sittings.started, past)
    found = np.full(len(evidence.tasks), np.nan)
    found[sittings.task[last]] = sittings.felt[last]
    return found


def _correlation(scores: Floats, speed: Floats, of: str) -> Figure:
    count = len(scores)
    if count < AGAINST_LEAST:
        return nothing(Unit.CORRELATION, too_few_against(count, of), count)
    found = spearman(scores, speed)
    if found is None:
        return nothing(Unit.CORRELATION, ALL_ALIKE, count)
    value, low, high = found
    status = status_of(count, 2 * AGAINST_LEAST) if low < high else Status.EARLY  # a range of no width is chance
    return captioned(Figure(value, low, high, count, Unit.CORRELATION, status), AGAINST)
