"""Kill the app at random moments of a session, many times: `python benchmarks/kills.py [TIMES [SEED]]`."""

import importlib
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMES, SEED = 60, 1
LONGEST_SECONDS = 20.0  # longer than a beat
MOST_LOST_SECONDS = 15.0


def main() -> int:
    """Kill and start again so many times, and tell how much of the work was lost at most."""
    sys.path[:0] = [str(ROOT), str(ROOT / "app")]  # started as a script, Python looks in this folder only
    killed = importlib.import_module("tests.kills.killed")
    given = [int(word) for word in sys.argv[1:]]
    times, seed = (*given, *(TIMES, SEED)[len(given) :])
    chance = random.Random(seed)  # noqa: S311 (moments, no secrets)
    losses: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        app = killed.App(Path(folder))
        try:
            app.start()
            app.ask("start", "Write the parser", "--no-ai", "--estimate", "60", "--open")
            for kill in range(times):
                time.sleep(chance.choice((chance.uniform(0, 1), chance.uniform(0, LONGEST_SECONDS))))
                back = killed.kill_and_start(app)
                assert back.status["state"] == "running", back  # noqa: S101 (what this is for)
                losses.append(back.lost)
                sys.stdout.write(f"{kill + 1}: {back.lost:.2f} s lost of {back.worked:.1f} s\n")
        finally:
            app.end()
    sys.stdout.write(f"{times} kills with seed {seed}: at most {max(losses):.2f} s lost\n")
    return 0 if max(losses) <= MOST_LOST_SECONDS and min(losses) >= 0 else 1


if __name__ == "__main__":
    sys.exit(main())
