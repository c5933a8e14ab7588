"""Let one set-up work at a time in a checkout; the next one waits for it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unaided_setup.trouble import say


@contextmanager
def one_at_a_time(path: Path) -> Iterator[tuple[int, ...]]:
    """Hold the lock file and yield its descriptor, for the programs that set-up starts to hold it too.

    If set-up is killed while pip works, the next one then waits for that pip. Windows (not tried) goes without a lock.
    """
    if sys.platform == "win32":
        yield ()
        return
    import fcntl  # noqa: PLC0415 (not on Windows)

    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work in this checkout; waiting for it …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield (file.fileno(),)
