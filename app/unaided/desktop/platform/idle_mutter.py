"""Idle time from GNOME's compositor, by watches it keeps for us."""

from __future__ import annotations

from collections.abc import Mapping

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.platform.bus import Bus, Values

_SERVICE = "org.gnome.Mutter.IdleMonitor"
_PATH = "/org/gnome/Mutter/IdleMonitor/Core"
_MONITOR = DBusAddress(_PATH, bus_name=_SERVICE, interface=_SERVICE)
_FIRED = "WatchFired"
_OWNER_CHANGED = "NameOwnerChanged"


class MutterIdle(QObject):
    """One watch that fires each time nobody has touched anything for so long, and one for the first touch after."""

    found = Signal(bool)  # whether Mutter is there; again when it goes and comes
    changed = Signal(bool)

    def __init__(self, threshold_ms: int, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        """Ask for the watch; raises OSError where there is no session bus."""
        bus = Bus(environ)
        super().__init__(parent)
        bus.setParent(self)
        self._bus = bus
        self._threshold_ms = threshold_ms
        self._idle_watch = 0
        self._active_watch = 0
        bus.signalled.connect(self._on_signal)
        bus.closed.connect(self._on_closed)
        bus.listen(MatchRule(type="signal", sender=_SERVICE, interface=_SERVICE, member=_FIRED))
        owner = MatchRule(type="signal", sender="org.freedesktop.DBus", member=_OWNER_CHANGED)
        owner.add_arg_condition(0, _SERVICE)
        bus.listen(owner)
        self._add_idle_watch()

    def close(self) -> None:
        """Watch no more."""
        self._bus.closed.disconnect(self._on_closed)
        self._bus.close()

    def _add_idle_watch(self) -> None:
        # 64 unsigned bits: QtDBus cannot send them from Python.
        message = new_method_call(_MONITOR, "AddIdleWatch", "t", (self._threshold_ms,))
        self._bus.call(message, self._on_idle_watch)

    def _on_idle_watch(self, values: Values | None) -> None:
        self._idle_watch = values[0] if values else 0
        self.found.emit(self._idle_watch != 0)

    def _on_active_watch(self, values: Values | None) -> None:
        self._active_watch = values[0] if values else 0

    @Slot(object)
    def _on_signal(self, message: Message) -> None:
        if message.header.fields[HeaderFields.member] == _OWNER_CHANGED:
            self._add_idle_watch()  # a new one knows no watch of ours; that there is none says its answer
        elif (watch := message.body[0]) in {self._idle_watch, self._active_watch}:
            is_idle = watch == self._idle_watch
            if is_idle:
                self._bus.call(new_method_call(_MONITOR, "AddUserActiveWatch"), self._on_active_watch)
            self.changed.emit(is_idle)

    @Slot()
    def _on_closed(self) -> None:
        self._on_idle_watch(None)
