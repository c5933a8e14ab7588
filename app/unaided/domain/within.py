"""The stretches of days that a list can be narrowed to, and the days, weeks and months it is summed by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from unaided.domain.line import one_line
from unaided.domain.no_ai_block import WEEKDAYS
from unaided.domain.trouble import HistoryRuleError
from unaided.domain.words import day_name, month_name, short_day

WEEK = timedelta(days=6)  # from its first day to its last
A_YEAR = 12  # months
Days = tuple[date | None, date | None]  # the first and the last, None where open


class Within(StrEnum):
    """How far back a list goes."""

    ALL = "all"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"  # from one day to another, both the person's own


class Period(StrEnum):
    """What totals are summed by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """What was worked in a day, week or month that begins with `first`: sessions of each mode, active microseconds."""

    first: date
    no_ai: int
    ai: int
    no_ai_us: int
    ai_us: int

    @property
    def sessions(self) -> int:
        """Return how many sessions there are in all."""
        return self.no_ai + self.ai


def days_of(within: Within, today: date) -> Days:
    """Return the days of a stretch that goes on today; nothing later is left out, for clocks differ between places."""
    match within:
        case Within.ALL | Within.OWN:
            return None, None
        case Within.WEEK:
            return first_of(Period.WEEK, today), None
        case Within.MONTH:
            return first_of(Period.MONTH, today), None
        case Within.QUARTER:
            return months_before(today, 3), None
        case Within.YEAR:
            return months_before(today, A_YEAR), None
        case _:
            assert_never(within)


def first_of(period: Period, day: date) -> date:
    """Return the first day of the period that a day lies in; weeks begin on Monday."""
    match period:
        case Period.DAY:
            return day
        case Period.WEEK:
            return day - timedelta(days=day.weekday())
        case Period.MONTH:
            return day.replace(day=1)
        case _:
            assert_never(period)


def last_of(period: Period, first: date) -> date:
    """Return the last day of the period that begins with a day."""
    match period:
        case Period.DAY:
            return first
        case Period.WEEK:
            return first + WEEK
        case Period.MONTH:
            return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case _:
            assert_never(period)


def months_between(first: date, last: date) -> list[date]:
    """Return the first day of each month from that of one day to that of another, both included."""
    numbers = range(first.year * A_YEAR + first.month - 1, last.year * A_YEAR + last.month)
    return [date(number // A_YEAR, number % A_YEAR + 1, 1) for number in numbers]


def months_before(day: date, months: int) -> date:
    """Return the day after the same one so many months before; where that month is shorter, the next one's first."""
    years, month = divmod(day.year * A_YEAR + day.month - 1 - months, A_YEAR)
    begin = date(years, month + 1, 1)
    return min(begin + timedelta(days=day.day), last_of(Period.MONTH, begin) + timedelta(days=1))


def summed(days: Iterable[PeriodTotal], period: Period) -> Sequence[PeriodTotal]:
    """Return the totals of days, the latest first, as those of the periods they lie in."""
    sums: dict[date, PeriodTotal] = {}
    for day in days:
        first = first_of(period, day.first)
        before = sums.get(first, PeriodTotal(first, 0, 0, 0, 0))
        sums[first] = PeriodTotal(
            first,
            before.no_ai + day.no_ai,
            before.ai + day.ai,
            before.no_ai_us + day.no_ai_us,
            before.ai_us + day.ai_us,
        )
    return tuple(sums.values())


def period_words(period: Period, first: date) -> str:
    """Return what a period is called: `3 Mar 2025`, `3 Mar – 9 Mar 2025`, `March 2025`."""
    match period:
        case Period.DAY:
            return f"{WEEKDAYS[first.weekday()][:3]} {day_name(first)}"
        case Period.WEEK:
            return f"{short_day(first)} – {day_name(last_of(period, first))}"
        case Period.MONTH:
            return month_name(first)
        case _:
            assert_never(period)


def parse_days(since: str, until: str) -> Days:
    """Return the days meant by two texts, None for an empty one.

    Raises:
        HistoryRuleError: one is no day, or the last is before the first.
    """
    first, last = parse_day(since), parse_day(until)
    if first is not None and last is not None and last < first:
        raise HistoryRuleError("The last day is before the first. Give the earlier day first.")
    return first, last


def parse_day(text: str) -> date | None:
    """Return the day meant by `2025-03-31`, None for an empty text.

    Raises:
        HistoryRuleError: it is no such day.
    """
    line = one_line(text)
    if not line:
        return None
    try:
        return date.fromisoformat(line)
    except ValueError:
        raise HistoryRuleError(f"“{line[:40]}” is no day. Write it as year-month-day, such as 2025-03-31.") from None
