"""What the monthly chart says in words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from tests.support.sittings import Sittings
from unaided.domain.measure import month_words as words
from unaided.domain.measure.months import Baseline, MonthlyPace, MonthMark, PaceDot, Reason, monthly_pace
from unaided.domain.session import MINUTE_US

TODAY = date(2025, 3, 20)


def young() -> MonthlyPace:
    """Return five finished tasks, three sessions left out, and a month without any."""
    sittings = Sittings()
    for day in (3, 4, 5):
        sittings.add(date(2025, 1, day))
    for day in (3, 4):
        sittings.add(date(2025, 3, day))
    sittings.add(date(2025, 3, 5), estimate=None)
    sittings.add(date(2025, 3, 6), estimate=None)
    sittings.add(date(2025, 3, 7), undecided=5)
    return monthly_pace(sittings.made, TODAY)


def test_nothing_yet_says_so_and_what_would_be_enough() -> None:
    assert words.headline(MonthlyPace()) == "No session without AI yet"
    assert words.summary(MonthlyPace()) == (
        "No session without AI yet. 12 more finished tasks without AI, each with an estimate, would be enough: "
        "about 4 to 6 weeks with one 90-minute block a week."
    )


def test_too_little_data_says_how_far_it_is() -> None:
    assert words.headline(young()) == "Not enough yet: 5 of 12 baseline tasks"
    assert words.way_there(Baseline(5)) == (
        "7 more finished tasks without AI, each with an estimate, would be enough: "
        "about 3 to 4 weeks with one 90-minute block a week."
    )
    assert words.way_there(Baseline(11)) == (
        "1 more finished task without AI, with an estimate, would be enough: "
        "about 1 week with one 90-minute block a week."
    )


def test_enough_says_so() -> None:
    assert words.baseline_words(Baseline(30)) == "Baseline complete: 12 of 12 tasks"
    assert words.way_there(Baseline(30)) == (
        "Your first 12 finished tasks without AI are the baseline that later ones can be held against."
    )


def test_what_is_left_out_is_counted_with_its_reasons() -> None:
    assert words.left_out_words(young()) == "3 sessions left out: 2 without an estimate, 1 with undecided time."
    assert words.left_out_words(MonthlyPace()) == ""


def test_every_reason_has_its_words() -> None:
    assert set(words.REASONS) == set(words.BRIEF_REASONS) == set(Reason)


def test_the_summary_holds_what_the_picture_shows() -> None:
    assert words.summary(young()) == (
        "Not enough yet: 5 of 12 baseline tasks. "
        "January 2025 to March 2025: 8 sessions without AI, 5 with a pace, 1 month without any. "
        "3 sessions left out: 2 without an estimate, 1 with undecided time. "
        "7 more finished tasks without AI, each with an estimate, would be enough: "
        "about 3 to 4 weeks with one 90-minute block a week."
    )


def test_a_month_says_its_n() -> None:
    mark = MonthMark(date(2025, 3, 1), sessions=5, dots=2, finished=1, active_us=200 * MINUTE_US)

    assert words.month_words(mark) == "March 2025: n 2 of 5 sessions, 1 task finished, 3 h 20 min active."
    assert words.month_words(MonthMark(date(2025, 4, 1))) == "April 2025: no session without AI."


def test_a_dot_says_its_day_and_pace() -> None:
    dot = PaceDot(UUID(int=1), UUID(int=2), date(2025, 3, 3), 0.8, provisional=False)
    open_dot = PaceDot(UUID(int=1), UUID(int=2), date(2025, 3, 3), 1.25, provisional=True)

    assert words.dot_words(dot) == "3 Mar 2025: 0.80 estimated minutes done per active minute."
    assert words.dot_words(open_dot) == (
        "3 Mar 2025: 1.2 estimated minutes done per active minute, provisional until the task ends."
    )


@pytest.mark.parametrize(
    ("pace", "text"),
    [
        (0.8, "0.80"),
        (0.996, "1.00"),
        (1, "1.0"),
        (1.26, "1.3"),
        (9.4, "9.4"),
        (12.3, "12"),
        (123.4, "120"),
        (3_600_000, "3,600,000"),
        (0.0123, "0.012"),
        (0.000_007, "0.0000070"),
    ],
)
def test_a_pace_has_two_digits(pace: float, text: str) -> None:
    assert words.pace_words(pace) == text
