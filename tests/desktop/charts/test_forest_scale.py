"""Where ratios stand on the axis of a forest plot, and how it is labelled."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from unaided.desktop.charts.forest_scale import beyond, legend, placed, ratio_range, ratio_ticks
from unaided.domain.measure.figure import Figure, Status, Unit, nothing
from unaided.domain.measure.forest import ForestRow


def row(value: float, low: float, high: float, status: Status = Status.OK) -> ForestRow:
    """Return a row with this change and range."""
    return ForestRow("All", Figure(value, low, high, 40, Unit.CHANGE, status), filled=True, kind="drawn")


NONE = ForestRow("Review", nothing(Unit.CHANGE, "too few", 3), filled=True, kind="drawn")


def test_the_first_row_is_on_top_and_rows_without_a_number_leave_their_place_empty() -> None:
    marks = placed([row(-0.2, -0.4, 0.1), NONE, row(0.0, -0.1, 0.2)])
    assert [one.height for one in marks] == [2.0, 0.0]
    assert marks[0].at == pytest.approx(math.log10(0.8))
    assert (marks[0].low, marks[0].high) == pytest.approx((math.log10(0.6), math.log10(1.1)))


def test_small_differences_look_small_and_wide_ranges_widen_the_picture() -> None:
    narrow, wide = (ratio_range(placed([one])) for one in (row(0.0, -0.1, 0.1), row(0.0, -0.8, 4.0)))
    assert narrow == pytest.approx((math.log10(0.5) - 0.05, math.log10(2.0) + 0.05))
    assert wide == pytest.approx((math.log10(0.2) - 0.05, math.log10(5.0) + 0.05))
    assert ratio_range([]) == narrow


def test_what_lies_far_outside_ends_at_the_edge_and_is_counted() -> None:
    far = row(0.0, -0.99, 50.0)
    [mark] = placed([far])
    assert (mark.low, mark.high) == (-1.0, 1.0)
    assert beyond([far, NONE, row(0.0, -0.1, 0.1)]) == 1


@pytest.mark.parametrize(
    ("ends", "labels"),
    [
        ((0.5, 2.0), ["×0.5", "×0.7", "×1", "×1.4", "×2"]),
        ((0.25, 2.0), ["×0.25", "×0.5", "×1", "×2"]),
        ((0.1, 10.0), ["×0.1", "×0.2", "×0.5", "×1", "×2", "×5", "×10"]),
    ],
)
def test_the_axis_has_as_many_labels_as_there_is_room_for(ends: tuple[float, float], labels: list[str]) -> None:
    ticks = ratio_ticks(math.log10(ends[0]) - 0.01, math.log10(ends[1]) + 0.01)
    assert [words for _, words in ticks] == labels
    assert [10**at for at, _ in ticks] == pytest.approx([float(words[1:]) for _, words in ticks])


DRAWN = ForestRow("All", Figure(-0.2, -0.4, 0.1, 40, Unit.CHANGE, Status.OK), filled=True, kind="drawn by the coin")
CHOSEN = replace(DRAWN, filled=False, kind="your choice of tasks")
GREY = replace(DRAWN, label="Debug", figure=replace(DRAWN.figure, status=Status.EARLY))
FAR = replace(DRAWN, figure=replace(DRAWN.figure, high=60.0))
NO_NUMBER = replace(DRAWN, figure=nothing(Unit.CHANGE, "too few", 3))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), ""),
        ((NO_NUMBER,), ""),
        ((DRAWN, NO_NUMBER), "◆ drawn by the coin, each with its 95 % range."),
        ((DRAWN, CHOSEN), "◆ drawn by the coin   ◇ your choice of tasks, each with its 95 % range."),
        ((GREY, DRAWN), "◆ drawn by the coin, each with its 95 % range; grey: early."),
        (
            (FAR,),
            "◆ drawn by the coin, each with its 95 % range. 1 row reaches beyond the picture; the table has its ends.",
        ),
        (
            (FAR, FAR),
            "◆ drawn by the coin, each with its 95 % range. 2 rows reach beyond the picture; the table has its ends.",
        ),
    ],
)
def test_the_legend_tells_the_marks_there_are(rows: tuple[ForestRow, ...], said: str) -> None:
    assert legend(rows) == said
