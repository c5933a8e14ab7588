"""QtDBus without its rough edges: calls that are answered in a slot, and names of slots as it takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

from PySide6.QtCore import SLOT, QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusServiceWatcher

PROPERTIES = "org.freedesktop.DBus.Properties"
Slot = Callable[[QDBusPendingCallWatcher], None]


class Thing(NamedTuple):
    """Something on a bus that has methods."""

    service: str
    path: str
    interface: str

    def message(self, member: str, arguments: Sequence[object] = ()) -> QDBusMessage:
        """Make a call of a method; it starts no service that is not there."""
        message = QDBusMessage.createMethodCall(self.service, self.path, self.interface, member)
        message.setArguments(list(arguments))
        message.setAutoStartService(False)
        return message

    def getter(self, name: str) -> QDBusMessage:
        """Make a question for one of its properties."""
        return self._replace(interface=PROPERTIES).message("Get", [self.interface, name])


def slot(signature: str) -> bytes:
    """Name a slot for QDBusConnection.connect."""
    return cast("bytes", SLOT(signature))  # PySide6's stub asks for bytes, PySide6 itself for this str


def ask(bus: QDBusConnection, question: QDBusMessage, answered: Slot, parent: QObject) -> QDBusPendingCallWatcher:
    """Send a call and return at once; `answered` is a slot and gets what this returns."""
    pending = QDBusPendingCallWatcher(bus.asyncCall(question), parent)
    pending.finished.connect(answered)
    pending.finished.connect(pending.deleteLater)
    return pending


def value(reply: QDBusMessage) -> Any:  # noqa: ANN401 (D-Bus values are of any type)
    """Return the first value of a reply, unwrapped; None where it is an error."""
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage:
        return None
    first = reply.arguments()[0]
    return first.variant() if hasattr(first, "variant") else first


def on_owner(bus: QDBusConnection, service: str, changed: Callable[[str, str, str], None], parent: QObject) -> None:
    """Call the slot `changed` with (service, old owner, new owner) when a service comes or goes."""
    mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
    QDBusServiceWatcher(service, bus, mode, parent).serviceOwnerChanged.connect(changed)
