"""Notifications on the person's desktop: replaced, not stacked, and never waited for."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from unaided.desktop.platform.notice import PLAIN, Actions, Chosen, Manner, Notice

if TYPE_CHECKING:
    from unaided.desktop.platform.notification_service import NotificationService

PATIENCE_MS = 2000


@dataclass(slots=True)
class _Place:
    """Where the notices of one key stand: at most one shows, one is on its way, and one waits behind it."""

    number: int = 0  # of the one that shows, 0 for none
    sent: Notice | None = None
    given_up: bool = False  # what was sent has been handed back to the app
    unwanted: bool = False  # what was sent was withdrawn meanwhile
    waiting: Notice | None = None

    def hand_back(self) -> Notice | None:
        """Return the newest notice the app does not know to have failed, and count it as known."""
        notice = self.waiting or (None if self.given_up or self.unwanted else self.sent)
        self.waiting, self.given_up = None, self.sent is not None
        return notice


class Notifier(QObject):
    """Shows one notification per key. What cannot be shown in time comes back, once, as `unavailable`.

    It connects with the first notice, and anew with the next one after the bus went. A notice that
    a stuck service shows after all can still be replaced, withdrawn and answered.
    """

    action_chosen = Signal(object)  # Chosen
    unavailable = Signal(object)  # Notice, to be shown in the app instead

    def __init__(
        self,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """Connect to nothing yet."""
        super().__init__(parent)
        self._environ = environ
        self._service: NotificationService | None = None
        self._places: dict[str, _Place] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._give_up)

    def notify(self, key: str, title: str, body: str = "", actions: Actions = (), manner: Manner = PLAIN) -> None:
        """Show this in place of the last one with the same key; the call returns at once."""
        place = self._places.setdefault(key, _Place())
        place.waiting = Notice(key, title, body, tuple(actions), manner)
        self._connect()
        if self._service is None:
            self._give_up()
        else:
            self._patience.start()
            self._send(place)

    def withdraw(self, key: str) -> None:
        """Take the notification with this key away, if there is one."""
        place = self._places.setdefault(key, _Place())
        place.waiting = None
        place.unwanted = place.sent is not None
        number, place.number = place.number, 0
        if number and self._service is not None:
            self._service.close(number)

    def close(self) -> None:
        """Take all away and leave the bus, at the end of the app; nothing is handed back any more."""
        self._patience.stop()
        for key in list(self._places):
            self.withdraw(key)
        if self._service is not None:
            self._service.hang_up()

    def _connect(self) -> None:
        if self._service is not None or sys.platform != "linux":
            return  # elsewhere no session bus, and no jeepney
        # jeepney costs 16 ms: only whoever is notified pays for it.
        from unaided.desktop.platform.notification_service import NotificationService  # noqa: PLC0415

        try:
            service = NotificationService(self._environ, self)
        except OSError:
            return
        service.chosen.connect(self._choose)
        service.dismissed.connect(self._forget)
        service.forgotten.connect(self._forget_all)
        service.gone.connect(self._lose_bus)
        self._service = service

    def _send(self, place: _Place) -> None:
        if self._service is not None and place.waiting is not None and place.sent is None:
            place.sent, place.waiting = place.waiting, None
            self._service.show(place.sent, place.number, partial(self._shown, place))

    def _shown(self, place: _Place, number: int | None) -> None:
        if number is None:
            self._tell(place)
        elif place.unwanted and self._service is not None:
            self._service.close(number)
        else:
            place.number = number
        place.sent, place.given_up, place.unwanted = None, False, False
        self._send(place)
        self._rest()

    def _rest(self) -> None:
        """Run no timer when no answer is awaited (Law 10)."""
        if not any(place.waiting or (place.sent and not place.given_up) for place in self._places.values()):
            self._patience.stop()

    def _tell(self, place: _Place) -> None:
        if (notice := place.hand_back()) is not None:
            self.unavailable.emit(notice)

    @Slot()
    def _give_up(self) -> None:
        for place in list(self._places.values()):
            self._tell(place)

    @Slot(object, str)
    def _choose(self, number: int, action: str) -> None:
        for key, place in list(self._places.items()):
            if place.number == number:
                self.withdraw(key)  # some services leave it standing after an action
                self.action_chosen.emit(Chosen(key, action))

    @Slot(object)
    def _forget(self, number: int) -> None:
        for place in self._places.values():
            if place.number == number:
                place.number = 0

    @Slot()
    def _forget_all(self) -> None:
        for place in self._places.values():
            place.number = 0

    @Slot()
    def _lose_bus(self) -> None:
        self._forget_all()
        if self._service is not None:
            self._service.deleteLater()
            self._service = None
