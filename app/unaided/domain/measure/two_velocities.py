"""Two velocities in one unit, and capability debt: output, capability, and the gap between them (measurement.md §7).

The unit is the person's own no-AI speed over the baseline, as a percentage. C = no-AI velocity now (§3), A = the
same on the AI tasks of the last 90 days at the present mix of kinds, output O = w·A + (1 − w)·C with w the share
of active minutes worked with AI. Ranges are by the delta method; w is a count of what was done and has none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from unaided.domain.measure.belonging import among
from unaided.domain.measure.engine import Term, UndeterminedError, fit
from unaided.domain.measure.evidence import MONTH_DAYS, WINDOW_DAYS, Evidence, Flags, Floats
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows, Status, Unit, nothing
from unaided.domain.measure.intervals import t_range, words_range
from unaided.domain.measure.no_ai import KIND_SD
from unaided.domain.measure.sieve import is_ai, is_done, sized_sieve
from unaided.domain.measure.slipped import sizes_of
from unaided.domain.measure.two_velocities_words import UNDETERMINED, label, no_month, too_few
from unaided.domain.measure.velocity import BASE, Velocity, velocity

LEAST_WITHOUT: Final = 6  # finished no-AI tasks in the window
LEAST_WITH: Final = 8  # finished AI tasks in the window
WOBBLE: Final = 0.10**2 * MONTH_DAYS / WINDOW_DAYS  # months wobble, and the window holds about three
SPENT: Final = 4  # degrees of freedom


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    """The tasks of the last 90 days, and what was left out; `ai` and `done` are (tasks,) of all the evidence."""

    rows: Rows
    ai: Flags
    done: Flags
    excluded: tuple[Excluded, ...]

    @property
    def ai_rows(self) -> Rows:
        """Return the tasks in which AI was used, unfinished ones too."""
        return self.rows[self.ai[self.rows]]

    @property
    def finished(self) -> int:
        """Return how many are finished, with AI and without."""
        return int(self.done[self.rows].sum())

    @property
    def finished_with_ai(self) -> int:
        """Return how many AI tasks are finished."""
        return int(self.done[self.ai_rows].sum())


@dataclass(frozen=True, slots=True)
class Paces:
    """log(C/100) and log(A/100), their variances and covariance, and the share of active minutes with AI."""

    log_c: float
    log_a: float
    var_c: float
    var_a: float
    covariance: float
    share: float
    df: float

    @property
    def capability(self) -> float:
        """Return C."""
        return BASE * math.exp(self.log_c)

    @property
    def with_ai(self) -> float:
        """Return A."""
        return BASE * math.exp(self.log_a)

    @property
    def output(self) -> float:
        """Return O = w·A + (1 − w)·C."""
        return self.share * self.with_ai + (1 - self.share) * self.capability

    def se(self, by_c: float, by_a: float) -> float:
        """Return the standard error of what changes by `by_c` and `by_a` for each unit of log C and log A."""
        variance = by_c**2 * self.var_c + by_a**2 * self.var_a + 2 * by_c * by_a * self.covariance
        return math.sqrt(max(0.0, variance))

    def of_output(self) -> tuple[float, float]:
        """Return by how much output changes for each unit of log C and log A."""
        return (1 - self.share) * self.capability, self.share * self.with_ai


def two_velocities(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the gap O − C in points of the baseline's speed (§7); `n` counts finished tasks of 90 days.

    `more`: `capability` C, `output` O and `with_ai` A (indices), `leverage` = O − 100, `erosion` = 100 − C and
    `gap` = O − C (points), and `ai_share` = w, 0 to 1. The words are the label. Early while velocity now is.
    """
    asked = tuple(exclude)
    speed = velocity(evidence, asked)
    window = _window(evidence, speed, asked)
    paces = _paces(evidence, speed, window)
    rows = np.union1d(window.rows, speed.tasks.rows)
    if isinstance(paces, str):
        none = nothing(Unit.POINTS, paces, window.finished, rows=rows)
        return none.with_more(ai_share=_share(evidence, window)).leaving_out(*window.excluded)
    parts = _parts(paces, speed.now, window)
    gap = replace(parts["gap"], rows=rows).with_more(**parts, ai_share=paces.share)
    if gap.status is Status.OK:
        gap = replace(gap, words=label_of(paces))
    return gap.leaving_out(*window.excluded)


def label_of(paces: Paces) -> str:
    """Return what may be said of these two paces."""
    se = math.sqrt(paces.var_c)
    ends = t_range(paces.log_c, se, paces.df), words_range(paces.log_c, se, paces.df)
    ranged, worded = ((BASE * math.exp(low), BASE * math.exp(high)) for low, high in ends)
    leverage_low, _ = t_range(paces.output - BASE, paces.se(*paces.of_output()), paces.df)
    return label(ranged, worded, leverage_low)


def _window(evidence: Evidence, speed: Velocity, exclude: tuple[Reason, ...]) -> _Window:
    tasks = evidence.tasks
    recent = np.asarray(tasks.registered > evidence.now - WINDOW_DAYS)
    sieve = sized_sieve(evidence, exclude)
    excluded = {one.reason: one for one in among(sieve.excluded, recent)}
    for one in speed.tasks.excluded:  # capability rests on them too
        also = excluded.get(one.reason, one)
        excluded[one.reason] = Excluded(one.reason, np.union1d(also.rows, one.rows))
    return _Window(sieve.forget(~recent).kept, is_ai(tasks), is_done(tasks), tuple(excluded.values()))


def _paces(evidence: Evidence, speed: Velocity, window: _Window) -> Paces | str:
    """Return the two paces, or why there are none."""
    without = int((speed.tasks.done & (speed.tasks.date > evidence.now - WINDOW_DAYS)).sum())
    with_ai = window.finished_with_ai
    if speed.fit is None or without < LEAST_WITHOUT or with_ai < LEAST_WITH:
        baseline = speed.now.n if speed.fit is None else len(evidence.baseline)
        return too_few(baseline, without, with_ai)
    if speed.state is None:
        return no_month(without, with_ai)
    try:
        log_level, var_level, share_of_slip = _ai_level(evidence, speed, window)
    except UndeterminedError:
        return UNDETERMINED
    gain, base = speed.gain(speed.state), speed.at_mix(_mix(evidence, window))
    log_c, var_c = speed.fit.estimate(gain)
    log_base, var_base = speed.fit.estimate(base)
    of_now = float(speed.slip_variances[speed.state])  # the slip's variance by the square of the share in C's sizes
    of_ai = speed.tasks.slip_variance * share_of_slip**2
    return Paces(
        log_c,
        log_base - log_level,
        var_c + of_now,
        var_base + var_level + WOBBLE + of_ai,
        speed.fit.covariance(gain, base) + math.sqrt(of_now * of_ai),  # one slip moves both the same way
        _share(evidence, window) or 0.0,
        float(speed.tasks.finished - SPENT),
    )


def _ai_level(evidence: Evidence, speed: Velocity, window: _Window) -> tuple[float, float, float]:
    """Return the AI tasks' level at the present mix, its variance, and the mean share of the slip in their sizes."""
    tasks, rows = evidence.tasks, window.ai_rows
    y = np.log(tasks.active[rows]) - np.log(sizes_of(evidence, speed.tasks.slip)[rows])
    kinds, kind = np.unique(tasks.kind[rows], return_inverse=True)
    found = fit(y, window.done[rows], [Term("level", 1), Term("kind", len(kinds), kind, precision=KIND_SD**-2)])
    value, variance = found.estimate({"level": 1.0, "kind": _mix(evidence, window)[kinds]})
    slip = speed.tasks.slip
    share = 0.0 if slip is None else float(slip.share(tasks.registered[rows]).mean())
    return value, variance, share


def _mix(evidence: Evidence, window: _Window) -> Floats:
    """Return (kinds,) the share of each kind among all tasks of the window, by count."""
    counts = np.bincount(evidence.tasks.kind[window.rows], minlength=len(evidence.kinds))
    return np.asarray(counts / len(window.rows), dtype=np.float64)


def _share(evidence: Evidence, window: _Window) -> float | None:
    """Return the share of the window's active minutes in tasks with AI, None without any."""
    minutes = evidence.tasks.active
    total = float(minutes[window.rows].sum())
    return float(minutes[window.ai_rows].sum()) / total if total > 0 else None


def _parts(paces: Paces, now: Figure, window: _Window) -> Mapping[str, Figure]:
    """Return each part as a figure: indices with ranges on the log scale, points with ranges as they are."""
    c, a, o = paces.capability, paces.with_ai, paces.output
    by_c, by_a = paces.of_output()
    part = Figure(None, None, None, window.finished, Unit.POINTS, now.status, rows=window.rows)
    of_ai = replace(part, n=window.finished_with_ai, rows=window.ai_rows)
    alone = replace(now, words="", excluded=())
    return {
        "capability": _index(alone, c, math.sqrt(paces.var_c), paces.df),
        "output": _index(part, o, paces.se(by_c, by_a) / o, paces.df),
        "with_ai": _index(of_ai, a, math.sqrt(paces.var_a), paces.df),
        "leverage": _points(part, o - BASE, paces.se(by_c, by_a), paces.df),
        "erosion": _points(replace(alone, unit=Unit.POINTS), BASE - c, paces.se(-c, 0.0), paces.df),
        "gap": _points(part, o - c, paces.se(by_c - c, by_a), paces.df),
    }


def _index(part: Figure, value: float, se_of_log: float, df: float) -> Figure:
    """Return a pace with its range value·exp(±t·se)."""
    low, high = t_range(math.log(value), se_of_log, df)
    return replace(part, value=value, low=math.exp(low), high=math.exp(high), unit=Unit.INDEX)


def _points(part: Figure, value: float, se: float, df: float) -> Figure:
    """Return a difference with its range value ± t·se."""
    low, high = t_range(value, se, df)
    return replace(part, value=value, low=low, high=high)
