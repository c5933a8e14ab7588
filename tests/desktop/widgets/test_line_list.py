"""Lines are entered with Enter and taken away again; what is only typed is not lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from tests.support.accessible import nameless
from tests.support.keyboard import Keyboard, Modifier
from unaided.desktop.widgets.chips import Chip
from unaided.desktop.widgets.line_list import LineList

Key = Qt.Key
Show = Callable[..., Keyboard]


@pytest.fixture
def gaps(qtbot: QtBot) -> LineList:
    gaps = LineList("Gaps", "One gap, Enter")
    qtbot.addWidget(gaps)
    return gaps


def chips(gaps: LineList) -> list[Chip]:
    """Return the lines as they show."""
    return [chip for chip in gaps.findChildren(Chip) if chip.isVisible()]


def test_enter_enters_a_line_and_asks_for_the_next(qtbot: QtBot, keyboard: Show, gaps: LineList) -> None:
    keys = keyboard(gaps)
    for line in ("why it retries", " the lock "):
        keys.write(line)
        keys.press(Key.Key_Return)
    assert gaps.lines == ("why it retries", "the lock")
    qtbot.waitUntil(lambda: len(chips(gaps)) == 2)
    assert [chip.text() for chip in chips(gaps)] == ["why it retries  ✕", "the lock  ✕"]
    assert gaps.field.text() == ""
    assert gaps.field.hasFocus()


def test_the_enter_of_the_number_pad_enters_too(keyboard: Show, gaps: LineList) -> None:
    keys = keyboard(gaps)
    keys.write("a")
    keys.press(Key.Key_Enter)
    assert gaps.entered == ("a",)


def test_an_empty_line_and_ctrl_enter_enter_nothing(keyboard: Show, gaps: LineList) -> None:
    keys = keyboard(gaps)
    keys.write("  ")
    keys.press(Key.Key_Return)
    keys.write("typed")
    keys.press(Key.Key_Return, modifier=Modifier.ControlModifier)
    assert gaps.entered == ()
    assert gaps.lines == ("typed",)


def test_a_click_takes_a_line_away(keyboard: Show, gaps: LineList) -> None:
    gaps.put(["first", "second"], "")
    keyboard(gaps)
    changed = QSignalSpy(gaps.changed)
    QTest.mouseClick(chips(gaps)[0], Qt.MouseButton.LeftButton)
    assert gaps.lines == ("second",)
    assert changed.count() == 1


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace, Key.Key_Space])
def test_the_keyboard_takes_lines_away_one_after_another(keyboard: Show, gaps: LineList, key: Qt.Key) -> None:
    gaps.put(["first", "second", "third"], "")
    keys = keyboard(gaps)
    chips(gaps)[1].setFocus()
    left = []
    for _ in range(3):
        keys.press(key)
        left.append(gaps.lines)
    assert left == [("first", "third"), ("first",), ()]
    assert gaps.field.hasFocus()


def test_enter_on_a_line_keeps_it(keyboard: Show, gaps: LineList) -> None:
    gaps.put(["first"], "")
    keys = keyboard(gaps)
    chips(gaps)[0].setFocus()
    keys.press(Key.Key_Return)
    assert gaps.lines == ("first",)


def test_a_screen_reader_hears_which_line_and_takes_it_away(qtbot: QtBot, keyboard: Show, gaps: LineList) -> None:
    gaps.put(["first", "second"], "")
    keyboard(gaps)
    assert [screen_reader.name(chip) for chip in chips(gaps)] == ["Remove “first”", "Remove “second”"]
    with qtbot.waitSignal(gaps.changed):
        screen_reader.act(chips(gaps)[1], "Press")
    assert gaps.lines == ("first",)


def test_two_equal_lines_are_two(keyboard: Show, gaps: LineList) -> None:
    gaps.put(["same", "other", "same"], "")
    keyboard(gaps)
    QTest.mouseClick(chips(gaps)[2], Qt.MouseButton.LeftButton)
    assert gaps.lines == ("same", "other")


def test_a_long_line_is_cut_as_it_shows_and_kept_whole(keyboard: Show, gaps: LineList) -> None:
    line = "how the lock is given back when the worker dies " * 5
    gaps.put([line], "")
    keyboard(gaps)
    assert "…" in chips(gaps)[0].text()
    assert gaps.entered == (line,)
    assert line in screen_reader.name(chips(gaps)[0])


def test_an_ampersand_shows_as_it_is(keyboard: Show, gaps: LineList) -> None:
    gaps.put(["R&D"], "")
    keyboard(gaps)
    assert chips(gaps)[0].text() == "R&&D  ✕"
    assert chips(gaps)[0].shortcut().isEmpty()


def test_showing_tells_nobody_and_typing_does(keyboard: Show, gaps: LineList) -> None:
    changed = QSignalSpy(gaps.changed)
    gaps.put(["first"], "half a li")
    assert gaps.lines == ("first", "half a li")
    assert changed.count() == 0

    keyboard(gaps).write("ne")
    assert changed.count() == 2


def test_every_control_has_a_name(gaps: LineList) -> None:
    gaps.put(["first"], "")
    assert nameless(gaps) == []
    assert screen_reader.name(gaps.field) == "Gaps"
