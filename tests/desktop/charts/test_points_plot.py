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
from unaided.desktop.charts.dumbbell_marks import LANES
from unaided.desktop.charts.estimate_plot import EstimatePlot
from unaided.desktop.charts.points_plot import PointsPlot
from unaided.desktop.charts.understanding_plots import CurvePlot, DumbbellPlot
from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.theme import Theme
from unaided.desktop.velocity_marks import MANY_DOTS
from unaided.domain.measure.estimate_points import EstimatePoints, estimate_points
from unaided.domain.measure.evidence import Arm, Evidence, Use
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.understanding import calibration_curve
from unaided.domain.measure.understood import UseMarks, curve_bins, understood
from unaided.domain.settings import Scheme

P = TypeVar("P", bound=PointsPlot)


@pytest.fixture(scope="module")
def person() -> Evidence:
    """Return a simulated person of 24 months."""
    return simulate(Knobs(months=24), 7).evidence


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[P], P]:
    """Return what shows a chart."""

    def shown(plot: P) -> P:
        qtbot.addWidget(plot)
        plot.resize(900, 300)
        plot.show()
        qtbot.waitExposed(plot)
        return plot

    return shown


def light() -> Theme:
    """Return the light colours."""
    return Theme(scheme=Scheme.LIGHT)


def at(plot: PointsPlot, number: int) -> QPoint:
    """Return the widget's pixel of a mark."""
    box = plot.getPlotItem().getViewBox()
    return plot.mapFromScene(box.mapViewToScene(QPointF(*plot.places[number])))


def image_of(plot: PointsPlot) -> QImage:
    """Return what it draws into a file."""
    image = QImage(plot.size() * 2, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    plot.draw_on(painter, QRectF(image.rect()))
    painter.end()
    return image


def near(image: QImage, colour: str, where: QPoint) -> bool:
    """Tell whether a colour is within a few pixels of a place."""
    area = ((where.x() + x, where.y() + y) for x in range(-8, 9) for y in range(-8, 9))
    return any(image.pixelColor(x, y).name().upper() == colour for x, y in area)


def uses_of(evidence: Evidence) -> tuple[UseMarks, ...]:
    """Return the rows of the dumbbells."""
    return understood(evidence).uses


def test_dumbbells_stand_where_the_figures_are(person: Evidence, show: Callable[[DumbbellPlot], DumbbellPlot]) -> None:
    plot, uses = show(DumbbellPlot(light())), uses_of(person)
    plot.show_uses(uses)
    marks = plot.marks
    for item, which, lane in zip(marks.scattered, ("predicted", "explained", "recalled"), LANES, strict=False):
        x, y = item.getData()
        assert x == pytest.approx([100 * getattr(one, which).value for one in uses])
        assert y == pytest.approx([2 + lane, 1 + lane, lane])
    ends, _ = marks.ranges.getData()
    assert ends[:2] == pytest.approx([100 * (uses[0].predicted.low or 0), 100 * (uses[0].predicted.high or 0)])
    assert len(ends) == 2 * 9
    assert len(marks.early.getData()[0]) == 0


def test_few_tasks_are_hollow_and_grey_and_an_empty_row_has_no_mark(
    show: Callable[[DumbbellPlot], DumbbellPlot],
) -> None:
    plot = show(DumbbellPlot(light()))
    uses = uses_of(told(6, task={"use": Use.HEAVY, "mode": Arm.AI}, predicted=[0.9, 0.8] * 3, explained=0.5))
    plot.show_uses(uses)
    x, _ = plot.marks.early.getData()
    assert x == pytest.approx([85, 50])
    assert len(plot.places) == 2
    assert all(len(item.getData()[0]) == 0 for item in plot.marks.scattered[:3])


def test_the_curve_stands_where_the_bins_are(person: Evidence, show: Callable[[CurvePlot], CurvePlot]) -> None:
    plot, bins = show(CurvePlot(light())), curve_bins(calibration_curve(person))
    plot.show_bins(bins)
    x, y = plot.marks.full.getData()
    assert x == pytest.approx([100 * one.said for one in bins])
    assert y == pytest.approx([100 * (one.figure.value or 0) for one in bins])
    across, ends = plot.marks.ranges.getData()
    assert across == pytest.approx(np.repeat(x, 2))
    assert ends == pytest.approx([100 * (end or 0) for one in bins for end in (one.figure.low, one.figure.high)])
    assert [list(edge) for edge in plot.marks.diagonal.getData()] == [[0, 100], [0, 100]]


def test_an_early_curve_is_hollow(show: Callable[[CurvePlot], CurvePlot]) -> None:
    plot = show(CurvePlot(light()))
    plot.show_bins(curve_bins(calibration_curve(told(24, predicted=0.5, explained=0.8, recalled=1.0))))
    assert [len(item.getData()[0]) for item in plot.marks.scattered] == [0, 1]


def test_estimates_stand_where_the_tasks_are(person: Evidence, show: Callable[[EstimatePlot], EstimatePlot]) -> None:
    plot, points = show(EstimatePlot(light())), estimate_points(person)
    plot.show_points(points)
    for item, own in zip(plot.marks.scattered, (~points.with_ai, points.with_ai), strict=True):
        x, y = item.getData()
        assert 10**x == pytest.approx(points.estimate[own])
        assert 10**y == pytest.approx(points.actual[own])
    across, up = plot.marks.identity.getData()
    assert list(across) == list(up)
    (left, right), (low, high) = plot.getPlotItem().getViewBox().viewRange()
    assert left < plot.places[:, 0].min() < plot.places[:, 0].max() < right
    assert low < plot.places[:, 1].min() < plot.places[:, 1].max() < high


def many(count: int) -> EstimatePoints:
    """Return so many points."""
    chance = np.random.default_rng(1)
    days = BEGIN + np.sort(chance.uniform(0, 700, count))
    sizes, mode = np.exp(chance.normal(4, 0.7, (2, count))), chance.integers(0, 2, count)
    return estimate_points(evidence_of(tasks_of(days, estimate=sizes[0], active=sizes[1], mode=mode)))


def test_many_points_are_thinned_and_each_can_still_be_chosen(show: Callable[[EstimatePlot], EstimatePlot]) -> None:
    plot, points = show(EstimatePlot(light())), many(30_000)
    plot.show_points(points)
    drawn = sum(len(item.getData()[0]) for item in plot.marks.scattered)
    assert MANY_DOTS < drawn < 15_000
    assert len(plot.places) == len(points) == 30_000


def test_a_click_on_a_mark_chooses_it_and_beside_it_nothing(
    person: Evidence, show: Callable[[CurvePlot], CurvePlot], qtbot: QtBot
) -> None:
    plot = show(CurvePlot(light()))
    plot.show_bins(curve_bins(calibration_curve(person)))
    with qtbot.waitSignal(plot.chosen) as told_of:
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at(plot, 1))
    assert told_of.args == [1]
    assert list(plot.ring.getData()[0]) == [plot.places[1, 0]]
    with qtbot.assertNotEmitted(plot.chosen):
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at(plot, 1) + QPoint(0, 60))


def test_the_pointer_reads_out_what_it_is_at(
    person: Evidence, show: Callable[[CurvePlot], CurvePlot], qtbot: QtBot
) -> None:
    plot = show(CurvePlot(light()))
    plot.show_bins(curve_bins(calibration_curve(person)))
    seen: list[object] = []
    plot.pointed.connect(seen.append)
    QTest.mouseMove(plot.viewport(), at(plot, 2))
    qtbot.waitUntil(lambda: seen[-1:] == [2])
    QTest.mouseMove(plot.viewport(), at(plot, 2) + QPoint(0, 60))
    qtbot.waitUntil(lambda: seen[-1:] == [None])


def test_the_arrows_go_from_mark_to_mark(person: Evidence, show: Callable[[CurvePlot], CurvePlot]) -> None:
    plot = show(CurvePlot(light()))
    plot.show_bins(curve_bins(calibration_curve(person)))
    taken: list[object] = []
    plot.chosen.connect(taken.append)
    key = Qt.Key
    for pressed in (key.Key_Right, key.Key_Down, key.Key_Left, key.Key_End, key.Key_Right, key.Key_Home, key.Key_Up):
        QTest.keyClick(plot, pressed)
    assert taken == [0, 1, 0, 4, 4, 0, 0]


def test_back_from_nothing_is_the_last_mark(person: Evidence, show: Callable[[CurvePlot], CurvePlot]) -> None:
    plot = show(CurvePlot(light()))
    plot.show_bins(curve_bins(calibration_curve(person)))
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert list(plot.ring.getData()[0]) == [plot.places[-1, 0]]


@pytest.mark.parametrize(("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)], ids=["light", "dark"])
def test_every_mark_is_whole_in_the_picture_in_its_colour(
    person: Evidence, qtbot: QtBot, scheme: Scheme, colours: Colours
) -> None:
    theme = Theme(scheme=scheme)
    dumbbells, curve = DumbbellPlot(theme), CurvePlot(theme)
    dumbbells.show_uses(uses_of(person))
    curve.show_bins(curve_bins(calibration_curve(person)))
    wanted = {dumbbells: (colours.ink, colours.muted, colours.ink) * 3, curve: (colours.ink,) * 5}
    for plot, ink in wanted.items():
        qtbot.addWidget(plot)
        plot.resize(600, 300)
        plot.show()
        image = image_of(plot)
        assert image.pixelColor(2, 2).name().upper() == colours.surface
        for number, colour in enumerate(ink):
            assert near(image, colour, at(plot, number) * 2), (plot.accessibleName(), number)


def test_the_colours_follow_the_theme_and_the_shapes_the_mode(show: Callable[[EstimatePlot], EstimatePlot]) -> None:
    theme = light()
    plot = show(EstimatePlot(theme))
    plot.show_points(estimate_points(evidence_of(tasks_of([BEGIN, BEGIN + 1], estimate=[30, 120], mode=[0, 1]))))
    before = image_of(plot)
    theme.choose(Scheme.DARK)
    after = image_of(plot)
    assert [image.pixelColor(2, 2).name().upper() for image in (before, after)] == [LIGHT.surface, DARK.surface]
    assert [item.opts["symbol"] for item in plot.marks.scattered] == ["o", "d"]
