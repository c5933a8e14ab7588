"""Kill the app 500 times at random moments of a session: what is lost of the time that ran, and of what was kept."""

import importlib
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import Against, Figure, Goal

TIMES, SEED = 500, 1
LANES = 5  # apps that are killed beside each other, each with a profile of its own; mostly they wait
LONGEST_SECONDS = 20.0  # longer than a beat
SAVING_SECONDS = 0.15  # what a command takes from its start to its answer, and more
MOST_LOST_SECONDS = 15.0  # Law 12
HOW = f"""{TIMES} times `kill -9` on the app with a session running, offscreen, {LANES} profiles beside each other, each
killed {TIMES // LANES} times over in the same session. A third of the kills come within a second of the last start, a
third within {LONGEST_SECONDS:g} seconds (a beat is due every 15), a third while a command from a terminal is being
saved. After each the app is started again and asked: the session runs, the time until the last beat counts, the gap is
undecided, each look-up that was said to be noted is there. Whatever is not so is a violation. A run that was cut short
goes on where it was."""
AT_WORK = ("start", "Write the parser", "--no-ai", "--estimate", "60", "--open")
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Kill:
    """One kill: which, how many seconds of work it cost, and what was wrong after it."""

    number: int
    lost: float
    violations: tuple[str, ...]


class Record:
    """The kills so far, a line each, so that a run can go on after it was cut short."""

    def __init__(self, path: Path) -> None:
        """Read what is there."""
        self._path = path
        self._turn = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text().splitlines() if path.exists() else []
        self.kills = [_kill(json.loads(line)) for line in lines]

    def add(self, kill: Kill) -> None:
        """Write down another one."""
        with self._turn, self._path.open("a") as file:
            file.write(json.dumps(asdict(kill)) + "\n")
            self.kills.append(kill)

    def close(self) -> None:
        """Set it aside: the next run begins anew."""
        self._path.replace(self._path.with_suffix(".last"))


class Lane:
    """One app that is killed again and again, and what a terminal was told."""

    def __init__(self, folder: Path) -> None:
        """Start it, with a session."""
        self._killed = importlib.import_module("tests.kills.killed")
        self.app = self._killed.App(folder)
        self.app.start()
        self.app.ask(*AT_WORK)
        self._noted: set[str] = set()

    def kill(self, number: int) -> Kill:
        """Kill it at a moment that chance picks, start it again, and see what it gives back."""
        chance = random.Random(SEED * TIMES + number)  # noqa: S311 (moments, no secrets)
        asking = self._wait_for_the_moment(number, chance)
        back = self._killed.kill_and_start(self.app, asking)
        if asking is not None and asking.returncode == 0:
            self._noted.add(f"line {number}")
        return Kill(number, max(0.0, back.lost), tuple(self._violations(back)))

    def _wait_for_the_moment(self, number: int, chance: random.Random) -> subprocess.Popen[bytes] | None:
        match number % 3:
            case 0:
                time.sleep(chance.uniform(0, 1))
                return None
            case 1:
                time.sleep(chance.uniform(0, LONGEST_SECONDS))
                return None
            case _:
                asking: subprocess.Popen[bytes] = self.app.asking("lookup", f"line {number}")
                time.sleep(chance.uniform(0, SAVING_SECONDS))
                return asking

    def _violations(self, back: Any) -> Iterator[str]:  # noqa: ANN401 (of a module that is found later)
        try:
            self._killed.check(back)
        except AssertionError as wrong:
            yield f"given back wrongly: {wrong}"
        kept = {look_up["text"] for look_up in json.loads(self.app.ask("export"))["look_ups"]}
        if lost := self._noted - kept:
            yield f"said to be noted and gone: {sorted(lost)}"


def measure(artefacts: Path) -> list[Figure]:
    """Do the kills that are not done yet, and tell the worst of all."""
    sys.path[:0] = [str(ROOT / "app")]
    record = Record(artefacts / "kills.jsonl")
    done = {kill.number for kill in record.kills}
    lanes = [[number for number in range(lane, TIMES, LANES) if number not in done] for lane in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        list(pool.map(_run, lanes, [record] * LANES))
    wrong = [f"kill {kill.number}: {words}" for kill in record.kills for words in kill.violations]
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    most = max(kill.lost for kill in record.kills)
    record.close()
    return [
        Figure("most lost to one kill", "s of work", None, most, Goal(Against.VALUE, MOST_LOST_SECONDS)),
        Figure(f"violations in {len(record.kills)} kills", "in all", None, len(wrong), Goal(Against.VALUE, 0)),
    ]


def _run(numbers: list[int], record: Record) -> None:
    if not numbers:
        return
    with tempfile.TemporaryDirectory() as folder:
        lane = Lane(Path(folder))
        try:
            for number in numbers:
                record.add(lane.kill(number))
        finally:
            lane.app.end()


def _kill(told: dict[str, Any]) -> Kill:
    return Kill(told["number"], told["lost"], tuple(told["violations"]))
