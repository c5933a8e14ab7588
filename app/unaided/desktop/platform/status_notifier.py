"""The newer kind of tray host: a watcher on the session bus that collects icons, and hosts that draw them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from unaided.desktop.platform import qtdbus

_WATCHER = qtdbus.Thing("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
_HOST_REGISTERED = "IsStatusNotifierHostRegistered"
_HINTS = (
    (_WATCHER.path, _WATCHER.interface, "StatusNotifierHostRegistered"),
    (_WATCHER.path, _WATCHER.interface, "StatusNotifierHostUnregistered"),
    (_WATCHER.path, qtdbus.PROPERTIES, "PropertiesChanged"),
    ("", "org.freedesktop.DBus.Local", "Disconnected"),
)
_NOBODY = frozenset(
    {
        "org.freedesktop.DBus.Error.ServiceUnknown",
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        "org.freedesktop.DBus.Error.Disconnected",
    }
)
_PATIENCE_MS = 250  # a watcher that hangs at start-up counts as one without a host until it says more


class StatusNotifierHosts(QObject):
    """Tells whether a watcher is there and whether it has a host; Qt itself asks only the first."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Ask at once; without a session bus there is neither."""
        super().__init__(parent)
        self.watcher = False
        self.host = False
        self._latest: QDBusPendingCallWatcher | None = None
        self._bus = QDBusConnection.sessionBus()
        if self._bus.isConnected():
            self._listen()
            question = _WATCHER.getter(_HOST_REGISTERED)
            self._take(self._bus.call(question, QDBus.CallMode.Block, _PATIENCE_MS))

    def _listen(self) -> None:
        qtdbus.on_owner(self._bus, _WATCHER.service, self._on_owner, self)
        for path, interface, name in _HINTS:
            self._bus.connect("", path, interface, name, self, qtdbus.slot("_ask()"))

    @Slot(str, str, str)
    def _on_owner(self, _service: str, _old: str, _new: str) -> None:
        self._ask()

    @Slot()
    def _ask(self) -> None:
        # What is being answered may be older than the hint: only the latest answer counts.
        self._latest = qtdbus.ask(self._bus, _WATCHER.getter(_HOST_REGISTERED), self._answered, self)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, answer: QDBusPendingCallWatcher) -> None:
        if answer is self._latest:
            self._latest = None
            before = (self.watcher, self.host)
            self._take(answer.reply())
            if before != (self.watcher, self.host):
                self.changed.emit()

    def _take(self, reply: QDBusMessage) -> None:
        self.watcher = reply.errorName() not in _NOBODY
        self.host = bool(qtdbus.value(reply))
