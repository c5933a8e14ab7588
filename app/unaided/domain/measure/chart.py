"""What the calibration chart shows: calendar months, dots, the trend's band, and the rows behind each (§3)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from unaided.domain.measure.dots import Dots, session_dots, task_dots
from unaided.domain.measure.evidence import Arm, Evidence, Ints
from unaided.domain.measure.figure import NO_ROWS, Figure, Rows, Table
from unaided.domain.measure.trend_band import Band, trend_band
from unaided.domain.measure.velocity import MonthLevel, Velocity, velocity
from unaided.domain.timeline import NOTHING_NOTED, Timeline
from unaided.domain.within import months_between


@dataclass(frozen=True, slots=True, eq=False)
class ChartMonth:
    """A calendar month, by its first day.

    `figure` is its velocity, None where it has none. `rows` are the tasks behind it; a month that has
    rows and no figure belongs to the baseline. `days` are the first and the last of those its figure is of,
    which seldom are the calendar month's own.
    """

    first: date
    figure: Figure | None = None
    rows: Rows = field(default_factory=lambda: NO_ROWS)
    days: tuple[date, date] | None = None

    @property
    def is_baseline(self) -> bool:
        """Tell whether its tasks are among those that 100 stands for."""
        return self.figure is None and bool(len(self.rows))


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """All of it. `months` follow each other without a gap, up to that of `evidence.now`; none before the baseline.

    `tasks` has a dot for each closed task, `sessions` one for each session of a task still open. `frozen`
    is the day the base level ends, `counted` how many finished tasks the baseline has so far, `timeline`
    what the person noted beside it.
    """

    evidence: Evidence
    now: Figure
    trend: Figure
    months: tuple[ChartMonth, ...]
    tasks: Dots
    sessions: Dots
    band: Band | None
    frozen: date | None
    counted: int
    slipped: bool
    timeline: Timeline = NOTHING_NOTED

    def days_of(self, dots: Dots) -> list[date]:
        """Return the local day of each dot."""
        table = self.evidence.tasks if dots.table is Table.TASKS else self.evidence.sittings
        return [date.fromordinal(day) for day in table.day[dots.rows].tolist()]

    def task_of(self, dots: Dots, place: int) -> int:
        """Return the row of the task that a dot belongs to."""
        row = int(dots.rows[place])
        return row if dots.table is Table.TASKS else int(self.evidence.sittings.task[row])


def chart(evidence: Evidence, trend: Figure) -> Chart:
    """Return what the chart shows of this evidence; `trend` is its trend figure."""
    found = velocity(evidence)
    tasks, sessions = task_dots(evidence), session_dots(evidence)
    provisional = replace(
        sessions,
        at=sessions.at[sessions.hollow],
        index=sessions.index[sessions.hollow],
        rows=sessions.rows[sessions.hollow],
        hollow=sessions.hollow[sessions.hollow],
    )
    return Chart(
        evidence,
        found.now,
        trend,
        () if found.fit is None else _months(found, evidence),
        tasks,
        provisional,
        trend_band(found, evidence),
        None if found.fit is None else _frozen(evidence),
        len(counted_rows(evidence)),
        found.tasks.slip is not None,
    )


def counted_rows(evidence: Evidence) -> Rows:
    """Return the finished tasks that the baseline has so far."""
    rows = evidence.baseline
    return np.asarray(rows[evidence.tasks.mode[rows] == Arm.NO_AI], dtype=np.intp)


def _frozen(evidence: Evidence) -> date:
    tasks = evidence.tasks
    return date.fromordinal(int(tasks.day[evidence.baseline].max()))


def _months(found: Velocity, evidence: Evidence) -> tuple[ChartMonth, ...]:
    """Return every calendar month from the first task to now."""
    counts = np.isin(found.tasks.rows, evidence.baseline) & found.tasks.done
    rows = found.tasks.rows[found.tasks.date <= found.tasks.date[counts].max()]
    base = _by_month(rows, evidence.tasks.day[rows])
    levels = {date.fromordinal(level.first_day): level for level in found.months}
    last = evidence.last_day.replace(day=1)
    first = min([*base, *levels, last])
    return tuple(_month(month, levels, base) for month in months_between(first, max([*levels, last])))


def _month(first: date, levels: dict[date, MonthLevel], base: dict[date, Rows]) -> ChartMonth:
    level = levels.get(first)
    if level is not None:
        return ChartMonth(first, level.figure, level.figure.rows, level.days)
    return ChartMonth(first, None, base.get(first, NO_ROWS))


def _by_month(rows: Rows, days: Ints) -> dict[date, Rows]:
    """Return the rows of each calendar month, by its first day; `days` (n,) are ordinals."""
    firsts = [date.fromordinal(int(day)).replace(day=1) for day in days]
    own: dict[date, list[int]] = {}
    for row, first in zip(rows.tolist(), firsts, strict=True):
        own.setdefault(first, []).append(row)
    return {first: np.array(places, dtype=np.intp) for first, places in own.items()}
