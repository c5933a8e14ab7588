"""A dialog that nobody asked for: it waits for do-not-disturb, and comes by itself once at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.platform.fake_bus import FakeBus
from tests.support.asking import stopped
from tests.support.home import Home
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.desktop.end_dialogs import EndDialogs
from unaided.desktop.uninvited import Uninvited
from unaided.domain.explanation import SkipReason
from unaided.domain.session import Mode


class Screen(Uninvited):
    """Stands in for the X server: a program in front, full screen or not."""

    full = False

    def ask(self, may: Callable[[bool], None]) -> None:
        """Refuse while a program is full screen."""
        if self.full:
            may(False)  # noqa: FBT003 (the answer itself)
        else:
            super().ask(may)


@pytest.fixture
def bus(tmp_path: Path) -> FakeBus:
    return FakeBus(tmp_path / "bus")


@pytest.fixture
def screen(bus: FakeBus) -> Screen:
    return Screen(environ=bus.environ)


@pytest.fixture
def session_id(home: Home) -> UUID:
    """Return a session whose dialog was never asked for."""
    return stopped(home, Mode.AI)


@pytest.fixture
def dialogs(home: Home, session_id: UUID, screen: Screen) -> Iterator[EndDialogs]:
    assert session_id
    yield EndDialogs(home.bridge, home.theme, uninvited=screen)
    close_all(home)


def close_all(home: Home) -> None:
    """Leave every dialog by Esc."""
    for dialog in shown():
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    home.settled()
    QApplication.processEvents()


def shown() -> list[AnswerDialog]:
    """Return the dialogs that show."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, AnswerDialog) and one.isVisible()]


def come(home: Home, session_id: UUID) -> None:
    """Have the dialog of a session come by itself."""
    home.bridge.explanation_asked.emit(session_id, False)  # noqa: FBT003 (signals take no keywords)


@pytest.mark.parametrize("inhibited", [False, None])
def test_where_nothing_is_held_back_it_opens(
    home: Home,
    bus: FakeBus,
    dialogs: EndDialogs,
    session_id: UUID,
    inhibited: bool | None,  # noqa: FBT001 (a parameter)
) -> None:
    bus.inhibited = inhibited
    with home.qtbot.assertNotEmitted(dialogs.waits):
        come(home, session_id)
        home.qtbot.waitUntil(lambda: bool(shown()))
    assert shown()[0].testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_do_not_disturb_makes_it_wait_until_it_is_asked_for(
    home: Home, bus: FakeBus, dialogs: EndDialogs, session_id: UUID
) -> None:
    bus.inhibited = True
    with home.qtbot.waitSignal(dialogs.waits):
        come(home, session_id)
    home.settled()
    assert shown() == []
    home.bridge.explain_now()
    home.settled()
    assert [one.question.session.id for one in shown()] == [session_id]


def test_it_comes_by_itself_once_and_after_that_only_says_that_it_waits(
    home: Home, bus: FakeBus, dialogs: EndDialogs, session_id: UUID
) -> None:
    bus.inhibited = False
    come(home, session_id)
    home.qtbot.waitUntil(lambda: bool(shown()))
    close_all(home)
    with home.qtbot.waitSignal(dialogs.waits):
        come(home, session_id)
    home.settled()
    assert shown() == []


@pytest.mark.usefixtures("dialogs")
def test_what_waits_for_a_full_screen_opens_when_that_ends(home: Home, screen: Screen, session_id: UUID) -> None:
    screen.full = True
    come(home, session_id)
    home.settled()
    assert shown() == []
    screen.full = False
    screen.free.emit()
    home.qtbot.waitUntil(lambda: bool(shown()))


@pytest.mark.usefixtures("dialogs")
def test_what_was_skipped_meanwhile_does_not_open_when_a_full_screen_ends(
    home: Home, screen: Screen, session_id: UUID
) -> None:
    screen.full = True
    come(home, session_id)
    home.settled()
    home.bridge.change(lambda services: services.explanation.skip(session_id, SkipReason.NO_TIME))
    home.settled()
    screen.full = False
    screen.free.emit()
    home.settled()
    assert shown() == []


def test_with_the_end_of_the_day_the_full_explanation_is_owed_and_seen_on_waking(
    home: Home, dialogs: EndDialogs
) -> None:
    assert dialogs
    assert home.bridge.now.owed[0].goes_on
    home.clock.pass_time(minutes=24 * 60)
    home.bridge.clock_changed.emit()
    home.settled()
    assert not home.bridge.now.owed[0].goes_on
