"""The monthly letter, when it is asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from unaided.domain.trouble import ReportRuleError
from unaided.domain.within import Period, first_of, last_of, months_between
from unaided.domain.words import month_name
from unaided.services.measure import Asked, MeasureService

if TYPE_CHECKING:  # numpy loads when a letter is written
    from unaided.domain.measure.letter import Letter


class LetterService:
    """Writes a month up."""

    def __init__(self, measure: MeasureService) -> None:
        """Take who knows the figures."""
        self._measure = measure

    def months(self) -> tuple[date, ...]:
        """Return the months there can be a letter of, each by its first day: this one first, the first one last."""
        today = self._measure.today()
        first = min(today, self._measure.first_day() or today)
        return tuple(reversed(months_between(first, today)))

    def write(self, month: date) -> Letter:
        """Return the letter of this day's month, as of its last day, or of today where it is not over.

        Raises:
            ReportRuleError: the month has not come yet.
        """
        from unaided.domain.measure.letter import FIGURES, letter  # noqa: PLC0415 (numpy)

        first = first_of(Period.MONTH, month)
        today = self._measure.today()
        if first > today:
            raise ReportRuleError(f"{month_name(first)} has not come yet.")
        last = min(today, last_of(Period.MONTH, first))
        reckoned = self._measure.report(Asked(FIGURES, now=last))
        return letter(first, last, reckoned.figures, reckoned.evidence)
