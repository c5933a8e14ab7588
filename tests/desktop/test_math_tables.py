"""Honest math's table beside the essay's: each cell as its figure says it, the essay's marked as no data."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from unaided.desktop.cell_table import CellTable
from unaided.desktop.math_tables import MathTables
from unaided.desktop.theme import GAP, Theme
from unaided.domain.measure.figure import Figure, Status, Unit, nothing
from unaided.domain.measure.honest_math_view import (
    CAPTION,
    HEADING,
    NOTHING_YET,
    MathCell,
    MathLine,
    MathView,
    Share,
)
from unaided.domain.measure.honest_math_words import ESSAY_CAPTION


def line(kind: str) -> MathLine:
    """Return minutes of this kind: plain without AI, grey with measured use, a dash with heavy use."""
    figures = (
        Figure(62.0, 48.0, 80.0, 7, Unit.MINUTES, Status.OK),
        Figure(40.0, 22.0, 70.0, 4, Unit.MINUTES, Status.EARLY),
        nothing(Unit.MINUTES, "2 of 3 finished.", 2),
    )
    uses = zip(("none", "measured", "heavy"), figures, strict=True)
    return MathLine(kind, Share.MINUTES, tuple(MathCell(kind, use, Share.MINUTES, figure) for use, figure in uses))


VIEW = MathView(HEADING, CAPTION, (line("build"), line("debug")), "")


@pytest.fixture
def tables(qtbot: QtBot) -> MathTables:
    tables = MathTables(Theme())
    qtbot.addWidget(tables)
    tables.show_view(VIEW)
    tables.resize(1400, 500)
    tables.show()
    return tables


def test_cells_are_as_the_figures_say(tables: MathTables) -> None:
    own = tables.own.text().splitlines()
    assert own[0] == "Kind\tNo AI\tAI, measured\tAI, heavy"
    assert own[1] == "Build, minutes\t62 min (48–80), n 7\t40 min (22–70), n 4\t–"


def test_the_essays_table_says_that_it_is_no_data(tables: MathTables) -> None:
    assert ESSAY_CAPTION in [one.text() for one in tables.findChildren(QLabel)]
    assert tables.essay.accessibleName() == "The essay's table: their example, not data"
    assert "REST API\t4 h / full\t90 min / 85 %\t45 min / 40 %" in tables.essay.text()


def test_walking_over_the_cells_asks_for_the_rows_behind(tables: MathTables) -> None:
    heard: list[MathCell] = []
    tables.chosen.connect(heard.append)
    tables.mark(VIEW.cells[0])
    QTest.keyClick(tables.own, Qt.Key.Key_Right)
    QTest.keyClick(tables.own, Qt.Key.Key_Down)
    assert heard == [VIEW.cells[1], VIEW.cells[4]]


def test_the_essays_cells_have_no_rows_behind(tables: MathTables) -> None:
    heard: list[object] = []
    tables.chosen.connect(heard.append)
    tables.essay.setCurrentCell(0, 1)
    assert heard == []


def test_they_are_beside_each_other_where_there_is_room_else_below(tables: MathTables, qtbot: QtBot) -> None:
    own, essay = place(tables, tables.own), place(tables, tables.essay)
    assert own.y() == essay.y()
    for table in (tables.own, tables.essay):
        assert table.horizontalScrollBar().maximum() == 0  # neither is cut

    tables.resize(500, 500)
    qtbot.waitUntil(lambda: place(tables, tables.own).x() == place(tables, tables.essay).x())
    assert place(tables, tables.own).y() + tables.own.height() <= place(tables, tables.essay).y()


def test_they_go_below_each_other_before_either_is_cut(tables: MathTables, qtbot: QtBot) -> None:
    least = tables.own.wanted_width() + tables.essay.wanted_width() + GAP
    tables.resize(least, 500)
    qtbot.waitUntil(lambda: tables.essay.horizontalScrollBar().maximum() == 0)
    assert place(tables, tables.own).y() == place(tables, tables.essay).y()
    assert tables.own.horizontalScrollBar().maximum() == 0

    tables.resize(least - 1, 500)
    qtbot.waitUntil(lambda: place(tables, tables.own).y() < place(tables, tables.essay).y())


def test_without_a_cell_the_essays_table_stands_alone(tables: MathTables) -> None:
    tables.show_view(MathView(NOTHING_YET, "0 of 3 tasks.", (), ""))
    assert not tables.own.isVisible()
    assert tables.essay.isVisible()


def place(tables: MathTables, table: CellTable) -> QPoint:
    """Return where a table is."""
    return table.mapTo(tables, QPoint(0, 0))
