"""Where dots stand on the chart and how its axes are labelled."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.desktop.chart_scale import MOST_TICKS, month_ticks, pace_range, pace_ticks, place
from unaided.domain.measure.months import MonthMark

JANUARY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2024, 1, 1), -0.5 + 0.5 / 31),
        (date(2024, 1, 16), 0.0),
        (date(2024, 1, 31), 0.5 - 0.5 / 31),
        (date(2024, 2, 1), 0.5 + 0.5 / 29),
        (date(2025, 1, 16), 12.0),
    ],
)
def test_a_day_stands_within_its_month(day: date, at: float) -> None:
    assert place(day, JANUARY) == pytest.approx(at)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_places_are_in_the_order_of_days(one: date, other: date) -> None:
    first = date(1990, 1, 1)

    assert (place(one, first) < place(other, first)) == (one < other)


def test_half_and_twice_the_estimate_are_always_in_view() -> None:
    low, high = pace_range([1.0, 1.1])

    assert low < math.log10(0.5)
    assert high > math.log10(2)


@given(st.lists(st.floats(1e-6, 1e6), max_size=20))
def test_every_pace_is_in_view_and_a_few_rules_with_it(paces: list[float]) -> None:
    low, high = pace_range(paces)
    ticks = pace_ticks(low, high)

    assert all(low < math.log10(pace) < high for pace in paces)
    assert 3 <= len(ticks) <= 13
    assert all(low <= at <= high for at, _ in ticks)
    assert "1" in {words for _, words in ticks}
    assert [at for at, _ in ticks] == sorted(at for at, _ in ticks)


def test_rules_are_as_close_as_leaves_room() -> None:
    def words(*paces: float) -> list[str]:
        return [label for _, label in pace_ticks(*pace_range(paces))]

    assert words() == ["0.5", "0.7", "1", "1.5", "2"]
    assert words(0.1, 10) == ["0.1", "0.2", "0.5", "1", "2", "5", "10"]
    assert words(0.001, 1000) == ["0.001", "0.01", "0.1", "1", "10", "100", "1,000"]
    assert len(words(0.1, 10)) <= MOST_TICKS


def test_a_rule_stands_at_the_log_of_its_label() -> None:
    for at, words in pace_ticks(-0.4, 0.4):
        assert 10**at == pytest.approx(float(words))


MONTHS = (
    MonthMark(date(2023, 11, 1), sessions=3, dots=2),
    MonthMark(date(2023, 12, 1)),
    MonthMark(date(2024, 1, 1), sessions=1, dots=0),
    MonthMark(date(2024, 2, 1), sessions=1_500, dots=1_200),
)


def test_months_carry_their_n_and_gaps_say_none() -> None:
    assert month_ticks(MONTHS, 60) == [
        (0, "Nov\nn 2\n2023"),
        (1, "Dec\nnone"),
        (2, "Jan\nn 0\n2024"),
        (3, "Feb\nn 1,200"),
    ]


def test_narrow_months_share_their_years_label_and_its_n() -> None:
    assert month_ticks(MONTHS, 8) == [(0.5, "2023\nn 2"), (2.5, "2024\nn 1,200")]
