"""A program under test: a real process in the session, that can be asked, killed and started again."""

import re
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.session.harness.desktop import DesktopSession
from tests.session.harness.processes import run

END_SECONDS = 10.0
SPEAKING = {
    "PYTHONUNBUFFERED": "1",
    "QT_FORCE_STDERR_LOGGING": "1",
    "QT_MESSAGE_PATTERN": "[%{type}] %{category}: %{message}",
}
COMPLAINT = re.compile(
    r"Traceback|Exception ignored|^\[(warning|critical|fatal)\]|\b(WARNING|ERROR|CRITICAL)\b|\w(Warning|Error)\b"
)
# What Qt says where the desktop has no portal, where the eyes ask about something that is gone meanwhile, and
# where a Wayland window goes that had the keyboard.
NOISE = re.compile(
    r"qt\.qpa\.theme\.gnome|Failed to register with host portal|Could not find accessible on path"
    r"|qt\.qpa\.wayland\.textinput: .* is focused"
)
ROOT = Path(__file__).parents[3]


class Program:
    """One program with its arguments and surroundings."""

    def __init__(self, desktop: DesktopSession, name: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        """Keep what it is called and how it is started; nothing runs yet."""
        self._desktop = desktop
        self._name = name
        self.command = tuple(command)
        self.env = desktop.env | SPEAKING | dict(env)
        self.pid = 0

    def start(self, *arguments: str) -> None:
        """Start it and leave it running."""
        self.pid = self._desktop.programs.start(self._name, [*self.command, *arguments], self.env)

    def ask(self, *arguments: str) -> str:
        """Run it with these arguments to its end beside the running one, and give what it printed."""
        return run([*self.command, *arguments], self.env).decode()

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        programs = self._desktop.programs
        return self._name in programs.names() and programs.exit_status(self._name) is None

    def kill(self) -> None:
        """End it as a power cut would."""
        self._desktop.programs.stop(self._name, signal.SIGKILL)

    def end(self) -> None:
        """Ask it to end."""
        self._desktop.programs.stop(self._name)

    def wait_ended(self, seconds: float = END_SECONDS) -> int:
        """Wait until it ends by itself and give its exit status."""
        self._desktop.person.wait(lambda: not self.is_running, seconds, f"the end of {self._name}")
        return self._desktop.programs.collect(self._name)

    def said(self) -> str:
        """Read all it wrote so far, over all its starts."""
        return self._desktop.programs.log(self._name)

    def complaints(self) -> list[str]:
        """List what it wrote that tells of trouble: tracebacks, and warnings of Python and Qt."""
        return [line for line in self.said().splitlines() if COMPLAINT.search(line) and not NOISE.search(line)]


def unaided(desktop: DesktopSession, home: Path) -> Program:
    """Unaided from this checkout, with its profile in a folder; not started yet."""
    env = {"UNAIDED_HOME": str(home), "PYTHONPATH": str(ROOT / "app")}
    return Program(desktop, "unaided", [sys.executable, "-m", "unaided"], env)


def floor(desktop: DesktopSession) -> Program:
    """The smallest tray program there is; not started yet."""
    return Program(desktop, "floor", [sys.executable, str(ROOT / "benchmarks/floor_tray.py")], {})
