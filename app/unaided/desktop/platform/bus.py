"""One connection to the session bus, read on Qt's loop: it connects, signs in and calls without waiting."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

from jeepney import HeaderFields, MatchRule, Message, MessageType, Parser, message_bus
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses
from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

Values = tuple[Any, ...]
Replied = Callable[[Values | None], None]
_CHUNK = 1 << 16


class Bus(QObject):
    """Calls go out at once or as soon as the bus has let us in; each is answered, with None if it failed."""

    signalled = Signal(object)  # jeepney Message: a D-Bus signal that was listened for
    closed = Signal()  # the bus has gone

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        """Connect to the session bus of this environment; raises OSError where none listens."""
        connection = _connected(environ)
        super().__init__(parent)
        self._socket: socket.socket | None = connection
        self._sign_in = Authenticator()
        self._parser = Parser()
        self._serials = count(1)
        self._waiting: dict[int, Replied] = {}
        self._held: list[bytes] = []
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._write(self._sign_in.data_to_send() or b"")
        self.call(message_bus.Hello(), _nothing)

    def call(self, message: Message, replied: Replied) -> None:
        """Send a method call; `replied` gets the values, or None when refused or when the bus goes."""
        if self._socket is None:
            replied(None)
            return
        serial = next(self._serials)
        self._waiting[serial] = replied
        data = message.serialise(serial=serial)
        if self._sign_in.authenticated:
            self._write(data)
        else:
            self._held.append(data)

    def listen(self, rule: MatchRule) -> None:
        """Have signals of this kind delivered from now on."""
        self.call(message_bus.AddMatch(rule), _nothing)

    def close(self) -> None:
        """Hang up; whoever waits for an answer gets None."""
        if self._socket is None:
            return
        self._notifier.setEnabled(False)
        self._socket.close()
        self._socket = None
        waiting, self._waiting = self._waiting, {}
        for replied in waiting.values():
            replied(None)
        self.closed.emit()

    def _write(self, data: bytes) -> None:
        try:
            if self._socket is not None:
                self._socket.sendall(data)
        except OSError:  # gone, or so stuck that not even a short message fits into its socket
            self.close()

    @Slot()
    def _read(self) -> None:
        try:
            data = self._socket.recv(_CHUNK) if self._socket is not None else b""
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close()
        elif self._sign_in.authenticated:
            for message in self._parser.feed(data):
                self._deliver(message)
        else:
            self._go_on_signing_in(data)

    def _go_on_signing_in(self, data: bytes) -> None:
        try:
            self._sign_in.feed(data)
        except AuthenticationError:
            self.close()
            return
        if self._sign_in.authenticated:
            held, self._held = self._held, []
            self._write(BEGIN + b"".join(held))

    def _deliver(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            self.signalled.emit(message)
        elif kind is not MessageType.method_call:
            replied = self._waiting.pop(message.header.fields.get(HeaderFields.reply_serial, 0), _nothing)
            replied(message.body if kind is MessageType.method_return else None)


def _connected(environ: Mapping[str, str]) -> socket.socket:
    for address in _addresses(environ):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(0)  # a Unix socket connects at once or not at all
        try:
            connection.connect(address)
        except OSError:
            connection.close()
        else:
            return connection
    message = "No session bus listens."
    raise OSError(message)


def _addresses(environ: Mapping[str, str]) -> Iterator[str]:
    named = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not named and (runtime := environ.get("XDG_RUNTIME_DIR")):
        named = f"unix:path={runtime}/bus"  # where systemd puts it
    if not named or not hasattr(socket, "AF_UNIX"):
        return
    try:
        yield from get_connectable_addresses(named)
    except (RuntimeError, ValueError):  # of a kind that jeepney does not speak, or not an address at all
        return


def _nothing(_values: Values | None) -> None:
    """Expect no answer."""
