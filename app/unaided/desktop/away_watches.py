"""The platform's watchers of sleep, lock, touch and clock, joined to what they mean."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.away import Away
from unaided.desktop.away_signs import settings_in
from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.clock_watch import ClockWatch
from unaided.desktop.platform.idle import IdleSource, IdleWatch
from unaided.desktop.platform.logind import SleepWatch
from unaided.desktop.platform.screen_lock import LockWatch

MILLISECOND = timedelta(milliseconds=1)
TELLERS = {
    IdleSource.X11: "the X server",
    IdleSource.WAYLAND: "the Wayland compositor",
    IdleSource.MUTTER: "GNOME",
    IdleSource.UNKNOWN: "",
}


class AwayWatches(QObject):
    """All that can tell that the person is away; none of it keeps a timer (Law 10)."""

    about_to_sleep = Signal()  # what is typed is to be kept; told before the session itself is

    def __init__(self, bridge: Bridge, environ: Mapping[str, str] = os.environ, parent: QObject | None = None) -> None:
        """Begin to watch, as the person chose it; this environment may name another idle threshold."""
        super().__init__(parent)
        self._bridge = bridge
        self._environ = environ
        settings = settings_in(environ, bridge.settings.away)
        self.away = Away(bridge, settings, self)
        self._sleep = SleepWatch(parent=self)
        self._lock = LockWatch(parent=self)
        self._idle = IdleWatch(settings.idle_after // MILLISECOND, self)
        self._clock = ClockWatch(parent=self)
        self._connect()
        bridge.know_idle(TELLERS[self._idle.source])

    def _connect(self) -> None:
        away, bridge = self.away, self._bridge
        self._sleep.about_to_sleep.connect(self.about_to_sleep)
        self._sleep.about_to_sleep.connect(away.about_to_sleep)
        self._sleep.woke.connect(away.woke)
        away.may_sleep.connect(self._sleep.saved)
        self._lock.locked.connect(away.lock)
        away.here.connect(self._lock.forget)
        self._idle.changed.connect(away.idle)
        self._idle.source_changed.connect(self._on_idle_source)
        self._clock.clock_set.connect(bridge.clock_changed)
        self._clock.zone_changed.connect(bridge.clock_changed)
        bridge.settings_changed.connect(self._on_settings)

    @Slot()
    def _on_settings(self) -> None:
        settings = settings_in(self._environ, self._bridge.settings.away)
        self.away.take(settings)
        self._idle.rearm(settings.idle_after // MILLISECOND)

    @Slot(object)
    def _on_idle_source(self, source: IdleSource) -> None:
        """Who told that nothing is touched may be gone: what nobody knows is no sign (Law 2)."""
        self.away.idle(False)  # noqa: FBT003 (a slot's arguments have no keywords)
        self._bridge.know_idle(TELLERS[source])

    def close(self) -> None:
        """Watch no more."""
        self._idle.close()
        self._clock.close()
