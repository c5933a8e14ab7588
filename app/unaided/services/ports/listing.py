"""What the services need for lists, which count and sum on the shelf."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode
from unaided.domain.skill import SkillWork
from unaided.domain.task_list import TaskFilter, TaskRow
from unaided.domain.within import PeriodTotal


class ListingShelf(Protocol):
    """What is read for lists alone."""

    def modes(self, wanted: SessionFilter) -> Mapping[Mode, int]:
        """Return how many finished sessions there are of each mode."""
        ...

    def days(self, wanted: SessionFilter, untold: Collection[UUID] = ()) -> Sequence[PeriodTotal]:
        """Return what was worked each day, the latest first; the minutes of those untold are left out."""
        ...

    def labels(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """Return the kinds, the projects and the skills there are."""
        ...

    def tasks(self, wanted: TaskFilter, limit: int, offset: int = 0) -> Sequence[TaskRow]:
        """Return tasks, those closed or written down last first."""
        ...

    def count_tasks(self, wanted: TaskFilter) -> int:
        """Return how many tasks are meant."""
        ...

    def skills(self, recent: TaskFilter) -> Mapping[str, SkillWork]:
        """Return what was done with each skill that a task names."""
        ...
