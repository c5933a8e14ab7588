"""From the end of a session to its dialog on the screen."""

import json
import statistics
import sys
from pathlib import Path

from benchmarks.figures import Against, Figure, Goal
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout
from tests.session.harness.processes import run
from tests.session.harness.program import ROOT

HOW = """Time in one process under a real window manager: floor, from making a plain `QDialog` with as many controls to
its first paint, the second time; Unaided, from the call that ends the session to the first paint of its dialog, after
the first wake-up of the session (the dialog is then built, unseen). It holds two transactions, which the floor does
not. A new process each round; medians. No accessibility bus."""
ROUNDS = 9
MODES = {"ai": "AI: one sentence", "no-ai": "no-AI: reflection"}


def measure(artefacts: Path) -> list[Figure]:
    """End sessions of both modes in new processes."""
    with DesktopSession(Layout(keyring=False, accessibility=False), artefacts) as desktop:
        rounds = {mode: [_round(desktop, mode) for _ in range(ROUNDS + 1)][1:] for mode in MODES}
    return [
        Figure(
            f"session end to dialog painted, {words}",
            "ms",
            statistics.median(each["bare"] for each in rounds[mode]),
            statistics.median(each["ours"] for each in rounds[mode]),
            Goal(Against.RATIO, 1.5),
        )
        for mode, words in MODES.items()
    ]


def _round(desktop: DesktopSession, mode: str) -> dict[str, float]:
    env = desktop.env | {"PYTHONPATH": str(ROOT / "app")}
    told: dict[str, float] = json.loads(run([sys.executable, str(ROOT / "benchmarks/dialog_probe.py"), mode], env))
    return told
