"""A Wayland compositor in this process that knows idle time and nothing else: it does what a test tells it to."""

import struct
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

DISPLAY = 1
HEADER = struct.Struct("=II")
NUMBER = struct.Struct("=I")


class FakeCompositor(QObject):
    """Offers these interfaces; `watches` are the requests for an idle watch, as (object, code, numbers)."""

    def __init__(self, socket: Path, offers: Sequence[str]) -> None:
        super().__init__()
        self.environ = {"XDG_RUNTIME_DIR": str(socket.parent), "WAYLAND_DISPLAY": socket.name}
        self.bound: dict[int, str] = {}
        self.is_left = False
        self.watches: list[tuple[str, int, tuple[int, ...]]] = []
        self._offers = list(offers)
        self._registry = 0
        self._watch = 0
        self._client: QLocalSocket | None = None
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._take)
        assert self._server.listen(str(socket))

    def say(self, code: int) -> None:
        """Let the watch speak: 0 idle, 1 touched again."""
        self._write(self._watch, code)

    def throw_out(self) -> None:
        """Report an error of the client's, as the protocol does."""
        self._write(DISPLAY, 0, NUMBER.pack(1) + NUMBER.pack(0) + _text("no such thing"))

    def hang_up(self) -> None:
        """Go."""
        assert self._client is not None
        self._client.abort()

    @Slot()
    def _take(self) -> None:
        self._client = self._server.nextPendingConnection()
        self._client.readyRead.connect(self._read)
        self._client.disconnected.connect(self._on_left)

    @Slot()
    def _read(self) -> None:
        assert self._client is not None
        data = bytes(self._client.readAll().data())
        while data:
            thing, rest = HEADER.unpack_from(data)
            self._hear(thing, rest & 0xFFFF, data[HEADER.size : rest >> 16])
            data = data[rest >> 16 :]

    @Slot()
    def _on_left(self) -> None:
        self.is_left = True

    def _hear(self, thing: int, code: int, body: bytes) -> None:
        if thing == DISPLAY and code == 1:
            (self._registry,) = NUMBER.unpack(body)
            for name, interface in enumerate(self._offers):
                self._write(self._registry, 0, NUMBER.pack(name) + _text(interface) + NUMBER.pack(3))
        elif thing == DISPLAY:
            (done,) = NUMBER.unpack(body)
            self._write(done, 0, NUMBER.pack(0))
        elif thing == self._registry:
            (name,), (new,) = NUMBER.unpack_from(body), NUMBER.unpack(body[-4:])
            assert body == NUMBER.pack(name) + _text(self._offers[name]) + NUMBER.pack(1) + NUMBER.pack(new)
            self.bound[new] = self._offers[name]
        else:
            self._watch, *numbers = struct.unpack(f"={len(body) // 4}I", body)
            self.watches.append((self.bound[thing], code, tuple(numbers)))

    def _write(self, thing: int, code: int, body: bytes = b"") -> None:
        assert self._client is not None
        message = HEADER.pack(thing, (HEADER.size + len(body)) << 16 | code) + body
        half = len(message) // 2  # a stream knows no messages: they arrive in any pieces
        self._client.write(message[:half])
        self._client.flush()
        self._client.write(message[half:])


def _text(text: str) -> bytes:
    data = text.encode() + b"\0"
    return NUMBER.pack(len(data)) + data + bytes(-len(data) % 4)
