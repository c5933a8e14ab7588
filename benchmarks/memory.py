"""Memory that is the program's own, before and after its costly parts are first needed."""

import statistics
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Against, Figure, Goal
from benchmarks.probes import settled_uss_mb
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout
from tests.session.harness.program import Program, floor, unaided
from unaided.bootstrap import Services, with_services
from unaided.domain.explanation import SkipReason
from unaided.domain.session import Mode
from unaided.machine.clock import SystemClock
from unaided.services.session import StartRequest

HOW = """Unique set size once it has stopped changing: the private pages, and those of the environment's libraries,
which another program of the same environment may share meanwhile. Floor and Unaided one after the other, each alone in
the session, median of the rounds. Started as at log-in, on a profile in which one session was stopped and nothing is
owed. The session is started by the command, the window opened from the tray menu, the page with Ctrl+2, the window
closed with Alt+F4. The one session has no pace, so the page says so and draws no chart. No accessibility bus."""
ROUNDS = 3
WINDOW_SECONDS = 10.0
START = ("start", "Measure", "--no-ai", "--minutes", "50", "--estimate", "60")
GOALS = {
    "idle in the tray": 1.15,
    "after the first session started": 1.8,
    "with the Calibration page open": 2.7,
    "after the window closed": 2.0,
}


def measure(artefacts: Path) -> list[Figure]:
    """Take both through their states a few times."""
    rounds = [_round(artefacts) for _ in range(ROUNDS)]
    bare = statistics.median(first for first, _ in rounds)
    states = zip(*(ours for _, ours in rounds), strict=True)
    return [
        Figure(what, "MB", bare, statistics.median(values), Goal(Against.RATIO, limit))
        for (what, limit), values in zip(GOALS.items(), states, strict=True)
    ]


def _round(artefacts: Path) -> tuple[float, list[float]]:
    """Give the floor's memory, and Unaided's in each of the states."""
    with DesktopSession(Layout(keyring=False, accessibility=False), artefacts) as desktop:
        home = desktop.folder / "profile"
        with_services({"UNAIDED_HOME": str(home)}, SystemClock(), _work_once)
        bare, ours = floor(desktop), unaided(desktop, home)
        least = _shown(desktop, bare)
        bare.end()
        desktop.tray.wait_empty()
        idle = _shown(desktop, ours, "--in-tray")
        later = [_after(go, desktop, ours) for go in (_start_session, _open_calibration, _close_window)]
        return least, [idle, *later]


def _work_once(services: Services) -> None:
    started = services.session.start(StartRequest(Mode.NO_AI, title="Measure"))
    services.session.finish()
    assert started.session is not None  # noqa: S101 (for the type checker)
    services.explanation.skip(started.session.id, SkipReason.NO_TIME)


def _shown(desktop: DesktopSession, program: Program, *arguments: str) -> float:
    program.start(*arguments)
    desktop.tray.icon()
    return settled_uss_mb(program.pid)


def _after(go: Callable[[DesktopSession, Program], None], desktop: DesktopSession, program: Program) -> float:
    go(desktop, program)
    return settled_uss_mb(program.pid)


def _start_session(_desktop: DesktopSession, program: Program) -> None:
    program.ask(*START)


def _open_calibration(desktop: DesktopSession, _program: Program) -> None:
    desktop.tray.trigger(desktop.tray.wait_for_item("Unaided"), "Open Unaided")
    desktop.person.wait(lambda: desktop.person.screen.windows("unaided"), WINDOW_SECONDS, "the window of Unaided")
    desktop.person.hands.press("ctrl+2")


def _close_window(desktop: DesktopSession, _program: Program) -> None:
    desktop.person.hands.press("alt+F4")
    desktop.person.wait(lambda: not desktop.person.screen.windows("unaided"), WINDOW_SECONDS, "the window to close")
