"""Differences have their sign, and nothing has none."""

from __future__ import annotations

import pytest

from unaided.domain.measure.signed import points, signed, signed_percent


@pytest.mark.parametrize(("value", "words"), [(11.6, "+12"), (-3.2, "−3"), (0.4, "0"), (-0.4, "0"), (1200, "+1,200")])
def test_a_difference_has_its_sign_and_nothing_has_none(value: float, words: str) -> None:
    assert signed(value) == words
    assert signed_percent(value / 100) == f"{words} %"


@pytest.mark.parametrize(("value", "unit"), [(1.4, "point"), (-0.6, "point"), (0.4, "points"), (2, "points")])
def test_one_point_is_no_points(value: float, unit: str) -> None:
    assert points(value) == unit
