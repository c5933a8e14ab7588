"""Where a second start and the terminal ring: a local socket that only this person can use."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from unaided.domain.reply import Exit, Reply

LONGEST_REQUEST = 1 << 20  # bytes
Respond = Callable[[Reply], None]
Handle = Callable[[Sequence[str], Respond], None]


class Doorbell(QObject):
    """Take one request a connection and hand its words over with the way to respond."""

    def __init__(self, handle: Handle, parent: QObject | None = None) -> None:
        """Take who does what is asked."""
        super().__init__(parent)
        self._handle = handle
        self._callers: set[_Caller] = set()
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
        """Listen no more, and hang up on who still waits; what was answered reaches them."""
        self._server.close()
        for caller in list(self._callers):
            caller.hang_up()

    @Slot()
    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._callers.add(_Caller(socket, self._handle, self._callers.discard))


class _Caller(QObject):
    """One connection: read a line, hand it over, write the answer, hang up."""

    def __init__(self, socket: QLocalSocket, handle: Handle, gone: Callable[[_Caller], None]) -> None:
        super().__init__()
        self._socket = socket
        self._handle = handle
        self._gone = gone
        self._heard = False
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._leave)
        self._read()

    @Slot()
    def _read(self) -> None:
        if self._heard or not self._socket.canReadLine():
            if self._socket.bytesAvailable() > LONGEST_REQUEST:
                self._socket.abort()
            return
        self._heard = True
        words = _words(bytes(self._socket.readLine().data()))
        if self._is_connected():
            self._socket.write(b"{}\n")  # heard: what takes long from here on is work, not a frozen app
            self._socket.flush()
        if words is None:
            self._respond(Reply(err="unaided: the request was not understood.\n", code=Exit.USAGE))
        else:
            self._handle(words, self._respond)

    def _respond(self, reply: Reply) -> None:
        if not self._is_connected():
            return  # the caller did not wait
        body = {"out": reply.out, "err": reply.err, "code": int(reply.code)}
        self._socket.write(json.dumps(body, ensure_ascii=False).encode() + b"\n")
        self._socket.disconnectFromServer()

    def hang_up(self) -> None:
        """Send what is answered and go."""
        self._socket.disconnected.disconnect(self._leave)
        self._socket.flush()
        self._socket.abort()
        self._leave()

    def _is_connected(self) -> bool:
        return self._socket.state() is QLocalSocket.LocalSocketState.ConnectedState

    @Slot()
    def _leave(self) -> None:
        self._gone(self)
        self._socket.deleteLater()
        self.deleteLater()


def _words(line: bytes) -> list[str] | None:
    """Return the words of a request, None where it is not one of ours."""
    try:
        request = json.loads(line)
    except ValueError:
        return None
    words = request.get("argv") if isinstance(request, dict) else None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return None
    return words
