"""How a simulated person sizes work: estimates that follow their speed, and the ruler that does not (§1, §11)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.measure.evidence import MONTH_DAYS, YEAR_DAYS, Audit, End, Floats, Ints, Tasks, no_audit
from unaided.domain.measure.figure import Rows
from unaided.domain.measure.people_knobs import Knobs
from unaided.domain.measure.ruler import anchors, baseline_rows, fit_baseline
from unaided.domain.sizing import AUDITED, OLD, STEPS

QUARTER: Final = 91.0  # days
NICE: Final = 5.0  # minutes: estimates are said in fives


@dataclass(frozen=True, slots=True, eq=False)
class Rungs:
    """The ruler's sizes (25,), in the order of `seen`: where each stands in the person's eyes, in log minutes."""

    seen: Floats
    given: Floats  # minutes

    def nearest(self, judged: Floats) -> Floats:
        """Return (n,) the sizes in minutes that judgements (n,), in log minutes, come out as."""
        between = (self.seen[1:] + self.seen[:-1]) / 2
        return self.given[np.searchsorted(between, judged)]


def v(knobs: Knobs, days: Floats) -> Floats:
    """Return (n,) the true log speed on these days (since 1970-01-01), 0 at the person's first."""
    since = days - knobs.begin
    return np.asarray(
        knobs.slope * since / YEAR_DAYS + np.where(since >= knobs.step_month * MONTH_DAYS, knobs.step, 0.0)
    )


def estimated(knobs: Knobs, log_size: Floats, days: Floats, chance: np.random.Generator) -> Floats:
    """Return (n,) unaided estimates in minutes of tasks of true log sizes, begun on these days."""
    noise = chance.normal(0.0, knobs.estimate_sd, len(days))
    minutes = np.exp(log_size + knobs.estimate_bias - knobs.tracking * v(knobs, days) + noise)
    return np.maximum(np.round(minutes / NICE) * NICE, NICE)


@dataclass(frozen=True, slots=True, eq=False)
class _Judge:
    """Whoever compares tasks of true log sizes (n,) with the anchors."""

    knobs: Knobs
    log_size: Floats
    rungs: Rungs
    chance: np.random.Generator

    def sizes(self, rows: Ints, days: Floats) -> Floats:
        """Return (k,) the sizes in minutes that these tasks seem to have on these days."""
        seen = self.log_size[rows] + _drift(self.knobs, days)
        return self.rungs.nearest(seen + self.chance.normal(0.0, self.knobs.ruler_sd, len(rows)))


def sized(knobs: Knobs, tasks: Tasks, log_size: Floats, chance: np.random.Generator) -> tuple[Tasks, Rows, Audit]:
    """Return the tasks with sizes, the baseline in finishing order, and the audits.

    What was begun before the baseline froze has the size that its fit gives to the unaided estimate; what
    came later was judged against the anchors.
    """
    rows = baseline_rows(tasks)
    size = np.full(len(tasks), np.nan)
    if len(rows) < BASELINE_TASKS:
        size[rows] = tasks.estimate[rows]
        return replace(tasks, size=size), rows, no_audit()
    ruler = fit_baseline(tasks.estimate[rows], tasks.active[rows])
    early = tasks.registered <= tasks.closed[rows].max()
    size[early] = ruler.fitted_size(tasks.estimate[early])
    judge = _Judge(knobs, log_size, _rungs(knobs, size[rows], log_size[rows]), chance)
    late = np.flatnonzero(~early)
    size[late] = judge.sizes(late, tasks.registered[late])
    audit = _audits(judge, tasks, late[tasks.end[late] != End.OPEN])
    return replace(tasks, size=size), rows, audit


def _drift(knobs: Knobs, days: Floats) -> Floats:
    """Return (n,) by how much judgements on these days are off in log minutes: a slow day makes work look large."""
    return np.asarray(knobs.slip * (days - knobs.begin) / YEAR_DAYS - knobs.leak * v(knobs, days))


def _rungs(knobs: Knobs, sizes: Floats, true: Floats) -> Rungs:
    chosen = anchors(sizes)
    given = np.outer(sizes[chosen], STEPS).ravel()
    seen = np.add.outer(true[chosen], np.log(STEPS)).ravel() if knobs.by_ratio else np.log(given)
    order = np.argsort(seen, kind="stable")
    return Rungs(seen[order], given[order])


def _audits(judge: _Judge, tasks: Tasks, rows: Rows) -> Audit:
    """Return what six of these tasks, older than 90 days, are judged to be each quarter."""
    knobs = judge.knobs
    end = knobs.begin + knobs.months * MONTH_DAYS
    days = np.arange(knobs.begin + QUARTER, end, QUARTER) if knobs.audits else np.empty(0)
    chosen = [_spread(rows[tasks.registered[rows] <= day - OLD.days]) for day in days]
    task = np.concatenate([*chosen, np.empty(0, dtype=np.intp)]).astype(np.int64)
    at = np.repeat(days, [len(some) for some in chosen])
    return Audit(task, at, judge.sizes(task, at))


def _spread(rows: Rows) -> Rows:
    """Return six of these rows, evenly spread; none of fewer than six."""
    places = np.arange(AUDITED) * (len(rows) - 1) // (AUDITED - 1)
    return rows[places] if len(rows) >= AUDITED else rows[:0]
