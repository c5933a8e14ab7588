"""A terminal beside the running app: it types commands, and reads what the app replies."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence

from PySide6.QtNetwork import QLocalSocket

from unaided.desktop.commands import Commands
from unaided.desktop.doorbell import Caller
from unaided.domain.reply import Reply


class Listener(Caller):
    """A caller whose socket is no matter: it keeps what is answered."""

    def __init__(self) -> None:
        """Begin with no reply."""
        super().__init__(QLocalSocket(), _handle_nothing, _leave_nothing)
        self.replies: list[Reply] = []

    def respond(self, reply: Reply) -> None:
        """Keep the reply."""
        self.replies.append(reply)

    def _read(self) -> None:
        """Read nothing: nobody is at the other end."""


def _handle_nothing(_words: Sequence[str], _caller: Caller) -> None:
    """Hear nothing: the socket is not connected."""


def _leave_nothing(_caller: Caller) -> None:
    """Nobody counts this caller."""


class Terminal:
    """Types commands to the running app and reads its replies."""

    def __init__(self, commands: Commands, settled: Callable[[], None]) -> None:
        """Take who does commands, and what waits until all is done and shown."""
        self._commands = commands
        self._settled = settled

    def types(self, *words: str) -> Reply:
        """Return what the app replies."""
        caller = Listener()
        self._commands.take(words, caller)
        self._settled()
        [reply] = caller.replies
        return reply

    def say(self, line: str) -> Reply:
        """Return what the app replies to a line, written as in a shell."""
        return self.types(*shlex.split(line))
