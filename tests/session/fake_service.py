"""A D-Bus service for tests, in a thread of its own: it answers as it is told, and sends what it is told to."""

import os
import threading
from collections.abc import Callable
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

PROPERTIES = "org.freedesktop.DBus.Properties"
Values = tuple[Any, ...]
Answer = tuple[str, Values]


class FakeService:
    """Owns a name on a bus until it is closed; what it has no answer for it refuses."""

    def __init__(self, address: str, name: str) -> None:
        self.answers: dict[str, Answer | Callable[[Values], Answer]] = {}  # by the name of the method
        self.properties: dict[str, tuple[str, object]] = {}
        self.heard: list[tuple[str, Values]] = []  # method and arguments, once answered
        self._connection = open_dbus_connection(address, enable_fds=True)
        unwrap_msg(self._connection.send_and_get_reply(message_bus.RequestName(name)))
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def emit(self, path: str, interface: str, member: str, signature: str = "", *values: object) -> None:
        """Send a signal to whoever listens."""
        emitter = DBusAddress(path, interface=interface)
        self._connection.send(new_signal(emitter, member, signature or None, values))

    def change(self, path: str, interface: str, **values: tuple[str, object]) -> None:
        """Change properties, and say so."""
        self.properties |= values
        self.emit(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", interface, values, [])

    def calls(self, member: str) -> list[Values]:
        """List the arguments of the calls of this method so far."""
        return [values for name, values in self.heard if name == member]

    def close(self) -> None:
        """Give the name back and leave the bus."""
        self._connection.sock.shutdown(2)
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                reply = self._reply(message)
                self._connection.send(reply)
                if reply.header.fields.get(HeaderFields.signature) == "h":
                    os.close(reply.body[0])  # given away
                # Only now: a test that sees the call may count on its answer being on the way.
                self.heard.append((message.header.fields[HeaderFields.member], message.body))

    def _reply(self, message: Message) -> Message:
        member = message.header.fields[HeaderFields.member]
        if message.header.fields.get(HeaderFields.interface) == PROPERTIES and member == "Get":
            if (value := self.properties.get(message.body[1])) is not None:
                return new_method_return(message, "v", (value,))
        else:
            answer = self.answers.get(member)
            if answer is not None:
                return new_method_return(message, *(answer(message.body) if callable(answer) else answer))
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "s", (f"no {member} here",))


class Pipe:
    """What a service gives away to be held (its `writing` end): it notices when everybody let go."""

    def __init__(self) -> None:
        self._reading, self.writing = os.pipe()
        os.set_blocking(self._reading, False)

    def is_held(self) -> bool:
        """Tell whether somebody still holds it."""
        try:
            return os.read(self._reading, 1) != b""
        except BlockingIOError:
            return True

    def close(self) -> None:
        """Forget it."""
        os.close(self._reading)
