"""The checklist of a week: ticked by key, seen by the app with its rows, week by week and never added up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from tests.support.planning import opened, pick, press
from unaided.desktop.session_details import SessionDetails
from unaided.domain.rebuild import Practice

Key = Qt.Key
WEEK = 7 * 24  # hours


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile") as home:
        pick(home, Practice.NO_AI_BLOCK, Practice.DOCS)
        yield home


def test_a_practice_is_ticked_by_a_key_and_the_keyboard_stays_there(home: Home) -> None:
    _, page = opened(home)
    card = page.rebuild
    assert card.week.text() == "This week, 3 – 9 Mar 2025"
    assert card.chooser.isHidden()
    card.rows[1].box.setFocus()
    press(home, Key.Key_Space)
    assert [row.box.isChecked() for row in card.rows] == [False, True]
    assert card.rows[1].box.hasFocus()
    press(home, Key.Key_Return)
    assert not card.rows[1].box.isChecked()


def test_what_the_app_saw_is_ticked_and_leads_to_its_session(home: Home) -> None:
    home.work(95, "Parser")
    _, page = opened(home)
    row = page.rebuild.rows[0]
    assert row.box.isChecked()
    assert not row.box.isEnabled(), "what the app saw is nothing to tick"
    assert row.seen.text() == "seen: 1 block"
    row.rows.setFocus()
    press(home, Key.Key_Return)
    assert page.rebuild.table.text().splitlines()[1].split("\t") == ["3 Mar 2025", "Parser"]
    page.rebuild.table.setCurrentCell(0, 0)
    press(home, Key.Key_Return)
    home.settled()
    [details] = [one for one in QApplication.topLevelWidgets() if isinstance(one, SessionDetails) and one.isVisible()]
    QTest.keyClick(details, Key.Key_Escape)


def test_each_week_has_its_own_ticks_and_nothing_counts_them(home: Home) -> None:
    _, page = opened(home)
    card = page.rebuild
    card.rows[1].box.click()
    home.settled()
    home.clock.pass_time(hours=WEEK)
    home.bridge.history_changed.emit()
    home.settled()
    assert card.week.text() == "This week, 10 – 16 Mar 2025"
    assert not card.rows[1].box.isChecked()
    assert not card.after.isEnabled()
    card.before.click()
    home.settled()
    assert card.week.text() == "The week, 3 – 9 Mar 2025"
    assert card.rows[1].box.isChecked()
    home.bridge.history_changed.emit()
    home.settled()
    assert card.week.text() == "The week, 3 – 9 Mar 2025", "what is read anew is the week that shows"
    card.after.click()
    home.settled()
    assert card.week.text() == "This week, 10 – 16 Mar 2025"
    said = " ".join(one.text() for one in card.findChildren(QLabel)).casefold()
    assert "streak" not in said
    assert "in a row" not in said
