"""A small table: read by ears, walked by keys, copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.tables import cut_texts
from tests.support.wheel import turn_wheel
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role


@pytest.fixture
def table(qtbot: QtBot) -> TextTable:
    table = TextTable(Theme(), "Fruit", ("Name", "Colour"), [0])
    qtbot.addWidget(table)
    table.fill([("a", ("Apple", "red")), ("b", ("Banana", "yellow")), ("c", ("Cherry", "dark red"))])
    table.resize(300, 200)
    table.show()
    return table


def test_it_has_a_name_for_ears_and_its_texts_for_eyes(table: TextTable) -> None:
    assert table.accessibleName() == "Fruit"
    assert table.text() == "Name\tColour\nApple\tred\nBanana\tyellow\nCherry\tdark red\n"
    item = table.item(2, 1)
    assert item is not None
    assert item.toolTip() == "dark red"


def test_walking_by_key_says_which_row_is_meant(table: TextTable, qtbot: QtBot) -> None:
    table.choose("a")
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)

    assert chosen.args == ["b"]


def test_enter_opens_a_row(table: TextTable, qtbot: QtBot) -> None:
    table.choose("c")
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == ["c"]


def test_choosing_and_filling_tell_nobody(table: TextTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.chosen):
        table.choose("b")
        table.fill([("x", ("Xigua", "green"))])
    assert table.currentRow() <= 0


def test_ctrl_c_copies_the_chosen_rows_or_all(table: TextTable) -> None:
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == table.text()

    table.choose("b")
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tColour\nBanana\tyellow\n"


def test_fitted_it_shows_all_its_rows_without_scrolling(table: TextTable) -> None:
    table.fit()

    assert not table.verticalScrollBar().isVisible()
    assert table.verticalScrollBar().maximum() == 0


def test_the_wheel_is_left_to_the_page_unless_the_person_is_in_the_table(qtbot: QtBot) -> None:
    page, table = Scrolled(Theme()), TextTable(Theme(), "Fruit", ("Name",), [0])
    qtbot.addWidget(page)
    table.fill([(number, (f"Fruit {number}",)) for number in range(50)])
    table.setFixedHeight(200)
    more = QPushButton("More")
    for part in (table, paragraph("Fruit of all kinds. " * 40, Role.MUTED), more):
        page.add(part)
    page.resize(300, 300)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    more.setFocus()
    assert page.verticalScrollBar().maximum() > 0

    turn_wheel(table.viewport())
    assert table.verticalScrollBar().value() == 0

    table.setFocus()
    turn_wheel(table.viewport())
    assert table.verticalScrollBar().value() > 0


def test_the_wheel_scrolls_a_table_where_nothing_else_scrolls(table: TextTable) -> None:
    table.setFixedHeight(60)

    turn_wheel(table.viewport())
    assert table.verticalScrollBar().value() > 0


def test_a_long_text_goes_on_below_and_no_word_is_cut(qtbot: QtBot) -> None:
    table = TextTable(Theme(), "Tasks", ("Day", "Task"), [1])
    qtbot.addWidget(table)
    table.fill([("a", ("3 Mar", "Fix it")), ("b", ("4 Mar", "Plan the way back for the mail templates"))])
    heights = {}
    for width in (600, 160):
        table.resize(width, 200)
        table.show()
        heights[width] = [table.rowHeight(row) for row in range(2)]

    assert heights[600][0] == heights[600][1] == heights[160][0]
    assert heights[160][1] >= heights[600][1] + 2 * table.fontMetrics().lineSpacing()
    assert cut_texts(table) == []


def test_a_table_that_is_fitted_grows_with_its_texts(table: TextTable) -> None:
    table.fill([("a", ("A name that is longer than its column can hold in a line", "red"))])
    table.fit()
    high = table.height()
    table.resize(180, high)

    assert table.height() > high
    assert table.verticalScrollBar().maximum() == 0


def test_as_wide_as_it_wants_every_text_has_one_line(table: TextTable) -> None:
    table.fill([("a", ("A name that is longer", "a colour of several words"))])
    table.resize(table.wanted_width(), 200)

    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize()
    assert cut_texts(table) == []


def test_a_heading_spans_the_table_and_arrows_pass_over_it(table: TextTable, qtbot: QtBot) -> None:
    table.fill([("x", ("Soft",)), ("a", ("Apple", "red")), ("y", ("Hard",)), ("c", ("Coconut", "brown"))])
    assert table.columnSpan(0, 0) == 2
    table.choose("a")
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen.args == ["c"]
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Up)
    assert chosen.args == ["a"]
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.thing == "a", "there is none above"
    assert table.text() == "Name\tColour\nSoft\nApple\tred\nHard\nCoconut\tbrown\n"
    table.fill([("a", ("Apple", "red"))])
    assert table.columnSpan(0, 0) == 1


def test_spare_columns_go_one_by_one_where_it_is_narrow_and_come_back(table: TextTable) -> None:
    table.spare(1)
    table.resize(200, 200)
    assert table.isColumnHidden(1)

    table.resize(600, 200)
    assert not table.isColumnHidden(1)
    assert table.text() == "Name\tColour\nApple\tred\nBanana\tyellow\nCherry\tdark red\n"


def test_a_column_that_is_spare_no_more_comes_back(table: TextTable) -> None:
    table.spare(1)
    table.resize(200, 200)
    table.spare()
    assert not table.isColumnHidden(1)
