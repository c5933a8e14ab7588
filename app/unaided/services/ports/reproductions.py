"""What the services need of the shelf of tasks written again from memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.reproduction import Effort, Reproduction
from unaided.domain.task import Task


class ReproductionShelf(Protocol):
    """Where it is kept which task writes which one again."""

    def add(self, reproduction: Reproduction) -> None:
        """Keep that a task writes another one again."""
        ...

    def of_task(self, task_id: UUID) -> Reproduction | None:
        """Return the latest reproduction that this task is part of, as the one or as the other."""
        ...

    def used_ai(self, task_id: UUID) -> bool:
        """Tell whether a task had a session with AI, discarded ones left out."""
        ...

    def offers(self, since: datetime, limit: int) -> Sequence[Task]:
        """Return repeatable tasks done with AI since this moment that nothing writes again, the latest done first."""
        ...

    def effort(self, task_id: UUID) -> Effort:
        """Return what a task took in its finished sessions."""
        ...
