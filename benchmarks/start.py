"""From the command to the icon in the tray."""

import statistics
import time
from collections import deque
from pathlib import Path

from jeepney import Message

from benchmarks.figures import Against, Figure, Goal
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import WATCHER, Layout
from tests.session.harness.program import Program, floor, unaided

HOW = """Wall time from starting the process (`python -m unaided`, with a profile that exists) until its
StatusNotifierItem is registered with the tray host; that the icon's pixels then show is checked each time. Floor and
Unaided alternate, taking turns in going first; medians."""
ROUNDS = 15
SHOW_SECONDS = 30.0


def measure(artefacts: Path) -> list[Figure]:
    """Start both many times."""
    with DesktopSession(Layout(keyring=False, accessibility=False), artefacts) as desktop:
        registered = desktop.bus.subscribe(WATCHER[2], "StatusNotifierItemRegistered")
        pair = (floor(desktop), unaided(desktop, desktop.folder / "profile"))
        for program in pair:
            _ms_to_tray(desktop, registered, program)  # bytecode and disk cache are warm from here on
        rounds = [_round(desktop, registered, pair, turn) for turn in range(ROUNDS)]
    bare, ours = (statistics.median(times) for times in zip(*rounds, strict=True))
    return [Figure("start to tray visible", "ms", bare, ours, Goal(Against.RATIO, 1.15))]


def _round(
    desktop: DesktopSession, registered: deque[Message], pair: tuple[Program, Program], turn: int
) -> tuple[float, float]:
    """Start both, the one first that was second the last time; give the times of floor and Unaided."""
    order = pair if turn % 2 else pair[::-1]
    times = {program: _ms_to_tray(desktop, registered, program) for program in order}
    return times[pair[0]], times[pair[1]]


def _ms_to_tray(desktop: DesktopSession, registered: deque[Message], program: Program) -> float:
    begun = time.perf_counter()
    program.start()
    desktop.bus.next_of(registered, SHOW_SECONDS)
    took = time.perf_counter() - begun
    desktop.tray.icon()
    program.end()
    desktop.tray.wait_empty()
    return took * 1000
