"""Explain it before you move on: predict, write, judge; by keys alone, and no word is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.accessible import nameless
from tests.support.asking import asked, kept, leave, stopped
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.explanation_dialog import NO_USE, ExplanationDialog
from unaided.desktop.explanation_form import NO_ANSWER, NO_EXPLAINED, NO_PREDICTED
from unaided.domain.explanation import AiUse, Explanation
from unaided.domain.session import Mode

Asked = tuple[ExplanationDialog, Keyboard]
WORDS = {
    "a megabyte": "It retries with a growing wait. " * 64 + "\n" + ("again and again\n" * 65_536),
    "emoji": "🧵👩‍👩‍👧‍👦 and 🇩🇪",
    "right to left": "يعيد المحاولة ثم יפסיק",
    "markup": "<b>bold</b> &amp; <script>alert(1)</script>",
}


@pytest.fixture
def session_id(home: Home) -> UUID:
    """Return a session that is to be explained."""
    return stopped(home, Mode.AI)


@pytest.fixture
def asking(home: Home, session_id: UUID) -> Iterator[Asked]:
    """Open the dialog in its full form."""
    with asked(home, ExplanationDialog, session_id) as (dialog, keyboard):
        dialog.short.in_full.click()
        yield dialog, keyboard


def explanation(home: Home, session_id: UUID) -> Explanation:
    """Return the explanation that is kept."""
    found = kept(home, session_id).explanation
    assert found is not None
    return found


def answer_shortly(keyboard: Keyboard, use: str = "1") -> None:
    """Answer what is required, from the first question on."""
    keyboard.press(Key.Key_8, Key.Key_Tab)
    keyboard.write("It waits")
    keyboard.press(*[Key.Key_Tab] * 4, Key.Key_6, Key.Key_Tab, Key.Key_Tab)
    keyboard.write(use)


def test_every_question_is_answered_by_keys_alone(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_8, Key.Key_Tab)
    for words in ("It retries.", "A queue was more.", "When the clock jumps."):
        keyboard.write(words)
        keyboard.press(Key.Key_Tab)
    keyboard.press(Key.Key_Tab, Key.Key_5, Key.Key_Right, Key.Key_Tab)
    keyboard.write("who closes the cursor")
    keyboard.press(Key.Key_Return)
    keyboard.write("why five tries")
    keyboard.press(Key.Key_Tab, Key.Key_2, Key.Key_Tab, Key.Key_1)
    keyboard.write("1h30")
    keyboard.hand_in()
    home.settled()

    assert not dialog.isVisible()
    assert home.bridge.now.owed == ()
    said = explanation(home, session_id)
    assert (said.predicted, said.explained, said.guess_minutes) == (80, 55, 90)
    assert said.answers == ("It retries.", "A queue was more.", "When the clock jumps.")
    assert said.ai_use is AiUse.GENERATED_THEN_UNDERSTOOD
    detail = kept(home, session_id)
    assert detail.row.progress_after == 100
    assert [gap.text for gap in detail.gaps] == ["who closes the cursor", "why five tries"]


@pytest.mark.parametrize(("digit", "use"), [(str(place), use) for place, use in enumerate(AiUse, 1)])
def test_each_way_of_using_ai_is_one_digit(home: Home, session_id: UUID, asking: Asked, digit: str, use: AiUse) -> None:
    _, keyboard = asking
    answer_shortly(keyboard, digit)
    keyboard.hand_in()
    home.settled()
    assert explanation(home, session_id).ai_use is use


def test_nothing_can_be_written_before_it_is_predicted(asking: Asked) -> None:
    dialog, keyboard = asking
    assert keyboard.is_in(dialog.full.predicted)
    for answer in dialog.full.answers:
        QTest.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton)
        keyboard.write("too early")
        keyboard.paste("too early")
    keyboard.press(Key.Key_Tab)
    assert keyboard.is_in(dialog.full.explained)  # Tab goes past what cannot be answered yet
    assert [answer.words for answer in dialog.full.answers] == ["", "", ""]


def test_what_was_predicted_is_locked_once_the_text_is_begun(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_8, Key.Key_7, Key.Key_Tab)
    assert dialog.full.predicted.isEnabled()  # until then it can be thought over
    keyboard.write("I")
    assert not dialog.full.predicted.isEnabled()
    QTest.mouseClick(dialog.full.predicted, Qt.MouseButton.LeftButton, pos=dialog.full.predicted.rect().center())
    keyboard.press(Key.Key_Backspace)
    assert not dialog.full.predicted.isEnabled()  # nor by taking the words back
    assert dialog.full.predicted.percent == 70
    leave(home, dialog, keyboard)
    with asked(home, ExplanationDialog, session_id) as (again, _):
        assert (again.full.predicted.percent, again.full.predicted.isEnabled()) == (70, False)


def test_each_required_part_that_is_missing_is_named_and_led_to(asking: Asked) -> None:
    dialog, keyboard = asking

    def complains(sentence: str) -> bool:
        keyboard.hand_in()
        return dialog.state.text() == sentence and dialog.isVisible()

    assert complains(NO_PREDICTED)
    keyboard.press(Key.Key_8)
    assert complains(NO_ANSWER)
    keyboard.write("It waits")
    assert complains(NO_EXPLAINED)
    keyboard.press(Key.Key_6)
    assert complains(NO_USE)
    assert keyboard.is_in(dialog.ai_use.focusProxy())


def test_the_guess_is_asked_only_of_a_task_that_is_done(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    assert not dialog.ending.guess.isVisible()
    answer_shortly(keyboard)
    keyboard.press(Key.Key_Tab, Key.Key_1)
    assert keyboard.is_in(dialog.ending.guess)
    keyboard.write("45")
    dialog.ending.done.setFocus()
    keyboard.press(Key.Key_2)
    assert not dialog.ending.guess.isVisible()
    assert keyboard.is_in(dialog.ending.share)
    keyboard.press(Key.Key_4)
    keyboard.hand_in()
    home.settled()
    assert explanation(home, session_id).guess_minutes is None  # it is not done after all
    assert kept(home, session_id).row.progress_after == 40


def test_the_minutes_show_only_once_they_cannot_sway_the_guess(asking: Asked) -> None:
    dialog, keyboard = asking
    assert dialog.headline.line.text() == "AI session · no interruptions · ended 09:20"
    dialog.ending.done.setFocus()
    keyboard.press(Key.Key_1)
    keyboard.write("4")
    assert dialog.headline.line.text() == "AI session · 20 min of work · no interruptions · ended 09:20"


def test_a_guess_that_cannot_be_read_is_said_and_nothing_is_lost(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    answer_shortly(keyboard)
    keyboard.press(Key.Key_Tab, Key.Key_1)
    keyboard.write("abc")
    keyboard.hand_in()
    assert dialog.state.text().startswith("“abc” is not a length of time.")
    assert keyboard.is_in(dialog.ending.guess)
    keyboard.press(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace)
    keyboard.hand_in()
    home.settled()
    assert explanation(home, session_id).guess_minutes is None


def test_whether_ai_is_closed_is_kept_and_never_a_gate(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_Backtab)
    assert keyboard.is_in(dialog.ai_closed)
    keyboard.press(Key.Key_Space)
    assert dialog.ai_closed.text().endswith("☑")
    keyboard.press(Key.Key_Tab)
    answer_shortly(keyboard)
    keyboard.hand_in()
    home.settled()
    assert explanation(home, session_id).ai_closed


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_of_every_kind_survive_esc_and_are_handed_in_as_they_were(
    home: Home, session_id: UUID, asking: Asked, words: str
) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_8, Key.Key_Tab)
    keyboard.paste(words)
    leave(home, dialog, keyboard)

    with asked(home, ExplanationDialog, session_id) as (again, keyboard):
        assert again.full.answers[0].words == words
        again.full.explained.setFocus()
        keyboard.press(Key.Key_6, Key.Key_Tab, Key.Key_Tab, Key.Key_1)
        keyboard.hand_in()
        home.settled()
    assert explanation(home, session_id).answers[0].strip() == words.strip()


def test_a_page_is_pasted_as_plain_text_and_without_nul(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_8, Key.Key_Tab)
    keyboard.paste(html="<h1>Retry</h1><p>It <b>waits</b>&nbsp;&amp; goes on.</p>")
    assert dialog.full.answers[0].words.split() == ["Retry", "It", "waits", "&", "goes", "on."]
    keyboard.press(Key.Key_Tab)
    keyboard.paste("before\0after", "<i>not this</i>")
    assert dialog.full.answers[1].words == "beforeafter"
    leave(home, dialog, keyboard)
    with asked(home, ExplanationDialog, session_id) as (again, _):
        assert [answer.words for answer in again.full.answers] == [answer.words for answer in dialog.full.answers]


def test_half_a_character_neither_loses_the_rest_nor_blocks_the_answer(
    home: Home, session_id: UUID, asking: Asked
) -> None:
    dialog, keyboard = asking
    answer_shortly(keyboard)
    dialog.full.answers[1].insertPlainText("half \ud83d here")
    keyboard.hand_in()
    home.settled()
    assert not dialog.isVisible(), dialog.state.text()
    said = explanation(home, session_id).answers[1]
    assert said.startswith("half ")
    assert said.endswith(" here")


def test_esc_keeps_every_field(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    dialog.ai_closed.click()
    answer_shortly(keyboard, "5")
    keyboard.press(Key.Key_Tab, Key.Key_1)
    keyboard.write("half a gu")
    dialog.full.gaps.field.setFocus()
    keyboard.write("a gap")
    keyboard.press(Key.Key_Return)
    keyboard.write("half a gap")
    leave(home, dialog, keyboard)
    with asked(home, ExplanationDialog, session_id) as (again, _):
        assert again.draft() == dialog.draft()
        assert tuple(again.full.gaps.lines) == ("a gap", "half a gap")
        assert again.ending.guess.text() == "half a gu"


def test_every_control_has_a_name_and_the_title_holds_no_word_of_the_person(asking: Asked) -> None:
    dialog, keyboard = asking
    answer_shortly(keyboard)
    assert nameless(dialog) == []
    assert dialog.windowTitle() == "Explain it before you move on"
