"""Where a second start and the terminal ring: a local socket that only this person can use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from unaided.domain.reply import Exit, Reply

LONGEST_REQUEST = 1 << 20  # bytes
LONGEST_NUMBER = 7  # digits of that
MOST_UNREAD = 1 << 16  # bytes that wait for a caller who follows and does not read


class Caller(QObject):
    """One connection: read a line, hand it over, write what is answered, hang up."""

    def __init__(self, socket: QLocalSocket, handle: Handle, gone: Callable[[Caller], None]) -> None:
        """Take the connection, who does what is asked, and whom to tell that the caller hung up."""
        super().__init__()
        self._socket = socket
        self._handle = handle
        self._gone = gone
        self._request = b""
        self._heard = False
        self._has_left = False
        self._last: Reply | None = None
        socket.setReadBufferSize(LONGEST_REQUEST + LONGEST_NUMBER + 1)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._leave)
        self._read()

    @property
    def is_there(self) -> bool:
        """Tell whether the caller still waits."""
        return not self._has_left and self._socket.state() is QLocalSocket.LocalSocketState.ConnectedState

    def goes_on(self, last: Reply) -> None:
        """Take note that this answer goes on in parts, and how it ends when the app does."""
        self._last = last

    def end(self) -> None:
        """Say the last word of an answer that goes on."""
        if self._last is not None:
            self.respond(self._last)

    def hang_up(self) -> None:
        """Send what is answered and go, at the end of the app; the socket goes with the server."""
        if not self._has_left:
            self._socket.disconnected.disconnect(self._leave)
            self._socket.flush()
            self._socket.abort()
            self._leave()

    def say(self, out: str) -> None:
        """Tell a part of an answer that goes on; who does not read is hung up on."""
        if self.is_there and self._socket.bytesToWrite() > MOST_UNREAD:
            self._socket.abort()
        else:
            self._write(("out", out))

    def respond(self, reply: Reply) -> None:
        """Answer, which ends the call."""
        texts = (("ask", reply.question), ("err", reply.err), ("out", reply.out))
        self._write(*(part for part in texts if part[1]), end=b"end %d\n" % reply.code)
        self._socket.disconnectFromServer()

    def _write(self, *parts: tuple[str, str], end: bytes = b"") -> None:
        if self.is_there:  # else the caller did not wait
            self._socket.write(b"".join(_part(kind, text) for kind, text in parts) + end)
            self._socket.flush()

    @Slot()
    def _read(self) -> None:
        if self._heard:
            return
        self._request += self._socket.readAll().data()
        words = words_in(self._request)
        if words is None:
            return  # there is more to come
        self._heard = True
        self._write(end=b"heard 0\n")  # what takes long from here on is work, not a frozen app
        if not self.is_there:
            return  # who was told that nobody answers must not find it done later
        if isinstance(words, Reply):
            self.respond(words)
        else:
            self._handle(words, self)

    @Slot()
    def _leave(self) -> None:
        self._has_left = True
        self._gone(self)
        self._socket.deleteLater()
        self.deleteLater()


Handle = Callable[[Sequence[str], Caller], None]


class Doorbell(QObject):
    """Take one request a connection and hand its words over with the caller who waits for the answer."""

    def __init__(self, handle: Handle, parent: QObject | None = None) -> None:
        """Take who does what is asked."""
        super().__init__(parent)
        self._handle = handle
        self._callers: set[Caller] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self, path: str) -> bool:
        """Listen at this path and tell whether that worked; call it only while holding the write lock.

        What a killed app left at the path is removed: the lock proves that nobody listens there.
        """
        if not path.startswith("\\\\"):
            Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        QLocalServer.removeServer(path)
        return self._server.listen(path)

    def close(self) -> None:
        """Listen no more, and end the answers that go on."""
        self._server.close()
        for caller in tuple(self._callers):
            caller.end()
            caller.hang_up()

    @Slot()
    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._callers.add(Caller(socket, self._handle, self._callers.discard))


def words_in(request: bytes) -> list[str] | Reply | None:
    """Return the words of a request, None where some of it is still to come, a reply where it is none of ours."""
    head, found, body = request.partition(b"\n")
    if not found and len(head) <= LONGEST_NUMBER:
        return None
    if not head.isdigit() or len(head) > LONGEST_NUMBER or int(head) > LONGEST_REQUEST:
        return Reply(err="unaided: the request was not understood.\n", code=Exit.USAGE)
    if len(body) < int(head):
        return None
    return body[: int(head)].decode("utf-8", "surrogateescape").split("\0")[:-1]


def _part(kind: str, text: str) -> bytes:
    """Return a part of an answer as it is sent; half a character cannot be, and becomes a question mark."""
    body = text.encode("utf-8", "replace")
    return f"{kind} {len(body)}\n".encode() + body
