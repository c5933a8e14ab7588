"""History: every finished session, searched, read page by page, opened and copied."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from unaided.desktop.found_list import MARKED
from unaided.desktop.history_lists import NO_MATCH, NOTHING_YET
from unaided.desktop.history_page import HistoryPage
from unaided.desktop.paged_model import PAGE
from unaided.desktop.row_texts import HEADER
from unaided.desktop.session_details import SessionDetails
from unaided.domain.history import SessionFilter


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def shown(home: Home) -> HistoryPage:
    """Return the page, shown and with what it reads."""
    page = HistoryPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    home.settled()
    return page


def texts(page: HistoryPage, row: int) -> list[str]:
    """Return the texts of a row as the table has them."""
    return [page.table.rows.index(row, column).data() for column in range(len(HEADER))]


def test_sessions_are_listed_the_latest_first(home: Home) -> None:
    page = shown(home)

    assert page.table.rows.rowCount() == 10
    assert texts(page, 0) == [
        "3 Mar 2025", "08:00", "Tame the flaky login test", "● No AI", "review", "30 min", "owed",
    ]  # fmt: skip
    assert texts(page, 1)[3:] == ["◆ AI", "build", "40 min", "yes"]
    assert texts(page, 2)[5] == "30 min + 12 undecided"
    assert page.totals.text() == "10 sessions: 9 ● without AI, 1 ◆ with AI."
    assert [page.table.rows.headerData(column, Qt.Orientation.Horizontal) for column in range(7)] == list(HEADER)


def test_the_search_narrows_by_title_and_mode(home: Home) -> None:
    page = shown(home)
    QTest.keyClicks(page.search, "THE")
    home.settled()
    assert [texts(page, row)[2] for row in range(page.table.rows.rowCount())] == [
        title for title in reversed(people.TITLES) if "the" in title.lower()
    ]

    page.modes.pills[2].click()
    home.settled()
    assert [texts(page, row)[2] for row in range(page.table.rows.rowCount())] == ["Write the migration for tags"]
    assert page.totals.text() == "1 session."


def test_nothing_found_says_so(home: Home) -> None:
    page = shown(home)
    QTest.keyClicks(page.search, "no such title")
    home.settled()

    assert page.table.rows.rowCount() == 0
    assert page.totals.text() == NO_MATCH


def test_an_empty_history_says_what_comes_here(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "empty") as home:
        assert shown(home).totals.text() == NOTHING_YET


def test_enter_opens_a_session_and_what_is_owed_can_be_answered(home: Home) -> None:
    page = shown(home)
    page.table.setCurrentIndex(page.table.rows.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    home.settled()

    [details] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SessionDetails)]
    assert details.answer.text() == "&Reflect now"
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        QTest.mouseClick(details.answer, Qt.MouseButton.LeftButton)
    assert asked.args == [home.bridge.now.owed[0].session_id, True]
    assert not details.isVisible()


def test_chosen_rows_are_copied(home: Home) -> None:
    page = shown(home)
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == (
        "3 Mar 2025\t07:00\tWrite the migration for tags\t◆ AI\tbuild\t40 min\tyes\ttimer\n"
    )


def test_tab_leaves_the_table(home: Home) -> None:
    page = shown(home)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)

    assert not page.table.hasFocus()


def test_a_session_that_ends_appears_while_the_page_is_seen(home: Home) -> None:
    page = shown(home)
    home.work(25, "Brand new")

    assert page.table.rows.rowCount() == 11
    assert texts(page, 0)[2] == "Brand new"


def test_a_long_history_is_read_where_it_is_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "long", partial(people.long, months=24, a_month=20)) as home:
        page = shown(home)
        count = page.table.rows.rowCount()
        assert count > 4 * PAGE
        rows = [row.task.title for row in home.read(lambda services: services.history.rows(SessionFilter(), count))]

        assert texts(page, 0)[2] == rows[0]
        page.table.scrollToBottom()
        home.qtbot.waitUntil(lambda: texts(page, count - 1)[2] == rows[-1])
        for row in range(0, count, PAGE - 1):
            home.qtbot.waitUntil(partial(_is, page, row, rows[row]))


def _is(page: HistoryPage, row: int, title: str) -> bool:
    return texts(page, row)[2] == title


def test_answers_that_come_late_do_not_mix_into_another_search(home: Home) -> None:
    page = shown(home)
    page.search.setText("queue")
    page.search.setText("upload")
    home.settled()

    assert [texts(page, row)[2] for row in range(page.table.rows.rowCount())] == ["Make the upload resume"]


def test_a_page_that_is_freed_takes_no_answer(home: Home) -> None:
    page = shown(home)
    page.refresh()
    page.forget()
    page.deleteLater()
    home.settled()

    assert home.background.pending == 0


def test_a_search_finds_what_was_written_too(home: Home) -> None:
    page = shown(home)
    assert page.words_card.isHidden()
    page.search.setText("clock skew")
    home.settled()
    assert page.words_card.isVisible()
    assert page.in_words.list.count() == 1
    assert "<b>Clock</b> <b>skew</b>" in page.in_words.list.item(0).data(MARKED)
    page.in_words.list.setCurrentRow(0)
    QTest.keyClick(page.in_words.list, Qt.Key.Key_Return)
    home.settled()
    [details] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SessionDetails)]
    QTest.keyClick(details, Qt.Key.Key_Escape)

    page.search.setText("…")
    home.settled()
    assert page.words_card.isHidden()


def test_where_nothing_written_is_found_the_list_keeps_the_room(home: Home) -> None:
    page = shown(home)
    page.search.setText("clock")
    home.settled()
    found = page.words_card.height()
    page.search.setText("upload")
    home.settled()
    home.qtbot.waitUntil(lambda: page.words_card.height() < found / 2)
    assert page.in_words.line.isVisible()
