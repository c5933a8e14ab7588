"""Ends a desktop session, even one whose test run was killed.

Run beside the session (`keeper.py FOLDER`), it waits for the end of its standard input, which comes when the session
closes and also when the process that opened it dies. Every process of a session carries the session's folder in its
environment, so that daemons that left their process group, and an app started detached, are found and ended as well.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

MARK = "UNAIDED_DESKTOP_SESSION"
PATIENCE = {signal.SIGTERM: 1.0, signal.SIGKILL: 3.0}


def members(folder: str) -> list[int]:
    """Tell the process ids of all that belongs to the session in this folder."""
    mark = f"\0{MARK}={folder}\0".encode()
    running = [entry for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [int(entry.name) for entry in running if mark in _environment(entry)]


def end(folder: str) -> None:
    """End every process of the session: asked first, then killed."""
    for sign, patience in PATIENCE.items():
        deadline = time.monotonic() + patience
        for pid in members(folder):
            _send(pid, sign)
        while members(folder):
            if time.monotonic() > deadline:
                break
            time.sleep(0.01)


def _environment(entry: Path) -> bytes:
    """Read a process's environment; one that has gone, or is another user's, has none to show."""
    try:
        return b"\0" + (entry / "environ").read_bytes() + b"\0"
    except OSError:
        return b""


def _send(pid: int, sign: signal.Signals) -> None:
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return  # it ended by itself since it was listed


if __name__ == "__main__":
    sys.stdin.read()
    end(sys.argv[1])
    shutil.rmtree(sys.argv[1], ignore_errors=True)
