"""Sleep as logind tells it: shortly before, held up until we have saved, and after."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

from unaided.desktop.platform import qtdbus

LOGIND = "org.freedesktop.login1"
MANAGER = qtdbus.Thing(LOGIND, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_INHIBIT = ("sleep", "Unaided", "The time worked so far is being saved.", "delay")


class SleepWatch(QObject):
    """Tells of sleep before and after it, each once; the machine waits for us only from the first to `saved`."""

    about_to_sleep = Signal()  # save, then call `saved`: logind waits for it, but no longer than seconds
    woke = Signal()

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        """Listen on this bus, else the system bus; where there is no logind nothing is ever told."""
        super().__init__(parent)
        self._bus = QDBusConnection.systemBus() if bus is None else bus
        self._lock: QDBusUnixFileDescriptor | None = None
        self._sleeping = False
        if self._bus.isConnected():
            prepare = qtdbus.slot("_on_prepare(bool)")
            self._bus.connect(*MANAGER, "PrepareForSleep", self, prepare)
            qtdbus.on_owner(self._bus, LOGIND, self._on_owner, self)
            self._take_lock()

    @property
    def available(self) -> bool:
        """Tell whether logind is there and will wait for us."""
        return self._lock is not None or self._sleeping

    @Slot()
    def saved(self) -> None:
        """Let the machine sleep now."""
        if self._sleeping:
            self._lock = None  # the last hold of logind's descriptor

    def _take_lock(self) -> None:
        qtdbus.ask(self._bus, MANAGER.message("Inhibit", _INHIBIT), self._on_lock, self)

    @Slot(QDBusPendingCallWatcher)
    def _on_lock(self, answer: QDBusPendingCallWatcher) -> None:
        if not self._sleeping:
            self._lock = qtdbus.value(answer.reply())

    @Slot(str, str, str)
    def _on_owner(self, _service: str, _old: str, new: str) -> None:
        self._lock = None  # of a logind that is no more
        if new:
            self._take_lock()

    @Slot(bool)
    def _on_prepare(self, sleeping: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        if sleeping is self._sleeping:
            return
        self._sleeping = sleeping
        if sleeping:
            self.about_to_sleep.emit()
        else:
            self._take_lock()
            self.woke.emit()
