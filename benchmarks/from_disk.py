"""Figures of 100,000 tasks that are on disk: what reading them costs, and the memory that they take."""

import csv
import gc
import io
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Against, Figure, Goal

if TYPE_CHECKING:
    from unaided.bootstrap import Services
    from unaided.domain.measure.evidence import Tasks

ROOT = Path(__file__).parents[1]
TASKS, MONTHS, ROUNDS, SEED = 100_000, 24, 3, 1
NAP = 0.001  # seconds
FIRST, LATER = "velocity_now", "unowned_share"
HOW = f"""{TASKS:,} tasks of a simulated person (seed {SEED}, a third of them drawn) brought in by `unaided import
tasks`, in a profile on disk; a new process each round, medians. First: CPU seconds from asking for one figure until it
is there, with the reading of all tasks; another: the same for the next, of what was read. Memory: the peak of resident
memory once every figure was asked for. The floor is the same over an empty profile, where every figure says that there
is nothing yet: numpy, scipy and the code are in both. Held up: the longest that another
thread, as that of the windows is, waited for its turn while a worker read and reckoned them all; the least of the
rounds, since what else runs on the machine holds it up too."""


def measure(artefacts: Path) -> list[Figure]:
    """Write the profiles, then ask in processes of their own."""
    shutil.rmtree(artefacts, ignore_errors=True)
    artefacts.mkdir(parents=True)
    _probe("fill", artefacts / "full")
    rounds = [(_probe("ask", artefacts / "none"), _probe("ask", artefacts / "full")) for _ in range(ROUNDS)]
    empty, full = (
        {name: statistics.median(one[side][name] for one in rounds) for name in ("first", "another", "peak")}
        for side in (0, 1)
    )
    bare, stall = (
        min(_probe("stall", artefacts / profile)["stall"] for _ in range(ROUNDS)) for profile in ("none", "full")
    )
    second, mib = Goal(Against.VALUE, 1), Goal(Against.EXCESS, 150)
    return [
        Figure("the first figure, read from disk", "s", empty["first"], full["first"], second),
        Figure("another figure", "s", empty["another"], full["another"], second),
        Figure("peak of memory with every figure", "MB", empty["peak"], full["peak"], mib),
        Figure("another thread held up", "ms", bare, stall, Goal(Against.VALUE, 16)),
    ]


def _probe(name: str, profile: Path) -> dict[str, float]:
    places = os.pathsep.join((str(ROOT), str(ROOT / "app")))
    environ = {**os.environ, "PYTHONPATH": places, "UNAIDED_HOME": str(profile), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "benchmarks.from_disk", name]
    done = subprocess.run(command, env=environ, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 (our own)
    read: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return read


def _fill(services: "Services") -> dict[str, float]:
    """Bring the tasks in, as a person would."""
    from unaided.domain.imports import FileKind  # noqa: PLC0415
    from unaided.domain.measure.people import Knobs, simulate  # noqa: PLC0415 (the probe's own process)
    from unaided.exchange.tables import COLUMNS, read_tasks  # noqa: PLC0415

    a_month = TASKS / MONTHS
    knobs = Knobs(months=MONTHS, no_ai_a_month=0.4 * a_month, ai_a_month=0.6 * a_month, trial=0.3)
    evidence = simulate(knobs, SEED).evidence
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS[FileKind.TASKS], restval="")
    writer.writeheader()
    writer.writerows(_rows(evidence.tasks, evidence.kinds))
    services.imports.tasks(read_tasks(out.getvalue()), "tasks.csv", dry=False)
    return {}


def _rows(tasks: "Tasks", kinds: tuple[str, ...]) -> Iterator[dict[str, object]]:
    """Yield the rows of a file, with what the figures of speed and of AI's effect read."""
    import numpy as np  # noqa: PLC0415 (the probe's own process)

    arms, uses = ("no-ai", "ai", ""), ("", "measured", "heavy", "")
    for place in range(len(tasks)):
        yield {
            "task_id": place,
            "title": f"Task {place}",
            "kind": kinds[tasks.kind[place]],
            "ownership": ("transient", "repeatable", "core")[tasks.ownership[place]],
            "project": ("Shop", "Search")[place % 2],
            "registered_at": _instant(tasks.registered[place]),
            "closed_at": _instant(np.fmax(tasks.closed[place], tasks.registered[place])),
            "status": ("unfinished", "done", "unfinished", "abandoned")[tasks.end[place]],
            "mode": arms[tasks.mode[place]],
            "ai_use": uses[tasks.use[place]],
            "assigned_mode": arms[tasks.assigned[place]],
            "size_minutes": _known(tasks.size[place]),
            "estimate_minutes": _known(tasks.estimate[place]),
            "active_minutes": _known(tasks.active[place]),
            "source": "timer",
        }


def _known(value: float) -> object:
    return value if value > 0 else ""


def _instant(days: float) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=float(days))).isoformat()


def _ask(services: "Services") -> dict[str, float]:
    """Ask for one figure, for another, and for all."""
    from unaided.domain.measure.report import NAMES  # noqa: PLC0415
    from unaided.services.measure import Asked  # noqa: PLC0415

    begun = time.process_time()
    services.measure.report(Asked((FIRST,)))
    first = time.process_time()
    services.measure.report(Asked((LATER,)))
    another = time.process_time()
    services.measure.report(Asked(NAMES))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"first": first - begun, "another": another - first, "peak": peak}


def _stall(services: "Services") -> dict[str, float]:
    """Ask for every figure on a worker, and see how long this thread is ever held up meanwhile."""
    from unaided.domain.measure.report import NAMES  # noqa: PLC0415
    from unaided.services.measure import Asked  # noqa: PLC0415

    gc.disable()  # as the app has it
    worker = threading.Thread(target=services.measure.report, args=(Asked(NAMES),))
    worker.start()
    longest, last = 0.0, time.perf_counter()
    while worker.is_alive():
        time.sleep(NAP)
        now = time.perf_counter()
        longest, last = max(longest, now - last - NAP), now
    return {"stall": longest * 1000}


def _main() -> None:
    from unaided.bootstrap import with_services  # noqa: PLC0415
    from unaided.machine.clock import SystemClock  # noqa: PLC0415

    work = {"fill": _fill, "ask": _ask, "stall": _stall}[sys.argv[1]]
    sys.stdout.write(json.dumps(with_services(os.environ, SystemClock(), work)) + "\n")


if __name__ == "__main__":
    _main()
