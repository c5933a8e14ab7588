"""Calibration: the monthly figures, and the sessions behind each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unaided.domain.clock import Clock
from unaided.domain.history import Sitting
from unaided.domain.measure.months import LeftOut, MonthlyPace, PaceDot, judge, last_day, month_of, monthly_pace
from unaided.services.ports import Chosen, Ledger


@dataclass(frozen=True, slots=True)
class Behind:
    """A session behind a month's figure: what is kept of it, and its pace or why it has none."""

    sitting: Sitting
    judged: PaceDot | LeftOut


class CalibrationService:
    """What the figures say, and what they are made of."""

    def __init__(self, ledger: Ledger, clock: Clock, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._chosen = chosen

    def months(self) -> MonthlyPace:
        """Return the monthly figures as of today, from one read."""
        today = self._today()
        with self._ledger.read() as shelves:
            sittings = shelves.sessions.no_ai_sittings()
        return monthly_pace(sittings, today)

    def rows_behind(self, month: date) -> tuple[Behind, ...]:
        """Return the sessions without AI of this day's month, the earliest first (Law 6)."""
        today = self._today()
        with self._ledger.read() as shelves:
            sittings = shelves.sessions.no_ai_sittings(month_of(month), last_day(month))
        return tuple(Behind(sitting, judge(sitting, today)) for sitting in sittings)

    def _today(self) -> date:
        return self._clock.read().local_date(self._chosen.load().day_begins)
