"""How was it without AI: a whole answer in a few keys, and all that was said is kept."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.support.accessible import nameless
from tests.support.asking import asked, kept, leave, stopped
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.reflection_dialog import NO_FELT, ReflectionDialog
from unaided.domain.explanation import LookUpSource
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError

Asked = tuple[ReflectionDialog, Keyboard]


def refused(trouble: UnaidedError) -> None:
    """Fail: nothing is refused here."""
    pytest.fail(trouble.sentence)


@pytest.fixture
def session_id(home: Home) -> UUID:
    """Return a session that is to be reflected on."""
    return stopped(home, Mode.NO_AI)


@pytest.fixture
def asking(home: Home, session_id: UUID) -> Iterator[Asked]:
    with asked(home, ReflectionDialog, session_id) as asking:
        yield asking


def test_the_least_that_is_asked_takes_four_keys(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.alt(Key.Key_4)
    keyboard.hand_in()
    home.settled()

    assert keyboard.keys <= 4
    assert not dialog.isVisible()
    assert home.bridge.now.owed == ()
    reflection = kept(home, session_id).reflection
    assert reflection is not None
    assert reflection.felt == 4


def test_how_far_and_how_it_felt_take_three_presses(home: Home, session_id: UUID, asking: Asked) -> None:
    _, keyboard = asking
    keyboard.press(Key.Key_8)
    keyboard.alt(Key.Key_2)
    keyboard.hand_in()
    home.settled()

    assert keyboard.chords <= 4
    detail = kept(home, session_id)
    assert detail.reflection is not None
    assert detail.reflection.felt == 2
    assert detail.row.progress_after == 80


def test_every_question_is_reached_and_answered_by_keys(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_5, Key.Key_Right, Key.Key_Tab, Key.Key_Tab)
    keyboard.write("PEP 440 ordering")
    keyboard.press(Key.Key_Tab, Key.Key_3, Key.Key_Return)
    keyboard.write("who owns the cursor")
    while not keyboard.is_in(dialog.felt.focusProxy()):
        keyboard.press(Key.Key_Tab)
    keyboard.press(Key.Key_5, Key.Key_Tab)
    keyboard.write("The lock was held")
    keyboard.hand_in()
    home.settled()

    detail = kept(home, session_id)
    assert detail.reflection is not None
    assert (detail.reflection.felt, detail.reflection.surprise) == (5, "The lock was held")
    assert detail.row.progress_after == 55
    assert [(each.text, each.source) for each in detail.look_ups] == [
        ("PEP 440 ordering", LookUpSource.COLLEAGUE),
        ("who owns the cursor", None),  # typed, and never added with Enter
    ]


def test_without_how_it_felt_it_says_so_and_leads_there(asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.hand_in()
    assert dialog.isVisible()
    assert dialog.state.text() == NO_FELT
    assert keyboard.is_in(dialog.felt.focusProxy())


def test_done_is_all_of_it_and_not_done_after_all_asks_anew(asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_Tab, Key.Key_Space)
    assert dialog.draft().progress == 100
    keyboard.press(Key.Key_Space)
    assert dialog.draft().progress is None
    dialog.progress.setFocus()
    keyboard.press(Key.Key_End)
    assert dialog.all_done.isChecked()


def test_esc_keeps_every_field(home: Home, session_id: UUID, asking: Asked) -> None:
    dialog, keyboard = asking
    keyboard.press(Key.Key_3)
    keyboard.alt(Key.Key_1)
    dialog.look_ups.field.setFocus()
    keyboard.write("half a look-up")
    dialog.surprise.setFocus()
    keyboard.paste("السلام 🧵 <b>not bold</b>")
    leave(home, dialog, keyboard)

    assert len(home.bridge.now.owed) == 1
    with asked(home, ReflectionDialog, session_id) as (again, _):
        assert again.draft() == dialog.draft()
        assert again.surprise.text() == "السلام 🧵 <b>not bold</b>"
        assert again.look_ups.field.text() == "half a look-up"


def test_what_was_looked_up_in_the_session_is_there(home: Home) -> None:
    home.start()
    home.bridge.look_up("signature of Retry", lambda: None, refused)
    home.clock.pass_time(minutes=5)
    home.bridge.finish()
    home.settled()
    session_id = home.bridge.now.owed[0].session_id
    with asked(home, ReflectionDialog, session_id) as (dialog, keyboard):
        assert nameless(dialog) == []
        keyboard.alt(Key.Key_3)
        keyboard.hand_in()
        home.settled()
    assert [each.text for each in kept(home, session_id).look_ups] == ["signature of Retry"]


def test_every_control_has_a_name_and_the_title_holds_no_word_of_the_person(asking: Asked) -> None:
    dialog, _ = asking
    assert nameless(dialog) == []
    assert dialog.windowTitle() == "How was it without AI?"
