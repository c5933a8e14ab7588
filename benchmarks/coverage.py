"""Do the ranges hold the truth? `python benchmarks/coverage.py [--people 300] [--only WORD] [--record]`.

Hundreds of simulated people (measurement.md §11), the same ones at each run: person i of a row has seed i.
The quick set of the same checks is in tests/domain/measure.
"""

from __future__ import annotations

import argparse
import importlib
import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
for _place in (ROOT, ROOT / "app"):  # started as a script, Python looks in this folder only
    sys.path.insert(0, str(_place))

import numpy as np  # noqa: E402 (the path comes first)

from unaided.domain.measure.evidence import EPOCH_DAY, MONTH_DAYS, UNKNOWN, Evidence, Floats, no_audit  # noqa: E402
from unaided.domain.measure.figure import Figure  # noqa: E402
from unaided.domain.measure.people import Knobs, Simulated, simulate  # noqa: E402
from unaided.domain.measure.report import figures  # noqa: E402
from unaided.domain.measure.trend import look_days, trend, words_at  # noqa: E402
from unaided.domain.measure.velocity import Velocity, velocity  # noqa: E402
from unaided.domain.measure.velocity_words import FALLING, RISING  # noqa: E402

HOW = """Simulated people with known truth, 24 months of 8 tasks without AI and 12 with AI each, unless a row says
otherwise. A share counts ranges (95 %) that hold the truth, or people of whom something untrue was ever announced; a
median is of the figure itself. Renewed by `python benchmarks/coverage.py --people 1000 --record` (5 minutes)."""
PEOPLE = 300
LOOKS = (16, 32, 64, 128, 256, 512)
CAUSAL = ("made", "because", "saves")
ANNOUNCED = "AI made you"
FALL = math.log(0.7)  # 30 % a year
TRIAL = Knobs(months=18.0, trial=0.9, kind_sd=0.2)
HEAD = ("what", "people", "figures", "found", "wanted", "")


@dataclass(frozen=True)
class Row:
    """One check: what each person gives, how it is put together, and between what it has to be."""

    what: str
    knobs: Knobs
    of: Callable[[Simulated], Sequence[float]]
    least: float
    most: float
    is_median: bool = False

    def cells(self, people: int) -> tuple[str, ...]:
        """Make the people, and return what was found as the cells of a table's row."""
        given = [value for seed in range(people) for value in self.of(simulate(self.knobs, seed))]
        found = float(np.median(given) if self.is_median else np.mean(given)) if given else math.nan
        verdict = "reached" if self.least <= found <= self.most else "missed"
        wanted = f"{100 * self.least:.0f} to {100 * self.most:.0f} %"
        return self.what, str(people), str(len(given)), f"{100 * found:.1f} %", wanted, verdict


def held(figure: Figure, truth: float) -> list[float]:
    """Return whether a figure's range holds the truth; nothing where it says nothing."""
    if figure.low is None or figure.high is None:
        return []
    return [float(figure.low <= truth <= figure.high)]


def months(person: Simulated) -> list[float]:
    """Return for each month with 3 finished tasks whether its range holds the true index."""
    found = velocity(person.evidence)
    full = [state for state, month in enumerate(found.months, start=1) if month.figure.n >= 3]  # noqa: PLR2004 (§3)
    return [hit for state in full for hit in _of_state(person, found, state)]


def now(person: Simulated) -> list[float]:
    """Return whether the range of *now* holds the true index."""
    found = velocity(person.evidence)
    return [] if found.state is None else _of_state(person, found, found.state)


def _of_state(person: Simulated, found: Velocity, state: int) -> list[float]:
    days = person.evidence.tasks.registered
    end = float(days[person.evidence.baseline].max())
    own = found.tasks.date
    month = found.months[state - 1]
    middle = np.array([end + (month.number + 0.5) * MONTH_DAYS])
    base = float(person.truth.speed(own[own <= end]).mean())
    return held(month.figure, 100 * math.exp(float(person.truth.speed(middle)[0]) - base))


def slope(person: Simulated) -> list[float]:
    """Return whether the range of the trend holds the true yearly change."""
    return held(trend(person.evidence), person.truth.change_a_year)


def slope_itself(person: Simulated) -> list[float]:
    """Return the trend."""
    return _value(trend(person.evidence))


def slope_of_estimates(person: Simulated) -> list[float]:
    """Return what the trend would be if the minutes estimated stood for the size."""
    tasks = person.evidence.tasks
    return _value(trend(replace(person.evidence, tasks=replace(tasks, size=tasks.estimate), audit=no_audit())))


def direction_announced(person: Simulated) -> list[float]:
    """Return whether "falling" or "rising" was said at any quarter's look."""
    return [float(any(words_at(person.evidence, day) in {FALLING, RISING} for day in _quarters(person.evidence)))]


def _quarters(evidence: Evidence) -> Iterator[date]:
    first = EPOCH_DAY + math.ceil(float(evidence.tasks.registered.min()))
    day, _ = look_days(evidence.now)
    while day.toordinal() > first:
        yield day
        day, _ = look_days(day.toordinal() - EPOCH_DAY - 1.0)


def drawn(person: Simulated) -> list[float]:
    """Return whether the range of the drawn effect holds the true one."""
    return held(_figure("ai_effect_drawn", person.evidence), person.truth.drawn_effect)


def gap(person: Simulated) -> list[float]:
    """Return whether the range of the perception gap holds the true one: measured over felt."""
    truth = (1 + person.truth.drawn_effect) * math.exp(-person.truth.knobs.perceived)
    return held(_figure("perception_gap", person.evidence), truth)


def effect_announced(person: Simulated) -> list[float]:
    """Return whether "AI made you …" was said at any look."""
    return [float(any(_says_ai_made(person.evidence, at) for at in _looks(person.evidence)))]


def _looks(evidence: Evidence) -> Floats:
    """Return when each look was reached: the closing of the 16th, 32nd … drawn task."""
    tasks = evidence.tasks
    closed = np.sort(tasks.closed[(tasks.assigned != UNKNOWN) & np.isfinite(tasks.closed)])
    return np.array([closed[look - 1] for look in LOOKS if look <= len(closed)])


def _says_ai_made(evidence: Evidence, at: float) -> bool:
    return _figure("ai_effect_drawn", replace(evidence, now=at)).words.startswith(ANNOUNCED)


def observed(person: Simulated) -> list[float]:
    """Return the observational difference."""
    return _value(_figure("ai_effect_observational", person.evidence))


def causal_words(person: Simulated) -> list[float]:
    """Return whether the observational text says anything causal."""
    words = _figure("ai_effect_observational", person.evidence).words.lower()
    return [float(any(word in words for word in CAUSAL))]


def _figure(name: str, evidence: Evidence) -> Figure:
    return figures([name], evidence)[name]


def _value(figure: Figure) -> list[float]:
    return [] if figure.value is None else [figure.value]


def _same(log_effect: float, knobs: Knobs = TRIAL) -> Knobs:
    """Return the knobs with one effect, however AI is used."""
    return replace(knobs, measured=log_effect, heavy=log_effect)


FALLS = Knobs(slope=FALL)
CHOSEN = _same(-0.3, Knobs(selection=0.37))
ROWS = (
    Row("month, speed as it was: range holds the truth", Knobs(), months, 0.92, 0.99),
    Row("month, −30 % a year: range holds the truth", FALLS, months, 0.92, 0.99),
    Row("now, speed as it was: range holds the truth", Knobs(), now, 0.92, 0.99),
    Row("now, −30 % a year: range holds the truth", FALLS, now, 0.92, 0.99),
    Row("trend, speed as it was: range holds the truth", Knobs(), slope, 0.93, 0.97),
    Row("trend, −30 % a year: range holds the truth", FALLS, slope, 0.93, 0.97),
    Row("trend, −30 % a year, half of what is over 90 min dropped: range holds the truth",
        replace(FALLS, carry=0.5, finish_with_ai=0.0, drop=0.5), slope, 0.93, 0.97),
    Row("trap: −30 % a year by minutes estimated, median", FALLS, slope_of_estimates, -0.06, 0.03, is_median=True),
    Row("trap: −30 % a year by the ruler, median", FALLS, slope_itself, -0.33, -0.27, is_median=True),
    Row("nothing changes: a direction is announced at any quarter", Knobs(), direction_announced, 0.0, 0.05),
    Row("drawn effect, none: range holds the truth", _same(0.0), drawn, 0.93, 0.97),
    Row("drawn effect, −26 %: range holds the truth", _same(-0.3), drawn, 0.93, 0.97),
    Row("drawn effect, −26 %, compliance 0.7: range holds the truth",
        replace(_same(-0.3), compliance=0.7), drawn, 0.93, 0.97),
    Row("perception gap, felt −20 % and measured +19 %: range holds the truth",
        replace(_same(0.17), perceived=-0.22), gap, 0.93, 0.97),
    Row("perception gap, felt as measured (−26 %): range holds the truth",
        replace(_same(-0.3), perceived=-0.3), gap, 0.93, 0.97),
    Row("no effect: one is announced at any look", _same(0.0), effect_announced, 0.0, 0.05),
    Row("easy tasks given to AI: true −26 % observed as, median", CHOSEN, observed, -0.53, -0.45, is_median=True),
    Row("easy tasks given to AI: causal words", CHOSEN, causal_words, 0.0, 0.0),
)  # fmt: skip


def main() -> int:
    """Run the rows, print the table, write it into RESULTS.md where asked to; 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many for each row")
    parser.add_argument("--only", default="", metavar="WORD", help="only rows that say this")
    parser.add_argument("--record", action="store_true", help="write the table into RESULTS.md")
    asked = parser.parse_args()
    begun = time.perf_counter()
    table = []
    for row in (row for row in ROWS if asked.only in row.what):
        table.append(row.cells(asked.people))
        sys.stdout.write("  ".join(table[-1]) + "\n")
        sys.stdout.flush()
    sys.stdout.write(f"{time.perf_counter() - begun:.0f} s\n")
    if asked.record:
        importlib.import_module("benchmarks.results").put("coverage", HOW, [HEAD, *table])
    return int(any(cells[-1] != "reached" for cells in table))


if __name__ == "__main__":
    sys.exit(main())
