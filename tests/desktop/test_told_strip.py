"""The strip says one sentence until it is dismissed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from unaided.desktop.told_strip import ToldStrip


def test_it_shows_the_latest_sentence_until_it_is_dismissed(qtbot: QtBot) -> None:
    strip = ToldStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()

    strip.tell("The disk is full.")
    strip.tell("It is not any more: <b>3 GB</b> are free.")
    assert strip.isVisible()
    assert strip.sentence.text() == "It is not any more: <b>3 GB</b> are free."
    assert strip.sentence.textFormat() is Qt.TextFormat.PlainText
    assert strip.accessibleDescription() == strip.sentence.text()

    QTest.mouseClick(strip.dismiss, Qt.MouseButton.LeftButton)
    assert strip.isHidden()
    assert strip.sentence.text() == ""


def test_telling_does_not_take_the_focus(qtbot: QtBot) -> None:
    strip = ToldStrip()
    qtbot.addWidget(strip)
    strip.tell("The icon appears by itself once a tray does.")

    assert not strip.dismiss.hasFocus()
    assert not strip.dismiss.autoDefault()
