"""Sittings without AI, made up with few words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from unaided.domain.history import Sitting
from unaided.domain.session import MINUTE_US
from unaided.domain.task import Kind, TaskStatus


@dataclass
class Sittings:
    """Make sittings one after another, each with an id of its own."""

    made: list[Sitting] = field(default_factory=list)

    def add(  # noqa: PLR0913 (a sitting says so much)
        self,
        day: date,
        *,
        task: int | None = None,
        estimate: int | None = 60,
        active: float = 60,
        undecided: float = 0,
        before: int = 0,
        after: int | None = 100,
        status: TaskStatus = TaskStatus.DONE,
        pure: bool = True,
    ) -> Sitting:
        """Add a sitting of this local day; `active` and `undecided` are minutes, a task of its own unless named."""
        number = len(self.made) + 1
        at = datetime.combine(day, time(9), UTC)
        sitting = Sitting(
            session_id=UUID(int=number),
            task_id=UUID(int=1000 + (number if task is None else task)),
            title=f"Task {number if task is None else task}",
            kind=Kind("debug"),
            local_date=day,
            started_at=at,
            active_us=round(active * MINUTE_US),
            undecided_us=round(undecided * MINUTE_US),
            progress_before=before,
            progress_after=after,
            estimate_minutes=estimate,
            status=status,
            closed_at=None if status is TaskStatus.OPEN else at,
            pure=pure,
        )
        self.made.append(sitting)
        return sitting
