"""The app as a process that is killed again and again, and what it gives back of the session that ran."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from unaided.domain.profile import socket_path
from unaided.storage.profile import BEATS_NAME

LONG = 30.0  # seconds
MOST_LOST = 15.0  # seconds (Law 12)
PAUSE_SECONDS = 0.01
Json = dict[str, Any]


class App:
    """One profile, and the app that runs on it, with no screen and nobody on any bus."""

    def __init__(self, folder: Path, *starts: str) -> None:
        """Lay out the surroundings; nothing runs yet. `starts` is the command, where it is not the app alone."""
        self._starts = starts or (*COMMAND, "--in-tray")
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        self._profile = folder / "profile"
        nobody = f"unix:path={runtime}/nobody"
        self._environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SESSION_BUS_ADDRESS": nobody,
            "DBUS_SYSTEM_BUS_ADDRESS": nobody,
            "XDG_RUNTIME_DIR": str(runtime),
            "HOME": str(folder),
            "UNAIDED_HOME": str(self._profile),
        }
        self._log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._starts, env=self._environ, stdout=log, stderr=log)  # noqa: S603
        wait_until(self._listens, "the app to listen")

    def kill(self) -> float:
        """End it as a crash would, and tell when (seconds since 1970)."""
        assert self._process is not None
        self._process.kill()
        moment = time.time()
        assert self._process.wait() == -signal.SIGKILL, self._log.read_text()
        self._process = None
        return moment

    def end(self) -> None:
        """Ask it to end, if it runs; one that does not is killed, and that is a failure."""
        if self._process is not None:
            self._process.terminate()
            try:
                assert self._process.wait(LONG) == 0, self._log.read_text()
            finally:
                self._process.kill()

    def ask(self, *words: str) -> str:
        """Do a command in the terminal and return what it printed."""
        command = [*COMMAND, *words]
        done = subprocess.run(command, env=self._environ, capture_output=True, text=True, check=False)  # noqa: S603
        assert done.returncode == 0, done.stderr
        return done.stdout

    def asking(self, *words: str) -> subprocess.Popen[bytes]:
        """Begin to do a command in the terminal; whoever began it waits for its end."""
        nowhere = subprocess.DEVNULL
        return subprocess.Popen([*COMMAND, *words], env=self._environ, stdout=nowhere, stderr=nowhere)  # noqa: S603

    def status(self) -> Json:
        """Read `status --json`."""
        status: Json = json.loads(self.ask("status", "--json"))
        return status

    def latest(self) -> Json:
        """Read the latest session from the export, whatever its state."""
        latest: Json = json.loads(self.ask("export"))["sessions"][-1]
        return latest

    def beat(self) -> bytes:
        """Read the last sign of life."""
        return (self._profile / BEATS_NAME).read_bytes()

    def log(self) -> str:
        """Read all it said."""
        return self._log.read_text()

    def _listens(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self._log.read_text()
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            return line.connect_ex(socket_path(self._environ, sys.platform)) == 0


COMMAND = (sys.executable, "-m", "unaided")


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Ask again and again until it holds."""
    deadline = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(PAUSE_SECONDS)


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What became of the running session; lengths in seconds."""

    status: Json
    session: Json
    worked: float  # from its start to the kill
    gone: float  # from the kill until the app ran again

    @property
    def gap(self) -> Json:
        """Return the latest span in which nobody was there."""
        gap: Json = [span for span in self.session["spans"] if span["cause"] == "gone"][-1]
        return gap

    @property
    def lost(self) -> float:
        """Return how much of the work counts as time nobody was there."""
        return float(self.worked - self.gap["start_seconds"])


def kill_and_start(app: App, asking: subprocess.Popen[bytes] | None = None) -> GivenBack:
    """Kill the app, and the terminal that asks it; start it again, and read what it gives back of the session."""
    killed = app.kill()  # and nothing asked right before: to be asked is a sign of life
    if asking is not None:  # it would do without the app what it asked for
        asking.kill()
        asking.wait()
    app.start()
    status, back, session = app.status(), time.time(), app.latest()
    begun = datetime.fromisoformat(session["started_at"]).timestamp()
    return GivenBack(status, session, killed - begun, back - killed)


def check(back: GivenBack) -> None:
    """See that the time until the last beat counts, and the gap is undecided (Law 2)."""
    assert back.status["state"] == "running"
    assert 0 <= back.lost <= MOST_LOST
    assert back.gap["worked_seconds"] is None
    assert back.gap["end_seconds"] - back.gap["start_seconds"] <= back.gone + back.lost
    undecided = sum(span["end_seconds"] - span["start_seconds"] for span in back.session["spans"])
    assert back.status["active_seconds"] <= back.worked + back.gone - undecided
