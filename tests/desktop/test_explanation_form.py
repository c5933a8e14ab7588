"""What the full form asks of transient work, of what was explained aloud, and for the later recall."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from tests.support import screen_reader
from tests.support.accessible import nameless
from tests.support.asking import asked, kept, leave, stopped
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.answer_dialog import SAVED
from unaided.desktop.draft import ExplanationDraft, read_draft
from unaided.desktop.explanation_dialog import AGAIN_LATER, ExplanationDialog
from unaided.desktop.explanation_form import NO_LINE, NO_WHOM
from unaided.domain.explanation import PROMPTS, Explanation
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartRequest

Asked = tuple[ExplanationDialog, Keyboard]


def transient(home: Home) -> UUID:
    """Work with AI on something that need not be owned, stop, and return the session's id."""

    def refused(trouble: UnaidedError) -> None:
        pytest.fail(trouble.sentence)

    request = StartRequest(Mode.AI, "Rename a flag", ownership=Ownership.TRANSIENT, estimate_minutes=15)
    home.bridge.start(request, lambda _now: None, refused)
    home.settled()
    home.clock.pass_time(minutes=10)
    home.bridge.act(SessionEvent.FINISH)
    home.settled()
    return home.bridge.now.owed[0].session_id


@contextmanager
def in_full(home: Home, session_id: UUID) -> Iterator[Asked]:
    """Open the full form of this session."""
    with asked(home, ExplanationDialog, session_id) as (dialog, keyboard):
        if dialog.short.isVisible():
            dialog.short.in_full.click()
        yield dialog, keyboard


def explanation(home: Home, session_id: UUID) -> Explanation:
    """Return the explanation that is kept."""
    found = kept(home, session_id).explanation
    assert found is not None
    return found


def delete_sessions(home: Home) -> None:
    """Delete all sessions behind the app's back, as another program that knows the file may do."""
    behind = sqlite3.connect(home.folder / "unaided.db")
    with behind:
        behind.execute("DELETE FROM sessions")
    behind.close()


def test_transient_work_asks_one_line_and_how_ai_was_used(home: Home) -> None:
    session_id = transient(home)
    with in_full(home, session_id) as (dialog, keyboard):
        assert keyboard.is_in(dialog.full.answers[0])
        hidden = (dialog.full.predicted, dialog.full.explained, *dialog.full.answers[1:], dialog.full.checklist)
        assert not any(each.isVisible() for each in hidden)
        keyboard.hand_in()
        assert dialog.state.text() == NO_LINE
        keyboard.write("The flag is read once")
        keyboard.alt(Key.Key_1)
        keyboard.hand_in()
        home.settled()
        assert not dialog.isVisible(), dialog.state.text()
    said = explanation(home, session_id)
    assert (said.predicted, said.explained, said.answers) == (None, None, ("The flag is read once", "", ""))


def test_transient_work_says_more_and_is_asked_again_only_where_that_is_wanted(home: Home) -> None:
    session_id = transient(home)
    with in_full(home, session_id) as (dialog, keyboard):
        keyboard.write("The flag is read once")
        assert dialog.state.text() == SAVED
        dialog.full.more.click()
        assert keyboard.is_in(dialog.full.answers[1])
        keyboard.write("A setting was too much")
        dialog.full.recall.click()
        assert dialog.full.checklist.isVisible()
        keyboard.alt(Key.Key_1)
        assert nameless(dialog) == []
        leave(home, dialog, keyboard)
        left = dialog.draft()
    with asked(home, ExplanationDialog, session_id) as (again, keyboard):
        assert again.draft() == left
        assert again.full.answers[1].isVisible()
        keyboard.hand_in()
        home.settled()
    assert explanation(home, session_id).answers[1] == "A setting was too much"
    day = home.read(lambda services: services.recall.day(5))
    assert day.next_due is not None


def test_explained_to_someone_is_a_full_answer_and_what_they_asked_are_gaps(home: Home) -> None:
    session_id = stopped(home, Mode.AI)
    with in_full(home, session_id) as (dialog, keyboard):
        assert not dialog.full.told.isEnabled()  # predicted comes first
        keyboard.press(Key.Key_7)
        screen_reader.act(dialog.full.told, "Toggle")
        assert keyboard.is_in(dialog.full.someone.whom)
        assert not dialog.full.answers[0].isVisible()
        dialog.full.explained.setFocus()
        keyboard.press(Key.Key_5)
        keyboard.alt(Key.Key_2)
        keyboard.hand_in()
        assert dialog.state.text() == NO_WHOM
        keyboard.write("Ines, on the way to lunch")
        assert not dialog.full.predicted.isEnabled()
        keyboard.press(Key.Key_Tab)
        keyboard.write("what if two clients hang up")
        keyboard.press(Key.Key_Return)
        keyboard.write("why not a queue")
        assert nameless(dialog) == []
        keyboard.hand_in()
        home.settled()
        assert not dialog.isVisible(), dialog.state.text()
    said = explanation(home, session_id)
    assert (said.told_whom, said.predicted, said.explained) == ("Ines, on the way to lunch", 70, 50)
    gaps = [gap.text for gap in kept(home, session_id).gaps]
    assert gaps == ["what if two clients hang up", "why not a queue"]


def test_not_explained_to_anyone_after_all_keeps_only_what_was_written(home: Home) -> None:
    session_id = stopped(home, Mode.AI)
    with in_full(home, session_id) as (dialog, keyboard):
        keyboard.press(Key.Key_7)
        dialog.full.told.click()
        keyboard.write("Ines")
        dialog.full.told.click()
        assert keyboard.is_in(dialog.full.answers[0])
        keyboard.write("It waits")
        dialog.full.explained.setFocus()
        keyboard.press(Key.Key_5)
        keyboard.alt(Key.Key_2)
        keyboard.hand_in()
        home.settled()
    said = explanation(home, session_id)
    assert (said.told_whom, said.answers[0]) == ("", "It waits")


def test_what_i_want_to_be_able_to_say_is_the_prompts_unless_edited(home: Home) -> None:
    session_id = stopped(home, Mode.AI)
    with in_full(home, session_id) as (dialog, keyboard):
        field = dialog.full.checklist
        assert field.fold.text() == "▸ What I want to be able to say (3)"
        assert not field.field.isVisible()
        assert field.lines == PROMPTS
        assert field.draft is None
        field.fold.click()
        assert keyboard.is_in(field.field)
        field.field.selectAll()
        keyboard.paste("Why the cursor is closed late\n\n  Where retries end  ")
        assert field.fold.accessibleName() == "What I want to be able to say (2)"
        leave(home, dialog, keyboard)
    with asked(home, ExplanationDialog, session_id) as (again, keyboard):
        assert again.full.checklist.field.isVisible()
        assert again.full.checklist.lines == ("Why the cursor is closed late", "Where retries end")
        assert again.state.text() == AGAIN_LATER
        keyboard.press(Key.Key_7, Key.Key_Tab)
        keyboard.write("It waits")
        again.full.explained.setFocus()
        keyboard.press(Key.Key_5)
        keyboard.alt(Key.Key_2)
        keyboard.hand_in()
        home.settled()
    assert explanation(home, session_id).checklist == ("Why the cursor is closed late", "Where retries end")


def test_a_screen_readers_toggle_is_kept_by_itself(home: Home) -> None:
    session_id = stopped(home, Mode.AI)
    with in_full(home, session_id) as (dialog, _):
        dialog.keeper.flush()
        home.settled()
        screen_reader.act(dialog.ai_closed, "Toggle")
        assert not dialog.keeper.is_clean
        dialog.keeper.flush()
        home.settled()
    body = home.read(lambda services: services.explanation.open(session_id)).draft
    assert read_draft(body, ExplanationDraft).ai_closed


def test_a_session_deleted_meanwhile_leaves_the_words_on_the_screen_to_be_copied(home: Home) -> None:
    session_id = stopped(home, Mode.AI)
    with in_full(home, session_id) as (dialog, keyboard):
        keyboard.press(Key.Key_8, Key.Key_Tab)
        keyboard.write("It waits")
        dialog.keeper.flush()
        home.settled()
        assert not dialog.copy.isVisible()
        delete_sessions(home)
        keyboard.write(" longer")
        dialog.keeper.flush()
        home.settled()
        assert dialog.state.text().startswith("This session is not there any more. History shows those that are.")
        dialog.full.explained.setFocus()
        keyboard.press(Key.Key_6)
        keyboard.alt(Key.Key_1)
        keyboard.hand_in()
        home.settled()
        assert dialog.isVisible()
        assert dialog.state.text() == "This session is not there any more. History shows those that are."
        dialog.copy.click()
        assert QApplication.clipboard().text() == "It waits longer"
