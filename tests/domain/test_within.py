"""Stretches of days: where each begins, what days come to by week and month, and days as they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.domain.trouble import HistoryRuleError
from unaided.domain.within import (
    Period,
    PeriodTotal,
    Within,
    days_of,
    first_of,
    last_of,
    months_before,
    parse_days,
    period_words,
    summed,
)

TODAY = date(2025, 3, 5)  # a Wednesday


@pytest.mark.parametrize(
    ("within", "first"),
    [
        (Within.ALL, None),
        (Within.OWN, None),
        (Within.WEEK, date(2025, 3, 3)),
        (Within.MONTH, date(2025, 3, 1)),
        (Within.QUARTER, date(2024, 12, 6)),
        (Within.YEAR, date(2024, 3, 6)),
    ],
)
def test_each_stretch_begins_where_its_words_say(within: Within, first: date | None) -> None:
    assert days_of(within, TODAY) == (first, None)


def test_months_before_a_day_that_a_month_does_not_have() -> None:
    assert months_before(date(2025, 5, 31), 3) == date(2025, 3, 1)
    assert months_before(date(2024, 3, 29), 12) == date(2023, 3, 30)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(Period))
def test_a_period_holds_its_day_and_the_next_begins_right_after(day: date, period: Period) -> None:
    first = first_of(period, day)

    assert first <= day <= last_of(period, first)
    assert first_of(period, last_of(period, first)) == first
    assert first_of(period, last_of(period, first) + timedelta(days=1)) > day


def test_days_are_summed_by_week_and_month() -> None:
    days = [
        PeriodTotal(date(2025, 3, 3), 1, 2, 10, 20),
        PeriodTotal(date(2025, 3, 2), 1, 0, 5, 0),
        PeriodTotal(date(2025, 2, 28), 0, 1, 0, 7),
    ]

    assert [*summed(days, Period.DAY)] == days
    assert [*summed(days, Period.WEEK)] == [days[0], PeriodTotal(date(2025, 2, 24), 1, 1, 5, 7)]
    assert [*summed(days, Period.MONTH)] == [
        PeriodTotal(date(2025, 3, 1), 2, 2, 15, 20),
        PeriodTotal(date(2025, 2, 1), 0, 1, 0, 7),
    ]
    assert days[0].sessions == 3


def test_periods_have_names() -> None:
    assert period_words(Period.DAY, TODAY) == "Wed 5 Mar 2025"
    assert period_words(Period.WEEK, date(2025, 3, 3)) == "3 Mar – 9 Mar 2025"
    assert period_words(Period.MONTH, date(2025, 3, 1)) == "March 2025"


def test_days_are_read_as_they_are_typed() -> None:
    assert parse_days(" 2025-03-01 ", "") == (date(2025, 3, 1), None)
    assert parse_days("2025-03-01", "2025-03-01") == (date(2025, 3, 1), date(2025, 3, 1))


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("3 March", "", "“3 March” is no day. Write it as year-month-day, such as 2025-03-31."),
        ("", "2025-02-30", "“2025-02-30” is no day."),
        ("2025-03-02", "2025-03-01", "The last day is before the first. Give the earlier day first."),
    ],
)
def test_what_is_no_day_is_said(since: str, until: str, words: str) -> None:
    with pytest.raises(HistoryRuleError, match=words):
        parse_days(since, until)
