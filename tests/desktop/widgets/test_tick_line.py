"""A line that can be ticked, by key, click and screen reader, seen on light and on dark ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from unaided.desktop.theme import Theme
from unaided.desktop.widgets.tick_line import TickLine
from unaided.domain.settings import Scheme

LONG = "Say what the handler does when the client hangs up in the middle of a chunk, and who closes the cursor then"


def test_space_and_a_click_on_the_words_tick_it(qtbot: QtBot) -> None:
    line = TickLine(Theme(), "Say why")
    qtbot.addWidget(line)
    line.show()
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert line.isChecked()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    assert not line.isChecked()


def test_a_long_line_wraps(qtbot: QtBot) -> None:
    line = TickLine(Theme(), LONG)
    qtbot.addWidget(line)
    assert line.heightForWidth(200) > 2 * line.heightForWidth(2000)


def test_the_tick_shows_on_light_and_dark(qtbot: QtBot) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        line = TickLine(Theme(scheme=scheme), "Say why")
        qtbot.addWidget(line)
        empty = line.grab().toImage()
        line.setChecked(True)
        assert line.grab().toImage() != empty
