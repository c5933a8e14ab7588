"""The desktop session itself: a display, two buses and the chosen parts, up in a moment and gone without a trace."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.session.harness import keeper, sway
from tests.session.harness.accessible import Accessible
from tests.session.harness.bus import Bus
from tests.session.harness.hands import Hands
from tests.session.harness.notifications import Notifications
from tests.session.harness.parts import Ground, Layout, Part, Windows, bus_config, services
from tests.session.harness.person import Person
from tests.session.harness.processes import Programs, run
from tests.session.harness.screen import HEIGHT, WIDTH, Screen
from tests.session.harness.tray import Tray
from tests.session.harness.waiting import Waiting

READY_SECONDS = 15.0
READY_PAUSE_SECONDS = 0.005
LOG_TAIL = 400
NAME_LENGTH = 60
BUSES = {"session-bus": "DBUS_SESSION_BUS_ADDRESS", "system-bus": "DBUS_SYSTEM_BUS_ADDRESS"}
FROM_OUTSIDE = ("PATH", "TZ", "USER", "LOGNAME", "LD_LIBRARY_PATH")
FIXED = {
    "LC_ALL": "C.UTF-8",  # Qt complains of any locale that is not UTF-8
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "GIO_USE_VFS": "local",
    "GSETTINGS_BACKEND": "memory",
}
OF_X11 = {
    "XDG_SESSION_TYPE": "x11",
    "XDG_CURRENT_DESKTOP": "XFCE",
    "QT_QPA_PLATFORM": "xcb",
    "GDK_BACKEND": "x11",
}
OF_WAYLAND = {
    "XDG_SESSION_TYPE": "wayland",
    "XDG_CURRENT_DESKTOP": "sway",
    "QT_QPA_PLATFORM": "wayland",
    "GDK_BACKEND": "wayland",
}


class StartError(RuntimeError):
    """A program of the session did not start; the message has what it said."""


class DesktopSession:
    """A private desktop session, for the time of a `with` block."""

    folder: Path
    env: dict[str, str]
    bus: Bus
    person: Person
    tray: Tray
    notifications: Notifications
    programs: Programs

    def __init__(self, layout: Layout, artefacts: Path) -> None:
        """Choose the parts it has, and the folder its screenshots go to."""
        self._layout = layout
        self._artefacts = artefacts
        self._shots = 0
        self._after = ExitStack()
        self._display: dict[str, str] = {}  # the X server, where no program but the hands and eyes may know of it

    def __enter__(self) -> Self:
        """Start everything; what fails to start ends what did."""
        with ExitStack() as after:
            self._enter(after)
            self._after = after.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End everything, also what programs of the session started on their own."""
        self._after.close()

    def start(self, part: Part) -> None:
        """Start a part of the layout that is not running, and wait until it is ready."""
        self._begin(part)
        self._await_ready(part)

    def stop(self, part: Part, sign: signal.Signals = signal.SIGTERM) -> None:
        """End a part, as gently as the signal is."""
        self.programs.stop(part, sign)

    def run(self, argv: Sequence[str]) -> bytes:
        """Run a short program in the session and give its output."""
        return run(argv, self.env | self._display)

    def shot(self, step: str) -> Path:
        """Keep a numbered picture of the screen among the artefacts."""
        self._shots += 1
        words = "".join(letter if letter.isalnum() else " " for letter in step.lower()).split()
        path = self._artefacts / f"{self._shots:02}-{'-'.join(words)[:NAME_LENGTH]}.png"
        self.person.screen.save(path)
        return path

    def _enter(self, after: ExitStack) -> None:
        # Paths of Unix sockets end at 108 bytes, and TMPDIR may be deep.
        self.folder = Path(tempfile.mkdtemp(prefix="unaided-", dir="/tmp"))
        self.env = _environment(self.folder, self._layout)
        self.programs = Programs(self.folder / "logs")
        after.callback(self.programs.collect_all)
        after.callback(_keeper(self.folder))
        self._start_display()
        self._start_buses()
        self.bus = after.enter_context(Bus(self.env["DBUS_SESSION_BUS_ADDRESS"]))
        self._wake_person(after)
        self._services = services(self._layout, Ground(self.folder, self.bus, self.person.screen))
        self.start(Part.WINDOW_MANAGER)  # trayer never shows itself where it was the first to come
        if self._layout.windows is Windows.SWAY:
            self._enter_sway()
        self._start_together([part for part in self._services if part is not Part.WINDOW_MANAGER])

    def _enter_sway(self) -> None:
        """Let programs find sway from now on, and no longer the X server under it."""
        self._display = {"DISPLAY": self.env.pop("DISPLAY")}
        self.env |= sway.sockets(self.folder)

    def _start_together(self, parts: Sequence[Part]) -> None:
        for part in parts:
            self._begin(part)
        for part in parts:
            self._await_ready(part)

    def _start_display(self) -> None:
        size = f"{WIDTH}x{HEIGHT}x24"
        argv = ["Xvfb", "-displayfd", "{answer}", "-screen", "0", size, "-dpi", "96", "-nolisten", "tcp", "-noreset"]
        self.env["DISPLAY"] = ":" + self._first_line("display", argv)

    def _start_buses(self) -> None:
        for name, variable in BUSES.items():
            config = bus_config(self.folder, self.folder / "run" / name)
            argv = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address={answer}"]
            self.env[variable] = self._first_line(name, argv)

    def _first_line(self, name: str, argv: Sequence[str]) -> str:
        """Start a program that tells at the descriptor `{answer}` where it listens once it does."""
        reading, writing = os.pipe()
        with os.fdopen(reading) as answer:
            try:
                self.programs.start(name, [part.format(answer=writing) for part in argv], self.env, pass_fds=[writing])
            finally:
                os.close(writing)
            line = answer.readline().strip()
        if not line:
            raise StartError(name + ": " + self.programs.log(name))
        return line

    def _wake_person(self, after: ExitStack) -> None:
        wait = Waiting(self._witness)
        eyes = Accessible(wait)
        after.callback(eyes.close)
        self.person = Person(self._screen(), Hands(self.run), eyes, wait)
        self.tray = Tray(self._layout.tray, self.bus, self.person)
        address = self.env["DBUS_SESSION_BUS_ADDRESS"]
        self.notifications = Notifications(address, self.folder / "action-label", self.person)
        after.callback(self.notifications.close)

    def _screen(self) -> Screen:
        return sway.SwayScreen(self.run) if self._layout.windows is Windows.SWAY else Screen(self.run)

    def _begin(self, part: Part) -> None:
        service = self._services[part]
        self.programs.start(part, service.argv, self.env, stdin=service.stdin)

    def _await_ready(self, part: Part) -> None:
        def is_ready() -> bool:
            if self.programs.exit_status(part) is not None:
                raise StartError(part + ": " + self.programs.log(part))
            return self._services[part].is_ready()

        self.person.wait(is_ready, READY_SECONDS, f"the {part} to be ready", pause=READY_PAUSE_SECONDS)
        if part is Part.ACCESSIBILITY:
            self.person.eyes.listen(self.bus)

    def _witness(self, what: str) -> str:
        """Tell what is there instead of what was waited for."""
        said = {name: self.programs.log(name).strip() for name in self.programs.names() if name not in BUSES}
        tails = [f"{name}: {log[-LOG_TAIL:]}" for name, log in said.items() if log]
        return "\n".join([f"screenshot: {self.shot('waited for ' + what)}", *tails])


def _environment(folder: Path, layout: Layout) -> dict[str, str]:
    """Make the surroundings of every program in the session: nothing of the person's own desktop gets in."""
    folders = {name: folder / name for name in ("home", "run", "config", "data", "cache", "state", "logs")}
    for path in folders.values():
        path.mkdir(mode=0o700)
    outside = {name: os.environ[name] for name in FROM_OUTSIDE if name in os.environ}
    places = {f"XDG_{name.upper()}_HOME": str(folders[name]) for name in ("config", "data", "cache", "state")}
    seeing = {} if layout.accessibility else {"NO_AT_BRIDGE": "1"}
    own = {keeper.MARK: str(folder), "HOME": str(folders["home"]), "XDG_RUNTIME_DIR": str(folders["run"])}
    kind = OF_WAYLAND if layout.windows is Windows.SWAY else OF_X11
    return outside | places | seeing | FIXED | kind | own


def _keeper(folder: Path) -> Callable[[], None]:
    """Start the session's keeper; what this gives ends the session, as the end of this process would."""
    argv = [sys.executable, "-I", "-S", keeper.__file__, str(folder)]
    process = subprocess.Popen(argv, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - argv is ours

    def end() -> None:
        process.communicate()

    return end
