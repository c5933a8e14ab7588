"""Lines and areas of a chart by months: where they are drawn, which marks are hollow, what is filled."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from tests.support.months import figure
from unaided.desktop.charts.month_lines import (
    DrawnArea,
    DrawnLine,
    Ink,
    Shape,
    ends_of,
    heights_of,
    ink_of,
    values_of,
)
from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.pens import Pens
from unaided.domain.measure.figure import Unit, nothing

FIGURES = (figure(100, 80, 125), None, figure(50, 20, 90, early=True), nothing(Unit.INDEX, "none"), figure(200))
WIDE = np.array([0.0, 10.0])
pytestmark = pytest.mark.usefixtures("qtbot")


def one() -> float:
    """Return how many pixels a point has on a plain screen."""
    return 1.0


def drawn(*, band: bool = False, ratio: bool = True, bounds: tuple[float, float] = (0.0, 10.0)) -> DrawnLine:
    """Return these figures, drawn a tenth of a month aside."""
    made = DrawnLine(Shape.DIAMOND, Ink.AI, FIGURES, ratio=ratio, band=band)
    made.place(0.1, np.array(bounds))
    return made


def test_values_and_ends_are_none_where_there_is_no_figure() -> None:
    assert values_of(FIGURES) == pytest.approx([100, math.nan, 50, math.nan, 200], nan_ok=True)
    assert ends_of(FIGURES)[0] == pytest.approx([80, 125])
    assert np.isnan(ends_of(FIGURES)[[1, 3]]).all()
    assert ends_of([]).shape == (0, 2)


def test_on_a_log_axis_what_is_not_above_0_stands_nowhere() -> None:
    assert heights_of(np.array([100.0, 0.0, -5.0]), ratio=True) == pytest.approx([2, math.nan, math.nan], nan_ok=True)
    assert heights_of(np.array([-5.0]), ratio=False) == pytest.approx([-5.0])


def test_marks_stand_where_the_figures_are_and_early_ones_are_hollow() -> None:
    line = drawn()
    x, y = line.full.getData()
    assert x == pytest.approx([0.1, 4.1])
    assert 10**y == pytest.approx([100, 200])
    x, y = line.early.getData()
    assert x == pytest.approx([2.1])
    assert 10**y == pytest.approx([50])
    assert line.at(4) == pytest.approx((4.1, math.log10(200)))


def test_gaps_stay_gaps_in_the_line() -> None:
    line = drawn()
    assert 10 ** line.line.getData()[1] == pytest.approx([100, math.nan, 50, math.nan, 200], nan_ok=True)
    assert line.line.opts["connect"] == "finite"


def test_each_range_is_upright_and_ends_where_the_figure_does() -> None:
    x, y = drawn().ranges.getData()
    assert list(x) == pytest.approx([0.1, 0.1, 2.1, 2.1, 4.1, 4.1])
    assert 10**y == pytest.approx([80, 125, 20, 90, 180, 220])


def test_a_range_is_cut_where_the_picture_ends() -> None:
    _, y = drawn(ratio=False, bounds=(60.0, 120.0)).ranges.getData()
    assert list(y[:2]) == [80, 120]


def test_a_band_joins_months_without_a_gap_alone() -> None:
    line = drawn(band=True)
    assert len(line.ranges.getData()[0]) == 0
    outline = line.band.path()
    assert not outline.contains(QPointF(1.0, 2.0))  # the gap
    assert outline.elementCount() > 0


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_line_takes_the_themes_ink_and_early_marks_are_muted_with_the_surface_inside(colours: Colours) -> None:
    line = drawn()
    line.paint(colours, Pens(one))
    assert line.line.opts["pen"].color().name().upper() == colours.ai
    assert {spot.brush().color().name().upper() for spot in line.full.points()} == {colours.ai}
    assert {spot.pen().color().name().upper() for spot in line.early.points()} == {colours.muted}
    assert {spot.brush().color().name().upper() for spot in line.early.points()} == {colours.surface}


def test_shapes_differ_and_each_ink_is_one_of_the_theme() -> None:
    symbols = {DrawnLine(shape, Ink.INK, (), ratio=False, band=False).full.opts["symbol"] for shape in Shape}
    assert len(symbols) == len(Shape)
    assert {ink_of(LIGHT, ink).name().upper() for ink in Ink} == {
        LIGHT.no_ai,
        LIGHT.ai,
        LIGHT.debt,
        LIGHT.ink,
        LIGHT.muted,
    }


def filled(lower: list[float], upper: float = 100.0, aside: float = 0.0) -> DrawnArea:
    """Return the area where this line is below a constant."""
    area = DrawnArea("erosion", Ink.DEBT)
    area.place(np.array(lower), np.full(len(lower), upper), np.array([0.0, 1000.0]), aside)
    return area


def test_an_area_is_filled_only_where_the_line_is_below() -> None:
    area = filled([120, 80, 80, 120])
    inside = [area.shape.path().contains(QPointF(x, 95.0)) for x in (0.2, 1.0, 1.5, 2.9)]
    assert inside == [False, True, True, False]
    assert area.size == pytest.approx(20 * 1 + 2 * (20 * 0.5 / 2))
    assert area.name.isVisible()


def test_no_area_has_no_name_and_a_gap_is_not_filled() -> None:
    above = filled([120, 110])
    assert above.size == 0
    assert not above.name.isVisible()
    gap = filled([80, math.nan, 80, 80])
    assert not gap.shape.path().contains(QPointF(1.0, 90.0))
    assert gap.shape.path().contains(QPointF(2.5, 90.0))


def test_the_name_is_at_the_widest_place_and_the_area_aside_as_its_line_is() -> None:
    area = filled([95, 60, 90], aside=0.2)
    assert (area.name.pos().x(), area.name.pos().y()) == pytest.approx((1.2, 60))
    assert area.shape.path().boundingRect().left() == pytest.approx(0.2)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_an_area_takes_the_themes_ink_and_what_is_below_is_seen(colours: Colours) -> None:
    area = filled([80, 80])
    area.paint(colours, QFont(), Pens(one))
    assert area.shape.brush().color().name().upper() == colours.debt
    assert 0 < area.shape.brush().color().alphaF() < 1
    assert area.name.textItem.defaultTextColor().name().upper() == colours.debt
