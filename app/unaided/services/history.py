"""History: the sessions there were, what was written after them, and everything as an export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.correction import StartCorrection
from unaided.domain.explanation import Explanation, Gap, GoingOn, LookUp, Reflection
from unaided.domain.export import export_dict
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.json_values import Json
from unaided.domain.narrowed import Narrowed
from unaided.domain.reproduction import Comparison
from unaided.domain.session import Mode, Session, SessionState
from unaided.domain.task_list import TaskFilter, TaskRow
from unaided.domain.trouble import SessionRuleError
from unaided.domain.within import Period, PeriodTotal, summed
from unaided.services.going_on import owed_now
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ledger import Ledger, Shelves
from unaided.services.reproduction import comparison_of


@dataclass(frozen=True, slots=True)
class Detail:
    """A finished session with what the person wrote about it; `None` and empty where they did not."""

    row: SessionRow
    explanation: Explanation | None
    reflection: Reflection | None
    look_ups: tuple[LookUp, ...]
    gaps: tuple[Gap, ...]
    owed: bool
    start_corrections: tuple[StartCorrection, ...] = ()
    going_on: GoingOn | None = None
    comparison: Comparison | None = None  # with the task that writes this one again, or that this one does
    assigned: Mode | None = None  # by the coin, to its task; no correction of the session's mode touches it


@dataclass(frozen=True, slots=True)
class Totals:
    """How many sessions a filter means, and how many of them are of each mode."""

    no_ai: int
    ai: int

    @property
    def sessions(self) -> int:
        """Return how many there are in all."""
        return self.no_ai + self.ai


@dataclass(frozen=True, slots=True)
class Labels:
    """The kinds, projects and skills of the tasks there are."""

    kinds: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()


class HistoryService:
    """What was, as lists and as an export."""

    def __init__(self, ledger: Ledger, clock: Clock, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._chosen = chosen

    def rows(self, wanted: SessionFilter, limit: int, offset: int = 0) -> Sequence[SessionRow]:
        """Return finished sessions, the latest start first."""
        with self._ledger.read() as shelves:
            return shelves.sessions.rows(wanted, limit, offset)

    def session(self, session_id: UUID) -> Session | None:
        """Return a session as it is kept, discarded ones too; None where there is none."""
        with self._ledger.read() as shelves:
            return shelves.sessions.get(session_id)

    def count(self, wanted: SessionFilter) -> int:
        """Return how many finished sessions there are."""
        with self._ledger.read() as shelves:
            return shelves.sessions.count(wanted)

    def totals(self, wanted: SessionFilter) -> Totals:
        """Return how many finished sessions there are of each mode, in one read."""
        with self._ledger.read() as shelves:
            counts = shelves.listing.modes(wanted)
        return Totals(counts.get(Mode.NO_AI, 0), counts.get(Mode.AI, 0))

    def periods(self, wanted: SessionFilter, period: Period) -> Sequence[PeriodTotal]:
        """Return what was worked each day, week or month, the latest first; days begin as the person chose.

        The minutes of an AI session that is still to be explained are not told, so they are not summed either.
        """
        with self._ledger.read() as shelves:
            untold = [owed.session_id for owed in owed_now(shelves, self.today()) if owed.mode is Mode.AI]
            return summed(shelves.listing.days(wanted, untold), period)

    def today(self) -> date:
        """Return which day it is for the person; it begins as they chose."""
        return self._clock.read().local_date(self._chosen.load().day_begins)

    def tasks_meant(self, narrowed: Narrowed) -> TaskFilter:
        """Return which tasks are meant as of this moment."""
        return narrowed.tasks(self._clock.read(), self._chosen.load().day_begins)

    def labels(self) -> Labels:
        """Return what lists can be narrowed to: only what there is."""
        with self._ledger.read() as shelves:
            return Labels(*map(tuple, shelves.listing.labels()))

    def tasks(self, wanted: TaskFilter, limit: int, offset: int = 0) -> Sequence[TaskRow]:
        """Return tasks, those closed or written down last first."""
        with self._ledger.read() as shelves:
            return shelves.listing.tasks(wanted, limit, offset)

    def count_tasks(self, wanted: TaskFilter) -> int:
        """Return how many tasks there are."""
        with self._ledger.read() as shelves:
            return shelves.listing.count_tasks(wanted)

    def detail(self, session_id: UUID) -> Detail:
        """Return a finished session and what was written about it.

        Raises:
            SessionRuleError: there is no such session.
        """
        today = self.today()
        with self._ledger.read() as shelves:
            shelf = shelves.explanations
            row = _row(shelves, session_id)
            thrown = shelves.ruler.draw(row.task.id)
            return Detail(
                row,
                shelf.explanation(session_id),
                shelf.reflection(session_id),
                tuple(shelf.look_ups(session_id)),
                tuple(shelf.gaps(session_id)),
                any(owed.session_id == session_id for owed in owed_now(shelves, today)),
                tuple(shelves.sessions.start_corrections(session_id)),
                shelf.going_on(session_id),
                comparison_of(shelves, row.task.id),
                None if thrown is None else thrown.arm,
            )

    def export(self) -> Json:
        """Return everything the person ever entered, as plain JSON values."""
        at = self._clock.read().wall
        with self._ledger.read() as shelves:
            return export_dict(shelves.archive.everything(), at)


def _row(shelves: Shelves, session_id: UUID) -> SessionRow:
    for row in shelves.sessions.rows_of([session_id]):
        if row.session.state in {SessionState.FINISHED, SessionState.DELETED}:
            return row
    raise SessionRuleError("This session is not there any more. History shows those that are.")
