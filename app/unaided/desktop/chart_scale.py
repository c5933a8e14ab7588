"""Where things stand on the velocity chart, and how its axes are labelled: numbers in, numbers out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unaided.domain.measure.chart import ChartMonth
from unaided.domain.words import MONTHS

Ticks = list[tuple[float, str]]
Places = NDArray[np.float64]
EPOCH: Final = date(1970, 1, 1).toordinal()
FEWEST_MONTHS: Final = 6  # a young chart is not stretched: there is room for what comes
USUAL: Final = (70.0, 140.0)  # always on the chart
WIDEST: Final = (5.0, 2000.0)  # nothing outside is a speed: it stands at the edge
SHARE: Final = 0.03  # of the dots, at either end, that may lie beyond the picture
ROOM: Final = 0.03  # of a decade, above and below the outermost marks
MONTH_PIXELS: Final = 30  # narrower months share one label a year
MOST_TICKS: Final = 9
BASE: Final = 100.0
STEPS: Final = (
    (50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 160, 180, 200),
    (25, 50, 60, 70, 80, 100, 120, 140, 160, 200, 300, 400),
    (10, 20, 30, 50, 70, 100, 140, 200, 300, 500, 1000),
    (10, 25, 50, 100, 200, 400, 800, 1600),
    (10, 100, 1000),
)


def places(days: Places, first: date) -> Places:
    """Return (k,) where days since 1970-01-01 stand: month number i, from the first, reaches from i - ½ to i + ½."""
    day = np.floor(days).astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    begin = month.astype("datetime64[D]")
    length = ((month + 1).astype("datetime64[D]") - begin).astype(np.float64)
    number = month.astype(np.int64) - (first.year - 1970) * 12 - (first.month - 1)
    within = days - begin.astype(np.int64)
    return np.asarray(number + within / length - 0.5)


def place(day: date, first: date) -> float:
    """Return where the middle of a calendar day stands."""
    return float(places(np.array([day.toordinal() - EPOCH + 0.5]), first)[0])


def heights(indices: Places) -> Places:
    """Return (k,) where indices stand on the log axis; what is no speed stands at its end."""
    return np.asarray(np.log10(np.clip(indices, *WIDEST)))


def index_range(marks: Places, dots: Places) -> tuple[float, float]:
    """Return the lowest and highest log10 in the picture: all marks, and all but the outermost dots."""
    inner = np.quantile(dots, (SHARE, 1 - SHARE)) if len(dots) else np.empty(0)
    shown = np.concatenate((heights(marks), heights(inner), np.log10(USUAL)))
    return float(shown.min()) - ROOM, float(shown.max()) + ROOM


def index_ticks(low: float, high: float) -> Ticks:
    """Return the rules of the index axis between two log10s, as close as still leaves room."""
    ticks: Ticks = []
    for steps in STEPS:
        ticks = [(math.log10(step), f"{step:,}") for step in steps if low <= math.log10(step) <= high]
        if len(ticks) <= MOST_TICKS:
            break
    return ticks


def month_ticks(months: Sequence[ChartMonth], pixels_a_month: float) -> Ticks:
    """Return the labels below the months with their n; narrow months share their year's."""
    if pixels_a_month >= MONTH_PIXELS:
        return [(float(number), _month_label(month, number)) for number, month in enumerate(months)]
    return list(_year_ticks(months))


def _month_label(month: ChartMonth, number: int) -> str:
    lines = [MONTHS[month.first.month - 1][:3], n_words(month)]
    if number == 0 or month.first.month == 1:
        lines.append(str(month.first.year))
    return "\n".join(lines)


def _year_ticks(months: Sequence[ChartMonth]) -> Iterable[tuple[float, str]]:
    for year, group in groupby(enumerate(months), key=_year):
        own = list(group)
        tasks = sum(0 if month.figure is None else month.figure.n for _, month in own)
        yield (own[0][0] + own[-1][0]) / 2, f"{year}\nn {tasks:,}"


def _year(numbered: tuple[int, ChartMonth]) -> int:
    return numbered[1].first.year


def n_words(month: ChartMonth) -> str:
    """Return n as it stands below the axis; a month without any task stays a gap."""
    if month.figure is not None:
        return f"n {month.figure.n:,}"
    return "base" if month.is_baseline else "none"
