"""Where things stand on a chart by months, and how its axes are labelled: numbers in, numbers out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unaided.domain.words import MONTHS

Places = NDArray[np.float64]
LABEL_PIXELS: Final = 36  # narrower months share a label
STEPS: Final = (1, 2, 3, 6, 12)  # months from label to label
MOST_TICKS: Final = 6
NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
NICE_RATIOS: Final = (
    (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.6, 1.8, 2.0),
    (0.1, 0.25, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 4.0, 6.0, 10.0),
    (0.0625, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0),
    (0.01, 0.1, 1.0, 10.0, 100.0),
)


def level_ticks(low: float, high: float) -> list[float]:
    """Return round numbers between two, few enough to be read."""
    width = max(high - low, 1e-9)
    power = 10.0 ** math.floor(math.log10(width / MOST_TICKS))
    step = next(one * power for one in NICE if width / (one * power) <= MOST_TICKS)
    first = math.ceil(low / step - 1e-9)
    return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


def ratio_ticks(low: float, high: float, about: float) -> list[float]:
    """Return round multiples of `about` between two numbers above 0, for a log axis."""
    found: list[float] = []
    for steps in NICE_RATIOS:
        found = [about * step for step in steps if low <= about * step <= high]
        if len(found) <= MOST_TICKS:
            break
    return found


def month_labels(
    months: Sequence[date], under: Sequence[str], pixels_a_month: float, label_pixels: float = LABEL_PIXELS
) -> list[tuple[float, str]]:
    """Return the labels below the months, each with what stands under it; narrow months share one.

    `label_pixels` is how wide a label is with the room it wants beside it.
    """
    step = next((step for step in STEPS if step * pixels_a_month >= label_pixels), STEPS[-1])
    return list(_labels(months, under, step)) or list(_labels(months, under, 1))[-1:]


def _labels(months: Sequence[date], under: Sequence[str], step: int) -> Iterator[tuple[float, str]]:
    year = 0
    for number, (month, words) in enumerate(zip(months, under, strict=True)):
        if (month.month - 1) % step:
            continue
        lines = [MONTHS[month.month - 1][:3], words]
        if month.year != year:
            lines.append(str(month.year))
            year = month.year
        yield float(number), "\n".join(lines)


def runs(there: NDArray[np.bool_]) -> Iterator[slice]:
    """Yield each stretch of months (n,) that are there without a gap."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], there, [False])).astype(np.int8)))
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield slice(begin, end)


def between(x: Places, lower: Places, upper: Places) -> tuple[Places, Places, Places]:
    """Return (k,) x, lower and upper edge of the area where `lower` is below `upper`; elsewhere both edges meet.

    Where the lines cross a point is put in, so that the area ends just there.
    """
    gap = lower - upper
    cross = np.flatnonzero(gap[:-1] * gap[1:] < 0)
    share = gap[cross] / (gap[cross] - gap[cross + 1])
    at = np.sort(np.concatenate((x, x[cross] + share * (x[cross + 1] - x[cross]))))
    above = np.interp(at, x, upper)
    return at, np.minimum(np.interp(at, x, lower), above), above
