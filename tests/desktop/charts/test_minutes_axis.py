"""A log axis of minutes: everything is in the picture, its rules are few and have plain names."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.desktop.charts.minutes_axis import MOST_TICKS, WIDEST, log_minutes, minute_ticks, minutes_range, step_words


@given(st.lists(st.floats(*WIDEST), max_size=40))
def test_every_point_is_in_the_picture_and_rules_are_few(minutes: list[float]) -> None:
    low, high = minutes_range(np.array(minutes))
    ticks = minute_ticks(low, high)
    assert all(low < math.log10(one) < high for one in minutes)
    assert 2 <= len(ticks) <= MOST_TICKS
    assert all(low <= at <= high for at, _ in ticks)


def test_without_points_it_shows_the_usual_lengths() -> None:
    low, high = minutes_range(np.empty(0))
    assert [words for _, words in minute_ticks(low, high)] == ["30 min", "45 min", "1 h", "1.5 h", "2 h"]


def test_what_is_no_length_stands_at_the_edge() -> None:
    assert log_minutes(np.array([0.0, 10.0, 1e9])) == pytest.approx([-1.0, 1.0, 5.0])


@pytest.mark.parametrize(("minutes", "said"), [(0.1, "0.1 min"), (45, "45 min"), (90, "1.5 h"), (6000, "100 h")])
def test_a_rule_is_called_in_minutes_then_in_hours(minutes: float, said: str) -> None:
    assert step_words(minutes) == said
