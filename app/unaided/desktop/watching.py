"""Tell the terminals that watch whenever there is another line; nobody asks again and again (Law 10)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.doorbell import Caller
from unaided.domain.now import Now
from unaided.domain.reply import Follow, Reply
from unaided.domain.status_line import moment


class Watching(QObject):
    """The callers whose answer goes on until they hang up or the app ends."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Take what says that something changed."""
        super().__init__(parent)
        self._bridge = bridge
        self._watchers: list[_Watcher] = []
        bridge.changed.connect(self._on_changed)
        bridge.ticked.connect(self._on_changed)

    def add(self, caller: Caller, follow: Follow) -> None:
        """Tell this caller what is now, and every change from here on."""
        watcher = _Watcher(caller, follow)
        caller.goes_on(Reply(out=follow.last))
        watcher.look(self._bridge.now)
        self._watchers.append(watcher)

    @Slot()
    def _on_changed(self) -> None:
        self._watchers = [watcher for watcher in self._watchers if watcher.caller.is_there]
        if self._watchers:
            now = self._bridge.now
            for watcher in self._watchers:
                watcher.look(now)


class _Watcher:
    """One caller and what it was told last."""

    def __init__(self, caller: Caller, follow: Follow) -> None:
        self.caller = caller
        self._follow = follow
        self._seen: tuple[object, ...] = ()
        self._told = ""

    def look(self, now: Now) -> None:
        """Tell the line where the state or a minute is another, and so is the line."""
        seen = moment(now)
        if seen == self._seen:
            return
        self._seen = seen
        line = self._follow.line(now)
        if line != self._told:
            self._told = line
            self.caller.say(line)
