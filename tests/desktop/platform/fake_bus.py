"""A session bus with a notification service, both in this process: it does what a test tells it to."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import (
    DBusAddress,
    Message,
    MessageType,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.low_level import HeaderFields
from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

SERVICE = "org.freedesktop.Notifications"
EVERYTHING = ("actions", "body", "body-markup")
_NOTIFICATIONS = DBusAddress("/org/freedesktop/Notifications", interface=SERVICE)
_DAEMON = DBusAddress("/org/freedesktop/DBus", interface="org.freedesktop.DBus")


class Sent(NamedTuple):
    """The arguments of one Notify."""

    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]
    timeout_ms: int


class FakeBus(QObject):
    """Lets everybody in, and answers as a notification service would, unless it is told to stay silent."""

    def __init__(self, socket: Path, capabilities: Iterable[str] = EVERYTHING) -> None:
        super().__init__()
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={socket}"}
        self.capabilities = list(capabilities)
        self.silent = False
        self.refuses = False
        self.inhibited: bool | None = None  # do-not-disturb; None: the service has no such property
        self.shown: list[Sent] = []
        self.closed: list[int] = []
        self.asked: list[str] = []  # the calls to any service, answered or not
        self.calls: list[tuple[Any, ...]] = []  # the same with their arguments: (method, argument, ...)
        self.answers: dict[str, tuple[Any, ...]] = {}  # of other methods: (signature, values)
        self._unanswered: list[Message] = []
        self._number = 0
        self._serial = 0
        self._client: QLocalSocket | None = None
        self._sign_in: bytes | None = b""
        self._parser = Parser()
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._take)
        assert self._server.listen(str(socket))

    def answer(self) -> None:
        """Answer what was left unanswered, and everything from now on."""
        self.silent = False
        unanswered, self._unanswered = self._unanswered, []
        for message in unanswered:
            self._serve(message)

    def choose(self, number: int, action: str) -> None:
        """Say that the person chose this action."""
        self._signal("ActionInvoked", "us", number, action)

    def hand_token(self, number: int, token: str) -> None:
        """Say with which token a window may be raised."""
        self._signal("ActivationToken", "us", number, token)

    def dismiss(self, number: int) -> None:
        """Say that the person closed this notification."""
        self._signal("NotificationClosed", "uu", number, 2)

    def restart_service(self) -> None:
        """Say that another service has the name now; it starts to count anew."""
        self._number = 0
        self._write(new_signal(_DAEMON, "NameOwnerChanged", "sss", (SERVICE, ":1.1", ":1.2")))

    def hang_up(self) -> None:
        """Throw the client out; the next one is let in."""
        assert self._client is not None
        self._client.abort()

    @Slot()
    def _take(self) -> None:
        self._client = self._server.nextPendingConnection()
        self._client.readyRead.connect(self._read)
        self._sign_in, self._parser = b"", Parser()

    @Slot()
    def _read(self) -> None:
        assert self._client is not None
        data = bytes(self._client.readAll().data())
        if self._sign_in is not None:
            self._sign_in += data
            if self._sign_in.endswith(b"\r\n") and b"BEGIN" not in self._sign_in:
                self._client.write(b"OK 0123456789abcdef0123456789abcdef\r\n")
                return
            _, begun, data = self._sign_in.partition(b"BEGIN\r\n")
            if not begun:
                return
            self._sign_in = None
        for message in self._parser.feed(data):
            self._hear(message)

    def _hear(self, message: Message) -> None:
        if message.header.fields[HeaderFields.destination] == "org.freedesktop.DBus":
            self._write(new_method_return(message, "s", (":1.7",)))
            return
        self.asked.append(message.header.fields[HeaderFields.member])
        self.calls.append((self.asked[-1], *message.body))
        if self.silent:
            self._unanswered.append(message)
        else:
            self._serve(message)

    def _serve(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if member in self.answers and not self.refuses:
            self._write(new_method_return(message, *self.answers[member]))
        elif self.refuses or (member == "Get" and self.inhibited is None):
            self._write(new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown", "s", ("nobody",)))
        elif member == "GetCapabilities":
            self._write(new_method_return(message, "as", (self.capabilities,)))
        elif member == "Get":
            self._write(new_method_return(message, "v", (("b", self.inhibited),)))
        elif member == "Notify":
            sent = Sent(*message.body)
            self.shown.append(sent)
            self._number += not sent.replaces
            self._write(new_method_return(message, "u", (sent.replaces or self._number,)))
        elif member == "CloseNotification":
            self.closed.append(message.body[0])
            self._write(new_method_return(message))

    def _signal(self, member: str, signature: str, *values: object) -> None:
        self._write(new_signal(_NOTIFICATIONS, member, signature, values))

    def _write(self, message: Message) -> None:
        assert self._client is not None
        assert message.header.message_type is not MessageType.method_call
        self._serial += 1
        self._client.write(message.serialise(serial=self._serial))
