"""Where things stand on the monthly chart, and how its axes are labelled: numbers in, numbers out."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from unaided.domain.measure.months import MonthMark
from unaided.domain.words import MONTHS

Ticks = list[tuple[float, str]]
FEWEST_MONTHS = 6  # a young chart is not stretched: there is room for what comes
USUAL = (0.5, 2.0)  # half and twice the estimate are always on the chart
ROOM = 0.06  # of a decade, above and below the outermost dots
MONTH_PIXELS = 34  # narrower months share one label a year
MOST_TICKS = 8
STEPS = ((1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1,))  # of each decade


def months_between(first: date, day: date) -> int:
    """Return how many months a day's month lies after the first."""
    return (day.year - first.year) * 12 + day.month - first.month


def place(day: date, first: date) -> float:
    """Return where a day stands: month number i, counted from the first, reaches from i - ½ to i + ½."""
    return months_between(first, day) + (day.day - 0.5) / _days_in(day.year, day.month) - 0.5


@lru_cache(maxsize=1200)  # a hundred years; a dot for each of 100,000 sessions asks
def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def pace_range(paces: Iterable[float]) -> tuple[float, float]:
    """Return the lowest and highest log10 of pace that the chart shows."""
    all_paces = (*USUAL, *paces)
    return math.log10(min(all_paces)) - ROOM, math.log10(max(all_paces)) + ROOM


def pace_ticks(low: float, high: float) -> Ticks:
    """Return the rules of the pace axis between two log10s, as close as still leaves room."""
    ticks: Ticks = []
    for steps in STEPS:
        ticks = [
            (math.log10(step) + decade, f"{step * 10.0**decade:,g}")
            for decade in range(math.floor(low), math.ceil(high))
            for step in steps
            if low <= math.log10(step) + decade <= high
        ]
        if len(ticks) <= MOST_TICKS:
            break
    return ticks


def month_ticks(months: Sequence[MonthMark], pixels_a_month: float) -> Ticks:
    """Return the labels below the months with their n; narrow months share their year's."""
    if pixels_a_month >= MONTH_PIXELS:
        return [(float(number), _month_label(mark, number)) for number, mark in enumerate(months)]
    return list(_year_ticks(months))


def _month_label(mark: MonthMark, number: int) -> str:
    lines = [MONTHS[mark.month.month - 1][:3], n_words(mark.sessions, mark.dots)]
    if number == 0 or mark.month.month == 1:
        lines.append(str(mark.month.year))
    return "\n".join(lines)


def _year_ticks(months: Sequence[MonthMark]) -> Iterable[tuple[float, str]]:
    numbered = enumerate(months)
    for year, group in groupby(numbered, key=_year):
        own = list(group)
        middle = (own[0][0] + own[-1][0]) / 2
        sessions, dots = (sum(getattr(mark, name) for _, mark in own) for name in ("sessions", "dots"))
        yield middle, f"{year}\n{n_words(sessions, dots)}"


def _year(numbered: tuple[int, MonthMark]) -> int:
    return numbered[1].month.year


def n_words(sessions: int, dots: int) -> str:
    """Return n as it stands below the axis; a time without any session stays a gap."""
    return f"n {dots:,}" if sessions else "none"
