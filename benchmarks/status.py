"""What `status` costs in a terminal while the app runs."""

import statistics
import sys
import time
from pathlib import Path

from benchmarks.figures import Against, Figure, Goal
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, TrayHost
from tests.session.harness.processes import run
from tests.session.harness.program import ROOT, unaided

HOW = """Wall time of the whole command while a session runs, answered by the running app, beside `python -c pass` of
the same interpreter: the environment's for the installed command (a script as pip writes it), the system's for
`python3 app status`. Floor and Unaided alternate, taking turns in going first; medians. The display is alone in its
session."""
ROUNDS = 100
SYSTEM_PYTHON = "/usr/bin/python3"
LISTEN_SECONDS = 20.0
SCRIPT = "import re\nimport sys\nfrom unaided.__main__ import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
ALONE = Layout(tray=TrayHost.NONE, notifications=False, keyring=False, accessibility=False)


def measure(artefacts: Path) -> list[Figure]:
    """Ask many times, each way."""
    with DesktopSession(ALONE, artefacts) as desktop:
        program = unaided(desktop, desktop.folder / "profile")
        program.start()
        sockets = Path(program.env["XDG_RUNTIME_DIR"])
        desktop.person.wait(lambda: any(sockets.glob("unaided-*.socket")), LISTEN_SECONDS, "the app to listen")
        program.ask("start", "Measure", "--no-ai", "--minutes", "50", "--estimate", "60")
        script = desktop.folder / "unaided"
        script.write_text(SCRIPT)
        ways = {
            "`unaided status`": (sys.executable, str(script), 2.5),
            "`python3 app status`": (SYSTEM_PYTHON, str(ROOT / "app"), 1.7),
        }
        return [
            _figure(what, [python, "-c", "pass"], [python, path, "status"], program.env, limit)
            for what, (python, path, limit) in ways.items()
        ]


def _figure(what: str, bare: list[str], ours: list[str], env: dict[str, str], limit: float) -> Figure:
    rounds = [_round(bare, ours, env, turn) for turn in range(ROUNDS + 1)][1:]  # the first writes the bytecode
    least, most = (statistics.median(times) for times in zip(*rounds, strict=True))
    return Figure(what, "ms", least, most, Goal(Against.RATIO, limit))


def _round(bare: list[str], ours: list[str], env: dict[str, str], turn: int) -> tuple[float, float]:
    """Run both, the one first that was second the last time; give the times of floor and Unaided."""
    if turn % 2:
        least, most = _ms(bare, env), _ms(ours, env)
    else:
        most, least = _ms(ours, env), _ms(bare, env)
    return least, most


def _ms(argv: list[str], env: dict[str, str]) -> float:
    begun = time.perf_counter()
    run(argv, env)
    return (time.perf_counter() - begun) * 1000
