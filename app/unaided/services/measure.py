"""Figures on demand: gathered from one read, kept as long as nothing that they are reckoned from changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from unaided.domain.clock import Clock
from unaided.domain.ownership import Ownership
from unaided.domain.testimony import Names, Testimony
from unaided.domain.trouble import ReportRuleError
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ledger import Ledger

if TYPE_CHECKING:  # numpy and all the figures load when the first of them is asked for
    from unaided.domain.measure.evidence import Evidence
    from unaided.domain.measure.figure import Figure, Reason
    from unaided.domain.measure.months import MonthFigure, Way
    from unaided.domain.measure.narrow import Part

KEPT = 32  # reports
MOST_MONTHS = 24  # of a figure by month: each is reckoned from all there was by its end


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures, about what: `until` is the day they are reckoned for, `exclude` reasons to leave rows out.

    `since` and `until` are local days by which tasks are registered, both included; None leaves a side open.
    """

    names: tuple[str, ...]
    now: date | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    project: str | None = None
    ownership: str | None = None
    exclude: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Figures, and the evidence whose rows they point into."""

    figures: Mapping[str, Figure]
    evidence: Evidence


class MeasureService:
    """Everything the person can know, with its range."""

    def __init__(self, ledger: Ledger, clock: Clock, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._chosen = chosen
        self._changes = -1
        self._kept: Testimony | None = None
        self._gathered: tuple[date, timedelta, Evidence] | None = None  # the last: what differs is mostly the figure
        self._reckoned: dict[tuple[Asked, date, timedelta], Reckoned] = {}
        self._by_month: dict[tuple[Asked, Way, date, timedelta], tuple[MonthFigure, ...]] = {}

    def report(self, asked: Asked) -> Reckoned:
        """Return the figures asked for, as of the end of a local day.

        Raises:
            ReportRuleError: no task has that kind or project.
        """
        from unaided.domain.measure.narrow import narrow  # noqa: PLC0415 (numpy, once a figure is wanted)
        from unaided.domain.measure.report import figures  # noqa: PLC0415

        kept = self._read()
        day, offset = self._day(asked)
        key = (asked, day, offset)
        if key not in self._reckoned:
            if len(self._reckoned) >= KEPT:
                self._reckoned.clear()
                self._by_month.clear()
            whole = self._whole(kept, day, offset)
            _check(whole, asked)
            evidence = narrow(whole, _part(asked))
            self._reckoned[key] = Reckoned(figures(asked.names, evidence, asked.exclude), evidence)
        return self._reckoned[key]

    def _whole(self, kept: Testimony, day: date, offset: timedelta) -> Evidence:
        """Return the evidence as of the end of a local day."""
        from unaided.domain.measure.gather import end_of, gather  # noqa: PLC0415 (numpy, once a figure is wanted)

        if self._gathered is None or self._gathered[:2] != (day, offset):
            self._gathered = day, offset, gather(kept, end_of(day, offset), offset)
        return self._gathered[2]

    def by_month(self, name: str, way: Way, asked: Asked) -> tuple[MonthFigure, ...]:
        """Return one figure for each of the last 24 months, oldest first; of `asked`, only the part of the work counts.

        Rows point into the evidence that `report` has of the same part.

        Raises:
            ReportRuleError: no task has that kind or project.
        """
        from unaided.domain.measure.months import Span, Way, as_of, in_month  # noqa: PLC0415 (numpy)

        whole = self.report(asked).evidence
        day, offset = self._day(asked)
        key = (replace(asked, names=(name,)), way, day, offset)
        if key not in self._by_month:
            span = Span(day, offset, MOST_MONTHS, _part(asked))
            self._by_month[key] = (
                in_month(name, whole, span, asked.exclude)
                if way is Way.IN_MONTH
                else as_of(name, whole, span, self._read(), asked.exclude)
            )
        return self._by_month[key]

    def _day(self, asked: Asked) -> tuple[date, timedelta]:
        """Return the day reckoned for, and local time less UTC; a day that begins at four ends at four."""
        reading, begins = self._clock.read(), self._chosen.load().day_begins
        return asked.now or reading.local_date(begins), timedelta(minutes=reading.offset_minutes) - begins

    def names(self) -> Names:
        """Return what the person knows the rows behind a figure by."""
        with self._ledger.read() as shelves:
            return shelves.testimony.names()

    def today(self) -> date:
        """Return the local day of this moment."""
        return self._clock.read().local_date(self._chosen.load().day_begins)

    def kinds_and_projects(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the kinds and the projects there are, for filters."""
        tasks = self._read().tasks
        return tuple(sorted({one.kind for one in tasks})), tuple(sorted({one.project for one in tasks if one.project}))

    def first_day(self) -> date | None:
        """Return the local day of the first session, None where there is none."""
        days = [one.local_date for one in self._read().sessions]
        return date.fromisoformat(min(days)) if days else None

    def ownerships(self) -> tuple[Ownership, ...]:
        """Return the ownership classes there are, for filters."""
        there = {one.ownership for one in self._read().tasks}
        return tuple(ownership for ownership in Ownership if ownership in there)

    def _read(self) -> Testimony:
        """Return what is kept; figures hold as long as it is the same, whatever else was written meanwhile."""
        changes = self._ledger.changes
        if self._kept is None or changes != self._changes:
            with self._ledger.read() as shelves:
                kept = shelves.testimony.all()
            if kept != self._kept:
                self._kept, self._gathered = kept, None
                self._reckoned.clear()
                self._by_month.clear()
            self._changes = changes
        return self._kept


def _part(asked: Asked) -> Part:
    from unaided.domain.measure.narrow import Part  # noqa: PLC0415 (numpy, once a figure is wanted)

    since = None if asked.since is None else asked.since.toordinal()
    until = None if asked.until is None else asked.until.toordinal()
    return Part(asked.kind, asked.project, asked.ownership, since, until)


def _check(evidence: Evidence, asked: Asked) -> None:
    for wanted, names, what in ((asked.kind, evidence.kinds, "kind"), (asked.project, evidence.projects, "project")):
        if wanted is not None and wanted not in names:
            known = ", ".join(names) or "none yet"
            raise ReportRuleError(f"No task has the {what} “{wanted[:40]}”. Those there are: {known}.")
