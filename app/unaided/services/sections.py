"""Sections: the figures of one part of the Calibration page, by month where it wants them so, and the rows behind."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from unaided.services.calibration import ENDS, Choices, Wanted, asked_about, choices_of, known
from unaided.services.measure import MeasureService
from unaided.services.ports.ledger import Ledger

if TYPE_CHECKING:  # numpy and the figures load when there is something to reckon
    from unaided.domain.measure.evidence import Evidence
    from unaided.domain.measure.figure import Figure, Table
    from unaided.domain.measure.months import MonthFigure, Way

USES: Final = ("not said", "no AI", "measured", "heavy")  # from UNKNOWN on


@dataclass(frozen=True, slots=True)
class Needs:
    """What a section reads: figures by the names of `report`, and those it also wants for each month."""

    figures: tuple[str, ...]
    by_month: tuple[tuple[str, Way], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSeen:
    """What a section shows. `months` has, by name, one figure a month, oldest first; all rows are in `evidence`."""

    wanted: Wanted
    choices: Choices
    figures: Mapping[str, Figure]
    months: Mapping[str, tuple[MonthFigure, ...]]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RowBehind:
    """A row behind a figure: the task it is of or belongs to, and its local day."""

    row: int  # in its table of the evidence
    task_id: UUID
    title: str
    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class TaskBehind(RowBehind):
    """A task. Lengths are minutes."""

    size: float | None  # on the person's own ruler
    estimate: float | None  # unaided
    guess: float | None  # how long it would have taken without AI, guessed at its end
    minutes: float  # active
    end: str  # open, done, unfinished, abandoned
    use: str  # no AI, measured, heavy, not said


@dataclass(frozen=True, slots=True)
class SessionBehind(RowBehind):
    """A session."""

    minutes: float  # active
    use: str
    look_ups: int
    felt: float | None  # 1 to 5


@dataclass(frozen=True, slots=True)
class ExplanationBehind(RowBehind):
    """An explanation; shares are 0 to 1."""

    use: str
    predicted: float | None
    explained: float | None
    recalled: bool | None  # None while its first recall is to come


@dataclass(frozen=True, slots=True)
class RecallBehind(RowBehind):
    """One review of a card."""

    use: str
    number: int  # 1 is the first
    passed: bool


class SectionService:
    """What a section says, and what it is made of."""

    def __init__(self, ledger: Ledger, measure: MeasureService) -> None:
        """Take what is kept, and who reckons."""
        self._ledger = ledger
        self._measure = measure

    def see(self, wanted: Wanted, needs: Needs) -> SectionSeen:
        """Return what a section shows of this work, as of the end of today.

        A kind, project or ownership of which no task is left is left open.
        """
        choices = choices_of(self._measure)
        about = known(wanted, choices)
        asked = asked_about(needs.figures, about, self._measure.today())
        reckoned = self._measure.report(asked)
        months = {name: self._measure.by_month(name, way, asked) for name, way in needs.by_month}
        return SectionSeen(about, choices, reckoned.figures, months, reckoned.evidence)

    def behind(self, evidence: Evidence, table: Table, rows: Sequence[int]) -> tuple[RowBehind, ...]:
        """Return these rows of a table of the evidence, the latest first (Law 6)."""
        from unaided.domain.measure.figure import Table  # noqa: PLC0415 (numpy, which is there when rows are)

        of: Mapping[Table, tuple[Sequence[int], Callable[[Evidence, int, _Head], RowBehind]]] = {
            Table.TASKS: (range(len(evidence.tasks)), _task),
            Table.SESSIONS: (evidence.sittings.task.tolist(), _session),
            Table.EXPLANATIONS: (evidence.explained.task.tolist(), _explanation),
            Table.RECALLS: (evidence.recalls.task.tolist(), _recall),
        }
        task_of, make = of[table]
        ids = {row: UUID(hex=str(evidence.tasks.key[task_of[row]])) for row in rows}
        with self._ledger.read() as shelves:
            titles = shelves.tasks.titles(tuple(set(ids.values())))
        heads = {row: _Head(row, int(task_of[row]), ids[row], titles[ids[row]]) for row in rows}
        found = (make(evidence, row, heads[row]) for row in rows)
        return tuple(sorted(found, key=_day_then_row, reverse=True))

    def looked_up_in(self, evidence: Evidence, topic: str) -> tuple[int, ...]:
        """Return the rows of the evidence's sessions in which this was looked up."""
        with self._ledger.read() as shelves:
            found = {session_id.hex for session_id in shelves.explanations.looked_up_in(topic)}
        return tuple(row for row, key in enumerate(evidence.sittings.key.tolist()) if key in found)


@dataclass(frozen=True, slots=True)
class _Head:
    """What every row shows of its task."""

    row: int
    task: int
    task_id: UUID
    title: str

    def at(self, evidence: Evidence, day: date) -> tuple[int, UUID, str, str, date]:
        """Return the first fields of a row of this day."""
        return self.row, self.task_id, self.title, evidence.kinds[int(evidence.tasks.kind[self.task])], day


def _day_then_row(one: RowBehind) -> tuple[date, int]:
    return one.day, one.row


def _task(evidence: Evidence, row: int, head: _Head) -> TaskBehind:
    tasks = evidence.tasks
    size, estimate, guess = (float(column[row]) for column in (tasks.size, tasks.estimate, tasks.guess))
    return TaskBehind(
        *head.at(evidence, date.fromordinal(int(tasks.day[row]))),
        size if size > 0 else None,
        estimate if estimate > 0 else None,
        guess if guess > 0 else None,
        float(tasks.active[row]),
        ENDS[int(tasks.end[row])],
        _use(evidence, head.task),
    )


def _session(evidence: Evidence, row: int, head: _Head) -> SessionBehind:
    sittings = evidence.sittings
    return SessionBehind(
        *head.at(evidence, date.fromordinal(int(sittings.day[row]))),
        float(sittings.active[row]),
        USES[int(sittings.use[row]) + 1],
        int(sittings.look_ups[row]),
        _known(float(sittings.felt[row])),
    )


def _explanation(evidence: Evidence, row: int, head: _Head) -> ExplanationBehind:
    told = evidence.explained
    recalled = _known(float(told.recalled[row]))
    return ExplanationBehind(
        *head.at(evidence, evidence.day_of(float(told.written[row]))),
        _use(evidence, head.task),
        _known(float(told.predicted[row])),
        _known(float(told.explained[row])),
        None if recalled is None else bool(recalled),
    )


def _recall(evidence: Evidence, row: int, head: _Head) -> RecallBehind:
    recalls = evidence.recalls
    return RecallBehind(
        *head.at(evidence, evidence.day_of(float(recalls.reviewed[row]))),
        _use(evidence, head.task),
        int(recalls.number[row]),
        bool(recalls.passed[row]),
    )


def _use(evidence: Evidence, task: int) -> str:
    return USES[int(evidence.tasks.use[task]) + 1]


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
