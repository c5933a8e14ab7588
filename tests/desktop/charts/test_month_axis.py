"""Where ticks, month labels and areas stand on a chart by months."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.desktop.charts.month_axis import (
    LABEL_PIXELS,
    MOST_TICKS,
    between,
    level_ticks,
    month_labels,
    ratio_ticks,
    runs,
)

WIDE = 60.0  # px a month


def months(count: int, first: date = date(2024, 1, 1)) -> tuple[date, ...]:
    """Return so many months from this one."""
    numbers = range(first.month - 1, first.month - 1 + count)
    return tuple(date(first.year + number // 12, number % 12 + 1, 1) for number in numbers)


def under(count: int) -> list[str]:
    """Return what stands below so many months."""
    return [f"n {number}" for number in range(count)]


@given(st.floats(-1e4, 1e4), st.floats(0.01, 1e4))
def test_level_ticks_are_few_round_and_within(low: float, width: float) -> None:
    ticks = level_ticks(low, low + width)
    assert len(ticks) <= MOST_TICKS + 1
    assert all(low - 1e-6 * width <= tick <= low + width * (1 + 1e-6) for tick in ticks)
    steps = np.diff(ticks)
    assert steps == pytest.approx(np.full(len(steps), steps[0])) if len(steps) else True


def test_level_ticks_are_numbers_a_person_would_choose() -> None:
    assert level_ticks(0.07, 0.56) == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5])
    assert level_ticks(-30, 30) == pytest.approx([-30, -20, -10, 0, 10, 20, 30])


@given(st.floats(1.0, 99.0), st.floats(101.0, 2000.0))
def test_ratio_ticks_have_the_reference_and_are_few(low: float, high: float) -> None:
    ticks = ratio_ticks(low, high, 100.0)
    assert 100.0 in ticks
    assert all(low <= tick <= high for tick in ticks)
    assert len(ticks) <= MOST_TICKS


def test_each_month_has_its_name_and_what_is_under_it_and_the_first_of_a_year_has_the_year() -> None:
    labels = dict(month_labels(months(13), under(13), WIDE))
    assert labels[0.0] == "Jan\nn 0\n2024"
    assert labels[1.0] == "Feb\nn 1"
    assert labels[12.0] == "Jan\nn 12\n2025"


@given(st.integers(1, 60), st.floats(3.0, 80.0))
def test_labels_stand_apart_however_narrow_the_months(count: int, pixels: float) -> None:
    places = [place for place, _ in month_labels(months(count), under(count), pixels)]
    assert all(step * pixels >= LABEL_PIXELS for step in np.diff(places))
    assert places


def test_narrow_months_are_labelled_where_quarters_begin() -> None:
    labels = month_labels(months(12, date(2024, 2, 1)), under(12), 13.0)
    assert [words.split("\n")[0] for _, words in labels] == ["Apr", "Jul", "Oct", "Jan"]


def test_runs_are_what_lies_between_gaps() -> None:
    there = np.array([False, True, True, False, True])
    assert [(run.start, run.stop) for run in runs(there)] == [(1, 3), (4, 5)]
    assert list(runs(np.array([], dtype=np.bool_))) == []


def test_an_area_ends_just_where_the_lines_cross() -> None:
    at, low, high = between(np.array([0.0, 1.0]), np.array([1.0, 4.0]), np.array([2.0, 2.0]))
    assert at == pytest.approx([0.0, 1 / 3, 1.0])
    assert high - low == pytest.approx([1.0, 0.0, 0.0])


@given(st.lists(st.tuples(st.floats(1, 3), st.floats(1, 3)), min_size=2, max_size=20))
def test_an_area_is_never_above_its_upper_line(points: list[tuple[float, float]]) -> None:
    lower, upper = (np.array(one) for one in zip(*points, strict=True))
    at, low, high = between(np.arange(len(lower), dtype=np.float64), lower, upper)
    assert np.all(low <= high)
    assert list(at) == sorted(at)
