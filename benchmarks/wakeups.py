"""What it costs to have it running: wake-ups and processor time per minute."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import Against, Figure, Goal
from benchmarks.probes import effort_in
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, TrayHost
from tests.session.harness.program import Program, floor, unaided

HOW = """Floor and Unaided side by side in the same session, watched over the same two minutes, once idle and once with
a session running and nothing on the screen but the icon. A wake-up is counted each time a thread of the process goes
to wait (`voluntary_ctxt_switches` of all its threads), whatever woke it; processor time is the first field of
`schedstat` of all its threads, user and system. No accessibility bus. Both kinds of tray. Then once more with the mini
timer on the screen: two of the last five minutes, and all but two seconds of the very last, when it shows seconds."""
WATCH_SECONDS = 120.0
HOURLY = 60 / 1000  # seconds an hour for each millisecond a minute
CALM_SECONDS = 10.0
START = ("start", "Measure", "--no-ai", "--minutes", "50", "--estimate", "60")
LATE, LEFT_SECONDS = ("began", "45m"), 300.0  # the last minute can be waited for then
LAST_SECONDS = 58.0
KINDS = {TrayHost.XFCE_PANEL: "StatusNotifierItem", TrayHost.TRAYER: "XEmbed"}


def measure(artefacts: Path) -> list[Figure]:
    """Watch both, idle, running, and with the mini timer, in both kinds of tray."""
    figures = [figure for host, kind in KINDS.items() for figure in _in_tray(host, kind, artefacts)]
    return figures + [figure for host, kind in KINDS.items() for figure in _with_mini_timer(host, kind, artefacts)]


def _in_tray(host: TrayHost, kind: str, artefacts: Path) -> list[Figure]:
    with _both(host, artefacts) as (bare, ours):
        pids = [bare.pid, ours.pid]
        idle = _watch(pids, f"idle, {kind}", Goal(Against.EXCESS, 1), Goal(Against.VALUE, 0.5))
        ours.ask(*START)
        running = _watch(pids, f"running, {kind}", Goal(Against.VALUE, 8), Goal(Against.VALUE, 4))
        return idle + running


def _with_mini_timer(host: TrayHost, kind: str, artefacts: Path) -> list[Figure]:
    with _both(host, artefacts, "mini_timer = true\n") as (bare, ours):
        pids = [bare.pid, ours.pid]
        ours.ask(*START)
        ours.ask(*LATE)
        begun = time.monotonic()
        before = _watch(pids, f"mini timer, {kind}", Goal(Against.VALUE, 8), None)
        time.sleep(LEFT_SECONDS - LAST_SECONDS - 1 - (time.monotonic() - begun))
        floor_effort, effort = effort_in(pids, LAST_SECONDS)
        what = f"mini timer, last minute, {kind}: wake-ups"
        last = Figure(what, "a minute", floor_effort.wakeups, effort.wakeups, Goal(Against.VALUE, 62))
        return [*before, last]


@contextmanager
def _both(host: TrayHost, artefacts: Path, settings: str = "") -> Iterator[tuple[Program, Program]]:
    """Start the floor and Unaided, with these settings, and wait until both icons show."""
    layout = Layout(tray=host, keyring=False, accessibility=False)
    with DesktopSession(layout, artefacts) as desktop:
        home = desktop.folder / "profile"
        home.mkdir()
        (home / "settings.toml").write_text(settings, encoding="utf-8")
        bare, ours = floor(desktop), unaided(desktop, home)
        bare.start()
        alone = desktop.tray.icon().width
        ours.start("--in-tray")  # no first window
        desktop.person.wait(lambda: _width(desktop) > alone, CALM_SECONDS, "both icons in the tray")
        yield bare, ours


def _width(desktop: DesktopSession) -> int:
    """Tell how much of the tray is taken; neighbouring icons may touch."""
    return sum(box.width for box in desktop.tray.icons())


def _watch(pids: list[int], what: str, waking: Goal, working: Goal | None) -> list[Figure]:
    """Watch both for a while; without a goal for the processor time that is not told."""
    time.sleep(CALM_SECONDS)  # what starting it set off is no part of what keeping it costs
    bare, ours = effort_in(pids, WATCH_SECONDS)
    figures = [Figure(f"{what}: wake-ups", "a minute", bare.wakeups, ours.wakeups, waking)]
    if working is not None:
        figures.append(Figure(f"{what}: processor", "ms a minute", bare.cpu_ms, ours.cpu_ms, working))
        hourly = Goal(working.against, working.limit * HOURLY)
        figures.append(Figure(f"{what}: processor", "s an hour", bare.cpu_ms * HOURLY, ours.cpu_ms * HOURLY, hourly))
    return figures
