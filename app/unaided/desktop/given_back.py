"""How a session came back after Unaided was not running: said once, with the way to undo it (Law 12)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, assert_never

from PySide6.QtCore import QObject, Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.notice import Chosen, Manner
from unaided.desktop.platform.notifier import Notifier
from unaided.domain.comeback import Comeback, comeback_words, last_gap
from unaided.domain.session import Session
from unaided.services.hindsight import GivenBack

WENT_ON: Final = "went-on"
STAYS: Final = Manner(timeout_ms=0)


class Undo(StrEnum):
    """What can be done about a session that went on by itself."""

    STOP = "stop-where-it-was"
    SAY = "say-what-it-was"


CHOICES: Final = ((Undo.STOP, "Stop where it was"), (Undo.SAY, "Say what it was…"))


class BackNotice(QObject):
    """One notification while it is true; the running panel and Today say the same (Law 9)."""

    def __init__(self, bridge: Bridge, notifier: Notifier, parent: QObject | None = None) -> None:
        """Take the bridge, and who shows notifications."""
        super().__init__(parent)
        self._bridge = bridge
        self._notifier = notifier
        self._shows = False
        bridge.changed.connect(self._on_changed)
        notifier.action_chosen.connect(self._on_action)

    def tell(self, back: GivenBack) -> None:
        """Say how it came back; nothing where no session was open."""
        if back.how is None:
            return
        if back.how is Comeback.GOES_ON and _can_be_undone(back.now.session):
            self._shows = True
            self._notifier.notify(WENT_ON, "Unaided is back", comeback_words(back.how, back.title), CHOICES, STAYS)
        else:
            self._bridge.told.emit(comeback_words(back.how, back.title))

    @Slot()
    def _on_changed(self) -> None:
        if self._shows and not _can_be_undone(self._bridge.now.session):
            self._shows = False
            self._notifier.withdraw(WENT_ON)

    @Slot(object)
    def _on_action(self, chosen: Chosen) -> None:
        if chosen.key != WENT_ON or chosen.action not in set(Undo):
            return
        undo = Undo(chosen.action)
        match undo:
            case Undo.STOP:
                self._bridge.finish_where_it_was()
            case Undo.SAY:
                self._bridge.away_asked.emit(True)  # noqa: FBT003 (signals take no keywords)
            case _:
                assert_never(undo)


def _can_be_undone(session: Session | None) -> bool:
    return session is not None and last_gap(session) is not None
