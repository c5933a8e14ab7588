"""The stage self-check: at most monthly, kept answer by answer, and what is measured beside it (measurement.md §9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.stage import (
    GONE,
    Answer,
    StageCheck,
    Statement,
    answered,
    finished,
    goes_on,
    next_day,
    shuffled,
)
from unaided.domain.trouble import StageRuleError
from unaided.domain.words import day_name
from unaided.services.measure import Asked, MeasureService
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves

if TYPE_CHECKING:  # numpy loads when the signals are asked for
    from unaided.domain.measure.evidence import Evidence
    from unaided.domain.measure.stage_signals import Signals


class Chance(Protocol):
    """Whoever can make a seed."""

    def seed(self) -> str:
        """Return a fresh seed."""
        ...


@dataclass(frozen=True, slots=True)
class StageLook:
    """How the self-check stands: what was begun and is not finished, what was finished, and since when one may follow.

    `finished` has the latest first; `next_day` is None where one may begin today.
    """

    open: StageCheck | None
    finished: tuple[StageCheck, ...]
    next_day: date | None


@dataclass(frozen=True, slots=True)
class StageMeasured:
    """The measured signals of today, and the evidence that their rows are in."""

    signals: tuple[Signals, ...]
    evidence: Evidence


class StageService:
    """What a person can do about their stage; it never leaves the machine."""

    def __init__(  # noqa: PLR0913, PLR0917 (all it works with)
        self, ledger: Ledger, clock: Clock, ids: Ids, chosen: Chosen, chance: Chance, measure: MeasureService
    ) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chosen = chosen
        self._chance = chance
        self._measure = measure

    def look(self) -> StageLook:
        """Return how it stands."""
        with self._ledger.read() as shelves:
            return _look(shelves, self._today())

    def begin(self) -> StageCheck:
        """Return the check that is to be answered: the one begun before, or a new one.

        Raises:
            StageRuleError: the last one is less than a month old.
        """
        at, today = self._clock.read().wall, self._today()
        with self._ledger.write() as shelves:
            look = _look(shelves, today)
            if look.open is not None:
                return look.open
            if look.next_day is not None:
                raise StageRuleError(f"Once a month is enough: the next self-check is for {day_name(look.next_day)}.")
            check = StageCheck(self._ids.new(at), today, at, shuffled(self._chance.seed()))
            shelves.plan.put_check(check)
            return check

    def answer(self, check_id: UUID, statement: Statement, answer: Answer) -> StageCheck:
        """Keep an answer, in place of an earlier one where there is one.

        Raises:
            StageRuleError: there is no such check, or it is finished.
        """
        with self._ledger.write() as shelves:
            check = answered(_check(shelves, check_id), statement, answer)
            shelves.plan.put_check(check)
            return check

    def finish(self, check_id: UUID) -> StageCheck:
        """Lock the answers, so that the result can be shown.

        Raises:
            StageRuleError: there is no such check, it is finished, or a statement has no answer.
        """
        with self._ledger.write() as shelves:
            check = finished(_check(shelves, check_id), self._clock.read().wall)
            shelves.plan.put_check(check)
            return check

    def measured(self) -> StageMeasured:
        """Return what the figures say beside the answers, as of the end of today."""
        from unaided.domain.measure.stage_signals import NEEDS, signals  # noqa: PLC0415 (numpy, once it is asked for)

        reckoned = self._measure.report(Asked(NEEDS, self._measure.today()))
        return StageMeasured(signals(reckoned.figures, reckoned.evidence), reckoned.evidence)

    def _today(self) -> date:
        return self._clock.read().local_date(self._chosen.load().day_begins)


def _look(shelves: Shelves, today: date) -> StageLook:
    checks = shelves.plan.checks()
    done = tuple(reversed([check for check in checks if check.finished_at is not None]))
    begun = next((check for check in reversed(checks) if goes_on(check, today)), None)
    following = next_day(done[0].day) if done else None
    return StageLook(begun, done, following if following is not None and following > today else None)


def _check(shelves: Shelves, check_id: UUID) -> StageCheck:
    check = shelves.plan.check(check_id)
    if check is None:
        raise StageRuleError(GONE)
    return check
