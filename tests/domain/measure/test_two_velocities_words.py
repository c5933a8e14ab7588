"""Every branch of every sentence about the two velocities."""

from __future__ import annotations

import pytest

from unaided.domain.measure.two_velocities_words import (
    CANNOT_TELL,
    EROSION,
    LEANING,
    LEVERAGE,
    label,
    no_month,
    too_few,
)


@pytest.mark.parametrize(
    ("capability", "worded", "leverage_low", "words"),
    [
        ((60.0, 90.0), (55.0, 99.9), -5.0, EROSION),
        ((60.0, 90.0), (55.0, 99.9), 20.0, EROSION),  # leverage does not hide it
        ((60.0, 99.9), (55.0, 100.0), -5.0, LEANING),
        ((85.0, 99.9), (82.0, 100.0), 20.0, LEANING),
        ((80.1, 100.0), (75.0, 105.0), 0.1, LEVERAGE),
        ((105.0, 130.0), (101.0, 135.0), 40.0, LEVERAGE),
        ((80.0, 120.0), (75.0, 125.0), 20.0, CANNOT_TELL),  # it may not be holding
        ((90.0, 120.0), (85.0, 125.0), 0.0, CANNOT_TELL),  # it may not be faster
        ((60.0, 140.0), (50.0, 160.0), -50.0, CANNOT_TELL),
    ],
)
def test_a_label_is_as_strong_as_its_ranges_bear(
    capability: tuple[float, float], worded: tuple[float, float], leverage_low: float, words: str
) -> None:
    assert label(capability, worded, leverage_low) == words


def test_the_labels_are_the_fixed_ones() -> None:
    assert EROSION == "erosion: your unaided speed has fallen"
    assert LEANING == "leaning to erosion"
    assert LEVERAGE == "leverage: faster with AI, unaided speed holding"
    assert CANNOT_TELL == "can't tell yet"


def test_what_is_missing_is_counted() -> None:
    assert too_few(5, 5, 0).startswith("5 of 12 baseline tasks; in the last 90 days 5 of 6 finished tasks")
    assert too_few(12, 40, 3) == (
        "In the last 90 days 6 of 6 finished tasks without AI and 3 of 8 with AI. "
        "The two velocities show once there are all of these."
    )
    assert no_month(6, 1200) == (
        "6 tasks without AI and 1,200 with AI are finished in the last 90 days. "
        "The two velocities show once 3 tasks without AI are finished in one month after the baseline."
    )
