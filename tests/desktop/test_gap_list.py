"""Gaps: listed by age, filled with a note, dropped with a reason, opened again, searched, led back to their session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from tests.support.recalls import days_pass, explain
from unaided.bootstrap import Services
from unaided.desktop.gap_list import NONE_FOUND, NONE_OPEN, GapList
from unaided.desktop.recall_page import RecallPage
from unaided.desktop.session_details import SessionDetails
from unaided.domain.explanation import Gap

CURSOR, JITTER = "Who closes the cursor", "What jitter does"


def shown(home: Home) -> GapList:
    """Return the list on its page, with two gaps of 12 days."""
    explain(home, gaps=(CURSOR, JITTER))
    days_pass(home, 12)
    page = RecallPage(home.bridge, home.theme)
    home.hold(page)
    page.resize(900, 900)
    page.show()
    home.settled()
    return page.gaps


def lines(gaps: GapList) -> list[list[str]]:
    """Return the rows as they read."""
    return [line.split("\t") for line in gaps.table.text().splitlines()[1:]]


def kept(home: Home) -> dict[str, Gap]:
    """Return all gaps by their texts."""

    def read(services: Services) -> dict[str, Gap]:
        return {row.gap.text: row.gap for row in services.gaps.list(only_open=False)}

    return home.read(read)


def choose(home: Home, gaps: GapList, row: int) -> None:
    """Make a row the current one."""
    gaps.table.setCurrentCell(row, 0)
    home.settled()


def test_open_gaps_are_listed_with_their_task_and_age(home: Home) -> None:
    gaps = shown(home)
    assert lines(gaps) == [
        [JITTER, "Fix the retry", "12 days", "open"],
        [CURSOR, "Fix the retry", "12 days", "open"],
    ]


def test_a_gap_is_filled_with_a_note(home: Home) -> None:
    gaps = shown(home)
    choose(home, gaps, 1)
    assert not gaps.fill.isEnabled()
    QTest.keyClicks(gaps.note.field, "The generator does, when it is closed")
    gaps.fill.click()
    home.settled()
    assert [line[0] for line in lines(gaps)] == [JITTER]
    assert kept(home)[CURSOR].note == "The generator does, when it is closed"
    assert gaps.note.isHidden()


def test_a_gap_is_dropped_with_a_reason_and_opened_again(home: Home) -> None:
    gaps = shown(home)
    choose(home, gaps, 0)
    QTest.keyClicks(gaps.note.field, "Not ours any more")
    gaps.drop.click()
    home.settled()
    assert kept(home)[JITTER].dropped_because == "Not ours any more"

    gaps.which.pills[1].click()
    home.settled()
    assert lines(gaps)[1] == [JITTER, "Fix the retry", "12 days", "dropped 15 Mar 2025"]
    choose(home, gaps, 1)
    assert gaps.closed.text() == "Not ours any more"
    gaps.reopen.click()
    home.settled()
    assert kept(home)[JITTER].is_open


def test_what_is_typed_about_a_gap_stays_with_it(home: Home) -> None:
    gaps = shown(home)
    choose(home, gaps, 0)
    QTest.keyClicks(gaps.note.field, "About jitter")
    choose(home, gaps, 1)
    assert gaps.note.words == ""
    QTest.keyClicks(gaps.note.field, "About the cursor")
    choose(home, gaps, 0)
    assert gaps.note.words == "About jitter"


def test_what_is_typed_about_a_gap_survives_the_window(home: Home) -> None:
    gaps = shown(home)
    choose(home, gaps, 0)
    QTest.keyClicks(gaps.note.field, "About jitter")
    page = gaps.window()
    assert isinstance(page, RecallPage)
    page.forget()
    page.close()
    home.settled()

    again = RecallPage(home.bridge, home.theme)
    home.qtbot.addWidget(again)
    again.show()
    home.settled()
    choose(home, again.gaps, 0)
    assert again.gaps.note.words == "About jitter"
    assert again.gaps.fill.isEnabled()


def test_the_search_looks_into_gaps_tasks_and_notes(home: Home) -> None:
    gaps = shown(home)
    gaps.search.setText("JITTER retry")
    assert [line[0] for line in lines(gaps)] == [JITTER]
    gaps.search.setText("nowhere")
    assert gaps.empty.text() == NONE_FOUND
    assert gaps.table.isHidden()


def test_where_none_is_open_the_others_can_still_be_seen(home: Home) -> None:
    gaps = shown(home)
    for _ in range(2):
        choose(home, gaps, 0)
        QTest.keyClicks(gaps.note.field, "Read it up")
        gaps.fill.click()
        home.settled()
    assert gaps.empty.text() == NONE_OPEN
    gaps.which.pills[1].click()
    assert len(lines(gaps)) == 2


def test_a_gap_leads_to_its_session_in_history(home: Home) -> None:
    gaps = shown(home)
    choose(home, gaps, 0)
    with home.qtbot.waitSignal(home.bridge.window_asked) as asked:
        QTest.keyClick(gaps.table, Qt.Key.Key_Return)
    home.settled()
    assert asked.args == ["history"]
    [details] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SessionDetails)]
    assert details.accessibleName() == "Fix the retry"
    QTest.keyClick(details, Qt.Key.Key_Escape)
