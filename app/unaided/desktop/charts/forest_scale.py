"""Where ratios stand on the log axis of a forest plot, and how it is labelled: numbers in, numbers out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unaided.domain.measure.forest import ForestRow
from unaided.domain.words import counted

Ticks = list[tuple[float, str]]
USUAL: Final = (0.5, 2.0)  # always in the picture, so that a small difference looks small
WIDEST: Final = (0.1, 10.0)  # what lies outside ends at the edge; the table has it
ROOM: Final = 0.05  # of a decade, beside the outermost ends
FINE: Final = 0.75  # decades, up to which the finest labels have room
MIDDLE: Final = 1.3
FINE_STEPS: Final = (0.4, 0.5, 0.7, 1.0, 1.4, 2.0, 2.5)
MIDDLE_STEPS: Final = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
COARSE_STEPS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
FILLED: Final = "◆ {}"
HOLLOW: Final = "◇ {}"
RANGES: Final = "each with its 95 % range"
GREY: Final = "grey: early"
BEYOND: Final = "{} {} beyond the picture; the table has its ends."


@dataclass(frozen=True, slots=True)
class Placed:
    """A row in the picture, as log10s: its mark, and the ends of its range as far as they are in it."""

    row: ForestRow
    height: float
    at: float
    low: float
    high: float


def at_ratio(ratio: float) -> float:
    """Return where a ratio stands; what lies outside stands at the edge."""
    return math.log10(min(max(ratio, WIDEST[0]), WIDEST[1]))


def placed(rows: Sequence[ForestRow]) -> list[Placed]:
    """Return the rows that have a number, the first on top: heights count down to 0."""
    top = len(rows) - 1
    return [
        Placed(row, float(top - number), *(at_ratio(end) for end in row.ends))
        for number, row in enumerate(rows)
        if row.ends is not None
    ]


def ratio_range(marks: Sequence[Placed]) -> tuple[float, float]:
    """Return the ends of the picture, with room beside the outermost."""
    low, high = (at_ratio(end) for end in USUAL)
    low, high = min([low, *(one.low for one in marks)]), max([high, *(one.high for one in marks)])
    return low - ROOM, high + ROOM


def ratio_ticks(low: float, high: float) -> Ticks:
    """Return the labels of the axis between two log10s, as close as leaves room."""
    span = high - low
    steps = FINE_STEPS if span <= FINE else MIDDLE_STEPS if span <= MIDDLE else COARSE_STEPS
    return [(math.log10(step), f"×{step:g}") for step in steps if low <= math.log10(step) <= high]


def beyond(rows: Sequence[ForestRow]) -> int:
    """Return how many rows reach beyond the widest picture."""
    return sum(1 for row in rows if row.ends is not None and (row.ends[1] < WIDEST[0] or row.ends[2] > WIDEST[1]))


def legend(rows: Sequence[ForestRow]) -> str:
    """Return how to read the marks there are (Law 11)."""
    shown = [row for row in rows if row.ends is not None]
    if not shown:
        return ""
    kinds = "   ".join(dict.fromkeys((FILLED if row.filled else HOLLOW).format(row.kind) for row in shown))
    early = f"; {GREY}" if any(row.is_early for row in shown) else ""
    far = beyond(rows)
    more = f" {BEYOND.format(counted(far, 'row'), 'reaches' if far == 1 else 'reach')}" if far else ""
    return f"{kinds}, {RANGES}{early}.{more}"
