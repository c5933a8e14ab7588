"""A field for several lines grows with them, takes plain text alone, and lets Tab move on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from tests.support.keyboard import Keyboard, Modifier
from unaided.desktop.widgets.growing_text import LINES_AT_MOST, GrowingText

Key = Qt.Key
Show = Callable[..., Keyboard]


@pytest.fixture
def text(qtbot: QtBot) -> GrowingText:
    text = GrowingText("What did you build?", "In a sentence or two")
    qtbot.addWidget(text)
    return text


def test_it_grows_line_by_line_and_shrinks_again(keyboard: Show, text: GrowingText) -> None:
    keys = keyboard(text)
    heights = [text.height()]
    for _ in range(4):
        keys.press(Key.Key_Return)
        heights.append(text.height())
    line = text.fontMetrics().lineSpacing()
    assert [height - heights[0] for height in heights] == [0, 0, line, 2 * line, 3 * line]

    keys.press(*[Key.Key_Backspace] * 4)
    assert text.height() == heights[0]


def test_it_grows_where_words_wrap(qtbot: QtBot, keyboard: Show, text: GrowingText) -> None:
    keyboard(text)
    low = text.height()
    text.show_words("It retries with a growing pause. " * 6)
    assert text.height() > low
    qtbot.waitUntil(lambda: not text.verticalScrollBar().isVisible())


def test_a_narrower_field_grows(keyboard: Show, text: GrowingText) -> None:
    text.show_words("It retries with a growing pause. " * 3)
    keyboard(text)
    window = text.window()
    window.resize(600, window.height())
    wide = text.height()
    window.resize(200, window.height())
    assert text.height() > wide


def test_it_stays_on_the_screen_and_scrolls_instead(keyboard: Show, text: GrowingText) -> None:
    keyboard(text)
    text.show_words("\n".join(["line"] * LINES_AT_MOST))
    highest = text.height()
    text.show_words("\n".join(["line"] * 500))
    assert text.height() == highest
    assert text.verticalScrollBar().maximum() > 0


def test_tab_moves_on_and_back(keyboard: Show, text: GrowingText) -> None:
    after = QLineEdit()
    keys = keyboard(text, after)
    keys.write("a")
    keys.press(Key.Key_Tab)
    assert after.hasFocus()
    keys.press(Key.Key_Backtab, modifier=Modifier.ShiftModifier)
    assert text.hasFocus()
    assert text.words == "a"


def test_what_is_pasted_as_html_becomes_plain_text(keyboard: Show, text: GrowingText) -> None:
    keys = keyboard(text)
    keys.paste(html="<p style='color:red'>A <b>bold</b> claim</p><ul><li>and a list</li></ul>")
    assert text.words == "A bold claim\nand a list"
    assert "bold</span>" not in text.document().toHtml()
    assert "color:" not in text.document().toHtml()


def test_the_plain_text_is_taken_where_both_come(keyboard: Show, text: GrowingText) -> None:
    keys = keyboard(text)
    keys.paste("if a < b:", "<pre>if a &lt; b:</pre>")
    assert text.words == "if a < b:"


def test_markup_that_is_pasted_as_text_stays_as_it_is(keyboard: Show, text: GrowingText) -> None:
    keyboard(text).paste("<b>not bold</b>")
    assert text.words == "<b>not bold</b>"


def test_what_cannot_be_kept_is_not_pasted(text: GrowingText) -> None:
    carried = QMimeData()
    carried.setText("be\0fore")
    text.insertFromMimeData(carried)
    assert text.words == "before"


def test_a_picture_cannot_be_pasted(text: GrowingText) -> None:
    carried = QMimeData()
    carried.setData("image/png", b"\x89PNG")
    assert not text.canInsertFromMimeData(carried)


def test_typing_is_told_and_showing_is_not(keyboard: Show, text: GrowingText) -> None:
    typed = QSignalSpy(text.typed)
    text.show_words("It retries.")
    assert text.words == "It retries."
    assert typed.count() == 0

    keyboard(text).write("ab")
    assert typed.count() == 2


def test_it_has_a_name_and_a_hint(text: GrowingText) -> None:
    assert screen_reader.name(text) == "What did you build?"
    assert text.placeholderText() == "In a sentence or two"


def test_words_that_come_back_are_gone_on_with_at_their_end(keyboard: Show, text: GrowingText) -> None:
    text.show_words("A retry that waits")
    keyboard(text).write(" longer")

    assert text.words == "A retry that waits longer"
