"""The line below a forest plot: how to read its marks, and what the pointer or the keyboard is at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from unaided.desktop.charts.forest_block import ForestBlock, legend
from unaided.desktop.theme import Theme
from unaided.domain.measure.figure import Figure, Status, Unit, nothing
from unaided.domain.measure.forest import ForestRow

DRAWN = ForestRow("All", Figure(-0.2, -0.4, 0.1, 40, Unit.CHANGE, Status.OK), filled=True, kind="drawn by the coin")
CHOSEN = replace(DRAWN, filled=False, kind="your choice of tasks")
EARLY = replace(DRAWN, label="Debug", figure=replace(DRAWN.figure, status=Status.EARLY))
FAR = replace(DRAWN, figure=replace(DRAWN.figure, high=60.0))
NONE = replace(DRAWN, figure=nothing(Unit.CHANGE, "too few", 3))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), ""),
        ((NONE,), ""),
        ((DRAWN, NONE), "◆ drawn by the coin, each with its 95 % range."),
        ((DRAWN, CHOSEN), "◆ drawn by the coin   ◇ your choice of tasks, each with its 95 % range."),
        ((EARLY, DRAWN), "◆ drawn by the coin, each with its 95 % range; grey: early."),
        (
            (FAR,),
            "◆ drawn by the coin, each with its 95 % range. 1 row reaches beyond the picture; the table has its ends.",
        ),
        (
            (FAR, FAR),
            "◆ drawn by the coin, each with its 95 % range. 2 rows reach beyond the picture; the table has its ends.",
        ),
    ],
)
def test_the_legend_tells_the_marks_there_are(rows: tuple[ForestRow, ...], said: str) -> None:
    assert legend(rows) == said


def test_the_line_says_the_row_that_is_chosen_and_the_legend_before(qtbot: QtBot) -> None:
    block = ForestBlock(Theme(), "Time with AI by kind")
    qtbot.addWidget(block)
    block.show_rows((EARLY, DRAWN))
    block.show()
    heard: list[ForestRow] = []
    block.chosen.connect(heard.append)
    assert block.readout.text() == legend((EARLY, DRAWN))
    QTest.keyClick(block.plot, Qt.Key.Key_End)
    assert heard == [DRAWN]
    assert block.readout.text() == DRAWN.sentence()
    block.show_rows((DRAWN,))
    assert block.readout.text() == legend((DRAWN,))
