"""Idle time from a Wayland compositor: ext-idle-notify-v1, or the older interface KDE made before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.platform.wayland import Event, Offer, WaylandConnection

_SEAT = "wl_seat"
_EXT = "ext_idle_notifier_v1"
_EXT_GET_NOTIFICATION = 1
_KDE = "org_kde_kwin_idle"  # all that sway had before 1.8
_KDE_GET_TIMEOUT = 0


class _Said(IntEnum):
    """What the object that watches says, the same in both interfaces."""

    IDLE = 0
    RESUMED = 1


class WaylandIdle(QObject):
    """The compositor counts and tells; while something keeps the screen awake, a call say, it does not count."""

    found = Signal(bool)  # whether this compositor tells the idle time; False also when it goes
    changed = Signal(bool)

    def __init__(self, threshold_ms: int, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        """Ask what the compositor offers; raises OSError where there is none."""
        wayland = WaylandConnection(environ)
        super().__init__(parent)
        wayland.setParent(self)
        self._wayland = wayland
        self._threshold_ms = threshold_ms
        self._watching = 0
        wayland.listed.connect(self._on_listed)
        wayland.heard.connect(self._on_heard)
        wayland.closed.connect(self._on_closed)

    def close(self) -> None:
        """Watch no more."""
        self._wayland.closed.disconnect(self._on_closed)
        self._wayland.close()

    @Slot(object)
    def _on_listed(self, offers: Sequence[Offer]) -> None:
        offered = {offer.interface: offer for offer in reversed(offers)}  # of several seats the first
        if _SEAT in offered and (_EXT in offered or _KDE in offered):
            self._watch(offered)
        self.found.emit(self._watching != 0)

    def _watch(self, offered: Mapping[str, Offer]) -> None:
        seat = self._wayland.bind(offered[_SEAT])
        if _EXT in offered:
            notifier = self._wayland.bind(offered[_EXT])
            numbers = (self._threshold_ms, seat)
            self._watching = self._wayland.request(notifier, _EXT_GET_NOTIFICATION, *numbers)
        else:
            notifier = self._wayland.bind(offered[_KDE])
            numbers = (seat, self._threshold_ms)
            self._watching = self._wayland.request(notifier, _KDE_GET_TIMEOUT, *numbers)

    @Slot(object)
    def _on_heard(self, event: Event) -> None:
        if event.thing == self._watching:
            self.changed.emit(event.code == _Said.IDLE)

    @Slot()
    def _on_closed(self) -> None:
        self._watching = 0
        self.found.emit(self._watching != 0)
