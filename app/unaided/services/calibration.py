"""Calibration: what the chart of no-AI velocity shows, and the tasks behind each of its marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from unaided.domain.ownership import Ownership
from unaided.services.measure import Asked, MeasureService
from unaided.services.ports.ledger import Ledger
from unaided.services.timeline import marked

if TYPE_CHECKING:  # numpy and the figures load when there is something to reckon
    from unaided.domain.measure.chart import Chart

TREND: Final = "velocity_trend"
ENDS: Final = ("open", "done", "unfinished", "abandoned")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which work the chart is about; None leaves it open. `without_edited` leaves out what was corrected (Law 3)."""

    kind: str | None = None
    project: str | None = None
    ownership: Ownership | None = None
    without_edited: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What the chart can be narrowed to: only what there is."""

    kinds: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    ownerships: tuple[Ownership, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows. There is no chart before the first task."""

    wanted: Wanted
    choices: Choices
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Behind:
    """A task behind a mark: `index` is that of its dot, None where it has none."""

    row: int  # in the chart's evidence
    task_id: UUID
    title: str
    kind: str
    day: date
    size: float | None  # minutes of the ruler
    minutes: float  # active, without AI
    end: str  # open, done, unfinished, abandoned
    with_ai: bool  # AI was used after all
    index: float | None


class CalibrationService:
    """What the chart says, and what it is made of."""

    def __init__(self, ledger: Ledger, measure: MeasureService) -> None:
        """Take what is kept, and who reckons."""
        self._ledger = ledger
        self._measure = measure
        self._last: tuple[Wanted, Chart] | None = None

    def see(self, wanted: Wanted) -> Seen:
        """Return what the page shows of this work, as of the end of today.

        A kind or project of which no task is left is left open.
        """
        choices = choices_of(self._measure)
        about = known(wanted, choices)
        return Seen(about, choices, self._chart(about) if choices.kinds else None)

    def _chart(self, wanted: Wanted) -> Chart:
        from unaided.domain.measure.chart import chart  # noqa: PLC0415 (numpy, once there is something to reckon)

        reckoned = self._measure.report(asked_about((TREND,), wanted, self._measure.today()))
        if self._last is None or self._last[0] != wanted or self._last[1].evidence is not reckoned.evidence:
            self._last = wanted, chart(reckoned.evidence, reckoned.figures[TREND])
        with self._ledger.read() as shelves:
            timeline = marked(shelves)
        if timeline != self._last[1].timeline:
            self._last = wanted, replace(self._last[1], timeline=timeline)
        return self._last[1]

    def behind(self, chart: Chart, rows: Sequence[int]) -> tuple[Behind, ...]:
        """Return the tasks in these rows of a chart's evidence, the latest first (Law 6)."""
        tasks = chart.evidence.tasks
        ordered = sorted(rows, key=tasks.registered.__getitem__, reverse=True)
        ids = {row: UUID(hex=str(tasks.key[row])) for row in ordered}
        dots = zip(chart.tasks.rows.tolist(), chart.tasks.index.tolist(), strict=True)
        indices = dict(dots) if chart.months else {}  # before the baseline there is no 100 to hold a task against
        with self._ledger.read() as shelves:
            titles = shelves.tasks.titles(tuple(ids.values()))
        return tuple(_behind(chart, row, (ids[row], titles[ids[row]]), indices.get(row)) for row in ordered)


def choices_of(measure: MeasureService) -> Choices:
    """Return what figures can be narrowed to."""
    kinds, projects = measure.kinds_and_projects()
    return Choices(kinds, projects, measure.ownerships())


def asked_about(names: tuple[str, ...], wanted: Wanted, day: date) -> Asked:
    """Return the question for these figures of this work, as of the end of a day."""
    from unaided.domain.measure.figure import Reason  # noqa: PLC0415 (numpy)

    ownership = None if wanted.ownership is None else str(wanted.ownership)
    left_out = (Reason.EDITED,) if wanted.without_edited else ()
    return Asked(names, day, kind=wanted.kind, project=wanted.project, ownership=ownership, exclude=left_out)


def known(wanted: Wanted, choices: Choices) -> Wanted:
    """Return what is wanted, a kind, project or ownership of which no task is left is left open."""
    return Wanted(
        wanted.kind if wanted.kind in choices.kinds else None,
        wanted.project if wanted.project in choices.projects else None,
        wanted.ownership if wanted.ownership in choices.ownerships else None,
        wanted.without_edited,
    )


def _behind(chart: Chart, row: int, task: tuple[UUID, str], index: float | None) -> Behind:
    tasks = chart.evidence.tasks
    with_ai = bool(tasks.mode[row])
    return Behind(
        row,
        *task,
        chart.evidence.kinds[int(tasks.kind[row])],
        date.fromordinal(int(tasks.day[row])),
        float(tasks.size[row]) if tasks.size[row] > 0 else None,
        float(tasks.unaided[row] if with_ai else tasks.active[row]),
        ENDS[int(tasks.end[row])],
        with_ai,
        index,
    )
