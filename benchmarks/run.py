"""Measure and record: `python benchmarks/run.py start status memory …` (all of them when none is named)."""

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMES = (
    *("start", "status", "memory", "wakeups", "pages", "history", "kills", "dialog", "kept_words", "search"),
    "from_disk",
)


def main() -> int:
    """Run the named benchmarks, print what was reached and write it into RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*", metavar="NAME", help=f"one of: {', '.join(NAMES)}")
    chosen = parser.parse_args().name or NAMES
    if unknown := set(chosen) - set(NAMES):
        parser.error(f"no benchmark is named {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    sys.path.insert(0, str(ROOT))  # started as a script, Python looks in this folder only
    for name in chosen:
        _run(name)
    return 0


def _run(name: str) -> None:
    benchmark = importlib.import_module(f"benchmarks.{name}")
    results = importlib.import_module("benchmarks.results")
    figures = benchmark.measure(ROOT / ".artefacts/benchmarks" / name)
    results.record(name, benchmark.HOW, figures)
    for figure in figures:
        sys.stdout.write("  ".join(figure.cells()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
