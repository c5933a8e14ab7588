"""Hand a command to the running app over its local socket: standard library only, nothing to install.

The request is the length of what follows and a line feed, then the words, each ended by a NUL. The
answer comes in parts, each a line of its kind and a number: `heard 0` at once; `ask`, `err` and `out`
with the length of the UTF-8 text that follows; `end` with the exit code. Where an answer goes on
(`watch`), more of `out` come before the end. What is asked is put to a person at a terminal in place
of `err`; yes sends the same words again with `--yes`. (JSON would cost half as much as the whole command.)
"""

from __future__ import annotations

import os
import sys
from _socket import AF_UNIX, SOCK_STREAM, socket  # what `socket` is made of; that costs 5 ms more, for enums alone

TYPE_CHECKING = False  # that of `typing` costs 2 ms at every `status`
if TYPE_CHECKING:
    from collections.abc import Sequence

HEARD_WITHIN = 2.0  # seconds until a frozen app is called frozen
ANSWERED_WITHIN = 60.0  # seconds for the work itself, such as an export
INTERRUPTED = 130  # the shell's code for Ctrl-C
NOBODY_READS = 141  # the shell's code for a pipe whose reader has gone
NO_REPLY = (
    "Unaided is running but does not answer. "
    "Try again; if it stays silent, end its process and start it anew: what was saved is kept.\n"
)
GONE = "Unaided ended before it had answered. Start it again and look with `unaided status`.\n"
OTHER_VERSION = "The Unaided that runs is of another version. Quit it and start it again.\n"
NOTHING_DONE = "Nothing was changed.\n"


def ask_at(path: str, argv: Sequence[str]) -> int | None:
    """Let the app that listens at this path do a command, and print its answer.

    Returns the exit code, or None where nobody listens any more.
    """
    line = socket(AF_UNIX, SOCK_STREAM)
    try:
        return _Answer(line, path, argv).taken() if _is_sent(line, path, argv) else None
    except TimeoutError:
        return write("", NO_REPLY) or 1
    except ValueError:
        return write("", OTHER_VERSION) or 1
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        line.close()


def _is_sent(line: socket, path: str, argv: Sequence[str]) -> bool:
    words = "".join(f"{word}\0" for word in argv).encode("utf-8", "surrogateescape")
    line.settimeout(HEARD_WITHIN)
    try:
        line.connect(path)
        line.sendall(b"%d\n" % len(words) + words)
    except TimeoutError:
        raise
    except OSError:
        return False
    return True


class _Answer:
    """The parts of one answer as they come."""

    def __init__(self, line: socket, path: str, argv: Sequence[str]) -> None:
        self._line = line
        self._path = path
        self._argv = argv
        self._unread = b""
        self._question = ""

    def taken(self) -> int | None:
        """Print the parts and return the exit code, None where not even the first came."""
        is_heard = False
        while head := self._head():
            kind, number = head.split()
            if kind == b"end":
                return self._end(int(number))
            if kind != b"heard" and (gone := self._print(kind, self._text(int(number)))):
                return gone
            is_heard = True
            self._line.settimeout(None if kind == b"out" else ANSWERED_WITHIN)
        if self._line.gettimeout() is None and not _is_read(self._line):
            return NOBODY_READS
        return (write("", GONE) or 1) if is_heard else None  # it closed while ending: as good as not running

    def _print(self, kind: bytes, text: str) -> int:
        if kind == b"ask" and sys.stdin.isatty():
            self._question = text
        elif kind == b"out":
            return write(text, "")
        elif kind == b"err" and not self._question:
            return write("", text)
        return 0

    def _end(self, code: int) -> int | None:
        if not self._question:
            return code
        return ask_at(self._path, [*self._argv, "--yes"]) if agrees(self._question) else 1

    def _head(self) -> bytes:
        """Return the line that begins the next part, empty where there is none any more."""
        while b"\n" not in self._unread:
            if not (more := self._received()):
                return b""
            self._unread += more
        head, _, self._unread = self._unread.partition(b"\n")
        return head

    def _text(self, length: int) -> str:
        parts, missing = [self._unread], length - len(self._unread)
        while missing > 0 and (more := self._received()):
            parts.append(more)
            missing -= len(more)
        text = b"".join(parts)
        self._unread = text[length:]
        return text[:length].decode("utf-8", "replace")

    def _received(self) -> bytes:
        if self._line.gettimeout() is None and not _is_read(self._line):
            return b""
        try:
            return self._line.recv(1 << 16)
        except ConnectionError:
            return b""


def _is_read(line: socket) -> bool:
    """Wait for more and tell whether anybody still reads it: a status bar that went is noticed at once (Law 10)."""
    import select  # noqa: PLC0415 (only where an answer goes on)

    ends = select.poll()
    ends.register(line, select.POLLIN)
    ends.register(sys.stdout, 0)  # only what goes wrong with it
    return all(number == line.fileno() for number, _ in ends.poll())


def agrees(question: str) -> bool:
    """Put a question to the person at the terminal; anything but yes changes nothing."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() in {"y", "yes"}:
        return True
    sys.stderr.write(NOTHING_DONE)
    return False


def write(out: str, err: str) -> int:
    """Print an answer and return 0, or the shell's code for it where nobody reads it any more."""
    sys.stderr.write(err)
    try:
        sys.stdout.write(out)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains as it ends
        return NOBODY_READS
    return 0
