"""A button that wants two presses: by mouse, key or screen reader, and never by a slip of the hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from unaided.desktop.widgets.twice_button import TwiceButton

Kind = QEvent.Type


@pytest.fixture
def button(qtbot: QtBot) -> TwiceButton:
    button = TwiceButton("&End it…", "End it for good?")
    qtbot.addWidget(button)
    button.show()
    return button


def mouse(button: TwiceButton, *kinds: Kind, at_ms: int) -> None:
    """Send what a mouse does at this moment."""
    middle = QPointF(button.rect().center())
    for kind in kinds:
        held = Qt.MouseButton.NoButton if kind is Kind.MouseButtonRelease else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, middle, button.mapToGlobal(middle), Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier
        )
        event.setTimestamp(at_ms)
        QApplication.sendEvent(button, event)


def test_the_second_press_does_it_and_the_first_asks(button: TwiceButton) -> None:
    confirmed = QSignalSpy(button.confirmed)
    button.click()
    assert (button.text(), button.accessibleName(), confirmed.count()) == ("End it for good?", "End it for good?", 0)
    button.click()
    assert confirmed.count() == 1


def test_a_double_click_only_asks_and_a_later_click_does_it(button: TwiceButton) -> None:
    confirmed = QSignalSpy(button.confirmed)
    mouse(button, Kind.MouseButtonPress, Kind.MouseButtonRelease, at_ms=1000)
    mouse(button, Kind.MouseButtonDblClick, Kind.MouseButtonRelease, at_ms=1100)
    mouse(button, Kind.MouseButtonPress, Kind.MouseButtonRelease, at_ms=1200)
    assert (button.text(), confirmed.count()) == ("End it for good?", 0)
    mouse(button, Kind.MouseButtonPress, Kind.MouseButtonRelease, at_ms=1200 + QApplication.doubleClickInterval())
    assert confirmed.count() == 1


def test_a_key_that_is_held_down_only_asks(button: TwiceButton) -> None:
    confirmed = QSignalSpy(button.confirmed)
    for repeats in (False, True, True):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(button, QKeyEvent(Kind.KeyPress, Qt.Key.Key_Return, none, "\r", repeats))
    assert (button.text(), confirmed.count()) == ("End it for good?", 0)


def test_while_it_is_under_way_presses_count_for_nothing(button: TwiceButton) -> None:
    confirmed = QSignalSpy(button.confirmed)
    for _ in range(4):
        button.click()
    button.settle()  # something else was read meanwhile
    button.click()
    assert confirmed.count() == 1
    button.answered()
    assert button.text() == "&End it…"
    button.click()
    button.click()
    assert confirmed.count() == 2
