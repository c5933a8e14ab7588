"""Whether there is a mini timer: off unless it is wanted, and shown while a session goes on."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.mini_timer import MiniTimer
from unaided.desktop.theme import Theme


class MiniTimers(QObject):
    """Shows the mini timer while a session goes on, where the person wants one."""

    def __init__(self, bridge: Bridge, theme: Theme, folder: Path, parent: QObject | None = None) -> None:
        """Take what it needs; the window is made when it is first shown."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._folder = folder
        self._timer: MiniTimer | None = None
        self._session_id: UUID | None = None
        bridge.changed.connect(self._follow)
        bridge.settings_changed.connect(self._follow)

    @property
    def timer(self) -> MiniTimer | None:
        """Return the window, None while there is none."""
        return self._timer

    @Slot()
    def _follow(self) -> None:
        """Show it once for each session: one that was hidden stays so until the next begins."""
        session = self._bridge.now.session
        wanted = session is not None and self._bridge.settings.mini_timer
        session_id = session.id if session is not None and wanted else None
        if session_id == self._session_id:
            return
        self._session_id = session_id
        if session_id is not None:
            timer = self._made()
            timer.update_words()
            timer.appear()
        elif self._timer is not None:
            self._timer.hide()
            self._timer.deleteLater()
            self._timer = None

    def _made(self) -> MiniTimer:
        if self._timer is None:
            self._timer = MiniTimer(self._bridge, self._theme, self._folder)
        return self._timer
