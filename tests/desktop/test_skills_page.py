"""Skills through a real profile by keyboard and mouse: added, decided, undone, noted, and the rows behind a number."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.accessible import nameless, unclear
from tests.support.home import Home
from tests.support.kept import RETRY
from tests.support.keyboard import Keyboard
from unaided.bootstrap import Services
from unaided.desktop.history_page import HistoryPage, View
from unaided.desktop.session_details import SessionDetails
from unaided.desktop.skills_page import FIELD, SkillsPage
from unaided.desktop.window import MainWindow
from unaided.domain.explanation import AiUse
from unaided.domain.ownership import Ownership
from unaided.domain.recall import Rating
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.settings import Scheme
from unaided.domain.skill import SkillRow
from unaided.domain.skill_words import NONE_YET
from unaided.services.explanation import Ending, ExplanationAnswer
from unaided.services.recall import RecallAnswer
from unaided.services.skills import SkillsLook

Key = Qt.Key
DAY = 24  # hours
ANSWERS = ("A retry that waits.", "No queue.", "When the clock is set.")
GAP = "Who closes the cursor"


def shown(home: Home) -> SkillsPage:
    """Return the page in its window, shown and with what it reads."""
    window = MainWindow(home.bridge, home.theme, home.folder)
    home.hold(window)
    window.open_page("skills")
    home.settled()
    page = window.page
    assert isinstance(page, SkillsPage)
    return page


def work(skill: str, mode: Mode, services: Services) -> None:
    """Work on a task of this skill; with AI it is explained, with a gap."""
    session = services.session.start(replace(RETRY, mode=mode, skill=skill)).session
    assert session is not None
    services.session.act(SessionEvent.FINISH)
    if mode is Mode.AI:
        ending = Ending(100, gaps=(GAP,))
        told = ExplanationAnswer(80, ANSWERS, 60, ai_closed=True, ending=ending, ai_use=AiUse.CONCEPTS)
        services.explanation.explain(session.id, told)


def worked(home: Home, skill: str = "SQL", mode: Mode = Mode.NO_AI) -> None:
    """Do so, on the worker."""
    home.bridge.change(partial(work, skill, mode))
    home.settled()


def lines(page: SkillsPage) -> list[list[str]]:
    """Return the matrix as it reads, without its header."""
    return [line.split("\t") for line in page.table.text().splitlines()[1:]]


def kept(home: Home) -> dict[str, SkillRow]:
    """Return the skills by name."""
    return {row.name: row for row in home.read(_look).rows}


def _look(services: Services) -> SkillsLook:
    return services.skills.look()


def choose(home: Home, page: SkillsPage, name: str) -> Keyboard:
    """Go to a skill's row with the keyboard in the table."""
    keyboard = Keyboard(home.qtbot, page.window())
    page.table.setFocus()
    page.table.choose(name)
    page.table.chosen.emit(name)
    home.settled()
    return keyboard


def test_an_empty_page_says_where_skills_come_from_and_takes_the_first(home: Home) -> None:
    page = shown(home)
    assert page.sentence.text() == NONE_YET
    assert page.matrix.isHidden()
    assert page.skill.isHidden()
    assert unclear(page) == []

    QTest.keyClicks(page.name, "SQL")
    QTest.keyClick(page.name, Key.Key_Return)
    home.settled()
    home.settled()
    assert page.name.accessibleName() == FIELD
    assert page.name.text() == ""
    assert page.told.text() == "“SQL” is listed."
    assert lines(page)[-2:] == [
        ["Not decided yet: do you need to own it?"],
        ["SQL", "0", "0", "not yet", "none yet", "0"],
    ]
    assert page.skill.name.text() == "SQL", "it is the chosen one: its class is one click away"


def test_what_cannot_be_added_is_said_and_stays_typed(home: Home) -> None:
    worked(home)
    page = shown(home)
    QTest.keyClicks(page.name, "sql")
    page.add.click()
    home.settled()
    assert page.wrong.text() == "“SQL” is listed already."
    assert page.name.text() == "sql"


def test_the_matrix_counts_tasks_of_both_modes_below_their_class(home: Home) -> None:
    worked(home)
    worked(home, mode=Mode.AI)
    worked(home, "Parsing")
    page = shown(home)
    assert page.sentence.text().startswith("2 skills, none decided yet.")
    assert lines(page) == [
        ["Core expertise: own the thinking. With AI, use it as a sounding board."],
        ["Repeatable: let AI start it, then reproduce it from memory."],
        ["Transient: use AI freely; you need not remember it."],
        ["Not decided yet: do you need to own it?"],
        ["Parsing", "1", "0", "today", "none yet", "0"],
        ["SQL", "1", "1", "today", "none yet", "1"],
    ]
    QTest.keyClick(page.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == page.table.text()


@pytest.mark.parametrize(
    ("key", "ownership"),
    [(Key.Key_1, Ownership.CORE), (Key.Key_2, Ownership.REPEATABLE), (Key.Key_3, Ownership.TRANSIENT)],
)
def test_a_digit_in_a_row_decides_and_undo_takes_it_back(home: Home, key: Key, ownership: Ownership) -> None:
    worked(home)
    page = shown(home)
    keyboard = choose(home, page, "SQL")
    keyboard.press(key)
    home.settled()
    home.settled()
    assert kept(home)["SQL"].ownership is ownership
    assert page.table.skill == "SQL", "it is still the chosen row, below its class"
    assert page.skill.classes.value == ownership

    keyboard.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    home.settled()
    home.settled()
    assert kept(home)["SQL"].ownership is None
    assert page.told.text() == "Taken back."
    assert page.undo.isHidden()


def test_the_mouse_decides_by_the_pills_and_by_the_menu_of_a_row(home: Home) -> None:
    worked(home)
    page = shown(home)
    choose(home, page, "SQL")
    QTest.mouseClick(page.skill.classes.pills[0], Qt.MouseButton.LeftButton)
    home.settled()
    home.settled()
    assert kept(home)["SQL"].ownership is Ownership.CORE
    assert page.skill.advice.text().startswith("Core expertise: own the thinking.")
    assert page.sentence.text() == (
        "Of 1 skill you chose 1 as core expertise; in the last 90 days you had tasks without AI in 1 of them."
    )
    words = [action.text() for action in page.table.actions()]
    assert words == ["Core expertise", "Repeatable skill", "Transient knowledge", "Not decided yet", "Open its tasks"]
    page.table.actions()[3].trigger()
    home.settled()
    assert kept(home)["SQL"].ownership is None


def test_enter_in_a_row_opens_history_with_its_tasks(home: Home) -> None:
    worked(home)
    worked(home, "Parsing")
    page = shown(home)
    window = page.window()
    keyboard = choose(home, page, "SQL")
    keyboard.press(Key.Key_Return)
    home.settled()
    home.settled()
    assert isinstance(window, MainWindow)
    history = window.page
    assert isinstance(history, HistoryPage)
    assert (history.view, history.narrowed.skill) == (View.TASKS, "SQL")
    assert history.totals.text() == "1 task."
    assert window.navigation.hasFocus()


def test_a_line_of_ones_own_is_kept_as_it_is_typed(home: Home) -> None:
    worked(home)
    worked(home, "Parsing")
    page = shown(home)
    choose(home, page, "SQL")
    QTest.keyClicks(page.skill.note, "Window functions")
    choose(home, page, "Parsing")
    assert page.skill.note.text() == ""
    choose(home, page, "SQL")
    assert page.skill.note.text() == "Window functions"
    QTest.keyClicks(page.skill.note, "!")
    page.window().close()
    home.settled()
    assert kept(home)["SQL"].note == "Window functions!"


def test_only_what_no_task_names_can_leave_the_list(home: Home) -> None:
    worked(home)
    home.bridge.change(_add)
    home.settled()
    page = shown(home)
    choose(home, page, "SQL")
    assert page.skill.remove.isHidden()
    choose(home, page, "Awk")
    assert page.skill.tasks.isHidden()
    page.skill.remove.click()
    home.settled()
    home.settled()
    assert list(kept(home)) == ["SQL"]
    assert page.skill.isHidden()
    page.undo.click()
    home.settled()
    assert list(kept(home)) == ["Awk", "SQL"]


def _add(services: Services) -> None:
    services.skills.add("Awk")


def test_recalls_and_gaps_open_what_is_behind_them(home: Home) -> None:
    worked(home, mode=Mode.AI)
    home.clock.pass_time(hours=8 * DAY)
    home.bridge.change(_recall)
    home.settled()
    page = shown(home)
    choose(home, page, "SQL")
    assert lines(page)[-1] == ["SQL", "0", "1", "not yet", "1 of 1", "1"]
    page.skill.recalls.click()
    home.settled()
    assert page.skill.recall_rows.text().splitlines()[1].split("\t")[1:4] == ["Fix the retry", "number 1", "yes"]
    page.skill.gaps.click()
    home.settled()
    assert page.skill.recall_rows.isHidden()
    assert page.skill.gap_rows.text().splitlines()[1] == f"{GAP}\tFix the retry\t8 days"
    page.skill.gap_rows.setCurrentCell(0, 0)
    QTest.keyClick(page.skill.gap_rows, Key.Key_Return)
    home.settled()
    assert page.window().findChildren(SessionDetails)
    page.skill.gaps.click()
    assert page.skill.gap_rows.isHidden()


def _recall(services: Services) -> None:
    [card] = services.recall.day(5).cards
    services.recall.answer(card.card.id, RecallAnswer(50, "", frozenset(), Rating.GOOD))


def test_every_control_has_a_name_and_follows_the_theme(home: Home) -> None:
    worked(home, mode=Mode.AI)
    page = shown(home)
    choose(home, page, "SQL")
    page.skill.gaps.click()
    home.settled()
    assert nameless(page) == []
    assert unclear(page) == []
    light = page.grab().toImage()
    home.theme.choose(Scheme.DARK)
    assert page.grab().toImage() != light


def test_a_narrow_window_leaves_columns_out_and_a_name_stays_readable(home: Home) -> None:
    worked(home)
    page = shown(home)
    window = page.window()
    for width, hidden in ((1120, []), (720, [3, 5])):
        window.resize(width, 600)
        home.settled()
        assert [column for column in range(6) if page.table.isColumnHidden(column)] == hidden
        assert page.table.columnWidth(0) >= 200
        assert not page.table.verticalScrollBar().isVisible()


def test_what_is_decided_elsewhere_shows_at_once(home: Home) -> None:
    worked(home)
    page = shown(home)
    worked(home, "Parsing")
    home.settled()
    assert [line[0] for line in lines(page)[-2:]] == ["Parsing", "SQL"]


def test_a_window_closed_meanwhile_gets_no_answer_and_a_refusal_is_told_all_the_same(home: Home) -> None:
    worked(home)
    page = shown(home)
    keyboard = choose(home, page, "SQL")
    keyboard.press(Key.Key_1)
    QTest.keyClicks(page.name, "sql")
    page.add.click()
    with home.qtbot.waitSignal(home.bridge.told) as told:
        page.window().close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        home.settled()
    assert told.args == ["“SQL” is listed already."]
    assert kept(home)["SQL"].ownership is Ownership.CORE


def test_a_note_goes_with_its_skill_comes_back_with_undo_and_is_not_on_a_new_one_of_that_name(home: Home) -> None:
    home.bridge.change(_added)
    home.settled()
    page = shown(home)
    choose(home, page, "Awk")
    QTest.keyClicks(page.skill.note, "one-liners")
    page.skill.remove.click()
    home.settled()
    home.settled()
    assert (kept(home), page.skill.isHidden()) == ({}, True)
    QTest.keyClicks(page.name, "Awk")
    page.add.click()
    home.settled()
    home.settled()
    assert (page.skill.note.text(), kept(home)["Awk"].note) == ("", "")
    for _ in range(2):
        page.undo.click()
        home.settled()
        home.settled()
    assert kept(home)["Awk"].note == "one-liners"
    choose(home, page, "Awk")
    assert page.skill.note.text() == "one-liners"


def _added(services: Services) -> None:
    services.skills.add("Awk")
