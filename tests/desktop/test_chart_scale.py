"""Where marks stand on the chart and how its axes are labelled."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.desktop.chart_scale import MOST_TICKS, heights, index_range, index_ticks, month_ticks, place
from unaided.domain.measure.chart import ChartMonth
from unaided.domain.measure.figure import Figure, Status, Unit

JANUARY = date(2024, 1, 1)


def month(number: int, tasks: int) -> ChartMonth:
    """Return a month, counted from January 2024, with so many finished tasks; none is a gap."""
    first = date(2024 + number // 12, number % 12 + 1, 1)
    if not tasks:
        return ChartMonth(first)
    return ChartMonth(first, Figure(90.0, 60.0, 130.0, tasks, Unit.INDEX, Status.OK))


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


def test_what_is_no_speed_stands_at_the_end() -> None:
    assert heights(np.array([0.0, 100.0, np.inf])) == pytest.approx([math.log10(5), 2.0, math.log10(2000)])


@given(st.lists(st.floats(5, 2000), max_size=30), st.lists(st.floats(5, 2000), max_size=200))
def test_every_mark_is_in_the_picture_100_is_ruled_and_rules_are_few(marks: list[float], dots: list[float]) -> None:
    low, high = index_range(np.array(marks), np.array(dots))
    ticks = index_ticks(low, high)

    assert all(low < math.log10(mark) < high for mark in marks)
    assert (2.0, "100") in ticks
    assert len(ticks) <= MOST_TICKS


def test_a_few_far_dots_do_not_flatten_the_months() -> None:
    dots = np.array([100.0] * 98 + [6.0, 1900.0])

    assert index_range(np.array([80.0, 120.0]), dots) == index_range(np.array([80.0, 120.0]), dots[:98])


def test_each_month_has_its_n_and_january_its_year() -> None:
    months = [month(number, number % 3) for number in range(13)]
    words = [text for _, text in month_ticks(months, 60)]

    assert words[:3] == ["Jan\nnone\n2024", "Feb\nn 1", "Mar\nn 2"]
    assert words[12] == "Jan\nnone\n2025"


def test_a_month_of_the_baseline_says_so() -> None:
    assert month_ticks([ChartMonth(JANUARY, None, np.array([1, 2]))], 60) == [(0.0, "Jan\nbase\n2024")]


def test_narrow_months_share_their_years_label() -> None:
    months = [month(number, 2) for number in range(18)]

    assert month_ticks(months, 8) == [(5.5, "2024\nn 24"), (14.5, "2025\nn 12")]
