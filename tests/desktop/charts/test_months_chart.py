"""A chart by months: what is drawn is what the figures say, and every mark answers for its figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.charts import exported, near, pixel, pixel_of
from tests.support.months import figure, firsts, line, shown
from unaided.desktop.charts.month_lines import Ink, Shape
from unaided.desktop.charts.months_chart import FEWEST, Area, MonthsChart, MonthsShown
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.fonts import small_font
from unaided.desktop.theme import Theme
from unaided.domain.measure.figure import Figure
from unaided.domain.settings import Scheme

Show = Callable[[MonthsChart], MonthsChart]
UPPER = [figure(120), figure(130), None, figure(110), figure(140)]
LOWER = [figure(100), figure(80), None, figure(70, early=True), figure(90)]


def two(area: Area | None = None) -> MonthsShown:
    """Return two lines with a month of neither."""
    return shown(line("upper", UPPER, Shape.DIAMOND, Ink.AI), line("lower", LOWER), area=area)


@pytest.fixture
def chart(theme: Theme, show: Show) -> MonthsChart:
    """Return a chart of two lines, on the screen."""
    made = show(MonthsChart(theme, "Two lines"))
    made.show_months(two(Area("debt", Ink.DEBT, 1, 100.0)))
    QApplication.processEvents()
    return made


def label_rects(chart: MonthsChart) -> list[QRectF]:
    """Return where the labels below the months are, from left to right."""
    QApplication.processEvents()
    metrics = QFontMetrics(small_font(chart.font()))
    found = []
    for place, words in chart.labels:
        wide = max(metrics.horizontalAdvance(one) for one in words.split("\n"))
        found.append(QRectF(pixel(chart, place, 2.0).x() - wide / 2, 0, wide, 1))
    return found


def test_values_read_back_are_the_figures(chart: MonthsChart) -> None:
    for drawn, figures in zip(chart.lines, (UPPER, LOWER), strict=True):
        values = [np.nan if one is None else one.value for one in figures]
        assert 10 ** drawn.line.getData()[1] == pytest.approx(values, nan_ok=True)
        ends = [end for one in figures if one is not None for end in (one.low, one.high)]
        assert 10 ** drawn.ranges.getData()[1] == pytest.approx(ends)
    assert [len(drawn.early.getData()[0]) for drawn in chart.lines] == [0, 1]


def test_a_gap_has_no_mark_and_the_line_does_not_cross_it(chart: MonthsChart) -> None:
    assert [mark.thing for mark in chart.marks] == [
        (number, month) for month in firsts(5) if month != firsts(5)[2] for number in (0, 1)
    ]
    x, y = chart.lines[1].line.getData()
    assert np.isnan(y[2])
    middle = pixel(chart, float(x[2]), (np.log10(80) + np.log10(70)) / 2)
    assert not near(exported(chart), LIGHT.no_ai, middle * 2)


def test_ranges_of_two_lines_stand_beside_each_other(chart: MonthsChart) -> None:
    left, right = (drawn.ranges.getData()[0][0] for drawn in chart.lines)
    assert pixel(chart, right, 2.0).x() - pixel(chart, left, 2.0).x() >= 3


def test_the_shapes_of_lines_differ(chart: MonthsChart) -> None:
    assert [drawn.full.opts["symbol"] for drawn in chart.lines] == ["d", "o"]


def test_the_area_is_where_the_line_is_below_and_keeps_to_its_line(chart: MonthsChart) -> None:
    assert chart.area is not None
    drawn = chart.lines[1].line.getData()[0]
    box = chart.area.shape.path().boundingRect()
    assert (box.left(), box.right()) == pytest.approx((drawn[0], drawn[-1]))
    assert (10 ** box.top(), 10 ** box.bottom()) == pytest.approx((70, 100))


def test_an_area_between_two_lines_is_where_they_have_changed_places(theme: Theme, show: Show) -> None:
    chart = show(MonthsChart(theme, "Crossed"))
    rising, falling = ([figure(one) for one in values] for values in ((90, 130), (120, 80)))
    chart.show_months(shown(line("a", rising), line("b", falling), area=Area("below", Ink.DEBT, 0, 1)))
    assert chart.area is not None
    assert chart.area.size > 0
    chart.show_months(shown(line("a", falling[:1]), line("b", rising[:1]), area=Area("below", Ink.DEBT, 0, 1)))
    assert chart.area.size == 0


def test_the_reference_is_always_in_the_picture(theme: Theme, show: Show) -> None:
    chart = show(MonthsChart(theme, "High"))
    chart.show_months(shown(line("high", [figure(300), figure(320)])))
    low, high = chart.box.viewRange()[1]
    assert low < 2.0 < high
    assert chart.reference.isVisible()
    assert chart.reference.value() == pytest.approx(2.0)
    chart.show_months(shown(line("high", [figure(300)]), reference=None))
    assert not chart.reference.isVisible()


def test_one_endless_range_does_not_flatten_the_others(theme: Theme, show: Show) -> None:
    chart = show(MonthsChart(theme, "Wide"))
    chart.show_months(shown(line("wide", [figure(90), figure(110), figure(100, 1, 10_000)])))
    low, high = chart.box.viewRange()[1]
    assert high - low < 0.5
    ends = chart.lines[0].ranges.getData()[1][-2:]
    assert list(ends) == pytest.approx([low, high])  # cut where the picture ends, in an export too


def test_a_level_axis_has_room_for_what_is_below_0(theme: Theme, show: Show) -> None:
    chart = show(MonthsChart(theme, "Level"))
    chart.show_months(shown(line("level", [figure(-20, -30, -10), figure(30, 20, 40)]), reference=0.0, ratio=False))
    low, high = chart.box.viewRange()[1]
    assert low < -30
    assert high > 40
    assert list(chart.lines[0].full.getData()[1]) == [-20, 30]


def test_few_months_are_not_stretched(chart: MonthsChart) -> None:
    assert chart.box.viewRange()[0] == pytest.approx([-0.5, FEWEST - 0.5])


def test_nothing_is_drawn_of_no_months(theme: Theme, show: Show) -> None:
    chart = show(MonthsChart(theme, "Nothing"))
    chart.show_months(shown())
    chart.show_months(shown(line("gaps", [None, None])))
    assert not chart.marks
    assert exported(chart).pixelColor(2, 2).name().upper() == LIGHT.surface


def test_showing_anew_leaves_nothing_of_before(chart: MonthsChart) -> None:
    count = len(chart.scene().items())
    for _ in range(3):
        chart.show_months(two(Area("debt", Ink.DEBT, 1, 100.0)))
    assert len(chart.scene().items()) == count
    chart.show_months(two())
    assert chart.area is None


@pytest.mark.parametrize("count", [3, 6, 13, 24])
@pytest.mark.parametrize("wide", [220, 360, 580, 900])
def test_labels_never_overlap_however_narrow(theme: Theme, show: Show, count: int, wide: int) -> None:
    chart = show(MonthsChart(theme, "Narrow"))
    months = tuple(f"n {1000 + number:,}" for number in range(count))
    made = shown(line("one", [figure(100)] * count))
    chart.show_months(MonthsShown(made.months, made.lines, months, made.tick, made.reference, ratio=True))
    chart.resize(wide, 200)
    rects = label_rects(chart)
    assert rects
    assert all(left.right() < right.left() for left, right in pairwise(rects))


def test_labels_come_back_with_the_room(chart: MonthsChart) -> None:
    chart.resize(220, 200)
    few = len(label_rects(chart))
    chart.resize(900, 200)
    assert few < len(label_rects(chart)) == 5


def said(told: list[str], words: str) -> bool:
    """Tell whether these were the last words."""
    return told[-1] == words


def test_pointer_and_keys_say_the_same_of_a_mark(chart: MonthsChart, qtbot: QtBot) -> None:
    told: list[str] = []
    chart.pointed.connect(told.append)
    for number, mark in enumerate(chart.marks):
        QTest.keyClick(chart, Qt.Key.Key_Right)
        by_key = told[-1]
        QTest.mouseMove(chart.viewport(), pixel_of(chart, number))
        qtbot.waitUntil(partial(said, told, mark.words))
        assert by_key == mark.words
    assert told[-1] == "2024-05: 90"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK], ids=str)
def test_every_mark_is_drawn_whole_in_the_themes_colours(theme: Theme, chart: MonthsChart, scheme: Scheme) -> None:
    theme.choose(scheme)
    colours = LIGHT if scheme is Scheme.LIGHT else DARK
    image = exported(chart)
    for number, mark in enumerate(chart.marks):
        line_number, month = mark.thing if isinstance(mark.thing, tuple) else (0, None)
        ink = colours.muted if (line_number, month) == (1, firsts(5)[3]) else (colours.ai, colours.no_ai)[line_number]
        assert near(image, ink, pixel_of(chart, number) * 2), mark.words
    assert near(image, colours.edge, pixel(chart, 5.2, 2.0) * 2)  # the reference


def test_an_export_has_no_ring_and_is_the_same_before_and_after_a_choice(chart: MonthsChart) -> None:
    before = exported(chart)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert exported(chart) == before
    assert chart.ring.isVisible()


def test_a_figure_without_a_number_is_a_gap(theme: Theme, show: Show) -> None:
    none: Figure | None = None
    chart = show(MonthsChart(theme, "Gap"))
    chart.show_months(shown(line("one", [none, figure(100)])))
    assert [mark.thing for mark in chart.marks] == [(0, firsts(2)[1])]
