"""The dialog of a finished session, opened as a person opens it, and gone with the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.domain.session import Mode, SessionEvent
from unaided.services.history import Detail

D = TypeVar("D", bound=AnswerDialog)


def stopped(home: Home, mode: Mode, *, away: float = 0, title: str = "Fix the retry") -> UUID:
    """Work 20 minutes, be away for so many in the middle, stop, and return the session's id."""
    home.start(title, mode)
    home.clock.pass_time(minutes=10)
    if away:
        home.bridge.leave()
        home.settled()
        home.clock.pass_time(minutes=away)
        home.bridge.resume()
        home.settled()
    home.clock.pass_time(minutes=10)
    home.bridge.act(SessionEvent.FINISH)
    home.settled()
    return home.bridge.now.owed[0].session_id


@contextmanager
def asked(home: Home, kind: type[D], session_id: UUID) -> Iterator[tuple[D, Keyboard]]:
    """Open the dialog of this session with the keyboard in it."""
    dialog = kind(home.bridge, home.theme, home.read(lambda services: services.explanation.open(session_id)))
    dialog.show()
    yield dialog, Keyboard(home.qtbot, dialog)
    dialog.keeper.rest()
    dialog.hide()
    dialog.deleteLater()


def leave(home: Home, dialog: AnswerDialog, keyboard: Keyboard) -> None:
    """Leave by Esc, which keeps what was typed."""
    keyboard.press(Key.Key_Escape)
    home.settled()
    assert not dialog.isVisible()


def kept(home: Home, session_id: UUID) -> Detail:
    """Return what is kept of a session."""
    return home.read(lambda services: services.history.detail(session_id))
