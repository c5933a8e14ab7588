"""What had to be looked up: noted in the session, taken away again, added with its source."""

from __future__ import annotations

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.support.accessible import nameless
from tests.support.clock import MORNING
from tests.support.keyboard import Key, Keyboard, Modifier
from unaided.desktop.draft import LookUpDraft
from unaided.desktop.look_up_list import LookUpList
from unaided.desktop.widgets.chips import Chip
from unaided.domain.explanation import LookUp, LookUpSource
from unaided.services.explanation import NewLookUp

RETRY = LookUp(UUID(int=1), UUID(int=9), "signature of Retry", None, MORNING)
ORDER = LookUp(UUID(int=2), UUID(int=9), "PEP 440 & its order", LookUpSource.DOCS, MORNING)


@pytest.fixture
def looked_up(qtbot: QtBot) -> LookUpList:
    looked_up = LookUpList((RETRY, ORDER))
    qtbot.addWidget(looked_up)
    looked_up.put((), (), "", None)
    looked_up.show()
    return looked_up


@pytest.fixture
def keyboard(qtbot: QtBot, looked_up: LookUpList) -> Keyboard:
    looked_up.field.setFocus()
    return Keyboard(qtbot, looked_up)


def dropped(looked_up: LookUpList) -> list[UUID]:
    """Return what was taken away."""
    return list(looked_up.dropped)


def new(looked_up: LookUpList) -> list[NewLookUp]:
    """Return what is new."""
    return list(looked_up.new)


def shows(qtbot: QtBot, looked_up: LookUpList, *names: str) -> bool:
    """Wait until the chips that show are called so by a screen reader."""
    qtbot.waitUntil(lambda: chips(looked_up) == list(names))
    return True


def chips(looked_up: LookUpList) -> list[str]:
    """Return what a screen reader calls the chips that show at this moment."""
    return [chip.accessibleName() for chip in looked_up.findChildren(Chip) if chip.isVisible()]


def test_what_was_noted_is_listed_with_its_source(looked_up: LookUpList) -> None:
    assert chips(looked_up) == ["Remove “signature of Retry”", "Remove “PEP 440 & its order · docs”"]
    assert new(looked_up) == []
    assert dropped(looked_up) == []


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace, Key.Key_Space])
def test_a_key_on_one_takes_it_away(looked_up: LookUpList, keyboard: Keyboard, key: Key) -> None:
    keyboard.press(Key.Key_Backtab, key)
    assert chips(looked_up) == ["Remove “signature of Retry”"]
    assert dropped(looked_up) == [ORDER.id]
    keyboard.press(key)
    assert dropped(looked_up) == [ORDER.id, RETRY.id]


def test_more_are_added_by_enter_each_with_where_it_was_found(
    qtbot: QtBot, looked_up: LookUpList, keyboard: Keyboard
) -> None:
    assert not looked_up.source.isVisible()
    keyboard.write("cursor order")
    assert looked_up.source.isVisible()
    keyboard.press(Key.Key_Tab, Key.Key_4, Key.Key_Return)
    assert keyboard.is_in(looked_up.field)
    assert not looked_up.source.isVisible()
    keyboard.write("no source")
    keyboard.press(Key.Key_Return)
    assert new(looked_up) == [NewLookUp("cursor order", LookUpSource.OLD_CODE), NewLookUp("no source")]
    added = ("Remove “cursor order · old code”", "Remove “no source”")
    assert shows(qtbot, looked_up, "Remove “signature of Retry”", "Remove “PEP 440 & its order · docs”", *added)


def test_what_is_typed_and_never_added_counts_and_nothing_does_not(looked_up: LookUpList, keyboard: Keyboard) -> None:
    keyboard.write("  ")
    keyboard.press(Key.Key_Return)
    assert new(looked_up) == []
    keyboard.write("half")
    keyboard.press(Key.Key_Return, modifier=Modifier.ControlModifier)  # the dialog's, not the list's
    assert looked_up.added == ()
    assert new(looked_up) == [NewLookUp("half")]


def test_a_draft_comes_back_as_it_was(qtbot: QtBot, looked_up: LookUpList) -> None:
    added = (LookUpDraft("cursor order", "search"),)
    looked_up.put(added, (str(RETRY.id), "not an id"), "half", "colleague")
    assert looked_up.added == added
    assert dropped(looked_up) == [RETRY.id]
    assert looked_up.field.text() == "half"
    assert looked_up.source.value is LookUpSource.COLLEAGUE
    assert shows(qtbot, looked_up, "Remove “PEP 440 & its order · docs”", "Remove “cursor order · search”")


def test_each_change_is_told_once(qtbot: QtBot, looked_up: LookUpList, keyboard: Keyboard) -> None:
    with qtbot.waitSignal(looked_up.changed):
        keyboard.write("a")
    with qtbot.waitSignal(looked_up.changed):
        keyboard.press(Key.Key_Return)
    with qtbot.assertNotEmitted(looked_up.changed):
        looked_up.put((), (), "a", None)


def test_markup_is_plain_text_and_every_control_has_a_name(
    qtbot: QtBot, looked_up: LookUpList, keyboard: Keyboard
) -> None:
    looked_up.put((), (str(RETRY.id), str(ORDER.id)), "", None)
    keyboard.write("<b>bold</b>")
    assert nameless(looked_up) == []
    keyboard.press(Key.Key_Return)
    assert shows(qtbot, looked_up, "Remove “<b>bold</b>”")
    assert nameless(looked_up) == []
