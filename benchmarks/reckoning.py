"""What each figure costs: `python benchmarks/reckoning.py [--record]`.

Each figure is reckoned from evidence of 1,000, 10,000 and 100,000 tasks of simulated people, and timed as CPU
seconds; the exponent of its growth is fitted. One-off costs (imports) are paid before. Reading from disk and
memory: `from_disk.py`.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).parents[1]
for _place in (ROOT, ROOT / "app"):  # started as a script, Python looks in this folder only
    sys.path.insert(0, str(_place))

from benchmarks import results  # noqa: E402 (the path comes first)
from unaided.domain.measure.evidence import Evidence  # noqa: E402
from unaided.domain.measure.people import Knobs, simulate  # noqa: E402
from unaided.domain.measure.report import NAMES, figures  # noqa: E402

HOW = """CPU seconds for one figure from evidence in memory, one thread, after a first run at 1,000 tasks; the exponent
is that of the cost from 1,000 to 100,000 tasks (log–log least squares). Goals: under 1 s each at 100,000 tasks,
exponent ≤ 1.0 (the perception gap: 1,000 drawn tasks). Renewed by `python benchmarks/reckoning.py --record`."""
SIZES = (1_000, 10_000, 100_000)
MONTHS = 24.0
MOST = 1.0  # seconds
EXPONENT = 1.05  # 1.0, and what the clock's grain adds
HEAD = ("figure", *(f"{size:,} tasks, s" for size in SIZES), "exponent", "")


def main() -> int:
    """Measure all, print, and record where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="write it into RESULTS.md")
    asked = parser.parse_args()
    people = [person(size) for size in SIZES]
    table = [HEAD, *(row(name, people) for name in NAMES)]
    for cells in table:
        sys.stdout.write(
            "  ".join(f"{cell:>14}" if place else f"{cell:<26}" for place, cell in enumerate(cells)) + "\n"
        )
    if asked.record:
        results.put("reckoning", HOW, table)
    return 0


def person(size: int) -> Evidence:
    """Return the evidence of somebody with so many tasks in two years, a third of them drawn."""
    a_month = size / MONTHS
    return simulate(Knobs(months=MONTHS, no_ai_a_month=0.4 * a_month, ai_a_month=0.6 * a_month, trial=0.3), 1).evidence


def row(name: str, people: list[Evidence]) -> tuple[str, ...]:
    """Return what one figure costs at each size."""
    figures((name,), people[0])
    spent = [seconds(name, evidence) for evidence in people]
    growth = exponent([len(evidence.tasks) for evidence in people], spent)
    reached = spent[-1] <= MOST and growth <= EXPONENT
    return (name, *(f"{one:.3f}" for one in spent), f"{growth:.2f}", "reached" if reached else "missed")


def seconds(name: str, evidence: Evidence) -> float:
    """Return the CPU seconds of one figure."""
    begin = time.process_time()
    figures((name,), evidence)
    return time.process_time() - begin


def exponent(sizes: list[int], spent: list[float]) -> float:
    """Return the slope of log cost over log size."""
    x = [math.log(size) for size in sizes]
    y = [math.log(max(one, 1e-4)) for one in spent]
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    products = sum((a - x_mean) * (b - y_mean) for a, b in zip(x, y, strict=True))
    return products / sum((a - x_mean) ** 2 for a in x)


if __name__ == "__main__":
    sys.exit(main())
