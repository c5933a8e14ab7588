"""A small Wayland client of our own beside Qt's: enough to find what the compositor offers and to hear it."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

DISPLAY = 1  # the object that is there from the start
_SYNC, _GET_REGISTRY = 0, 1  # its requests
_ERROR = 0  # its event
_GLOBAL, _BIND = 0, 0  # of the registry
_HEADER = struct.Struct("=II")  # object; size in bytes and what it is about
_NUMBER = struct.Struct("=I")
_CHUNK = 1 << 16


class Offer(NamedTuple):
    """Something the compositor offers to bind to."""

    name: int
    interface: str
    version: int


class Event(NamedTuple):
    """What an object said: a number that depends on the object's interface."""

    thing: int
    code: int


class WaylandConnection(QObject):
    """One connection to the compositor, read on Qt's loop; nothing waits and nothing is polled (Law 10)."""

    listed = Signal(object)  # list[Offer], once
    heard = Signal(object)  # Event, of an object bound or made by us
    closed = Signal()  # the compositor went, or threw us out

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        """Connect to the compositor of this environment; raises OSError where there is none."""
        connection = _connected(environ)
        super().__init__(parent)
        self._socket: socket.socket | None = connection
        self._data = b""
        self._ids = count(DISPLAY + 1)
        self._offers: list[Offer] = []
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._registry = self.request(DISPLAY, _GET_REGISTRY)
        self._end_of_list = self.request(DISPLAY, _SYNC)

    def request(self, thing: int, code: int, *numbers: int, before: bytes = b"") -> int:
        """Ask an object to make a new one, and return the new one's id; it stands before the numbers."""
        new = next(self._ids)
        data = before + b"".join(map(_NUMBER.pack, (new, *numbers)))
        self._write(_HEADER.pack(thing, (_HEADER.size + len(data)) << 16 | code) + data)
        return new

    def bind(self, offer: Offer) -> int:
        """Take an offer in its first version, and return its id."""
        text = offer.interface.encode() + b"\0"
        padded = text + bytes(-len(text) % 4)
        before = _NUMBER.pack(offer.name) + _NUMBER.pack(len(text)) + padded + _NUMBER.pack(1)
        return self.request(self._registry, _BIND, before=before)

    def close(self) -> None:
        """Hang up; a second time does nothing."""
        if self._socket is not None:
            self._notifier.setEnabled(False)
            self._socket.close()
            self._socket = None
            self.closed.emit()

    def _write(self, data: bytes) -> None:
        try:
            if self._socket is not None:
                self._socket.sendall(data)
        except OSError:
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
            return
        self._data += data
        for event, body in self._whole_events():
            self._take(event, body)

    def _whole_events(self) -> Iterator[tuple[Event, bytes]]:
        while len(self._data) >= _HEADER.size:
            thing, rest = _HEADER.unpack_from(self._data)
            size = rest >> 16
            if len(self._data) < size:
                return
            body, self._data = self._data[_HEADER.size : size], self._data[size:]
            yield Event(thing, rest & 0xFFFF), body

    def _take(self, event: Event, body: bytes) -> None:
        if event == (self._registry, _GLOBAL):
            self._offers.append(_offer(body))
        elif event.thing == self._end_of_list:
            self.listed.emit(self._offers)
        elif event == (DISPLAY, _ERROR):
            self.close()
        else:
            self.heard.emit(event)


def _offer(body: bytes) -> Offer:
    name, length = _HEADER.unpack_from(body)
    text = body[_HEADER.size :][:length].rstrip(b"\0").decode()
    return Offer(name, text, *_NUMBER.unpack(body[-_NUMBER.size :]))


def _connected(environ: Mapping[str, str]) -> socket.socket:
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY", ""))
    if not environ.get("WAYLAND_DISPLAY") or not path.is_absolute():
        message = "No Wayland compositor is named."
        raise OSError(message)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(0)  # a Unix socket connects at once or not at all
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        raise
    return connection
