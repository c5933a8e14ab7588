"""The mini timer as a window: dragged, found where it was put, and taking no keys that were not meant for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.home import Home
from unaided.desktop.mini_place import NAME, areas_now, remember, remembered, screens_now
from unaided.desktop.mini_window import NO_KEYBOARD, MiniWindow, flags

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SIZE = QSize(200, 60)
GRIP = QPoint(20, 20)
PUT = QPoint(100, 120)


class Small(MiniWindow):
    """A window of a size that a test chooses."""

    wanted = SIZE

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's override)
        return self.wanted


@pytest.fixture
def window(home: Home) -> Iterator[Small]:
    remember(home.folder, screens_now(), PUT)
    window = Small(home.folder)
    window.appear()
    yield window
    window.hide()
    window.deleteLater()


def drag(window: Small, by: QPoint) -> None:
    """Drag it so far with the left button."""
    QTest.mousePress(window, LEFT, pos=GRIP)
    QTest.mouseMove(window, GRIP + by)
    QApplication.processEvents()
    QTest.mouseRelease(window, LEFT, pos=GRIP)


def test_it_is_above_the_others_where_a_program_may_be(home: Home) -> None:
    assert flags("xcb") & Qt.WindowType.WindowStaysOnTopHint
    assert not flags("wayland") & Qt.WindowType.WindowStaysOnTopHint
    assert flags("xcb") & flags("wayland-egl") & Qt.WindowType.FramelessWindowHint
    assert home.bridge.settings.mini_timer is False


def test_it_opens_where_it_was_put(window: Small) -> None:
    assert window.geometry() == QRect(PUT, SIZE)


def test_a_drag_moves_it_and_its_place_is_kept(home: Home, window: Small, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.clicked):
        drag(window, QPoint(60, 40))
    assert window.pos() == PUT + QPoint(60, 40)
    assert remembered(home.folder, screens_now()) == window.pos()


def test_a_click_is_told_and_moves_nothing(home: Home, window: Small, qtbot: QtBot) -> None:
    (home.folder / NAME).unlink()
    with qtbot.waitSignal(window.clicked):
        drag(window, QPoint(1, 1))
    assert window.pos() == PUT
    assert not (home.folder / NAME).exists()


def test_the_right_button_neither_drags_nor_clicks(window: Small, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.clicked):
        QTest.mousePress(window, RIGHT, pos=GRIP)
        QTest.mouseMove(window, GRIP + QPoint(60, 40))
        QTest.mouseRelease(window, RIGHT, pos=GRIP)
    assert window.pos() == PUT


def test_wrong_news_of_its_place_is_asked_about_once(window: Small) -> None:
    QApplication.sendEvent(window, QMoveEvent(QPoint(0, 0), PUT))  # as Qt hears it of a frame not put yet
    window.wanted = SIZE + QSize(0, 40)
    window.arrange()
    assert window.geometry() == QRect(PUT, window.wanted)


def test_a_move_by_the_window_manager_is_kept_once_it_goes(home: Home, window: Small) -> None:
    QApplication.sendEvent(window, QMoveEvent(QPoint(0, 0), PUT))
    window.move(300, 200)
    window.hide()
    assert remembered(home.folder, screens_now()) == QPoint(300, 200)


def test_asked_for_once_more_it_stays_where_it_is(window: Small) -> None:
    drag(window, QPoint(60, 40))
    window.move(300, 200)
    window.appear()
    assert window.pos() == QPoint(300, 200)


def test_at_the_lower_edge_it_grows_upwards_and_comes_back(window: Small) -> None:
    [area] = areas_now()
    low = QPoint(100, area.bottom() + 1 - SIZE.height())
    drag(window, low - PUT)
    assert window.pos() == low
    window.wanted = SIZE + QSize(0, 40)
    window.arrange()
    assert area.contains(window.geometry())
    window.wanted = SIZE
    window.arrange()
    assert window.pos() == low


def takes_keys(window: Small) -> bool:
    """Tell whether keys are for it, as it knows and as the window manager is told."""
    told = not window.windowHandle().flags() & NO_KEYBOARD
    assert told is window.has_keyboard
    return told


def test_it_has_the_keys_from_a_click_until_another_window_has_them(window: Small, qtbot: QtBot) -> None:
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not takes_keys(window)
    QTest.mouseClick(window, LEFT, pos=GRIP)
    qtbot.waitUntil(window.isActiveWindow)
    assert takes_keys(window)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    assert not takes_keys(window)
