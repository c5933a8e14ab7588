"""How far the baseline is, and when it may be there: an honest guess, or a plain pace."""

from __future__ import annotations

from datetime import date

import pytest

from unaided.domain.measure.baseline import Way, baseline_words, known_when

TODAY = date(2025, 3, 3)
AFTER = "without AI, each with an estimate, Calibration begins to show how your own speed moves: "


def test_it_is_the_number_that_the_ruler_freezes_at() -> None:
    assert baseline_words(14) == "12 of 12 baseline tasks"


@pytest.mark.parametrize(
    ("way", "begin", "end"),
    [
        (Way(0, TODAY), "After 12 finished tasks", "at 3 a week, in about 4 weeks, around 31 Mar 2025."),
        (
            Way(2, TODAY, lately=2),  # two are chance, not a pace
            "2 of 12 baseline tasks are finished. After 10 more tasks",
            "at 3 a week, in about 4 weeks, around 31 Mar 2025.",
        ),
        (
            Way(4, TODAY, lately=4, weeks=4),
            "4 of 12 baseline tasks are finished. After 8 more tasks",
            "at your pace of late, in about 8 weeks, around 28 Apr 2025.",
        ),
    ],
)
def test_the_guess_follows_the_pace_of_late_where_there_is_one(way: Way, begin: str, end: str) -> None:
    assert known_when(way) == f"{begin} {AFTER}{end}"


def test_one_task_is_spoken_of_as_one() -> None:
    words = known_when(Way(11, TODAY, lately=11, weeks=2))
    assert "After 1 more task without AI, with an estimate, Calibration" in words
    assert words.endswith("in about 1 week, around 10 Mar 2025.")


def test_a_date_too_far_off_is_not_told() -> None:
    assert "at 3 a week" in known_when(Way(3, TODAY, lately=3, weeks=12))
