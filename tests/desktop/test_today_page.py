"""Today: what runs, what is owed, how to start, and the last sessions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from tests.support.recalls import days_pass, explain
from unaided.desktop.owed_card import AnswerButton
from unaided.desktop.session_details import SessionDetails
from unaided.desktop.today_page import TodayPage
from unaided.domain.session import Mode, SessionState
from unaided.domain.settings import Scheme


@pytest.fixture
def young_home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def shown(home: Home) -> TodayPage:
    """Return the page, shown and with what it reads."""
    page = TodayPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    home.settled()
    return page


def press(home: Home, button: QPushButton) -> None:
    """Click a button and wait until that is done."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    home.settled()


def state(home: Home) -> SessionState | None:
    """Return where the session stands, None without one."""
    session = home.bridge.now.session
    return session.state if session else None


def test_a_new_person_sees_three_steps_and_what_they_will_know_when(home: Home) -> None:
    page = shown(home)

    assert page.running.title.text() == "Nothing is running"
    assert page.first_steps.isVisible()
    assert page.last_card.isHidden()
    assert page.owed.isHidden()
    assert page.running.again.isHidden()


def test_start_buttons_ask_for_the_start_panel_with_their_mode(home: Home) -> None:
    page = shown(home)
    for button, mode in ((page.running.start_no_ai, Mode.NO_AI), (page.running.start_ai, Mode.AI)):
        with home.qtbot.waitSignal(home.bridge.start_asked) as asked:
            press(home, button)
        assert asked.args == [mode]


def test_what_runs_is_shown_and_follows_the_clock(home: Home) -> None:
    page = shown(home)
    home.start("Fix the retry", Mode.AI)

    assert page.running.title.text() == "Fix the retry"
    assert page.running.line.text() == "AI · 50 min left"
    assert page.running.start_no_ai.isHidden()
    assert page.first_steps.isHidden()

    home.clock.pass_time(minutes=20)
    home.bridge.ticked.emit()
    assert page.running.line.text() == "AI · 30 min left"


def test_the_session_is_paused_resumed_extended_and_stopped_from_here(home: Home) -> None:
    page = shown(home)
    home.start()
    card = page.running

    press(home, card.pause)
    assert state(home) is SessionState.PAUSED
    assert card.line.text() == "No AI · paused at 0 min"
    assert (card.pause.isHidden(), card.resume.isHidden()) == (True, False)

    press(home, card.resume)
    press(home, card.more)
    assert card.line.text() == "No AI · 55 min left"

    press(home, card.leave)
    assert state(home) is SessionState.AWAY
    press(home, card.resume)
    press(home, card.stop)
    assert state(home) is None
    assert card.title.text() == "Nothing is running"


def test_a_stopped_session_is_owed_and_listed_at_once(home: Home) -> None:
    page = shown(home)
    home.work(25, "Fix the retry")

    assert page.owed.isVisible()
    assert page.last.text().splitlines()[1].split("\t") == [
        "3 Mar 2025", "09:00", "Fix the retry", "● No AI", "debug", "25 min", "owed",
    ]  # fmt: skip
    assert page.running.again.isVisible()


def test_an_owed_answer_can_be_given_now(home: Home) -> None:
    page = shown(home)
    home.work(25, "Fix the retry")
    home.work(10, "Add paging", Mode.AI)
    buttons = page.owed.findChildren(AnswerButton)

    assert [button.accessibleName() for button in buttons] == ["One sentence: Add paging", "Reflect: Fix the retry"]
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert asked.args == [home.bridge.now.owed[1].session_id, True]


def test_many_owed_sessions_do_not_pile_up(home: Home) -> None:
    page = shown(home)
    for number in range(7):
        home.work(5, f"Task {number}")

    assert len(page.owed.findChildren(AnswerButton)) == 5
    assert [line.text() for line in page.owed.findChildren(QLabel)][-1] == "and 2 more sessions; History shows them all"


def test_the_last_five_sessions_are_listed_and_open(young_home: Home) -> None:
    page = shown(young_home)

    lines = page.last.text().splitlines()
    assert len(lines) == 6
    assert lines[1].split("\t")[2] == "Tame the flaky login test"
    assert lines[3].split("\t")[5] == "30 min + 12 undecided"
    assert page.first_steps.isHidden()

    page.last.setCurrentCell(1, 0)
    QTest.keyClick(page.last, Qt.Key.Key_Return)
    young_home.settled()
    [details] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SessionDetails)]
    assert details.accessibleName() == "Write the migration for tags"
    QTest.keyClick(details, Qt.Key.Key_Escape)


def test_the_page_follows_the_theme(home: Home) -> None:
    page = shown(home)
    light = page.grab().toImage()
    home.theme.choose(Scheme.DARK)

    assert page.grab().toImage() != light


def test_a_page_nobody_sees_reads_nothing_until_it_is_shown_again(home: Home) -> None:
    page = shown(home)
    page.hide()
    home.work(25, "Fix the retry")
    assert page.last.rowCount() == 0

    page.show()
    home.settled()
    assert page.last.rowCount() == 1


def test_what_is_due_and_the_open_gaps_are_named_here(home: Home) -> None:
    page = shown(home)
    assert page.recall.isHidden()
    explain(home, gaps=("Who closes the cursor", "Why 4 times", "Whose clock", "What jitter does"))
    assert page.recall.due.isHidden()
    assert page.recall.gaps.isVisible()

    days_pass(home, 12)
    assert page.recall.line.text() == "Recall: 1 due"
    lines = [line.text() for line in page.recall.gaps.findChildren(QLabel) if line.isVisible()]
    assert lines.count("12 days") == 3
    assert "Who closes the cursor" not in lines  # the latest three
    with home.qtbot.waitSignal(home.bridge.window_asked) as asked:
        press(home, page.recall.recall)
    assert asked.args == ["recall"]
    with home.qtbot.waitSignal(home.bridge.window_asked):
        press(home, page.recall.all_gaps)
