"""One choice out of a few: by arrows, digits, mouse or screen reader; Tab leads to what is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from tests.support.keyboard import Keyboard, Modifier
from unaided.desktop.widgets.pills import PillRow

Key = Qt.Key
Show = Callable[..., Keyboard]
KINDS = (("bug", "Bug"), ("feature", "Feature"), ("r&d", "R&D"))


@pytest.fixture
def row(qtbot: QtBot) -> PillRow[str]:
    row = PillRow("Kind", KINDS)
    qtbot.addWidget(row)
    return row


def told(spy: QSignalSpy) -> list[object]:
    """Return the values that were told, in their order."""
    return [spy.at(place)[0] for place in range(spy.count())]


def down(row: PillRow[str]) -> list[str]:
    """Return the words of the buttons that are down."""
    return [screen_reader.name(pill) for pill in row.pills if pill.isChecked()]


def test_nothing_is_chosen_at_first(row: PillRow[str]) -> None:
    assert row.value is None
    assert down(row) == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Key.Key_Space], "bug"),
        ([Key.Key_Right], "feature"),
        ([Key.Key_Down], "feature"),
        ([Key.Key_Right, Key.Key_Right], "r&d"),
        ([Key.Key_Left], "r&d"),
        ([Key.Key_Up], "r&d"),
        ([Key.Key_End, Key.Key_Right], "bug"),
        ([Key.Key_End, Key.Key_Home], "bug"),
        ([Key.Key_1], "bug"),
        ([Key.Key_3], "r&d"),
        ([Key.Key_3, Key.Key_Left], "feature"),
        ([Key.Key_0], None),
        ([Key.Key_4], None),
        ([Key.Key_X, Key.Key_Return], None),
    ],
)
def test_keys_choose(keyboard: Show, row: PillRow[str], keys: list[Qt.Key], expected: str | None) -> None:
    keyboard(row).press(*keys)
    assert row.value == expected
    assert len(down(row)) == (expected is not None)


def test_the_focus_goes_with_the_choice(keyboard: Show, row: PillRow[str]) -> None:
    keys = keyboard(row)
    keys.press(Key.Key_3)
    assert screen_reader.name(keys.focus) == "R&D"


def test_tab_stops_once_and_comes_back_to_what_is_chosen(keyboard: Show, row: PillRow[str]) -> None:
    field = QLineEdit()
    keys = keyboard(row, field)
    keys.press(Key.Key_2, Key.Key_Tab)
    assert field.hasFocus()
    keys.press(Key.Key_Backtab, modifier=Modifier.ShiftModifier)
    assert screen_reader.name(keys.focus) == "Feature"


def test_what_the_person_chooses_is_told_once(keyboard: Show, row: PillRow[str]) -> None:
    chosen = QSignalSpy(row.chosen)
    keys = keyboard(row)
    keys.press(Key.Key_1, Key.Key_2, Key.Key_2)
    QTest.mouseClick(row.pills[2], Qt.MouseButton.LeftButton)
    assert told(chosen) == ["bug", "feature", "r&d"]


def test_pressing_what_is_chosen_keeps_it(keyboard: Show, row: PillRow[str]) -> None:
    row.choose("feature")
    chosen = QSignalSpy(row.chosen)
    keyboard(row).press(Key.Key_Space)
    QTest.mouseClick(row.pills[1], Qt.MouseButton.LeftButton)
    screen_reader.act(row.pills[1], "Toggle")
    assert row.value == "feature"
    assert chosen.count() == 0


def test_showing_a_choice_tells_nobody(row: PillRow[str]) -> None:
    chosen = QSignalSpy(row.chosen)
    for value, words in (*KINDS, (None, None)):
        row.choose(value)
        assert row.value == value
        assert down(row) == ([words] if words else [])
    assert chosen.count() == 0


def test_a_screen_reader_chooses_by_toggling(row: PillRow[str]) -> None:
    chosen = QSignalSpy(row.chosen)
    for place, (value, words) in enumerate(KINDS):
        screen_reader.act(row.pills[place], "Toggle")
        assert row.value == value
        assert down(row) == [words]
    assert told(chosen) == ["bug", "feature", "r&d"]


def test_a_screen_reader_chooses_by_pressing(qtbot: QtBot, keyboard: Show, row: PillRow[str]) -> None:
    keyboard(row)
    with qtbot.waitSignal(row.chosen) as chosen:
        screen_reader.act(row.pills[1], "Press")
    assert chosen.args == ["feature"]
    assert row.value == "feature"


def test_tab_leads_to_what_a_screen_reader_has_chosen(keyboard: Show, row: PillRow[str]) -> None:
    field = QLineEdit()
    keys = keyboard(field, row)
    screen_reader.act(row.pills[2], "Toggle")
    keys.press(Key.Key_Tab)
    assert screen_reader.name(keys.focus) == "R&D"


def test_each_button_has_its_words_as_name_and_the_question_behind_it(row: PillRow[str]) -> None:
    assert [screen_reader.name(pill) for pill in row.pills] == ["Bug", "Feature", "R&D"]
    assert {screen_reader.description(pill) for pill in row.pills} == {"Kind"}
    assert screen_reader.name(row) == "Kind"


def test_an_ampersand_is_shown_and_is_no_mnemonic(row: PillRow[str]) -> None:
    assert row.pills[2].text() == "R&&D"
    assert row.pills[2].shortcut().isEmpty()


def test_a_choice_can_be_offered_later(keyboard: Show, row: PillRow[str]) -> None:
    row.offer("docs", "Docs")
    keyboard(row).press(Key.Key_4)
    assert row.value == "docs"
    assert row.values == ("bug", "feature", "r&d", "docs")


def test_choosing_moves_no_button(keyboard: Show, row: PillRow[str]) -> None:
    keys = keyboard(row)
    before = [pill.geometry() for pill in row.pills]
    keys.press(Key.Key_2)
    row.row.activate()
    assert [pill.geometry() for pill in row.pills] == before


def test_an_emptied_row_offers_what_comes_next_alone(row: PillRow[str]) -> None:
    row.choose("feature")
    spy = QSignalSpy(row.chosen)
    row.empty()
    assert (row.value, row.values, list(row.pills)) == (None, (), [])
    row.offer("test", "Test")
    row.pills[0].click()
    assert told(spy) == ["test"]
