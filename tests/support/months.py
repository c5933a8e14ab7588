"""Months of a chart: figures that a test says, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from unaided.desktop.charts.month_lines import Ink, Shape
from unaided.desktop.charts.months_chart import Area, Line, MonthsShown
from unaided.domain.measure.figure import Figure, Status, Unit

Spoken = tuple[float, float, float]


def figure(value: float, low: float | None = None, high: float | None = None, *, early: bool = False) -> Figure:
    """Return an index of 7 tasks; without a range of its own, 10 % to either side."""
    status = Status.EARLY if early else Status.OK
    least, most = (0.9 * value if low is None else low), (1.1 * value if high is None else high)
    return Figure(value, least, most, 7, Unit.INDEX, status)


def firsts(count: int) -> tuple[date, ...]:
    """Return the first days of so many months from January 2024 on."""
    return tuple(date(2024 + number // 12, number % 12 + 1, 1) for number in range(count))


def words(first: date, one: Figure) -> str:
    """Return what a mark says."""
    return f"{first:%Y-%m}: {one.value:.0f}"


def line(name: str, figures: Sequence[Figure | None], shape: Shape = Shape.DISC, ink: Ink = Ink.NO_AI) -> Line:
    """Return a line of these figures."""
    return Line(name, shape, ink, tuple(figures), words)


def shown(*lines: Line, area: Area | None = None, reference: float | None = 100.0, ratio: bool = True) -> MonthsShown:
    """Return what a chart of these lines shows."""
    months = firsts(len(lines[0].figures) if lines else 0)
    under = tuple(f"n {number}" for number in range(len(months)))
    return MonthsShown(months, lines, under, "{:.0f}".format, reference, area, ratio)
