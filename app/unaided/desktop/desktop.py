"""All parts of the running app joined: what asks, what shows, what keeps time."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from unaided.bootstrap import Profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.garbage import settle
from unaided.desktop.running import Running
from unaided.desktop.tray import Tray
from unaided.domain.clock import Clock
from unaided.domain.now import Now

if TYPE_CHECKING:
    from unaided.desktop.commands import Answer
    from unaided.desktop.settled import Settled


def make_application() -> QApplication:
    """Return the Qt application, which lives on without a window."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Unaided")
    application.setApplicationDisplayName("Unaided")
    application.setDesktopFileName("unaided")
    application.setQuitOnLastWindowClosed(False)
    return application


class Desktop(QObject):
    """The running app: what the first paint needs at once, the rest once the tray shows."""

    def __init__(self, profile: Profile, clock: Clock, now: Now, answer: Answer) -> None:
        """Join what the first paint needs."""
        super().__init__()
        self._profile = profile
        self._answer = answer
        self._background = Background(self)
        self._bridge = Bridge(self._background, clock, partial(profile.open_services, clock), now, self)
        self._running = Running(self._bridge, profile.beats.write, parent=self)
        self._tray = Tray(self._bridge, self)
        self._settled: Settled | None = None
        self._in_tray = False
        self._page = ""

    def show_tray(self) -> None:
        """Show the icon as what runs has it."""
        self._tray.show()

    def settle_soon(self, *, in_tray: bool, page: str = "") -> None:
        """Do the rest after the first paint; `in_tray` shows no window by itself, a page named opens it."""
        self._in_tray, self._page = in_tray, page
        QTimer.singleShot(0, self._settle)

    @Slot()
    def _settle(self) -> None:
        from unaided.desktop.settled import Settled  # noqa: PLC0415 (nothing of it before the tray shows)

        self._settled = Settled(self._bridge, self._tray, self._profile, self._answer, self)
        self._settled.begin(in_tray=self._in_tray, page=self._page)
        settle()

    def close(self) -> None:
        """Take no more commands, write a last sign of life and close what is kept; a session stays open."""
        try:
            if self._settled is not None:
                self._settled.close()
            self._running.stop()
        finally:  # what waits to be kept is kept, whatever else goes wrong
            self._bridge.close()
