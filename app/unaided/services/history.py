"""History: the sessions there were, what was written after them, and everything as an export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.correction import StartCorrection
from unaided.domain.explanation import Explanation, Gap, GoingOn, LookUp, Reflection
from unaided.domain.export import export_dict
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.json_values import Json
from unaided.domain.reproduction import Comparison
from unaided.domain.session import Mode, Session
from unaided.domain.trouble import SessionRuleError
from unaided.services.going_on import owed_now
from unaided.services.ports import Chosen, Ledger, Shelves
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


@dataclass(frozen=True, slots=True)
class Totals:
    """How many sessions a filter means, and how many of them are of each mode."""

    no_ai: int
    ai: int

    @property
    def sessions(self) -> int:
        """Return how many there are in all."""
        return self.no_ai + self.ai


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
            counts = {
                mode: shelves.sessions.count(replace(wanted, mode=mode)) for mode in Mode if wanted.mode in {None, mode}
            }
        return Totals(counts.get(Mode.NO_AI, 0), counts.get(Mode.AI, 0))

    def detail(self, session_id: UUID) -> Detail:
        """Return a finished session and what was written about it.

        Raises:
            SessionRuleError: there is no such session.
        """
        today = self._clock.read().local_date(self._chosen.load().day_begins)
        with self._ledger.read() as shelves:
            shelf = shelves.explanations
            row = _row(shelves, session_id)
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
            )

    def export(self) -> Json:
        """Return everything the person ever entered, as plain JSON values."""
        at = self._clock.read().wall
        with self._ledger.read() as shelves:
            return export_dict(shelves.archive.everything(), at)


def _row(shelves: Shelves, session_id: UUID) -> SessionRow:
    row = shelves.sessions.row(session_id)
    if row is None:
        raise SessionRuleError("This session is not there any more. History shows those that are.")
    return row
