"""The trend: by how much a year no-AI speed changes, on all no-AI tasks (measurement.md §3).

Words are said once a quarter, not after each task: those of a look are reckoned on the evidence as it
stood when the last full calendar quarter ended (1 January, April, July, October), and stay until the
next. Until the first look there are none. The range stands at any time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from unaided.domain.measure.engine import Fit, Term, UndeterminedError, fit
from unaided.domain.measure.evidence import EPOCH_DAY, MONTH_DAYS, YEAR_DAYS, Evidence, Floats, Ints
from unaided.domain.measure.figure import Figure, Reason, Status, Unit, nothing
from unaided.domain.measure.intervals import t_range, words_range
from unaided.domain.measure.no_ai import NoAiTasks, no_ai_tasks
from unaided.domain.measure.velocity_words import UNDETERMINED, direction, too_few_for_a_trend

LEAST_TASKS: Final = 20  # finished
LEAST_DAYS: Final = 120.0  # from the first to the last
MONTH_SD: Final = 0.10  # by how much months wobble, in log minutes
DETECTABLE: Final = 2.8  # standard errors: seen four times out of five


@dataclass(frozen=True, slots=True)
class _Line:
    """The slope −b: log speed a year, its standard error and degrees of freedom."""

    value: float
    se: float
    df: float

    def range(self) -> tuple[float, float]:
        """Return the 95 % range."""
        return t_range(self.value, self.se, self.df)

    def words(self) -> str:
        """Return what may be said of it."""
        return direction(self.range(), words_range(self.value, self.se, self.df))


@dataclass(frozen=True, slots=True, eq=False)
class TrendFit:
    """log(active/size) = level + years · b: `centre` is where years are 0, in days since 1970-01-01 UTC.

    `df` are the degrees of freedom of the line, `slip_slope` by how much a year the share of the slip grows.
    """

    fit: Fit
    centre: float
    df: float
    slip_slope: float


def trend(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the yearly change of no-AI speed, exp(−b) − 1: −0.2 is 20 % slower each year (§3).

    `n` counts finished tasks. `more` has `detectable` (the smallest yearly fall that would show, as a
    change), `looked_on` (ISO date of the look the words are from, empty before the first) and `next_look`.
    """
    asked = tuple(exclude)
    tasks = no_ai_tasks(evidence, asked)
    found = _line(tasks)
    if isinstance(found, str):
        figure = nothing(Unit.CHANGE_A_YEAR, found, tasks.finished, rows=tasks.rows)
        return figure.leaving_out(*tasks.excluded)
    looked_on, next_look = look_days(evidence.now + evidence.offset)
    words = words_at(evidence, looked_on, asked)
    low, high = found.range()
    figure = Figure(
        math.expm1(found.value),
        math.expm1(low),
        math.expm1(high),
        tasks.finished,
        Unit.CHANGE_A_YEAR,
        Status.OK,
        words=words,
        rows=tasks.rows,
    ).with_more(
        detectable=math.expm1(-DETECTABLE * found.se),
        looked_on=looked_on.isoformat() if words else "",
        next_look=next_look.isoformat(),
    )
    return figure.leaving_out(*tasks.excluded)


def look_days(now: float) -> tuple[date, date]:
    """Return the days of the last look and of the next, for `now` in days since 1970-01-01 on the clock on the wall.

    `now` is the end of a day: the nearest midnight is that of the day after it.
    """
    today = date.fromordinal(EPOCH_DAY + round(now))
    last = date(today.year, today.month - (today.month - 1) % 3, 1)
    years, month = divmod(last.month + 2, 12)
    return last, date(last.year + years, month + 1, 1)


def words_at(evidence: Evidence, day: date, exclude: Iterable[Reason] = ()) -> str:
    """Return the words of the look at the beginning of a day, empty where there was too little by then."""
    earlier = round(evidence.now + evidence.offset) - (day.toordinal() - EPOCH_DAY)
    found = _line(no_ai_tasks(replace(evidence, now=evidence.now - earlier), exclude))
    return "" if isinstance(found, str) else found.words()


def _line(tasks: NoAiTasks) -> _Line | str:
    """Return the slope of the fitted line, or why there is none."""
    found = trend_fit(tasks)
    if isinstance(found, str):
        return found
    slope, variance = found.fit.estimate({"years": 1.0})
    variance += tasks.slip_variance * found.slip_slope**2
    return _Line(-slope, math.sqrt(variance), found.df)


def trend_fit(tasks: NoAiTasks) -> TrendFit | str:
    """Return the line through all no-AI tasks, or why there is none."""
    days = float(np.ptp(tasks.date)) if len(tasks.date) else 0.0
    if tasks.finished < LEAST_TASKS or days < LEAST_DAYS:
        return too_few_for_a_trend(tasks.finished, math.floor(days))
    centre = float(tasks.date.mean())
    years = (tasks.date - centre) / YEAR_DAYS
    month, months = _months(tasks.date)
    terms = [
        Term("level", 1),
        Term("years", 1, values=years),
        tasks.kind_term(),
        Term("month", months, month, precision=MONTH_SD**-2),
    ]
    try:
        found = fit(tasks.y, tasks.done, terms)
    except UndeterminedError:
        return UNDETERMINED
    slip_slope = _slope(years, tasks.slip_shares())
    return TrendFit(found, centre, float(min(tasks.finished - 3, 3 * months - 2)), slip_slope)


def _slope(years: Floats, shares: Floats) -> float:
    """Return by how much a year shares (n,) grow; years (n,) are centred."""
    return float(years @ shares) / float(years @ years)


def _months(dates: Floats) -> tuple[Ints, int]:
    """Return the month of each task, counted from the first, and how many have tasks."""
    number = np.floor((dates - dates.min()) / MONTH_DAYS)
    numbers, month = np.unique(number, return_inverse=True)
    return month, len(numbers)
