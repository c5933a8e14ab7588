"""A sitting that goes on: one sentence and three keys, and the full form wherever it is wanted or due."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.support.accessible import nameless
from tests.support.asking import asked, kept, leave, stopped
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.explanation_dialog import (
    AGAIN_LATER,
    FULL_TITLE,
    NO_SENTENCE,
    NO_USE,
    SHORT_TITLE,
    ExplanationDialog,
)
from unaided.domain.explanation import AiUse, GoingOn
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartRequest

Asked = tuple[ExplanationDialog, Keyboard]
SENTENCE = "The cursor belongs to the request"


@pytest.fixture
def session_id(home: Home) -> UUID:
    """Return a session whose task goes on."""
    return stopped(home, Mode.AI)


@pytest.fixture
def asking(home: Home, session_id: UUID) -> Iterator[Asked]:
    with asked(home, ExplanationDialog, session_id) as asking:
        yield asking


def said(home: Home, session_id: UUID) -> tuple[GoingOn, ...]:
    """Return the sentences that an explanation of the task's next sitting would stand for."""
    question = home.read(lambda services: services.explanation.open(session_id))
    return question.earlier


def sit_again(home: Home) -> UUID:
    """Go on with the same task, stop, and return the session's id."""
    task_id = home.read(lambda services: services.session.choices()).open_tasks[0].id

    def refused(trouble: UnaidedError) -> None:
        pytest.fail(trouble.sentence)

    home.bridge.start(StartRequest(Mode.AI, task_id=task_id), lambda _now: None, refused)
    home.settled()
    home.clock.pass_time(minutes=10)
    home.bridge.act(SessionEvent.FINISH)
    home.settled()
    return home.bridge.now.owed[0].session_id


def test_it_takes_three_keys_beside_its_sentence(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    assert dialog.windowTitle() == SHORT_TITLE
    keyboard.write(SENTENCE)
    before = keyboard.keys
    keyboard.press(Key.Key_Return, Key.Key_2, Key.Key_Return)
    home.settled()

    assert keyboard.keys - before <= 3
    assert not dialog.isVisible()
    assert home.bridge.now.owed == ()
    [one] = said(home, session_id)
    assert (one.sentence, one.ai_use) == (SENTENCE, AiUse.GENERATED_THEN_UNDERSTOOD)


def test_with_how_far_it_got_it_takes_three_presses(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.write(SENTENCE)
    before = keyboard.chords
    keyboard.alt(Key.Key_4)
    assert keyboard.is_in(dialog.ending.share)
    keyboard.press(Key.Key_6)
    keyboard.hand_in()
    home.settled()

    assert keyboard.chords - before <= 3
    assert kept(home, session_id).row.progress_after == 60
    assert said(home, session_id)[0].ai_use is AiUse.DELEGATED


def test_what_is_missing_is_named_and_led_to(asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.hand_in()
    assert dialog.state.text() == NO_SENTENCE
    assert keyboard.is_in(dialog.short.sentence)
    keyboard.write("Nothing new")
    keyboard.hand_in()
    assert dialog.state.text() == NO_USE
    assert keyboard.is_in(dialog.ai_use.focusProxy())


def test_done_asks_for_all_of_it_in_place_and_keeps_the_words(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.write(SENTENCE)
    keyboard.alt(Key.Key_1)
    dialog.ending.done.setFocus()
    keyboard.press(Key.Key_1)

    assert dialog.windowTitle() == FULL_TITLE
    assert not dialog.short.isVisible()
    assert keyboard.is_in(dialog.full.predicted)
    assert dialog.full.answers[0].words == SENTENCE
    assert dialog.ending.guess.isVisible()
    assert not dialog.enough.isVisible()
    keyboard.press(Key.Key_8, *[Key.Key_Tab] * 5, Key.Key_6)
    keyboard.hand_in()
    home.settled()
    explanation = kept(home, session_id).explanation
    assert explanation is not None
    assert (explanation.predicted, explanation.answers[0], explanation.explained) == (80, SENTENCE, 60)
    assert explanation.ai_use is AiUse.CONCEPTS
    assert home.bridge.now.owed == ()


def test_all_of_it_on_the_scale_is_done_too(asking: Asked) -> None:
    dialog, keyboard = asking
    dialog.ending.share.setFocus()
    keyboard.press(Key.Key_End)
    assert dialog.ending.is_done
    assert dialog.windowTitle() == FULL_TITLE


def test_in_full_now_and_back_again_lose_nothing(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.write(SENTENCE)
    keyboard.alt(Key.Key_F)
    home.qtbot.waitUntil(lambda: keyboard.is_in(dialog.full.predicted))  # a button pressed by its letter is down first
    keyboard.press(Key.Key_7, Key.Key_Tab)
    keyboard.write("And ")
    assert dialog.state.text() == AGAIN_LATER
    keyboard.alt(Key.Key_E)
    home.qtbot.waitUntil(lambda: dialog.windowTitle() == SHORT_TITLE)
    assert dialog.short.sentence.words == SENTENCE
    leave(home, dialog, keyboard)
    with asked(home, ExplanationDialog, session_id) as (again, _):
        assert again.draft() == dialog.draft()


def test_what_is_half_written_is_there_again(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.paste("العربية 🧵 <b>bold</b>\nand a second line")
    keyboard.alt(Key.Key_3)
    keyboard.press(Key.Key_4)
    leave(home, dialog, keyboard)
    with asked(home, ExplanationDialog, session_id) as (again, keyboard):
        assert again.windowTitle() == SHORT_TITLE
        assert again.draft() == dialog.draft()
        keyboard.hand_in()
        home.settled()
    assert said(home, session_id)[0].sentence == "العربية 🧵 <b>bold</b> and a second line"


def test_the_next_day_the_same_words_begin_the_full_form(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.write(SENTENCE)
    leave(home, dialog, keyboard)
    home.clock.pass_time(minutes=24 * 60)
    with asked(home, ExplanationDialog, session_id) as (again, keyboard):
        assert again.windowTitle() == FULL_TITLE
        assert again.full.answers[0].words == SENTENCE
        assert keyboard.is_in(again.full.predicted)


def test_the_full_form_shows_what_was_said_of_earlier_sittings(home: Home, asking: Asked) -> None:
    _, keyboard = asking
    keyboard.write(SENTENCE)
    keyboard.press(Key.Key_Return, Key.Key_1, Key.Key_Return)
    home.settled()
    with asked(home, ExplanationDialog, sit_again(home)) as (second, keyboard):
        assert second.windowTitle() == SHORT_TITLE
        second.short.in_full.click()
        shown = [each.text() for each in second.full.findChildren(type(second.state)) if each.isVisible()]
        assert f"“{SENTENCE}”" in shown


def test_skipping_it_skips_this_sitting_alone(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, _ = asking
    dialog.skip.menu().actions()[0].trigger()
    home.settled()
    assert not home.bridge.now.owed
    again = sit_again(home)
    assert again != session_id
    assert home.bridge.now.owed[0].goes_on


def test_a_megabyte_is_one_sentence(home: Home, session_id: UUID, asking: Asked) -> None:
    _, keyboard = asking
    keyboard.paste("again and again\n" * 65_536)
    keyboard.alt(Key.Key_1)
    keyboard.hand_in()
    home.settled()
    assert len(said(home, session_id)[0].sentence) > 1_000_000


def test_every_control_has_a_name(asking: Asked) -> None:
    dialog, _ = asking
    assert nameless(dialog) == []
