"""Leaving, putting off and handing in: nothing typed is lost, and nothing that goes wrong traps (Laws 7, 12)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.answer_dialog import SAVED, Job
from unaided.desktop.background import BUG
from unaided.desktop.draft import ReflectionDraft, read_draft
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.domain.explanation import Owed

Key = Qt.Key
Modifier = Qt.KeyboardModifier


class Dialog(ReflectionDialog):
    """A reflection with a bug in it, for as long as `broken`."""

    broken = False

    def draft(self) -> ReflectionDraft:
        """Return the fields, one of which cannot be kept while it is broken."""
        if self.broken:
            return ReflectionDraft(surprise={"not", "words"})  # type: ignore[arg-type]
        return super().draft()

    def job(self) -> Job:
        """Return what keeps the answer, or fails to."""
        return _bug if self.broken else super().job()


def _bug(_services: Services) -> tuple[Owed, ...]:
    raise ZeroDivisionError


@pytest.fixture
def session_id(home: Home) -> UUID:
    """Return a session that is to be reflected on."""
    home.work(20)
    return home.bridge.now.owed[0].session_id


@pytest.fixture
def dialog(home: Home, session_id: UUID) -> Iterator[Dialog]:
    dialog = Dialog(home.bridge, home.theme, home.read(lambda services: services.explanation.open(session_id)))
    dialog.show()
    yield dialog
    dialog.keeper.rest()
    dialog.hide()
    dialog.deleteLater()


def on_disk(home: Home, session_id: UUID) -> str:
    """Return the words of the draft that is kept."""
    question = home.read(lambda services: services.explanation.open(session_id))
    return read_draft(question.draft, ReflectionDraft).surprise


def write_while_saving(dialog: Dialog) -> None:
    """Type on while a save is under way."""
    QTest.keyClicks(dialog.surprise, "The lock ")
    dialog.keeper.save()
    QTest.keyClicks(dialog.surprise, "was held")


def test_esc_while_a_save_is_under_way_leaves_with_all_that_was_typed(
    home: Home, dialog: Dialog, session_id: UUID
) -> None:
    write_while_saving(dialog)
    QTest.keyClick(dialog, Key.Key_Escape)
    home.settled()
    assert not dialog.isVisible()
    assert on_disk(home, session_id) == "The lock was held"


@pytest.mark.parametrize("way", ["later", "skip"])
def test_put_off_or_skipped_while_a_save_is_under_way_all_that_was_typed_stays(
    home: Home, dialog: Dialog, session_id: UUID, way: str
) -> None:
    write_while_saving(dialog)
    if way == "later":
        dialog.later.click()
    else:
        dialog.skip.menu().actions()[0].trigger()
    home.settled()
    assert not dialog.isVisible()
    assert on_disk(home, session_id) == "The lock was held"


def test_a_bug_while_saving_is_said_and_the_next_save_puts_it_right(
    home: Home, dialog: Dialog, session_id: UUID
) -> None:
    with home.qtbot.capture_exceptions() as caught:
        dialog.broken = True
        QTest.keyClicks(dialog.surprise, "The lock")
        dialog.keeper.save()
        home.settled()
    assert [kind for kind, _, _ in caught] == [TypeError]
    assert dialog.state.text().startswith(BUG)

    dialog.broken = False
    dialog.keeper.save()
    home.settled()
    assert dialog.state.text() == SAVED
    assert on_disk(home, session_id) == "The lock"


def test_esc_leaves_in_spite_of_a_bug_once_it_was_said(home: Home, dialog: Dialog) -> None:
    dialog.broken = True
    QTest.keyClicks(dialog.surprise, "The lock")
    with home.qtbot.capture_exceptions():
        QTest.keyClick(dialog, Key.Key_Escape)
        home.settled()
    assert dialog.state.text().endswith("Esc once more leaves without the latest of them.")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_answer_that_meets_a_bug_can_be_handed_in_again(home: Home, dialog: Dialog) -> None:
    dialog.felt.choose(4)
    dialog.broken = True
    with home.qtbot.capture_exceptions() as caught:
        QTest.keyClick(dialog, Key.Key_Return, Modifier.ControlModifier)
        home.settled()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert dialog.isVisible()
    assert dialog.state.text() == BUG

    dialog.broken = False
    QTest.keyClick(dialog, Key.Key_Return, Modifier.ControlModifier)
    home.settled()
    assert not dialog.isVisible()
    assert home.bridge.now.owed == ()


def test_it_is_as_high_as_its_cards_and_no_higher(home: Home, dialog: Dialog) -> None:
    home.qtbot.waitExposed(dialog)

    assert dialog.area.verticalScrollBar().maximum() == 0
    assert dialog.height() == dialog.inside.totalHeightForWidth(dialog.width()) + dialog.foot.geometry().height()
