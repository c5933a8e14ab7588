"""The months that a figure itself lists, as a whole or of one part, and the gaps between them (measurement.md §5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, cast

from unaided.domain.measure.figure import Figure, Status, nothing
from unaided.domain.measure.months import MonthFigure
from unaided.domain.within import months_between
from unaided.domain.words import month_name

EMPTY_MONTH: Final = "Nothing to reckon from in this month."


def month_figures(figure: Figure, part: str = "") -> tuple[MonthFigure, ...]:
    """Return one figure a month from the first that a figure lists to the last, oldest first.

    `part` is a mode or a use of AI, empty for all. A month without any row says so.
    """
    listed = {
        date.fromisoformat(f"{one['month']}-01"): _of(one, part)
        for one in cast("Iterable[Mapping[str, object]]", figure.more.get("months", ()))
    }
    if not listed:
        return ()
    gap = nothing(figure.unit, EMPTY_MONTH, table=figure.table)
    return tuple(MonthFigure(first, listed.get(first, gap)) for first in months_between(min(listed), max(listed)))


def _of(month: Mapping[str, object], part: str) -> Figure:
    return cast("Mapping[str, Figure]", month["by_mode"])[part] if part else cast("Figure", month["figure"])


def month_words(first: date, number: str, figure: Figure) -> str:
    """Return what the figure of a month says, in one sentence; `number` is its value with the range."""
    if not figure.is_shown:
        return f"{month_name(first)}: {figure.why}"
    early = ", early" if figure.status is Status.EARLY else ""
    return f"{month_name(first)}: {number}, n = {figure.n:,}{early}."


def under_words(figure: Figure) -> str:
    """Return n as it stands below a month; a month without any row stays a gap."""
    return f"n {figure.n:,}" if figure.n else "none"
