"""No-AI calibration velocity: how fast the person works without AI, month by month, their baseline = 100 (§3).

Every month is a state of a random walk that begins at the base level. States of months without tasks
are not written out: linking the months beside them by the variance of the steps between says the same
about every month that is shown, and a gap of years costs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import numpy as np

from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.measure.engine import Fit, Term, fit
from unaided.domain.measure.evidence import EPOCH_DAY, MONTH_DAYS, Evidence, Floats, Ints
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows, Status, Unit, nothing
from unaided.domain.measure.intervals import t_range
from unaided.domain.measure.no_ai import NoAiTasks, no_ai_tasks
from unaided.domain.measure.velocity_words import too_few_at_first, too_few_in_a_month

MONTH_TASKS: Final = 3
STEP_SD: Final = 0.08  # of the walk, a month, in log minutes
WIDEST_NOW: Final = 2.25  # high/low
BASE = 100.0


@dataclass(frozen=True, slots=True)
class MonthLevel:
    """One month's velocity. `number` counts from the end of the baseline, `first_day` is the ordinal of the 1st.

    `days` are the first and the last it has a part of: it is as long as every month here, and begins anywhere.
    """

    number: int
    first_day: int
    figure: Figure
    days: tuple[date, date]


@dataclass(frozen=True, slots=True, eq=False)
class Velocity:
    """Velocity now and by month, and the fit they are from (None below 12 baseline tasks).

    In `fit`, term "month" has the base level at 0 and `months[i]` at i + 1; term "kind" has the kinds
    `tasks.kinds`. `state` is that of `now`, None where there is no such month. `slip_variances` is what
    the slip of the ruler adds to the variance of log(index/100), by state. The line is dashed with a slip.
    """

    now: Figure
    months: tuple[MonthLevel, ...]
    tasks: NoAiTasks
    fit: Fit | None = None
    state: int | None = None
    slip_variances: Floats = field(default_factory=lambda: np.zeros(1))

    def gain(self, state: int) -> Mapping[str, Floats]:
        """Return the weights of log(index/100) of a state in `fit`: base level − that month's level."""
        return {"month": _base_less(state, len(self.months) + 1)}

    def at_mix(self, shares: Floats) -> Mapping[str, Floats]:
        """Return the weights of the base level at a mix of kinds, (kinds,) shares in the order of `Evidence.kinds`."""
        base = np.zeros(len(self.months) + 1)
        base[0] = 1.0
        return {"month": base, "kind": shares[self.tasks.kinds]}


@dataclass(frozen=True, slots=True, eq=False)
class _Walk:
    """When the tasks of a fit are: `state` (n,) of each, `numbers` of the months with tasks, and the step variances."""

    end: float  # t_b
    state: Ints
    numbers: Ints  # (months,)
    variances: Floats  # (months,) of the step that leads to each


def velocity(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Velocity:
    """Return no-AI velocity as indices with the baseline at 100, 95 % ranges including the baseline's (§3)."""
    tasks = no_ai_tasks(evidence, exclude)
    baseline = np.isin(tasks.rows, evidence.baseline) & tasks.done
    count = int(baseline.sum())
    if count < BASELINE_TASKS:
        why = too_few_at_first(count, _missing(evidence.baseline, tasks.excluded))
        return Velocity(_of_all(nothing(Unit.INDEX, why, count), tasks), (), tasks)
    walk = _walk(tasks.date, float(tasks.date[baseline].max()))
    found = fit(tasks.y, tasks.done, [_month_term(walk), tasks.kind_term()])
    slip_variances = _slip_variances(tasks, walk)
    months = _months(found, tasks, walk, slip_variances)
    none = nothing(Unit.INDEX, too_few_in_a_month(0))
    return _with_now(Velocity(none, months, tasks, found, None, slip_variances))


def _walk(dates: Floats, end: float) -> _Walk:
    after = dates > end
    number = np.floor((dates - end) / MONTH_DAYS).astype(np.int64)
    numbers, rank = np.unique(number[after], return_inverse=True)
    state = np.zeros(len(dates), dtype=np.int64)
    state[after] = rank + 1
    spans = (end - float(dates.min())) / MONTH_DAYS
    steps = np.diff(numbers, prepend=0).astype(np.float64)
    steps[:1] += 1.0 + spans / 2
    return _Walk(end, state, numbers, STEP_SD**2 * steps)


def _month_term(walk: _Walk) -> Term:
    """Return the walk as a term: each state's prior is the state before it; the base level has none."""
    states = len(walk.numbers) + 1
    precision = np.zeros((states, states))
    for later, variance in enumerate(walk.variances, start=1):
        pair = np.ix_((later - 1, later), (later - 1, later))
        precision[pair] += np.array([[1.0, -1.0], [-1.0, 1.0]]) / variance
    return Term("month", states, walk.state, precision=precision)


def _base_less(state: int, states: int) -> Floats:
    weights = np.zeros(states)
    weights[0], weights[state] = 1.0, -1.0
    return weights


def _slip_variances(tasks: NoAiTasks, walk: _Walk) -> Floats:
    """Return (states,) what the slip adds, by the mean share of it that a month's sizes have; 0 at the base level."""
    shares = np.bincount(walk.state, tasks.slip_shares()) / np.bincount(walk.state)
    return np.asarray(tasks.slip_variance * np.square(shares))


def _months(found: Fit, tasks: NoAiTasks, walk: _Walk, slip_variances: Floats) -> tuple[MonthLevel, ...]:
    counts = np.bincount(walk.state[tasks.done], minlength=len(walk.numbers) + 1)
    by_state = np.split(tasks.rows[np.argsort(walk.state, kind="stable")], np.cumsum(np.bincount(walk.state))[:-1])
    return tuple(
        MonthLevel(
            int(number),
            first_of_month(walk.end, int(number)),
            _level(found, state, float(slip_variances[state]), int(counts[state]), by_state[state]),
            days_of_month(walk.end, int(number)),
        )
        for state, number in enumerate(walk.numbers, start=1)
    )


def _level(found: Fit, state: int, slip_variance: float, count: int, rows: Rows) -> Figure:
    states = found.slice_of("month")
    value, variance = found.estimate({"month": _base_less(state, states.stop - states.start)})
    low, high = t_range(value, math.sqrt(variance + slip_variance), found.df)
    status = Status.OK if count >= MONTH_TASKS else Status.EARLY
    index, least, most = (BASE * math.exp(one) for one in (value, low, high))
    return Figure(index, least, most, count, Unit.INDEX, status, rows=rows)


def first_of_month(end: float, number: int) -> int:
    """Return the calendar month to show for a month after the baseline's end, as the ordinal of its first day.

    The first is the one that its first day is in, so that none is named before it comes; the others
    follow one by one: months of 30.4375 days begin anywhere, and two could begin in the same calendar month.
    """
    begin = date.fromordinal(EPOCH_DAY + math.floor(end))
    years, month = divmod(begin.month - 1 + number, 12)
    return date(begin.year + years, month + 1, 1).toordinal()


def days_of_month(end: float, number: int) -> tuple[date, date]:
    """Return the first and the last day that a month after the baseline's end has a part of."""
    begin, over = (date.fromordinal(EPOCH_DAY + math.floor(end + k * MONTH_DAYS)) for k in (number, number + 1))
    return begin, over


def _with_now(found: Velocity) -> Velocity:
    """Return the same with `now`: the latest month with 3 finished tasks, even if a thinner one is later."""
    full = [state for state, month in enumerate(found.months, start=1) if month.figure.n >= MONTH_TASKS]
    if not full:
        most = max((month.figure.n for month in found.months), default=0)
        none = nothing(Unit.INDEX, too_few_in_a_month(most), most)
        return replace(found, now=_of_all(none, found.tasks))
    month = found.months[full[-1] - 1]
    figure = month.figure.with_more(
        month=date.fromordinal(month.first_day).strftime("%Y-%m"), ruler_slipped=found.tasks.slip is not None
    )
    if _is_wide(figure):
        figure = replace(figure, status=Status.EARLY)
    return replace(found, now=_of_all(figure, found.tasks), state=full[-1])


def _is_wide(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.high > WIDEST_NOW * figure.low


def _of_all(figure: Figure, tasks: NoAiTasks) -> Figure:
    """Return the figure with all tasks behind it: the walk and the base level join them."""
    return replace(figure, rows=tasks.rows).leaving_out(*tasks.excluded)


def _missing(baseline: Rows, excluded: tuple[Excluded, ...]) -> int:
    """Return how many tasks of the baseline are left out."""
    return sum(int(np.isin(one.rows, baseline).sum()) for one in excluded)
