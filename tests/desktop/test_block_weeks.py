"""The weeks of the no-AI block: shapes, their text twin, and the sessions of the chosen week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from tests.support.planning import opened, press
from unaided.desktop.session_details import SessionDetails

Key = Qt.Key
WEEK = 7 * 24  # hours


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    """A block in one week, less in the next, nothing in the third."""
    with at_home(qtbot, tmp_path / "profile") as home:
        home.work(95, "Parser")
        home.clock.pass_time(hours=WEEK)
        home.work(30, "Lexer")
        home.clock.pass_time(hours=WEEK)
        yield home


def test_the_table_says_in_words_what_the_shapes_show(home: Home) -> None:
    _, page = opened(home)
    card = page.block
    assert [line.split("\t") for line in card.table.text().splitlines()[1:5]] == [
        ["17 – 23 Mar 2025 (this week)", "–", "", ""],
        ["10 – 16 Mar 2025", "◐ partly", "30 min", "1"],
        ["3 – 9 Mar 2025", "● done on Monday", "1 h 35 min", "1"],
        ["24 Feb – 2 Mar 2025", "–", "", ""],
    ]
    assert card.table.rowCount() == 12
    assert card.shapes.accessibleName().endswith("3 Mar done, 10 Mar partly, 17 Mar nothing")
    assert "miss" not in card.shapes.accessibleName()
    assert card.sentence.text() == "2 h 5 min without AI in 2 sessions; choose a week to see them."


def test_keys_lead_from_a_week_to_its_sessions_and_their_details(home: Home) -> None:
    _, page = opened(home)
    card = page.block
    assert card.sessions.text().splitlines()[1].split("\t") == ["10 Mar 2025", "Lexer", "30 min"]
    card.table.setFocus()
    press(home, Key.Key_Down)
    assert card.week.text() == "The week of 3 Mar 2025: 1 session without AI."
    card.sessions.setCurrentCell(0, 0)
    card.sessions.setFocus()
    press(home, Key.Key_Return)
    home.settled()
    [details] = [one for one in QApplication.topLevelWidgets() if isinstance(one, SessionDetails) and one.isVisible()]
    assert details.accessibleName() == "Parser"
    QTest.keyClick(details, Key.Key_Escape)


def test_a_click_on_a_shape_chooses_its_week_and_a_gap_has_no_sessions(home: Home) -> None:
    _, page = opened(home)
    card = page.block
    width = card.shapes.width() / 12
    QTest.mouseClick(card.shapes, Qt.MouseButton.LeftButton, pos=QPoint(int(9.5 * width), 16))
    assert card.table.thing == date(2025, 3, 3)
    QTest.mouseClick(card.shapes, Qt.MouseButton.LeftButton, pos=QPoint(int(11.5 * width), 16))
    assert card.week.text() == "The week of 17 Mar 2025: no session without AI."
    assert card.sessions.isHidden()


def test_a_block_fills_its_disc_half_of_one_is_less_and_a_gap_is_empty(home: Home) -> None:
    _, page = opened(home)
    shapes = page.block.shapes
    image, width = shapes.grab().toImage(), shapes.width() / 12
    accent = home.theme.colours.no_ai.casefold()
    left, right = (
        [image.pixelColor(int((place + 0.5) * width) + off, 16).name() == accent for place in (9, 10, 11)]
        for off in (-4, 4)
    )
    assert left == [True, True, False]
    assert right == [True, False, False]
