"""The dialog of a finished session: one at a time, and never with the keyboard uninvited."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.support.home import Home
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.desktop.end_dialogs import EndDialogs
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.domain.session import Mode


@pytest.fixture(autouse=True)
def dialogs(home: Home) -> Iterator[EndDialogs]:
    yield EndDialogs(home.bridge, home.theme)
    for dialog in shown():
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    home.settled()


def shown() -> list[AnswerDialog]:
    """Return the dialogs that show."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, AnswerDialog) and one.isVisible()]


def ask(home: Home, session_id: UUID, *, invited: bool) -> None:
    """Ask for a session's dialog."""
    home.bridge.explanation_asked.emit(session_id, invited)
    home.settled()


def stopped(home: Home, title: str, mode: Mode) -> UUID:
    """Work on something, and stop it; its dialog comes and is put away."""
    home.work(10, title, mode)
    home.settled()
    [dialog] = shown()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    home.settled()
    return home.bridge.now.owed[0].session_id


@pytest.mark.parametrize(("mode", "kind"), [(Mode.AI, ExplanationDialog), (Mode.NO_AI, ReflectionDialog)])
def test_the_mode_decides_what_is_asked(home: Home, mode: Mode, kind: type[AnswerDialog]) -> None:
    home.work(10, "Fix the retry", mode)
    home.settled()
    [dialog] = shown()
    assert isinstance(dialog, kind)
    home.qtbot.waitUntil(dialog.isActiveWindow)  # the person stopped it: they are asked at once


def test_the_one_that_is_open_stays_and_the_other_comes_after_it(home: Home) -> None:
    first = stopped(home, "First", Mode.AI)
    second = stopped(home, "Second", Mode.NO_AI)
    ask(home, first, invited=True)
    [dialog] = shown()
    for invited in (True, False):
        ask(home, second, invited=invited)
        assert shown() == [dialog]

    dialog.reject()
    home.qtbot.waitUntil(lambda: len(shown()) == 1 and shown() != [dialog])

    assert shown()[0].question.session.id == second
    shown()[0].reject()
    home.qtbot.waitUntil(lambda: not shown())


def test_two_asks_before_the_first_is_answered_open_one(home: Home) -> None:
    first = stopped(home, "First", Mode.AI)
    home.bridge.explanation_asked.emit(first, True)  # noqa: FBT003 (signals take no keywords)
    ask(home, first, invited=True)
    assert len(shown()) == 1


def test_uninvited_it_leaves_the_keyboard_where_it_is(home: Home) -> None:
    session_id = stopped(home, "First", Mode.AI)
    editor = QLineEdit()
    home.qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    home.qtbot.waitUntil(editor.hasFocus)

    ask(home, session_id, invited=False)
    [dialog] = shown()
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    ask(home, session_id, invited=True)
    home.qtbot.waitUntil(dialog.isActiveWindow)


def test_a_session_that_is_not_there_is_told_and_the_next_one_still_opens(home: Home) -> None:
    session_id = stopped(home, "First", Mode.AI)
    with home.qtbot.waitSignal(home.bridge.told) as told:
        ask(home, UUID(int=1), invited=True)
    assert told.args == ["This session is not there any more. History shows those that are."]
    ask(home, session_id, invited=True)
    assert len(shown()) == 1
