"""The chart draws the figures it is given: dots, rules, labels, colours, and what the pointer is at."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.sittings import Sittings
from unaided.desktop.chart_scale import place
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.plot import MANY_DOTS, MonthPlot, thinned
from unaided.desktop.theme import Theme
from unaided.domain.measure.months import MonthlyPace, MonthMark, PaceDot, monthly_pace
from unaided.domain.settings import Scheme
from unaided.domain.task import TaskStatus

TODAY = date(2025, 3, 20)
FIRST = date(2024, 9, 1)


def year() -> MonthlyPace:
    """Return dots in September, January and March, the last one provisional."""
    sittings = Sittings()
    sittings.add(date(2024, 9, 10), active=75)
    sittings.add(date(2025, 1, 5), active=30)
    sittings.add(date(2025, 1, 6), active=60, estimate=None)
    sittings.add(date(2025, 3, 16), active=50, after=50, status=TaskStatus.OPEN)
    return monthly_pace(sittings.made, TODAY)


@pytest.fixture
def theme(qapp: object) -> Theme:
    assert qapp
    return Theme(scheme=Scheme.LIGHT)


@pytest.fixture
def plot(qtbot: QtBot, theme: Theme) -> MonthPlot:
    plot = MonthPlot(theme)
    qtbot.addWidget(plot)
    plot.resize(900, 300)
    plot.show()
    qtbot.waitExposed(plot)
    plot.show_pace(year(), 12)
    return plot


def pixel(plot: MonthPlot, x: float, y: float) -> QPoint:
    """Return the widget's pixel at these chart coordinates."""
    box = plot.getPlotItem().getViewBox()
    return plot.mapFromScene(box.mapViewToScene(QPointF(x, y)))


def test_the_dots_are_the_figures(plot: MonthPlot) -> None:
    pace = year()
    x, y = plot.finished.getData()
    open_x, open_y = plot.provisional.getData()

    assert 10 ** np.array(y) == pytest.approx([dot.pace for dot in pace.dots if not dot.provisional])
    assert list(x) == pytest.approx([place(dot.local_date, FIRST) for dot in pace.dots if not dot.provisional])
    assert 10 ** np.array(open_y) == pytest.approx([0.6])
    assert list(open_x) == pytest.approx([place(date(2025, 3, 16), FIRST)])


def test_every_dot_is_inside_the_picture(plot: MonthPlot) -> None:
    view = plot.viewRect()
    for x, y in zip(*plot.finished.getData(), strict=True):
        assert view.contains(x, y)


def test_a_range_shows_the_last_months(plot: MonthPlot) -> None:
    plot.look_at(6)
    assert plot.getPlotItem().getViewBox().viewRange()[0] == pytest.approx([0.5, 6.5])

    plot.look_at(None)
    assert plot.getPlotItem().getViewBox().viewRange()[0] == pytest.approx([-0.5, 6.5])


def test_a_young_chart_has_room_for_what_comes(plot: MonthPlot) -> None:
    sittings = Sittings()
    sittings.add(TODAY)
    plot.show_pace(monthly_pace(sittings.made, TODAY), 12)

    assert plot.getPlotItem().getViewBox().viewRange()[0] == pytest.approx([-0.5, 5.5])


def test_new_figures_replace_the_old_ones(plot: MonthPlot) -> None:
    sittings = Sittings()
    sittings.add(TODAY, active=60)
    plot.show_pace(monthly_pace(sittings.made, TODAY), 12)

    assert list(plot.finished.getData()[1]) == pytest.approx([0.0])
    assert len(plot.provisional.getData()[0]) == 0


def test_no_dot_is_no_trouble(plot: MonthPlot, qtbot: QtBot) -> None:
    sittings = Sittings()
    sittings.add(TODAY, estimate=None)
    plot.show_pace(monthly_pace(sittings.made, TODAY), None)
    with qtbot.waitSignal(plot.pointed) as pointed:
        QTest.mouseMove(plot.viewport(), pixel(plot, 0.0, 0.1))

    assert pointed.args[1] is None
    assert len(plot.finished.getData()[0]) == 0


def test_the_colours_follow_the_theme_live(plot: MonthPlot, theme: Theme) -> None:
    assert ink(plot) == QColor(LIGHT.surface)

    theme.choose(Scheme.DARK)

    assert ink(plot) == QColor(DARK.surface)
    at = pixel(plot, *(values[0] for values in plot.finished.getData()))
    assert plot.grab().toImage().pixelColor(at) == QColor(DARK.no_ai)


def ink(plot: MonthPlot) -> QColor:
    """Return the colour of the ground between the rules."""
    return plot.grab().toImage().pixelColor(pixel(plot, 0.0, 0.02))


def test_the_pointer_reads_out_month_and_dot(plot: MonthPlot, qtbot: QtBot) -> None:
    x, y = (values[0] for values in plot.finished.getData())
    with qtbot.waitSignal(plot.pointed) as pointed:
        QTest.mouseMove(plot.viewport(), pixel(plot, x, y))

    mark, dot = pointed.args
    assert (mark.month, mark.dots) == (FIRST, 1)
    assert isinstance(dot, PaceDot)
    assert dot.session_id == UUID(int=1)


def test_away_from_dots_only_the_month_is_read_out(plot: MonthPlot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.pointed) as pointed:
        QTest.mouseMove(plot.viewport(), pixel(plot, 2.0, 0.1))

    assert pointed.args == [MonthMark(date(2024, 11, 1)), None]


def test_a_click_chooses_a_month(plot: MonthPlot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.chosen) as chosen:
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, 4.0, 0.1))

    assert chosen.args[0].month == date(2025, 1, 1)


def test_arrows_walk_the_months_and_stop_at_the_ends(plot: MonthPlot) -> None:
    seen: list[date] = []
    plot.chosen.connect(lambda mark: seen.append(mark.month))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right):
        QTest.keyClick(plot, key)

    assert seen == [date(2025, 3, 1), date(2025, 2, 1), FIRST, FIRST, date(2025, 3, 1), date(2025, 3, 1)]


def test_a_month_out_of_view_comes_into_view(plot: MonthPlot) -> None:
    plot.look_at(6)
    plot.mark_month(FIRST)

    assert plot.getPlotItem().getViewBox().viewRange()[0] == pytest.approx([-0.5, 5.5])


def test_few_dots_are_all_drawn_and_many_thinned_to_what_can_be_told_apart() -> None:
    few = np.random.default_rng(1).random((MANY_DOTS, 2))
    many = np.random.default_rng(1).random((50_000, 2))
    shown = thinned(many, (1 / 300, 1 / 100))

    assert len(thinned(few, (0.1, 0.1))) == MANY_DOTS
    assert len(shown) < 100 * 34 + 200
    assert {tuple(place) for place in shown} <= {tuple(place) for place in many}
