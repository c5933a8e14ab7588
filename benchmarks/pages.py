"""The window and its Calibration page: how long until they are painted, and what a frame of its chart costs."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.figures import Against, Figure, Goal

HOW = """Offscreen, one process each, processor time of all threads, medians of the rounds. The profile has 24 months
(`unaided demo`). The window: until Today is first painted, and until it is painted with all it reads; the first time in
a process, which loads what reads the profile, and again after it was closed, which freed its pages. The floor is a
window of that size with nothing in it. Cold: from making the page until it is painted with all it reads, in a window
that showed another page. Figures cached: they were reckoned before, as the goal has it; nothing loaded: nor were they,
nor numpy and scipy imported; pointer first: as that, but the pointer had come over the page's name, and what that loads
was there. The floor is the import of pyqtgraph and numpy and a plain picture of as many made-up marks. Garbage is
collected as the app does it. Warm: the page marked as stale and shown again, until it is painted. Pan and zoom: 300
frames each of a chart of 120 months and 10,000 dots, 900 × 300 pixels, from the change of what is in view until it is
painted."""
ROOT = Path(__file__).parents[1]
ROUNDS = 3
FRAMES = 300
WINDOW = (1120, 760)  # pixels, as the main window opens
MS = 1000.0
GOALS = (
    ("window on Today, first time, painted", "first_paint", "empty", Goal(Against.RATIO, 1.25)),
    ("window on Today, first time, all read", "first", "empty", Goal(Against.RATIO, 1.25)),
    ("window on Today, opened again, all read", "again", "empty_again", Goal(Against.RATIO, 1.25)),
    ("Calibration page, cold, figures cached", "cached", "floor", Goal(Against.RATIO, 1.25)),
    ("Calibration page, cold, nothing loaded", "cold", "floor", Goal(Against.RATIO, 1.25)),
    ("Calibration page, cold, pointer first", "near", "floor", Goal(Against.RATIO, 1.25)),
    ("Calibration page, warm", "warm", None, Goal(Against.VALUE, 100)),
    ("pan, median frame", "pan", None, Goal(Against.VALUE, 5)),
    ("pan, 95th percentile", "pan_p95", None, Goal(Against.VALUE, 16)),
    ("zoom, median frame", "zoom", None, Goal(Against.VALUE, 5)),
    ("zoom, 95th percentile", "zoom_p95", None, Goal(Against.VALUE, 16)),
)


def measure(artefacts: Path) -> list[Figure]:
    """Run each probe a few times in processes of their own."""
    artefacts.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for probe in PROBES:
            for name, value in _probe(probe, artefacts).items():
                found.setdefault(name, []).append(value)
    middle = {name: statistics.median(values) for name, values in found.items()}
    return [
        Figure(what, "ms", middle[least] if least else None, middle[name], goal) for what, name, least, goal in GOALS
    ]


def _probe(name: str, artefacts: Path) -> dict[str, float]:
    places = os.pathsep.join((str(ROOT), str(ROOT / "app")))
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": places, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "benchmarks.pages", name, str(artefacts / "profile")]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)  # noqa: S603 (our own)
    read: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return read


def floor(_profile: Path) -> dict[str, float]:
    """Time a plain picture in pyqtgraph, its import included."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 (each probe imports what it times)

    application = QApplication([])
    window = QWidget()
    window.show()
    application.processEvents()
    begin = time.process_time()
    import numpy as np  # noqa: PLC0415
    import pyqtgraph as pg  # noqa: PLC0415

    plot = pg.PlotWidget()
    random = np.random.default_rng(1)
    for count, size in ((250, 6.0), (24, 12.0)):
        dots = pg.ScatterPlotItem(symbol="o", size=size)
        dots.setData(random.random(count) * 24, random.random(count))
        plot.getPlotItem().addItem(dots)
    plot.resize(900, 300)
    plot.show()
    application.processEvents()
    plot.grab()
    return {"floor": MS * (time.process_time() - begin)}


def empty(_profile: Path) -> dict[str, float]:
    """Time a window with nothing in it, the first time and again."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    application = QApplication([])

    def shown() -> float:
        begin = time.process_time()
        window = QWidget()
        window.resize(*WINDOW)
        window.show()
        application.processEvents()
        window.grab()
        return MS * (time.process_time() - begin)

    return {"empty": shown(), "empty_again": shown()}


def window(profile: Path) -> dict[str, float]:
    """Time the main window on Today, the first time and again."""
    from benchmarks.page_probe import Watched  # noqa: PLC0415

    _fill(profile)
    watched = Watched(profile)
    painted = watched.making + watched.painted("today")
    found = {"first_paint": painted, "first": painted + watched.shown("today")}
    watched.put_away()
    found["again"] = watched.shown("today")
    watched.close()
    return found


def page(name: str, profile: Path) -> dict[str, float]:
    """Time the page, cold, with this done before it; and warm."""
    from benchmarks.page_probe import Watched  # noqa: PLC0415 (each probe imports what it times)

    _fill(profile)
    watched = Watched(profile)
    watched.shown("today")
    if name == "cached":
        watched.reckon()
    elif name == "near":
        watched.point_at("calibration")
    cold = watched.shown("calibration")
    watched.shown("today")
    watched.bridge.history_changed.emit()  # the page is to be read anew
    found = {name: cold, "warm": watched.shown("calibration")}
    watched.close()
    return found


def _fill(profile: Path) -> None:
    """Write 24 months into the profile, once, in a process of its own: this one is to import nothing for it."""
    if profile.exists():
        return
    code = (
        "import sys; from unaided.bootstrap import with_services; from unaided.machine.clock import SystemClock; "
        "with_services({'UNAIDED_HOME': sys.argv[1]}, SystemClock(), lambda services: services.demo.fill(24, 7))"
    )
    subprocess.run([sys.executable, "-c", code, str(profile)], check=True)  # noqa: S603 (our own)


def frames(_profile: Path) -> dict[str, float]:
    """Time frames of a chart with ten years in it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from unaided.desktop.theme import Theme  # noqa: PLC0415
    from unaided.desktop.velocity_plot import VelocityPlot  # noqa: PLC0415
    from unaided.domain.measure.chart import chart  # noqa: PLC0415
    from unaided.domain.measure.people import Knobs, simulate  # noqa: PLC0415
    from unaided.domain.measure.trend import trend  # noqa: PLC0415

    application = QApplication([])
    evidence = simulate(Knobs(months=120, no_ai_a_month=84, ai_a_month=1), 1).evidence
    plot = VelocityPlot(Theme())
    plot.resize(900, 300)
    plot.show()
    plot.show_chart(chart(evidence, trend(evidence)), None)
    application.processEvents()

    def frame(low: float, high: float) -> float:
        begin = time.process_time()
        plot.setXRange(low, high, padding=0)
        plot.viewport().repaint()
        return MS * (time.process_time() - begin)

    frame(0, 60)
    pans = sorted(frame(at, at + 60) for at in (60 * step / FRAMES for step in range(FRAMES)))
    zooms = sorted(frame(half, 119 - half) for half in (50 * step / FRAMES for step in range(FRAMES)))
    return {
        "pan": statistics.median(pans),
        "pan_p95": pans[int(0.95 * FRAMES)],
        "zoom": statistics.median(zooms),
        "zoom_p95": zooms[int(0.95 * FRAMES)],
    }


PROBES: dict[str, Callable[[Path], dict[str, float]]] = {
    "empty": empty,
    "window": window,
    "floor": floor,
    "cached": partial(page, "cached"),
    "cold": partial(page, "cold"),
    "near": partial(page, "near"),
    "frames": frames,
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(PROBES[sys.argv[1]](Path(sys.argv[2]))) + "\n")
