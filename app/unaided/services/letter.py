"""The monthly letter, when it is asked for."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from unaided.domain.trouble import ReportRuleError
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
        first = self._measure.first_day() or today
        numbers = range(
            today.year * 12 + today.month - 1, min(first, today).year * 12 + min(first, today).month - 2, -1
        )
        return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)

    def write(self, month: date) -> Letter:
        """Return the letter of this day's month, as of its last day, or of today where it is not over.

        Raises:
            ReportRuleError: the month has not come yet.
        """
        from unaided.domain.measure.letter import FIGURES, letter  # noqa: PLC0415 (numpy)

        first = month.replace(day=1)
        today = self._measure.today()
        if first > today:
            raise ReportRuleError(f"{first.strftime('%B %Y')} has not come yet.")
        last = min(today, first.replace(day=monthrange(first.year, first.month)[1]))
        reckoned = self._measure.report(Asked(FIGURES, now=last))
        return letter(first, last, reckoned.figures, reckoned.evidence)
