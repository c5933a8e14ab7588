"""What the two velocities say by month: every number with its range and n, and nothing where there is too little."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from unaided.domain.measure.figure import Figure, Status, Unit, nothing
from unaided.domain.measure.months import MonthFigure
from unaided.domain.measure.two_velocities_view import (
    CSV_HEADER,
    HEADER,
    VelocityMonth,
    caption,
    heading,
    unowned_heading,
    velocity_months,
)
from unaided.domain.measure.two_velocities_words import CAPTION, LEANING, no_month, too_few

MARCH = date(2025, 3, 1)
WHY = too_few(5, 5, 0)


def index(value: float, low: float, high: float, n: int) -> Figure:
    """Return a pace."""
    return Figure(value, low, high, n, Unit.INDEX, Status.OK)


def points(value: float, low: float, high: float, n: int = 44) -> Figure:
    """Return a difference."""
    return Figure(value, low, high, n, Unit.POINTS, Status.OK)


def speed(status: Status = Status.OK, words: str = "") -> Figure:
    """Return two velocities of which capability is of the month before."""
    parts = {
        "output": index(91.4, 64.4, 129.7, 44),
        "capability": index(82.7, 56.4, 121.2, 3).with_more(month="2025-02"),
        "with_ai": index(93.5, 63.8, 137.1, 32),
        "leverage": points(-8.6, -40.6, 23.4),
        "erosion": points(17.3, -14.3, 48.9, 3),
        "gap": points(8.7, -20.5, 38.0),
    }
    marked = {name: replace(one, status=status) for name, one in parts.items()}
    return replace(points(8.7, -20.5, 38.0), status=status, words=words).with_more(**marked, ai_share=0.807)


def share(status: Status = Status.OK, words: str = "") -> Figure:
    """Return an unowned share."""
    return Figure(0.237, 0.145, 0.329, 35, Unit.SHARE, status, words=words)


def none(why: str = WHY, n: int = 5) -> Figure:
    """Return the two velocities of whom there is too little."""
    return nothing(Unit.POINTS, why, n)


def month(velocities: Figure, unowned: Figure | None = None) -> VelocityMonth:
    """Return March."""
    return VelocityMonth(MARCH, velocities, unowned or share())


def test_the_sentence_has_both_with_range_n_and_the_words() -> None:
    assert heading(speed(words=LEANING)) == (
        "Output 91 (64–130), n = 44; capability 83 (56–121), n = 3. Leaning to erosion."
    )


def test_early_figures_say_so_in_place_of_words() -> None:
    assert heading(speed(Status.EARLY)).endswith("n = 3 (early: the range is still wide).")
    assert (
        month(speed(Status.EARLY))
        .words_of("output")
        .startswith("March 2025: output 91 (64–130), n = 44, early: the range is still wide.")
    )
    assert month(speed(), share(Status.EARLY)).unowned_words() == (
        "March 2025: 24 % (14–33) could not be explained, n = 35, early: too few recalls yet."
    )


def test_below_it_stands_what_both_are_and_how_they_come_to_their_gap() -> None:
    assert caption(speed(), 12) == (
        f"{CAPTION} The gap is +9 (−20 to +38) points: leverage −9 (−41 to +23) and erosion +17 (−14 to +49). "
        "In the last 90 days 81 % of your active minutes were in tasks with AI; "
        "at your mix of kinds those ran at 94 (64–137), n = 32."
    )


@pytest.mark.parametrize(
    ("why", "baseline", "said", "below"),
    [
        (
            WHY,
            5,
            "5 of 12 baseline tasks; in the last 90 days 5 of 6 finished tasks without AI and 0 of 8 with AI",
            (
                "The two velocities show once there are all of these. "
                "7 more baseline tasks: about 3 to 4 weeks with one 90-minute block a week. "
            ),
        ),
        (
            no_month(7, 9),
            12,
            "7 tasks without AI and 9 with AI are finished in the last 90 days",
            "The two velocities show once 3 tasks without AI are finished in one month after the baseline. ",
        ),
        ("Too few to tell.", 12, "Too few to tell", ""),
    ],
    ids=["few", "no month", "undetermined"],
)
def test_too_little_says_what_is_missing_and_when_it_will_be_known(
    why: str, baseline: int, said: str, below: str
) -> None:
    assert heading(none(why)) == said
    assert caption(none(why), baseline) == below + CAPTION


def test_a_mark_says_what_lies_between_it_and_100_and_of_which_month_capability_is() -> None:
    assert month(speed()).words() == (
        "March 2025: output 91 (64–130), n = 44. Leverage −9 (−41 to +23). "
        "Capability 83 (56–121), n = 3 in February 2025. Erosion +17 (−14 to +49)."
    )


def test_a_month_of_too_little_says_why_and_has_no_number() -> None:
    few = month(none(), nothing(Unit.SHARE, "5 of 10.", 5))
    assert few.words() == f"March 2025: {WHY}"
    assert few.unowned_words() == "March 2025: 5 of 10."
    assert few.texts() == ("Mar 2025", *["too few"] * 5)
    assert few.under() == "few"
    assert month(none(n=0)).under() == "none"
    assert all(row[2:] == (None, None, None, 5, "none") for row in few.rows())


def test_the_row_has_the_range_and_n_of_each() -> None:
    row = dict(zip(HEADER, month(speed()).texts(), strict=True))
    assert row == {
        "Month": "Mar 2025",
        "Output": "91 (64–130), n 44",
        "Capability": "83 (56–121), n 3",
        "Leverage": "−9 (−41 to +23)",
        "Erosion": "+17 (−14 to +49)",
        "Unowned": "24 % (14–33), n 35",
    }
    assert month(speed(Status.EARLY)).texts()[1] == "91 (64–130), n 44, early"


def test_the_numbers_are_the_figures_in_full() -> None:
    rows: Mapping[object, Mapping[str, object]] = {
        row[1]: dict(zip(CSV_HEADER, row, strict=True)) for row in month(speed()).rows()
    }
    assert list(rows) == ["output", "capability", "with_ai", "leverage", "erosion", "gap", "unowned_share"]
    assert rows["erosion"] == {
        "month": "2025-03",
        "what": "erosion",
        "value": 17.3,
        "low": -14.3,
        "high": 48.9,
        "n": 3,
        "status": "ok",
    }


def test_no_change_has_no_sign() -> None:
    flat = speed().with_more(erosion=points(-0.3, -0.4, 0.4))
    assert month(flat).texts()[4] == "0 (0 to 0)"


def test_the_unowned_share_stands_alone_with_its_n() -> None:
    said = "Of the core work I shipped, 24 % (14–33) I could not explain today: 9.3 h."
    assert unowned_heading(share(words=said)) == f"{said} n = 35."
    assert unowned_heading(share(Status.EARLY)) == (
        "24 % (14–33) of the core work could not be explained today, n = 35, early: too few recalls yet."
    )
    assert unowned_heading(nothing(Unit.SHARE, "5 of 10.", 5)) == "5 of 10."


def test_both_figures_of_a_month_stand_together() -> None:
    months = velocity_months(
        {"two_velocities": [MonthFigure(MARCH, speed())], "unowned_share": [MonthFigure(MARCH, share())]}
    )
    assert [(one.first, one.speed.n, one.unowned.n) for one in months] == [(MARCH, 44, 35)]
