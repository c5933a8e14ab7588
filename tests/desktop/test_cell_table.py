"""A table whose cells each stand for something: walked by keys, copied, grey where there is little behind a cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from unaided.desktop.cell_table import Cell, CellTable
from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.theme import Theme
from unaided.domain.settings import Scheme


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:  # noqa: ARG001 (a theme dresses the application, so there has to be one)
    return Theme(scheme=Scheme.LIGHT)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> CellTable:
    table = CellTable(theme, "Minutes", ("Kind", "No AI", "AI"))
    qtbot.addWidget(table)
    build = (Cell("Build"), Cell("62 min", "build none", said="Build without AI: 62 min."), Cell("–", "build ai"))
    debug = (Cell("Debug"), Cell("40 min", "debug none"), Cell("MMMMMMMM", "debug ai", is_grey=True))
    table.fill((build, debug))
    table.resize(420, table.height())
    table.show()
    return table


def test_arrows_walk_from_cell_to_cell_and_say_what_each_stands_for(table: CellTable) -> None:
    heard: list[object] = []
    table.chosen.connect(heard.append)
    table.choose("build none")
    assert heard == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(table, key)
    assert heard == ["build ai", "debug ai", "debug none"]  # the name of a line stands for nothing


def test_copying_takes_the_whole_table(table: CellTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Kind\tNo AI\tAI\nBuild\t62 min\t–\nDebug\t40 min\tMMMMMMMM\n"
    assert table.text() == QGuiApplication.clipboard().text()


def test_other_keys_are_the_tables_own(table: CellTable) -> None:
    table.choose("build none")
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert (table.currentRow(), table.currentColumn()) == (0, 0)


def test_a_cell_is_said_in_words_to_ears_and_pointer(table: CellTable) -> None:
    item = table.item(0, 1)
    assert item is not None
    assert item.toolTip() == item.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Build without AI: 62 min."
    assert table.accessibleName() == "Minutes"


@pytest.mark.parametrize(("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_grey_cells_are_grey_in_light_and_dark(
    table: CellTable, theme: Theme, scheme: Scheme, colours: Colours
) -> None:
    theme.choose(scheme)
    image = table.viewport().grab().toImage()

    def inks(row: int, column: int) -> set[str]:
        box = table.visualItemRect(table.item(row, column))  # type: ignore[arg-type]  # the cell is there
        places = ((x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom()))
        return {image.pixelColor(x, y).name().upper() for x, y in places}

    assert colours.muted in inks(1, 2)
    assert colours.ink not in inks(1, 2)
    assert colours.ink in inks(0, 1)


def test_all_rows_are_in_sight(table: CellTable) -> None:
    table.grab()
    last = table.visualItemRect(table.item(1, 0))  # type: ignore[arg-type]  # the cell is there
    assert last.bottom() <= table.viewport().height()
    assert not table.verticalScrollBar().isVisible()
