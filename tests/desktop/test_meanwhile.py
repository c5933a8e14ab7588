"""A dialog that stood open while its session or task was ended or edited elsewhere says so, and keeps every word."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.asking import asked, stopped
from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.cli.commands import answer
from unaided.desktop.answer_dialog import SAVED
from unaided.desktop.draft import ReflectionDraft, read_draft
from unaided.desktop.end_dialogs import EndDialogs
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.meanwhile import ANSWERED, STAY, meanwhile
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.domain.explanation import AiUse
from unaided.domain.reply import Reply
from unaided.domain.session import Mode
from unaided.domain.task import TaskStatus
from unaided.services.explanation import EXPLAINED, REFLECTED, Ending, ExplanationAnswer, ReflectionAnswer

WORDS = ("A growing wait.", "Turned down a queue.", "Clock skew.")
ANSWER = ExplanationAnswer(80, WORDS, 60, ai_closed=True, ending=Ending(), ai_use=AiUse.CONCEPTS)


def in_the_terminal(home: Home, *words: str) -> None:
    """Say something in the terminal, which the running app does."""
    home.bridge.change(partial(_answered, words))
    home.settled()


def _answered(words: tuple[str, ...], services: Services) -> Reply:
    return answer(words, services, watched=True)


def test_a_task_closed_in_the_terminal_is_said_and_the_words_stay(home: Home) -> None:
    session_id = stopped(home, Mode.NO_AI)
    with asked(home, ReflectionDialog, session_id) as (dialog, keyboard):
        dialog.surprise.setFocus()
        keyboard.write("The lock was held")
        assert dialog.state.text() == SAVED
        in_the_terminal(home, "task", "abandoned", str(dialog.question.task.id))
        assert dialog.state.text().startswith("The task was closed as abandoned meanwhile.")
        keyboard.write(" across the sleep")
        dialog.keeper.save()
        home.settled()
        assert "abandoned" in dialog.state.text()  # it is said until the dialog goes
        in_the_terminal(home, "task", "reopen", str(dialog.question.task.id))
        assert dialog.state.text() == SAVED
    question = home.read(lambda services: services.explanation.open(session_id))
    assert read_draft(question.draft, ReflectionDraft).surprise == "The lock was held across the sleep"


def test_a_task_closed_elsewhere_stays_so_where_nothing_is_said_of_it(home: Home) -> None:
    session_id = stopped(home, Mode.NO_AI)
    with asked(home, ReflectionDialog, session_id) as (dialog, keyboard):
        in_the_terminal(home, "task", "done", str(dialog.question.task.id))
        dialog.felt.pills[3].click()
        keyboard.hand_in()
        home.settled()
    assert home.read(lambda services: services.explanation.open(session_id)).task.status is TaskStatus.DONE


def test_a_session_explained_elsewhere_is_said_and_its_words_can_be_taken_along(home: Home) -> None:
    session_id = stopped(home, Mode.AI)
    with asked(home, ExplanationDialog, session_id) as (dialog, _):
        dialog.short.in_full.click()
        dialog.full.predicted.choose(50)
        dialog.full.answers[0].setFocus()
        home.bridge.change(lambda services: services.explanation.explain(session_id, ANSWER))
        home.settled()
        assert dialog.state.text() == f"{ANSWERED} {STAY}"
        dialog.full.answers[0].show_words("Half a thought")
        dialog.keeper.touch()
        dialog.keeper.save()
        home.settled()
        assert EXPLAINED in dialog.state.text()
        assert dialog.copy.isVisible()
        dialog.copy.click()
        assert QApplication.clipboard().text() == "Half a thought"
        dialog.reject()
        home.settled()
        dialog.reject()  # the second Esc leaves without what cannot be kept
        assert not dialog.isVisible()
    assert home.read(lambda services: services.explanation.open(session_id)).draft is None


@pytest.mark.parametrize("mode", list(Mode))
def test_what_is_answered_by_now_opens_no_empty_form(home: Home, mode: Mode) -> None:
    session_id = stopped(home, mode)
    if mode is Mode.AI:
        home.bridge.change(lambda services: services.explanation.explain(session_id, ANSWER))
    else:
        given = ReflectionAnswer(4, "", Ending())
        home.bridge.change(lambda services: services.explanation.reflect(session_id, given))
    home.settled()
    dialogs = EndDialogs(home.bridge, home.theme)
    told: list[str] = []
    home.bridge.told.connect(told.append)
    dialogs.ask(session_id, invited=True)
    home.settled()
    assert told == [EXPLAINED if mode is Mode.AI else REFLECTED]
    dialogs.close()


def test_a_mode_corrected_meanwhile_is_said(home: Home) -> None:
    session_id = stopped(home, Mode.AI)
    opened = home.read(lambda services: services.explanation.open(session_id))
    now = replace(opened, session=replace(opened.session, mode=Mode.NO_AI))
    assert meanwhile(opened, now, answered=False).startswith("This session was corrected to “No AI” meanwhile")
    assert meanwhile(opened, opened, answered=False) == ""
