"""What it costs to have it running: wake-ups and processor time per minute."""

import time
from pathlib import Path

from benchmarks.figures import Against, Figure, Goal
from benchmarks.probes import effort_in
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, TrayHost
from tests.session.harness.program import floor, unaided

HOW = """Floor and Unaided side by side in the same session, watched over the same two minutes, once idle and once with
a session running and nothing on the screen but the icon. A wake-up is counted each time a thread of the process goes
to wait (`voluntary_ctxt_switches` of all its threads), whatever woke it; processor time is the first field of
`schedstat` of all its threads, user and system. No accessibility bus. Both kinds of tray."""
WATCH_SECONDS = 120.0
CALM_SECONDS = 10.0
START = ("start", "Measure", "--no-ai", "--minutes", "50", "--estimate", "60")
KINDS = {TrayHost.XFCE_PANEL: "StatusNotifierItem", TrayHost.TRAYER: "XEmbed"}


def measure(artefacts: Path) -> list[Figure]:
    """Watch both, idle and running, in both kinds of tray."""
    return [figure for host, kind in KINDS.items() for figure in _in_tray(host, kind, artefacts)]


def _in_tray(host: TrayHost, kind: str, artefacts: Path) -> list[Figure]:
    layout = Layout(tray=host, keyring=False, accessibility=False)
    with DesktopSession(layout, artefacts) as desktop:
        bare, ours = floor(desktop), unaided(desktop, desktop.folder / "profile")
        bare.start()
        alone = desktop.tray.icon().width
        ours.start("--in-tray")  # no first window
        desktop.person.wait(lambda: _width(desktop) > alone, CALM_SECONDS, "both icons in the tray")
        pids = [bare.pid, ours.pid]
        idle = _watch(pids, f"idle, {kind}", Goal(Against.EXCESS, 1), Goal(Against.VALUE, 0.5))
        ours.ask(*START)
        running = _watch(pids, f"running, {kind}", Goal(Against.VALUE, 8), Goal(Against.VALUE, 4))
        return idle + running


def _width(desktop: DesktopSession) -> int:
    """Tell how much of the tray is taken; neighbouring icons may touch."""
    return sum(box.width for box in desktop.tray.icons())


def _watch(pids: list[int], what: str, waking: Goal, working: Goal) -> list[Figure]:
    time.sleep(CALM_SECONDS)  # what starting it set off is no part of what keeping it costs
    bare, ours = effort_in(pids, WATCH_SECONDS)
    return [
        Figure(f"{what}: wake-ups", "a minute", bare.wakeups, ours.wakeups, waking),
        Figure(f"{what}: processor", "ms a minute", bare.cpu_ms, ours.cpu_ms, working),
    ]
