"""The History page over 100,000 sessions: first rows, each key of a search, totals, and a frame of scrolling."""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from benchmarks.figures import Against, Figure, Goal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.support.people import Diary
    from unaided.desktop.background import Background
    from unaided.desktop.history_page import HistoryPage
    from unaided.desktop.paged_model import PagedModel
    from unaided.desktop.window import MainWindow

ROOT = Path(__file__).parents[1]
TASKS, SITTINGS, SEED, ROUNDS, FRAMES = 33_400, 3, 1, 3, 200
STEP_US = 3_000 * 10**6  # from one session to the next
MS, POLL = 1000.0, 0.0005
WORDS = ("retry", "cache", "queue", "report", "upload", "billing", "tags", "login", "index", "export", "audit")
KEYS = ("r", "re", "ret", "retr", "retry", "retry c", "retry cache")
HOW = f"""Offscreen, wall time, medians of {ROUNDS} processes. {TASKS * SITTINGS:,} made-up sessions of {TASKS:,} tasks
(seed {SEED}) on disk. First rows: from asking for the page until it is built and painted with its rows, in a window
that showed another page, the code compiled and the database opened before; its floor is the same over an empty profile.
Key: from a letter typed in the search until the rows and the count are painted, median over {len(KEYS)} letters, and
the slowest; its floor is the count and the first page of ids by the plain driver. Totals: from the pill until the
months are painted; floor: the sums by the plain driver. Scrolling: {FRAMES} frames over the whole list, rows not read
yet among them."""
COUNT = """SELECT count(*) FROM sessions WHERE state = 'finished'
    AND task_id IN (SELECT id FROM tasks WHERE title_folded LIKE ?)"""
FIRST = """SELECT id FROM sessions WHERE state = 'finished'
    AND task_id IN (SELECT id FROM tasks WHERE title_folded LIKE ?) ORDER BY started_at DESC, id DESC LIMIT 100"""
SUMS = "SELECT local_date, mode, count(*), sum(active_us) FROM sessions WHERE state = 'finished' GROUP BY 1, 2"
GOALS = (
    ("first rows", "first", "empty", Goal(Against.VALUE, 100)),
    ("first rows, against an empty profile", "first", "empty", Goal(Against.RATIO, 1.25)),
    ("a key, until its result is painted", "key", "raw_key", Goal(Against.VALUE, 100)),
    ("the slowest key", "slowest", "raw_key", Goal(Against.VALUE, 100)),
    ("totals by month", "months", "raw_months", Goal(Against.VALUE, 250)),
    ("scrolling, median frame", "frame", None, Goal(Against.VALUE, 5)),
    ("scrolling, 95th percentile", "frame_p95", None, Goal(Against.VALUE, 16)),
)


def measure(artefacts: Path) -> list[Figure]:
    """Write the profiles, then run each probe a few times in processes of their own."""
    sys.path.insert(0, str(ROOT / "app"))
    shutil.rmtree(artefacts, ignore_errors=True)
    artefacts.mkdir(parents=True)
    write(artefacts / "full", TASKS)
    _probe("empty", artefacts / "none")  # compiles what the others load
    _probe("full", artefacts / "full")
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for probe, folder in (("empty", "none"), ("full", "full"), ("raw", "full")):
            for name, value in _probe(probe, artefacts / folder).items():
                found.setdefault(name, []).append(value)
    middle = {name: statistics.median(values) for name, values in found.items()}
    return [
        Figure(what, "ms", middle[least] if least else None, middle[name], goal) for what, name, least, goal in GOALS
    ]


def _probe(name: str, profile: Path) -> dict[str, float]:
    places = os.pathsep.join((str(ROOT), str(ROOT / "app")))
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(profile.parent / "bytecode")}  # as installed
    environ = {**os.environ, **kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": places}
    command = [sys.executable, "-m", "benchmarks.history", name, str(profile)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)  # noqa: S603 (our own)
    read: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return read


def write(folder: Path, tasks: int) -> None:
    """Write two real sessions, then copies of them under made-up tasks, straight into the tables."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 (the way there is known only now)

    from tests.support import people  # noqa: PLC0415
    from unaided.storage.profile import DATABASE_NAME  # noqa: PLC0415

    people.write(folder, _two_sessions)
    chance = random.Random(SEED)  # noqa: S311 (a made-up history, not a secret)
    with closing(dbapi2.connect(str(folder / DATABASE_NAME))) as file:
        task = _rows(file, "tasks")[0]
        sessions = _rows(file, "sessions")
        for number in range(tasks):
            title = " ".join(chance.choices(WORDS, k=5))
            task |= {
                "id": (10**6 + number).to_bytes(16),
                "title": title,
                "title_folded": title,
                "kind": chance.choice(("debug", "build", "review", "design")),
                "project": chance.choice(("Shop", "Search", None)),
            }
            _insert(file, "tasks", task)
            for sitting in range(number * SITTINGS, (number + 1) * SITTINGS):
                _insert(file, "sessions", _moved(chance.choice(sessions), task["id"], sitting))
        file.commit()


def _two_sessions(diary: "Diary") -> None:
    from tests.support import people  # noqa: PLC0415 (the way there is known only now)
    from unaided.domain.session import Mode  # noqa: PLC0415

    at = datetime(2015, 1, 14, 9, 30, tzinfo=UTC)
    diary.task("Fix the retry", at, people.Sat(30), people.Sat(30, Mode.AI))


def _rows(file: Any, table: str) -> list[dict[str, Any]]:  # noqa: ANN401 (the driver has no types)
    names = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
    return [dict(zip(names, row, strict=True)) for row in file.execute(f"SELECT * FROM {table}")]  # noqa: S608 (our own)


def _insert(file: Any, table: str, row: dict[str, Any]) -> None:  # noqa: ANN401
    places = ", ".join("?" * len(row))
    file.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))  # noqa: S608 (our own)


def _moved(session: dict[str, Any], task_id: bytes, number: int) -> dict[str, Any]:
    by = number * STEP_US
    moments = {name: session[name] + by for name in ("started_at", "seen_at", "ended_at", "settled_at")}
    day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=moments["started_at"])).date()
    return {
        **session,
        **moments,
        "id": (10**7 + number).to_bytes(16),
        "task_id": task_id,
        "local_date": day.isoformat(),
    }


class _Timer:
    """Times a deed until the rows it asks for are painted."""

    def __init__(self, application: "QApplication", background: "Background", window: "MainWindow") -> None:
        """Take what is waited for."""
        self._application, self._background, self._window = application, background, window

    def __call__(self, deed: Callable[[], object], rows: Callable[[], "PagedModel[Any]"]) -> float:
        """Do it, and return the milliseconds until the rows were read and painted."""
        read: list[int] = []
        begin = time.perf_counter()
        deed()
        seen = rows().modelReset.connect(partial(read.append, 1))  # no answer comes before the event loop turns
        self._go_on(lambda: bool(read))
        self._window.repaint()
        took = MS * (time.perf_counter() - begin)
        rows().modelReset.disconnect(seen)
        self.settle()
        return took

    def settle(self) -> None:
        """Wait until the worker has answered everything."""
        self._go_on(lambda: self._background.pending == 0)

    def _go_on(self, until: Callable[[], bool]) -> None:
        while not until():
            self._application.processEvents()
            time.sleep(POLL)  # the worker needs the interpreter
        self._application.processEvents()


@contextmanager
def _window(profile: Path) -> Iterator[tuple["MainWindow", _Timer]]:
    """Open the window on another page, and hand out with it what times a deed there."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (each probe imports what it times)

    from unaided.bootstrap import open_profile  # noqa: PLC0415
    from unaided.desktop.background import Background  # noqa: PLC0415
    from unaided.desktop.bridge import Bridge  # noqa: PLC0415
    from unaided.desktop.theme import Theme  # noqa: PLC0415
    from unaided.desktop.window import MainWindow  # noqa: PLC0415
    from unaided.domain.now import Now  # noqa: PLC0415
    from unaided.machine.clock import SystemClock  # noqa: PLC0415

    application, clock = QApplication([]), SystemClock()
    background, opened = Background(), open_profile({"UNAIDED_HOME": str(profile)})
    bridge = Bridge(background, clock, partial(opened.open_services, clock), Now())
    window = MainWindow(bridge, Theme(), profile / str(os.getpid()))  # what one round chose the next does not find
    timed = _Timer(application, background, window)
    window.open_page("today")
    timed.settle()
    yield window, timed
    window.close()
    bridge.close()
    opened.release()


def empty(profile: Path) -> dict[str, float]:
    """Time the first rows where there are none."""
    with _window(profile) as (window, timed):
        return {"empty": timed(partial(window.open_page, "history"), partial(_sessions, window))}


def full(profile: Path) -> dict[str, float]:
    """Time first rows, keys, totals and frames."""
    from unaided.desktop.history_page import View  # noqa: PLC0415

    with _window(profile) as (window, timed):
        sessions = partial(_sessions, window)
        first = timed(partial(window.open_page, "history"), sessions)
        page = cast("HistoryPage", window.page)
        keys = [timed(partial(page.search.setText, text), sessions) for text in KEYS]
        timed(partial(page.search.setText, ""), sessions)
        most = page.table.verticalScrollBar().maximum()
        frames = sorted(_frame(page, most * step // FRAMES) for step in range(FRAMES))
        page.views.choose(View.MONTHS)
        return {
            "first": first,
            "key": statistics.median(keys),
            "slowest": max(keys),
            "months": timed(page.show_view, partial(_periods, page)),
            "frame": statistics.median(frames),
            "frame_p95": frames[int(0.95 * FRAMES)],
        }


def _sessions(window: "MainWindow") -> "PagedModel[Any]":
    return cast("HistoryPage", window.page).table.rows


def _periods(page: "HistoryPage") -> "PagedModel[Any]":
    return page.periods.rows


def _frame(page: "HistoryPage", place: int) -> float:
    begin = time.perf_counter()
    page.table.verticalScrollBar().setValue(place)
    page.table.viewport().repaint()
    return MS * (time.perf_counter() - begin)


def raw(profile: Path) -> dict[str, float]:
    """Time the same questions asked of the plain driver."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415

    from unaided.storage.profile import DATABASE_NAME  # noqa: PLC0415

    with closing(dbapi2.connect(str(profile / DATABASE_NAME))) as file:

        def asked(*questions: tuple[str, tuple[str, ...]]) -> float:
            begin = time.perf_counter()
            for question, values in questions:
                file.execute(question, values).fetchall()
            return MS * (time.perf_counter() - begin)

        asked((SUMS, ()))
        likes = [(f"%{text}%",) for text in KEYS]
        keys = [asked((COUNT, like), (FIRST, like)) for like in likes]
        return {"raw_key": statistics.median(keys), "raw_months": asked((SUMS, ()))}


PROBES: dict[str, Callable[[Path], dict[str, float]]] = {"empty": empty, "full": full, "raw": raw}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(PROBES[sys.argv[1]](Path(sys.argv[2]))) + "\n")
