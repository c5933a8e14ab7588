"""What all charts stand on: rules where the labels are, colours that follow the theme, exports without the passing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPen, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsRectItem, QWidget
from pytestqt.qtbot import QtBot

from tests.support.charts import exported, near, pixel
from unaided.desktop.charts.surface import Surface
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.fonts import small_font
from unaided.desktop.theme import Theme
from unaided.domain.settings import Scheme

Show = Callable[[Surface], Surface]
UP = [(0.0, "none"), (1.0, "one\nwhole"), (2.0, "two")]
PASSING = "#123456"


class WithPassing(Surface):
    """A surface with something on it for the moment."""

    def __init__(self, theme: Theme) -> None:
        """Make it with a square in the middle."""
        super().__init__(theme, "Test")
        self.square = QGraphicsRectItem(0.4, 0.9, 0.2, 0.2)
        self.square.setBrush(QBrush(QColor(PASSING)))
        self.square.setPen(QPen(Qt.PenStyle.NoPen))
        self.put(self.square, 10)

    @property
    def passing(self) -> Sequence[QGraphicsItem]:
        """Return the square."""
        return (self.square,)


def shown_axes(show: Show, surface: Surface) -> Surface:
    """Return a surface with axes, on the screen."""
    shown = show(surface)
    shown.show_axes((0.0, 1.0), (0.0, 2.0), [(0.5, "half")], UP)
    shown.paint()
    QApplication.processEvents()  # lays it out
    return shown


def test_a_level_rule_is_at_each_label(theme: Theme, show: Show) -> None:
    surface = shown_axes(show, Surface(theme, "Test"))
    x, y = surface.rules.getData()
    assert list(x) == [0.0, 1.0] * 3
    assert list(y) == list(np.repeat([0.0, 1.0, 2.0], 2))
    assert surface.box.viewRange() == [[0.0, 1.0], [0.0, 2.0]]


def test_labels_have_room_for_all_their_lines_and_the_highest_is_whole(theme: Theme, show: Show) -> None:
    surface = shown_axes(show, Surface(theme, "Test"))
    metrics = QFontMetrics(small_font(surface.font()))
    assert surface.left.size().width() >= metrics.horizontalAdvance("whole")
    assert surface.bottom.size().height() >= metrics.lineSpacing()
    assert pixel(surface, 0, 2).y() >= metrics.height() / 2 - 1
    surface.label_bottom([(0.5, "half\nn 3\n2024")])
    QApplication.processEvents()
    assert surface.bottom.size().height() >= 3 * metrics.lineSpacing()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_colours_follow_the_theme(theme: Theme, show: Show, scheme: Scheme) -> None:
    surface = shown_axes(show, Surface(theme, "Test"))
    theme.choose(scheme)
    colours = LIGHT if scheme is Scheme.LIGHT else DARK
    image = exported(surface)
    assert near(image, colours.line, pixel(surface, 0.5, 1.0) * 2)
    assert image.pixelColor(2, 2).name().upper() == colours.surface


def test_an_export_leaves_out_what_is_there_for_the_moment(theme: Theme, show: Show) -> None:
    surface = WithPassing(theme)
    shown_axes(show, surface)
    middle = pixel(surface, 0.5, 1.0)
    assert near(surface.grab().toImage(), PASSING, middle)
    assert not near(exported(surface), PASSING, middle * 2)
    assert surface.square.isVisible()


def test_it_has_a_name_where_it_takes_clicks_too(theme: Theme, show: Show) -> None:
    surface = show(Surface(theme, "Test"))
    assert (surface.accessibleName(), surface.viewport().accessibleName()) == ("Test", "Test")


def test_the_wheel_scrolls_the_page_and_drags_move_nothing(theme: Theme, show: Show) -> None:
    surface = shown_axes(show, Surface(theme, "Test"))
    at = QPointF(surface.rect().center())
    wheel = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt's own way to say that it is not inverted)
    )
    QApplication.sendEvent(surface.viewport(), wheel)
    assert not wheel.isAccepted()
    QTest.mousePress(surface.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    QTest.mouseMove(surface.viewport(), QPoint(500, 150))
    QTest.mouseRelease(surface.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 150))
    assert surface.box.viewRange() == [[0.0, 1.0], [0.0, 2.0]]


def test_the_edge_is_seen_where_the_keyboard_is(theme: Theme, qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    surface = Surface(theme, "Test", both)
    surface.paint()
    both.resize(500, 300)
    both.show()
    qtbot.waitExposed(both)
    edge = QPoint(surface.width() // 2, 0)
    assert surface.grab().toImage().pixelColor(edge).name().upper() == LIGHT.surface
    surface.setFocus()
    both.activateWindow()
    qtbot.waitUntil(surface.hasFocus)
    assert surface.grab().toImage().pixelColor(edge).name().upper() == LIGHT.focus


def test_symbols_are_drawn_as_shapes_in_an_export_alone(theme: Theme, show: Show) -> None:
    class WithSymbols(Surface):
        """A surface with one disc."""

        disc = pg.ScatterPlotItem([0.5], [1.0], symbol="o", size=12.0, brush=QBrush(QColor(PASSING)))

        @property
        def scattered(self) -> Sequence[pg.ScatterPlotItem]:
            """Return the disc."""
            return (self.disc,)

    surface = WithSymbols(theme, "Test")
    surface.put(surface.disc, 1)
    shown_axes(show, surface)
    image = exported(surface)
    middle = pixel(surface, 0.5, 1.0) * 2
    wide = [x for x in range(-40, 41) if image.pixelColor(middle.x() + x, middle.y()).name().upper() == PASSING]
    assert 20 <= len(wide) <= 25  # twice the screen's 12, not a small picture of it
