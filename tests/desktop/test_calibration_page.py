"""Calibration: one section at a time, turned by pill and by key; filters hold for all; it opens where it was left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.calibration import calibration, wait
from tests.support.home import Home, at_home
from tests.support.keyboard import Keyboard
from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.sections.coin_and_ruler import CoinAndRuler
from unaided.desktop.sections.registry import SECTIONS
from unaided.desktop.sections.speed import Speed
from unaided.services.calibration import Wanted

NAMES = [entry.name for entry in SECTIONS]
FIRST, LAST = NAMES[0], NAMES[-1]


@pytest.fixture
def home(qtbot: QtBot, history: Path, tmp_path: Path) -> Iterator[Home]:
    """Return the desktop of a person of 24 months."""
    shutil.copytree(history, tmp_path / "profile")
    with at_home(qtbot, tmp_path / "profile") as home:
        yield home


def tasks_seen(page: CalibrationPage) -> int:
    """Return how many finished tasks the speed is drawn from."""
    assert isinstance(page.tab, Speed)
    assert page.tab.board is not None
    return len(page.tab.board.card.plot.marks.done.getData()[0])


def test_ctrl_and_page_keys_turn_the_sections_round_and_round(home: Home) -> None:
    page = calibration(home)
    keyboard = Keyboard(home.qtbot, page)
    seen = []
    for _ in NAMES:
        keyboard.press(Qt.Key.Key_PageDown, modifier=Qt.KeyboardModifier.ControlModifier)
        wait(home)
        seen.append(page.place())
        assert page.stack.currentWidget() is page.tab
        assert page.tabs.value == page.place()
    assert seen == [*NAMES[1:], FIRST]

    keyboard.press(Qt.Key.Key_PageUp, modifier=Qt.KeyboardModifier.ControlModifier)
    wait(home)
    assert page.place() == LAST


def test_arrows_on_the_pills_turn_them_too(home: Home) -> None:
    page = calibration(home)
    page.tabs.pills[0].setFocus()
    QTest.keyClick(page.tabs.pills[0], Qt.Key.Key_Left)
    wait(home)

    assert page.place() == LAST
    assert page.tab.isVisible()


def test_only_the_section_that_is_seen_is_made_and_read(home: Home) -> None:
    page = calibration(home)

    assert page.stack.count() == 1
    page.go_to("coin-and-ruler")
    wait(home)
    assert page.stack.count() == 2


def test_a_filter_holds_for_every_section(home: Home) -> None:
    page = calibration(home)
    every = tasks_seen(page)
    page.filters.chosen.emit(Wanted(kind="debug"))
    wait(home)
    narrowed = tasks_seen(page)
    assert 0 < narrowed < every
    for name in NAMES[1:]:
        page.go_to(name)
        wait(home)
        assert page.filters.kind.chosen_value == "debug"
    page.filters.chosen.emit(Wanted())
    wait(home)
    page.go_to(FIRST)
    wait(home)

    assert page.filters.kind.chosen_value is None
    assert tasks_seen(page) == every


def test_the_section_last_seen_is_kept_and_opened_again(home: Home) -> None:
    page = calibration(home, "coin-and-ruler")

    assert page.kept() == {"section": "coin-and-ruler"}
    assert isinstance(page.tab, CoinAndRuler)
    assert calibration(home, "astrology").place() == FIRST


def test_a_section_leads_to_another(home: Home) -> None:
    page = calibration(home)
    page.tab.section_wanted.emit("coin-and-ruler")
    wait(home)

    assert page.place() == "coin-and-ruler"
    assert page.tabs.value == "coin-and-ruler"


def test_what_changes_is_read_where_it_is_seen_and_elsewhere_later(home: Home) -> None:
    page = calibration(home)
    page.go_to("coin-and-ruler")
    wait(home)
    before = tasks_seen(calibration(home))
    home.work(25)
    wait(home)
    page.go_to(FIRST)
    wait(home)

    assert isinstance(page.tab, Speed)
    assert page.tab.board is not None
    assert "2 still open" in page.tab.board.card.left_out.text()
    assert tasks_seen(page) == before


def test_where_nothing_is_filtered_there_are_no_filters(home: Home) -> None:
    page = calibration(home)
    assert page.filters.isVisible()
    page.go_to("coin-and-ruler")
    assert not page.filters.isVisible()
    page.go_to(FIRST)
    assert page.filters.isVisible()


def test_the_sections_names_fit_in_one_line_of_the_usual_window(home: Home) -> None:
    page = calibration(home)
    page.resize(1120 - 133, 760)

    assert len({pill.y() for pill in page.tabs.pills}) == 1
