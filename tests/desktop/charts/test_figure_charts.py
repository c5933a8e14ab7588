"""The pictures of understanding and estimates: marks stand where the figures are, and answer to mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.answers import told
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.desktop.charts.curve_chart import CurveChart
from unaided.desktop.charts.dumbbell_chart import LANES, DumbbellChart
from unaided.desktop.charts.estimate_chart import EstimateChart
from unaided.desktop.charts.mark_chart import MarkChart
from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.theme import Theme
from unaided.domain.measure.estimate_points import EstimateCell, cells, estimate_points
from unaided.domain.measure.evidence import Arm, Evidence, Use
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.understanding import calibration_curve
from unaided.domain.measure.understood import CurveBin, UseMarks, curve_bins, understood
from unaided.domain.settings import Scheme

C = TypeVar("C", bound=MarkChart)
Show = Callable[[C], C]


@pytest.fixture(scope="module")
def person() -> Evidence:
    """Return a simulated person of 24 months."""
    return simulate(Knobs(months=24), 7).evidence


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[C], C]:
    """Return what shows a chart."""

    def shown(chart: C) -> C:
        qtbot.addWidget(chart)
        chart.resize(900, 300)
        chart.show()
        qtbot.waitExposed(chart)
        return chart

    return shown


def light() -> Theme:
    """Return the light colours."""
    return Theme(scheme=Scheme.LIGHT)


def at(chart: MarkChart, number: int) -> QPoint:
    """Return the widget's pixel of a mark."""
    mark = chart.marks[number]
    return chart.mapFromScene(chart.box.mapViewToScene(QPointF(mark.x, mark.y)))


def image_of(chart: MarkChart) -> QImage:
    """Return what it draws into a file."""
    image = QImage(chart.size() * 2, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    chart.draw_on(painter, QRectF(image.rect()))
    painter.end()
    return image


def near(image: QImage, colour: str, where: QPoint) -> bool:
    """Tell whether a colour is within a few pixels of a place."""
    area = ((where.x() + x, where.y() + y) for x in range(-8, 9) for y in range(-8, 9))
    return any(image.pixelColor(x, y).name().upper() == colour for x, y in area)


def uses_of(evidence: Evidence) -> tuple[UseMarks, ...]:
    """Return the rows of the dumbbells."""
    return understood(evidence).uses


def bins_of(evidence: Evidence) -> tuple[CurveBin, ...]:
    """Return the bins of the curve."""
    return curve_bins(calibration_curve(evidence))


def test_dumbbells_stand_where_the_figures_are(person: Evidence, show: Show[DumbbellChart]) -> None:
    chart, uses = show(DumbbellChart(light())), uses_of(person)
    chart.show_uses(uses)
    for item, which, lane in zip(chart.full, ("predicted", "explained", "recalled"), LANES, strict=True):
        x, y = item.getData()
        assert x == pytest.approx([100 * getattr(one, which).value for one in uses])
        assert y == pytest.approx([2 + lane, 1 + lane, lane])
    ends, _ = chart.ranges.getData()
    assert ends[:2] == pytest.approx([100 * (uses[0].predicted.low or 0), 100 * (uses[0].predicted.high or 0)])
    assert len(ends) == 2 * 9
    assert all(len(item.getData()[0]) == 0 for item in chart.early)
    assert [item.opts["symbol"] for item in chart.scattered] == ["t1", "s", "o"] * 2
    assert [mark.thing for mark in chart.marks[:3]] == [uses[0].predicted, uses[0].explained, uses[0].recalled]


def test_few_tasks_are_hollow_and_grey_and_an_empty_row_has_no_mark(show: Show[DumbbellChart]) -> None:
    chart = show(DumbbellChart(light()))
    chart.show_uses(uses_of(told(6, task={"use": Use.HEAVY, "mode": Arm.AI}, predicted=[0.9, 0.8] * 3, explained=0.5)))
    assert [item.getData()[0].tolist() for item in chart.early] == [pytest.approx([85]), pytest.approx([50]), []]
    assert [mark.words for mark in chart.marks] == [
        "AI, heavy, predicted: 85 % (79–91), n = 6, early: fewer than 12 tasks.",
        "AI, heavy, explained: 50 % (50–50), n = 6, early: fewer than 12 tasks.",
    ]
    assert all(len(item.getData()[0]) == 0 for item in chart.full)


def test_the_curve_stands_where_the_bins_are(person: Evidence, show: Show[CurveChart]) -> None:
    chart, bins = show(CurveChart(light())), bins_of(person)
    chart.show_bins(bins)
    x, y = chart.full.getData()
    assert x == pytest.approx([100 * one.said for one in bins])
    assert y == pytest.approx([100 * (one.figure.value or 0) for one in bins])
    across, ends = chart.ranges.getData()
    assert across == pytest.approx(np.repeat(x, 2))
    assert ends == pytest.approx([100 * (end or 0) for one in bins for end in (one.figure.low, one.figure.high)])
    assert [list(edge) for edge in chart.diagonal.getData()] == [[0, 100], [0, 100]]
    assert [mark.thing for mark in chart.marks] == [one.figure for one in bins]


def test_an_early_curve_is_hollow(show: Show[CurveChart]) -> None:
    chart = show(CurveChart(light()))
    chart.show_bins(bins_of(told(24, predicted=0.5, explained=0.8, recalled=1.0)))
    assert [len(item.getData()[0]) for item in chart.scattered] == [0, 1]


def test_estimates_stand_where_the_tasks_are(person: Evidence, show: Show[EstimateChart]) -> None:
    chart, points = show(EstimateChart(light())), estimate_points(person)
    chart.show_cells(cells(points))
    for item, own in zip(chart.scattered, (points.with_ai, ~points.with_ai), strict=True):
        x, y = item.getData()
        assert sorted(10**x) == pytest.approx(np.sort(points.estimate[own]))
        assert sorted(10**y) == pytest.approx(np.sort(points.actual[own]))
    across, up = chart.identity.getData()
    assert list(across) == list(up)
    (left, right), (low, high) = chart.box.viewRange()
    assert all(left < mark.x < right and low < mark.y < high for mark in chart.marks)
    assert [item.opts["symbol"] for item in chart.scattered] == ["d", "o"]


def test_no_task_yet_leaves_the_axes(show: Show[EstimateChart]) -> None:
    chart = show(EstimateChart(light()))
    chart.show_cells(())
    assert not chart.marks
    assert near(image_of(chart), LIGHT.line, at_middle_rule(chart))


def at_middle_rule(chart: EstimateChart) -> QPoint:
    """Return a pixel of the image on one of the level rules."""
    x, y = chart.rules.getData()
    return chart.mapFromScene(chart.box.mapViewToScene(QPointF((x[0] + x[1]) / 2, y[2]))) * 2


def test_every_mark_opens_the_rows_behind_it_by_keyboard(person: Evidence, show: Show[EstimateChart]) -> None:
    chart = show(EstimateChart(light()))
    chart.show_cells(cells(estimate_points(person)))
    taken: list[object] = []
    chart.chosen.connect(taken.append)
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End):
        QTest.keyClick(chart, pressed)
    assert taken == [chart.marks[0].thing, chart.marks[1].thing, chart.marks[-1].thing]
    [first] = taken[:1]
    assert isinstance(first, EstimateCell)
    assert chart.accessibleDescription() == chart.marks[-1].words


@pytest.mark.parametrize(("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)], ids=["light", "dark"])
def test_every_mark_is_whole_in_the_picture_in_its_colour(
    person: Evidence, qtbot: QtBot, scheme: Scheme, colours: Colours
) -> None:
    theme = Theme(scheme=scheme)
    dumbbells, curve = DumbbellChart(theme), CurveChart(theme)
    dumbbells.show_uses(uses_of(person))
    curve.show_bins(bins_of(person))
    wanted: dict[MarkChart, tuple[str, ...]] = {
        dumbbells: (colours.ink,) * 9,
        curve: (colours.ink,) * 5,
    }
    for chart, ink in wanted.items():
        qtbot.addWidget(chart)
        chart.resize(600, 300)
        chart.show()
        image = image_of(chart)
        assert image.pixelColor(2, 2).name().upper() == colours.surface
        for number, colour in enumerate(ink):
            assert near(image, colour, at(chart, number) * 2), (chart.accessibleName(), number)


def test_the_colours_follow_the_theme(show: Show[EstimateChart]) -> None:
    theme = light()
    chart = show(EstimateChart(theme))
    chart.show_cells(cells(estimate_points(evidence_of(tasks_of([BEGIN, BEGIN + 1], estimate=[30, 120], mode=[0, 1])))))
    before = image_of(chart)
    theme.choose(Scheme.DARK)
    after = image_of(chart)
    assert [image.pixelColor(2, 2).name().upper() for image in (before, after)] == [LIGHT.surface, DARK.surface]
