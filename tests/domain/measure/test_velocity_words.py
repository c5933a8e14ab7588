"""Every branch of every sentence about velocity."""

from __future__ import annotations

import pytest

from unaided.domain.measure.velocity_words import (
    FALLING,
    LEANING_DOWN,
    LEANING_UP,
    NO_DIRECTION,
    RISING,
    detectable_words,
    direction,
    too_few_at_first,
)


@pytest.mark.parametrize(
    ("ranged", "worded", "words"),
    [
        ((-0.9, -0.2), (-1.0, -0.1), FALLING),
        ((0.2, 0.9), (0.1, 1.0), RISING),
        ((-0.9, -0.1), (-1.0, 0.0), LEANING_DOWN),
        ((0.1, 0.9), (0.0, 1.0), LEANING_UP),
        ((-0.5, 0.5), (-0.6, 0.6), NO_DIRECTION),
        ((0.0, 0.5), (-0.1, 0.6), NO_DIRECTION),
    ],
)
def test_a_direction_is_named_as_strongly_as_its_ranges_bear(
    ranged: tuple[float, float], worded: tuple[float, float], words: str
) -> None:
    assert direction(ranged, worded) == words


def test_the_words_are_the_fixed_ones() -> None:
    assert (FALLING, RISING) == ("falling", "rising")
    assert LEANING_DOWN == "leaning down: could still be chance"
    assert LEANING_UP == "leaning up: could still be chance"
    assert NO_DIRECTION == "no clear direction"


def test_the_detectable_change_is_said_in_percent_a_year() -> None:
    assert detectable_words(-0.4512) == "With your pace a change under 45 % a year would not be visible yet."


def test_the_way_to_a_baseline_names_what_was_left_out() -> None:
    assert too_few_at_first(3).startswith("3 of 12 baseline tasks.")
    assert "2 tasks of the baseline are left out" in too_few_at_first(3, 2)
    assert "1 task of the baseline is left out" in too_few_at_first(3, 1)
