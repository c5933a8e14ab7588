"""History narrowed and summed: time, kind, project, source; days, weeks and months; tasks without sessions too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from unaided.bootstrap import Services
from unaided.desktop.history_lists import NO_MATCH, NO_TASKS_YET, NOTHING_YET, HistoryTable
from unaided.desktop.history_page import HistoryPage, View
from unaided.desktop.window import MainWindow
from unaided.domain.history import Origin
from unaided.domain.imports import FileRows, ImportedTask
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.task import Kind, TaskStatus
from unaided.domain.within import Within


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def shown(home: Home) -> HistoryPage:
    """Return the page, shown and with what it reads."""
    page = HistoryPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    home.settled()
    return page


def seen(table: HistoryTable) -> list[list[str]]:
    """Return the texts of all rows."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def titles(page: HistoryPage) -> list[str]:
    """Return the titles of the sessions that are listed."""
    return [texts[2] for texts in seen(page.table)]


def view(home: Home, page: HistoryPage, wanted: View) -> None:
    """Choose what is listed, by its pill."""
    page.views.pills[page.views.values.index(wanted)].click()
    home.settled()


def test_time_narrows_by_keyboard(home: Home) -> None:
    page = shown(home)
    page.filters.within.setFocus()
    QTest.keyClick(page.filters.within, Qt.Key.Key_Down)
    QTest.keyClick(page.filters.within, Qt.Key.Key_Down)  # this month
    page.filters.within.activated.emit(page.filters.within.currentIndex())
    home.settled()

    assert page.filters.within.chosen_value is Within.MONTH
    assert [texts[0] for texts in seen(page.table)] == ["3 Mar 2025", "3 Mar 2025"]


def choose(home: Home, page: HistoryPage, name: str, value: str) -> None:
    """Choose in one of the lists, as a person does."""
    field = page.filters.lists[name]
    field.setCurrentText(value)
    field.activated.emit(field.currentIndex())
    home.settled()


def test_kinds_and_projects_there_are_can_be_chosen(home: Home) -> None:
    page = shown(home)
    assert page.filters.lists["skill"].isHidden()
    choose(home, page, "kind", "review")
    assert titles(page) == [people.TITLES[9]]
    choose(home, page, "project", "Shop")
    assert titles(page) == [people.TITLES[9]]


def test_own_days_are_typed_and_a_slip_loses_nothing(home: Home) -> None:
    page = shown(home)
    assert page.filters.since.isHidden()
    page.filters.within.choose(Within.OWN)
    page.filters.within.activated.emit(0)
    QTest.keyClicks(page.filters.since, "2025-02-26")
    QTest.keyClicks(page.filters.until, "2025-02-27")
    home.settled()
    assert titles(page) == [people.TITLES[6], people.TITLES[5]]

    QTest.keyClick(page.filters.until, Qt.Key.Key_Backspace)
    home.settled()
    assert page.wrong.text() == "“2025-02-2” is no day. Write it as year-month-day, such as 2025-03-31."
    assert titles(page) == [people.TITLES[6], people.TITLES[5]]
    QTest.keyClicks(page.filters.until, "6")
    home.settled()
    assert page.wrong.isHidden()
    assert titles(page) == [people.TITLES[5]]


def test_clear_filters_shows_everything_again(home: Home) -> None:
    page = shown(home)
    page.search.setText("nothing is called so")
    page.modes.pills[1].click()
    choose(home, page, "kind", "build")
    assert page.totals.text() == NO_MATCH

    QTest.mouseClick(page.filters.clear, Qt.MouseButton.LeftButton)
    home.settled()
    assert page.table.rows.rowCount() == 10
    assert (page.search.text(), page.modes.value, page.filters.lists["kind"].chosen_value) == ("", "all", None)


def test_days_weeks_and_months_are_summed_by_mode(home: Home) -> None:
    page = shown(home)
    view(home, page, View.MONTHS)
    assert seen(page.periods) == [
        ["March 2025", "2", "1 · 30 min", "1 · 40 min", "1 h 10 min"],
        ["February 2025", "6", "6 · 5 h 25 min", "–", "5 h 25 min"],
        ["January 2025", "2", "2 · 1 h 43 min", "–", "1 h 43 min"],
    ]
    assert page.totals.text() == (
        "3 months with 10 sessions: 7 h 38 min ● without AI, 40 min ◆ with AI. Undecided time counts in nothing."
    )
    view(home, page, View.WEEKS)
    assert seen(page.periods)[0][0] == "3 Mar – 9 Mar 2025"
    view(home, page, View.DAYS)
    assert [texts[0] for texts in seen(page.periods)][:2] == ["Mon 3 Mar 2025", "Fri 28 Feb 2025"]


def test_minutes_that_are_not_told_yet_are_not_summed_either(home: Home) -> None:
    home.work(25, "Ask the agent", Mode.AI)  # its guess without AI comes first
    page = shown(home)
    view(home, page, View.DAYS)

    assert seen(page.periods)[0] == ["Mon 3 Mar 2025", "3", "1 · 30 min", "2 · 40 min", "1 h 10 min"]


def test_enter_on_a_month_opens_its_sessions(home: Home) -> None:
    page = shown(home)
    view(home, page, View.MONTHS)
    page.periods.setCurrentIndex(page.periods.rows.index(2, 0))
    QTest.keyClick(page.periods, Qt.Key.Key_Return)
    home.settled()

    assert page.view is View.SESSIONS
    assert titles(page) == [people.TITLES[1], people.TITLES[0]]
    assert (page.filters.since.text(), page.filters.until.text()) == ("2025-01-01", "2025-01-31")


def bring_in(services: Services) -> None:
    """Bring in a task that never had a session here."""
    at = datetime(2025, 2, 20, 9, tzinfo=UTC)
    row = ImportedTask(
        2, "t1", "Port the parser", Kind("build"), Ownership.CORE, None, None, at, at, TaskStatus.DONE, Mode.AI,
        None, None, kept_out=False, size_minutes=45.0, estimate_minutes=60.0, estimate_ai_minutes=None,
        active_minutes=50.0, guess_minutes=None, source=None,
    )  # fmt: skip
    services.imports.tasks(FileRows([row]), "tasks.csv", dry=False)


def test_tasks_without_sessions_are_found_and_opened_again(home: Home) -> None:
    home.read(bring_in)
    page = shown(home)
    view(home, page, View.TASKS)
    assert page.totals.text() == "11 tasks."
    page.filters.origin.choose(Origin.IMPORTED)
    page.filters.origin.activated.emit(0)
    home.settled()
    assert seen(page.tasks) == [
        ["20 Feb 2025", "Port the parser", "done", "◆ AI", "build", "1 h", "45 min", "0", "▽ imported"]
    ]

    assert page.reopen.isHidden()
    page.tasks.selectRow(0)
    QTest.mouseClick(page.reopen, Qt.MouseButton.LeftButton)
    home.settled()
    assert [texts[2] for texts in seen(page.tasks)] == ["open"]
    assert page.reopen.isHidden()


def test_an_open_task_does_not_show_its_size(home: Home) -> None:
    page = shown(home)
    view(home, page, View.TASKS)
    page.filters.status.choose(TaskStatus.OPEN)
    page.filters.status.activated.emit(0)
    home.settled()

    assert {(texts[2], texts[6]) for texts in seen(page.tasks)} == {("open", "–")}


def test_a_task_opens_down_to_its_sessions(home: Home) -> None:
    page = shown(home)
    view(home, page, View.TASKS)
    titles_of_tasks = [texts[1] for texts in seen(page.tasks)]
    page.tasks.setCurrentIndex(page.tasks.rows.index(0, 0))
    QTest.keyClick(page.tasks, Qt.Key.Key_Return)
    home.settled()

    assert page.view is View.SESSIONS
    assert titles(page) == titles_of_tasks[:1]


def test_nothing_yet_is_said_in_every_list(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "empty") as home:
        page = shown(home)
        view(home, page, View.DAYS)
        assert page.totals.text() == NOTHING_YET
        view(home, page, View.TASKS)
        assert page.totals.text() == NO_TASKS_YET


def test_what_is_narrowed_is_remembered_with_the_window_and_words_in_no_file(home: Home) -> None:
    window = MainWindow(home.bridge, home.theme, home.folder)
    home.qtbot.addWidget(window)
    window.open_page("history")
    home.settled()
    page = window.page
    assert isinstance(page, HistoryPage)
    page.search.setText("retry of")
    page.filters.within.choose(Within.YEAR)
    choose(home, page, "project", "Shop")
    page.modes.pills[1].click()
    view(home, page, View.TASKS)
    window.close()
    assert "retry" not in (home.folder / "window.json").read_text()
    assert "Shop" not in (home.folder / "window.json").read_text()

    window.open_page("")
    home.settled()
    again = window.page
    assert isinstance(again, HistoryPage)
    assert (again.view, again.search.text(), again.modes.value) == (View.TASKS, "retry of", Mode.NO_AI.value)
    assert [texts[1] for texts in seen(again.tasks)] == [people.TITLES[0]]
    window.close()
    later = MainWindow(home.bridge, home.theme, home.folder)
    home.qtbot.addWidget(later)
    later.open_page("")
    home.settled()
    assert isinstance(later.page, HistoryPage)
    assert (later.page.view, later.page.search.text(), later.page.filters.within.chosen_value) == (
        View.TASKS, "", Within.YEAR,
    )  # fmt: skip
    later.close()


def test_narrow_the_task_keeps_its_room(home: Home) -> None:
    page = shown(home)
    page.resize(588, 480)  # beside the names of the pages in the smallest window
    home.settled()

    assert page.table.columnWidth(2) >= 100
    home.qtbot.waitUntil(lambda: not page.table.horizontalScrollBar().isVisible())
    page.resize(1100, 600)
    assert not any(page.table.isColumnHidden(column) for column in range(8))


def test_every_control_has_a_name(home: Home) -> None:
    page = shown(home)
    for wanted in View:
        view(home, page, wanted)
        page.filters.within.choose(Within.OWN)
        assert nameless(page) == []
