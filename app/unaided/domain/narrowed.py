"""What a person narrows History to, and what that means for sessions and for tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from unaided.domain.clock import Reading
from unaided.domain.history import Origin, SessionFilter
from unaided.domain.local_day import begin_of
from unaided.domain.session import Mode
from unaided.domain.task import TaskStatus
from unaided.domain.task_list import TaskFilter
from unaided.domain.within import Days, Within, days_of


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What was chosen; `since` and `until` are used where `within` is the person's own, `status` by tasks alone."""

    within: Within = Within.ALL
    since: date | None = None
    until: date | None = None
    mode: Mode | None = None
    text: str = ""
    kind: str | None = None
    project: str | None = None
    skill: str | None = None
    status: TaskStatus | None = None
    task_id: UUID | None = None
    origin: Origin | None = None

    def days(self, today: date) -> Days:
        """Return the first and the last day, None where a side is open."""
        return (self.since, self.until) if self.within is Within.OWN else days_of(self.within, today)

    def sessions(self, today: date) -> SessionFilter:
        """Return which sessions are meant."""
        since, until = self.days(today)
        return SessionFilter(
            since, until, self.mode, self.text, self.kind, self.project, self.skill, self.task_id, self.origin
        )

    def tasks(self, now: Reading, day_begins: timedelta) -> TaskFilter:
        """Return which tasks are meant; a day's hours are those of the place the person is at."""
        since, until = self.days(now.local_date(day_begins))
        return TaskFilter(
            status=self.status,
            mode=self.mode,
            text=self.text,
            kind=self.kind,
            project=self.project,
            skill=self.skill,
            imported=None if self.origin is None else self.origin is Origin.IMPORTED,
            since=None if since is None else begin_of(since, now, day_begins),
            before=None if until is None else begin_of(until + timedelta(days=1), now, day_begins),
        )
