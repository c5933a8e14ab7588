"""The forest plot: what it draws is what it was given; chosen by mouse and keyboard; nothing blank, nothing clipped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from unaided.desktop.charts.forest_plot import ForestPlot
from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.theme import Theme
from unaided.domain.measure.figure import Figure, Status, Unit, nothing
from unaided.domain.measure.forest import ForestRow
from unaided.domain.settings import Scheme


def row(label: str, change: tuple[float, float, float], *, filled: bool = True, early: bool = False) -> ForestRow:
    """Return a row with this change and its range."""
    figure = Figure(*change, 40, Unit.CHANGE, Status.EARLY if early else Status.OK)
    return ForestRow(label, figure, filled, "drawn")


ROWS = (
    row("Debug", (0.22, -0.02, 0.49)),
    row("Build", (-0.29, -0.55, 0.1), early=True),
    ForestRow("Review", nothing(Unit.CHANGE, "1 of 4 finished.", 3), filled=True, kind="drawn"),
    row("All", (-0.07, -0.2, 0.05)),
    row("All, your choice", (-0.3, -0.5, -0.1), filled=False),
    row("Heavy use only", (-0.4, -0.6, -0.2), filled=False, early=True),
)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:  # noqa: ARG001 (a theme dresses the application, so there has to be one)
    return Theme(scheme=Scheme.LIGHT)


@pytest.fixture
def plot(qtbot: QtBot, theme: Theme) -> ForestPlot:
    plot = ForestPlot(theme, "Time with AI by kind")
    qtbot.addWidget(plot)
    plot.show_rows(ROWS)
    plot.resize(460, plot.height())
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def heard(plot: ForestPlot) -> list[ForestRow]:
    """Return the list that every chosen row is added to."""
    rows: list[ForestRow] = []
    plot.chosen.connect(rows.append)
    return rows


def click(plot: ForestPlot, number: int) -> None:
    """Click into a row's height."""
    where = QPointF(0.1, len(ROWS) - 1 - number)
    at = plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(where))
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_marks_and_ranges_stand_where_the_figures_say(plot: ForestPlot) -> None:
    drawn = {0: plot.filled, 1: plot.early_filled, 3: plot.filled, 4: plot.hollow, 5: plot.early_hollow}
    for number, item in drawn.items():
        ends = ROWS[number].ends
        assert ends is not None
        x, y = item.getData()
        at = [10**one for one, height in zip(x, y, strict=True) if height == len(ROWS) - 1 - number]
        assert at == pytest.approx([ends[0]])
        curve = plot.early_ranges if ROWS[number].is_early else plot.ranges
        x, y = curve.getData()
        own = [10**one for one, height in zip(x, y, strict=True) if height == len(ROWS) - 1 - number]
        assert own == pytest.approx(ends[1:])
    assert sum(len(item.getData()[0]) for item in plot.scattered) == 5  # none for the row without a number


def test_every_mark_and_range_is_inside_the_picture(plot: ForestPlot) -> None:
    (low, high), (bottom, top) = plot.getPlotItem().getViewBox().viewRange()
    for x, y in (*(item.getData() for item in plot.scattered), plot.ranges.getData(), plot.early_ranges.getData()):
        assert all(low < one < high for one in x)
        assert all(bottom < one < top for one in y)


def test_the_words_beside_1_fit_into_the_picture_at_twice_the_font(plot: ForestPlot) -> None:
    font = QFont(plot.font())
    font.setPointSizeF(2 * font.pointSizeF())
    plot.setFont(font)
    plot.show_rows(ROWS)
    plot.resize(920, plot.height())
    plot.grab()
    room = plot.getPlotItem().getViewBox().sceneBoundingRect()
    for words in (plot.faster, plot.slower):
        assert room.contains(words.mapRectToScene(words.boundingRect()))
    height = QFontMetrics(plot.faster.textItem.font()).height()
    assert plot.height() > (len(ROWS) + 1) * height


@pytest.mark.parametrize(("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_drawn_marks_have_ais_colour_and_early_ones_are_grey(
    plot: ForestPlot, theme: Theme, scheme: Scheme, colours: Colours
) -> None:
    theme.choose(scheme)
    image = plot.grab().toImage()
    there = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert {colours.surface, colours.ai, colours.muted} <= there
    assert edge_of(image) <= {colours.surface, colours.edge}  # the reference line goes from edge to edge


def edge_of(image: QImage) -> set[str]:
    """Return the colours of the outermost pixels inside the frame: where something is cut off, it is among them."""
    left, right, top, bottom = 3, image.width() - 4, 3, image.height() - 4
    edge = [(x, y) for x in range(left, right) for y in (top, bottom)]
    edge += [(x, y) for x in (left, right) for y in range(top, bottom)]
    return {image.pixelColor(x, y).name().upper() for x, y in edge}


def test_a_click_chooses_its_row_and_marks_it(plot: ForestPlot) -> None:
    rows = heard(plot)
    click(plot, 3)
    assert rows == [ROWS[3]]
    assert plot.band.isVisible()
    assert plot.band.getRegion() == pytest.approx((1.5, 2.5))


def test_arrows_go_from_row_to_row_and_stop_at_the_ends(plot: ForestPlot) -> None:
    rows = heard(plot)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Down):
        QTest.keyClick(plot, key)
    assert [ROWS.index(one) for one in rows] == [0, 1, 0, 0, 5, 5]


def test_the_pointer_says_what_it_is_at_and_leaves_to_what_is_chosen(plot: ForestPlot) -> None:
    pointed: list[str] = []
    plot.pointed.connect(pointed.append)
    at = plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(0.0, 4.0)))
    QTest.mouseMove(plot.viewport(), at)
    assert pointed[-1] == ROWS[1].sentence()
    plot.mark(ROWS[0])
    plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert pointed[-1] == ROWS[0].sentence()


def test_it_draws_into_a_file_without_what_is_chosen(plot: ForestPlot) -> None:
    plot.mark(ROWS[0])
    image = QImage(QSize(460, plot.height()), QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    plot.draw_on(painter, QRectF(0, 0, 460, plot.height()))
    painter.end()
    there = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert LIGHT.ai in there
    assert LIGHT.ground not in there
    assert plot.band.isVisible()


def test_without_rows_it_is_empty_and_keys_do_nothing(plot: ForestPlot) -> None:
    rows = heard(plot)
    plot.show_rows(())
    QTest.keyClick(plot, Qt.Key.Key_Down)
    assert rows == []
    assert all(not len(item.getData()[0]) for item in plot.scattered)
