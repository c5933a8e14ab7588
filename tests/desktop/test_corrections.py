"""History corrected by keyboard alone in the main window: what it would do, what it did, taken back and done again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.correcting import CTRL, Person
from tests.support.home import at_home
from tests.support.keyboard import Key, Keyboard, Modifier
from unaided.bootstrap import Services
from unaided.desktop.action_button import ActionButton
from unaided.desktop.history_page import View
from unaided.desktop.session_details import parts
from unaided.domain.experiment import TargetUse
from unaided.domain.history import Origin
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.task import Kind
from unaided.domain.words import mode_words
from unaided.services.session import StartRequest

GRABS = pytest.mark.qt_log_ignore(
    "does not support"
)  # what pops up grabs the keyboard, which offscreen there is none to
LOGIN, TAGS, QUEUE = people.TITLES[9], people.TITLES[8], people.TITLES[7]


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        person = Person(home)
        yield person
        person.window.close()


def test_an_end_is_edited_taken_back_and_done_again(person: Person) -> None:
    before = person.rows()
    person.stand_on(1)
    person.press(Key.Key_F2)
    assert person.said == ["Change what was otherwise: the day, the start, the end, the task or the mode."]
    person.write(Key.Key_E, "07:50")
    assert person.said == [
        f"“{TAGS}” on 3 Mar 2025, 07:00–07:50: 50 min active.",
        "It was 07:00–07:40 with 40 min active.",
        "It is marked as edited, and every figure can leave it out.",
    ]
    person.press(Key.Key_Return)
    assert person.dialog is None
    assert person.told == f"Changed “{TAGS}”. Ctrl+Z takes it back."
    assert person.texts(1) == ["07:00", TAGS, "◆ AI", "50 min", "✎ edited"]
    assert person.offered[-1] == f"Undo: change “{TAGS}”"

    person.press(Key.Key_Z, CTRL)
    assert person.told == f"Undone: change “{TAGS}”."
    assert person.rows() == before
    assert person.offered[-1] == f"Redo: change “{TAGS}”"
    person.press(Key.Key_Z, CTRL | Modifier.ShiftModifier)
    assert person.texts(1)[3:] == ["50 min", "✎ edited"]


def test_nothing_is_cut_that_was_not_agreed_to(person: Person) -> None:
    person.stand_on(1)
    person.press(Key.Key_F2)
    person.write(Key.Key_E, "08:10")
    assert person.said[-1] == f"It would cut 08:00–08:10 of “{LOGIN}”."
    person.press(Key.Key_Return)
    assert person.asked.trouble.text().startswith("Two sessions never share a time.")
    assert [row.edited_at for row in person.rows()] == [None] * 10

    person.agree()
    person.write(Key.Key_E, "08:20")  # another cut is another question
    assert not person.asked.agree.isChecked()
    person.agree()
    person.press(Key.Key_Return)
    assert [person.texts(row) for row in (0, 1)] == [
        ["08:20", LOGIN, "● No AI", "10 min", "✎ edited"],
        ["07:00", TAGS, "◆ AI", "80 min", "✎ edited"],
    ]
    person.press(Key.Key_Z, CTRL)
    assert [person.texts(row)[3] for row in (0, 1)] == ["30 min", "40 min"]


def test_one_may_begin_the_instant_another_ends(person: Person) -> None:
    person.stand_on(1)
    person.press(Key.Key_F2)
    person.write(Key.Key_E, "08:00")
    assert person.asked.agree.isHidden()
    person.press(Key.Key_Return)
    assert person.texts(1)[3] == "60 min"


def test_esc_leaves_everything_as_it_was(person: Person) -> None:
    before = person.rows()
    person.press(Key.Key_F2)
    person.write(Key.Key_E, "08:55")
    person.press(Key.Key_Escape)

    assert person.dialog is None
    assert person.rows() == before


@GRABS
def test_the_mode_is_changed_by_its_letter_and_the_task_by_its_name(person: Person) -> None:
    person.press(Key.Key_F2)
    person.choose_mode(Key.Key_A, Mode.AI)
    assert "It was without AI and will be with AI." in person.said
    person.write(Key.Key_T, "no such task")
    assert person.said[0].startswith("No task is called “no such task”.")
    person.write(Key.Key_T, QUEUE)
    assert f"It was on “{LOGIN}”." in person.said
    person.press(Key.Key_Return)

    [row] = [row for row in person.rows() if row.edited_at is not None]
    assert (row.task.title, row.session.mode.value) == (QUEUE, "ai")


@GRABS
def test_a_mode_that_is_corrected_leaves_what_the_coin_assigned(person: Person) -> None:
    arm = person.home.read(work_as_drawn)
    other = Mode.AI if arm is Mode.NO_AI else Mode.NO_AI
    person.home.bridge.history_changed.emit()
    person.home.settled()
    person.stand_on(0)
    person.press(Key.Key_F2)
    person.choose_mode(Key.Key_A if other is Mode.AI else Key.Key_N, other)
    assert person.said[-1] == "What the coin assigned to the task stays as it fell."
    person.press(Key.Key_Return)

    [row, *_] = person.rows()
    detail = person.home.read(lambda services: services.history.detail(row.session.id))
    assert (row.session.mode, detail.assigned) == (other, arm)
    assert person.home.read(lambda services: services.experiment.mode_of(row.task.id)) is arm
    said = f"The coin decided: {mode_words(arm)}. This session is kept as {mode_words(other)}; what the coin assigned"
    assert any(line.startswith(said) for line in dict(parts(detail))["Facts"].splitlines())


def work_as_drawn(services: Services) -> Mode:
    """Have the coin decide about a task, work on it for a moment, and return the mode that it assigned."""
    services.experiment.begin(TargetUse.MEASURED)
    request = StartRequest(Mode.NO_AI, "Decided by the coin", kind=Kind("debug"), estimate_minutes=60)
    thrown = services.experiment.register(request, 30, "the test passes")
    services.session.start(StartRequest(thrown.arm, task_id=thrown.task_id))
    services.session.act(SessionEvent.FINISH)
    return thrown.arm


@GRABS
def test_a_missed_session_is_added_with_a_task_of_its_own(person: Person) -> None:
    person.press(Key.Key_N, CTRL)
    assert person.said == ["Say what you worked on, when, and whether AI was used."]
    Keyboard(person.home.qtbot, person.asked).write("Read the log")
    assert person.said == ["Give the start and the end as the clock showed them, such as 09:10 and 10:05."]
    person.write(Key.Key_S, "06:00")
    person.write(Key.Key_E, "06:45")
    assert person.said == ["Say whether AI was used: choose ● No AI or ◆ AI."]
    person.choose_mode(Key.Key_N, Mode.NO_AI)
    person.press(Key.Key_Return)

    assert person.texts(2) == ["06:00", "Read the log", "● No AI", "45 min", "+ by hand"]
    assert person.page.table.chosen_rows == [2]
    person.press(Key.Key_Z, CTRL)
    assert len(person.rows()) == 10


def test_a_session_is_split_and_its_parts_are_merged_again(person: Person) -> None:
    person.press(Key.Key_T, CTRL)
    assert person.asked.form.findChildren(type(person.page.search))[0].text() == "08:15"
    person.write(Key.Key_S, "09:15")
    assert person.said == ["This session went on from 08:00 to 08:30. Give a time between the two."]
    person.write(Key.Key_S, "08:10")
    person.press(Key.Key_Return)
    assert [person.texts(row)[0::3] for row in (0, 1)] == [["08:10", "20 min"], ["08:00", "10 min"]]

    person.stand_on(0)
    person.press(Key.Key_Down, Modifier.ShiftModifier)
    assert "Merge" in person.offered
    person.press(Key.Key_M, CTRL)
    assert person.texts(0)[0::3] == ["08:00", "30 min"]
    assert person.told == f"Merged “{LOGIN}”. Ctrl+Z takes it back."


def test_sessions_that_are_not_alike_are_not_merged(person: Person) -> None:
    person.press(Key.Key_Down, Modifier.ShiftModifier)
    assert person.offered[:2] == ["Delete", "Add a missed session…"]
    person.press(Key.Key_M, CTRL)
    assert len(person.rows()) == 10


def test_what_is_deleted_is_in_no_list_until_it_is_restored(person: Person) -> None:
    person.press(Key.Key_Delete)
    assert person.told == f"Deleted “{LOGIN}”. Ctrl+Z takes it back."
    assert LOGIN not in [row.task.title for row in person.rows()]
    assert person.page.totals.text() == "9 sessions: 8 ● without AI, 1 ◆ with AI."

    person.page.filters.origin.choose(Origin.DELETED)
    person.page.filters.origin.activated.emit(0)
    person.home.settled()
    assert person.texts(0) == ["08:00", LOGIN, "● No AI", "30 min", "× deleted"]
    person.stand_on(0)
    person.press(Key.Key_R, CTRL)
    assert person.page.table.rows.rowCount() == 0
    assert len(person.rows()) == 10


def test_restoring_asks_before_it_cuts_another(person: Person) -> None:
    person.press(Key.Key_Delete)
    person.stand_on(0)
    person.press(Key.Key_F2)
    person.write(Key.Key_E, "08:10")
    person.press(Key.Key_Return)
    person.page.filters.origin.choose(Origin.DELETED)
    person.page.filters.origin.activated.emit(0)
    person.home.settled()
    person.stand_on(0)
    person.press(Key.Key_R, CTRL)
    assert person.said[-1] == f"It would cut 08:00–08:10 of “{TAGS}”."
    person.agree()
    person.press(Key.Key_Return)

    assert [(row.task.title, person.home.clock.read().local(row.session.started.wall).hour) for row in person.rows()][
        :2
    ] == [(LOGIN, 8), (TAGS, 7)]


def test_several_deleted_at_once_are_one_edit_and_one_undo_brings_all_back(person: Person) -> None:
    person.press(Key.Key_Down, Modifier.ShiftModifier)
    person.press(Key.Key_Delete)
    assert person.told == "Deleted 2 sessions. Ctrl+Z takes it back."
    assert len(person.rows()) == 8
    assert "Undo: delete 2 sessions" in person.offered
    person.press(Key.Key_Z, CTRL)
    assert len(person.rows()) == 10


def test_a_button_takes_back_what_it_says(person: Person) -> None:
    person.press(Key.Key_Delete)
    [button] = [one for one in person.page.findChildren(ActionButton) if one.text().startswith("&Undo")]
    assert button.accessibleName() == f"Undo: delete “{LOGIN}”"
    button.setFocus()
    person.press(Key.Key_Space)
    assert len(person.rows()) == 10
    assert person.page.table.hasFocus()  # the button went, the keyboard stays with what came back


def test_the_trail_stays_in_the_details(person: Person) -> None:
    person.stand_on(1)
    person.press(Key.Key_F2)
    person.write(Key.Key_E, "07:50")
    person.press(Key.Key_Return)
    person.home.clock.pass_time(minutes=2)
    person.press(Key.Key_Z, CTRL)

    session_id = person.rows()[1].session.id
    [entry] = person.home.read(lambda services: services.editing.trail(session_id))
    assert entry.sentence == "length 40 min became 50 min"
    assert entry.undone_at == person.home.clock.wall


@GRABS
def test_the_menu_offers_what_the_buttons_do(person: Person) -> None:
    person.page.table.customContextMenuRequested.emit(person.page.table.rect().center())
    [menu] = person.page.table.findChildren(QMenu)
    assert [action.text().replace("&", "") for action in menu.actions() if action.isVisible()] == person.offered
    menu.close()


def test_another_list_offers_nothing_that_is_done_to_sessions(person: Person) -> None:
    assert person.offered[0] == "Edit…"
    person.page.views.choose(View.TASKS)
    person.page.show_view()
    person.home.settled()
    assert person.offered == ["Add a missed session…"]


def test_every_control_of_every_dialog_has_a_name(person: Person) -> None:
    for key, modifier in ((Key.Key_F2, Modifier.NoModifier), (Key.Key_T, CTRL), (Key.Key_N, CTRL)):
        person.press(key, modifier)
        assert nameless(person.asked) == []
        QTest.keyClick(person.asked, Key.Key_Escape)
