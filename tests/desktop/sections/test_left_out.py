"""The line that counts what a figure leaves out: why, how many, and the way to see them."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.sections.behind import RowsOf
from unaided.desktop.sections.left_out import LeftOutLine, left_out_words
from unaided.domain.measure.figure import Excluded, Figure, Reason, Status, Table, Unit

WHOLE = Figure(1.0, 0.9, 1.1, 9, Unit.RATIO, Status.EARLY, table=Table.SESSIONS)
PART = WHOLE.leaving_out(Excluded(Reason.EDITED, np.array([4, 7])), Excluded(Reason.UNDECIDED, np.array([2])))
WORDS = "3 sessions left out: 2 edited, 1 with time still to be decided."


@pytest.fixture
def line(qtbot: QtBot) -> LeftOutLine:
    made = LeftOutLine()
    qtbot.addWidget(made)
    return made


def test_nothing_left_out_is_no_line(line: LeftOutLine) -> None:
    line.show_figure(WHOLE)
    assert line.isHidden()
    assert left_out_words(WHOLE) == ""


def test_each_reason_is_counted_in_words(line: LeftOutLine) -> None:
    line.show_figure(PART)
    assert line.isVisible()
    assert line.words.text() == left_out_words(PART) == WORDS


def test_the_rows_left_out_are_asked_for_each_with_its_why(line: LeftOutLine, qtbot: QtBot) -> None:
    line.show_figure(PART)
    with qtbot.waitSignal(line.asked) as asked:
        line.show_them.click()
    why = {4: "edited", 7: "edited", 2: "with time still to be decided"}
    assert asked.args == [RowsOf(WORDS, Table.SESSIONS, (4, 7, 2), why)]


def test_it_goes_once_nothing_is_left_out_any_more(line: LeftOutLine) -> None:
    line.show_figure(PART)
    line.show_figure(WHOLE)
    assert line.isHidden()
