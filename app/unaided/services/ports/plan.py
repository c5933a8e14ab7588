"""What the services need of the shelf of self-checks and the rebuild plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.rebuild import Choice, PlanTick, Practice
from unaided.domain.stage import StageCheck


class PlanShelf(Protocol):
    """Where stage self-checks and the rebuild plan are kept."""

    def put_check(self, check: StageCheck) -> None:
        """Keep a self-check with the answers so far, new or not."""
        ...

    def check(self, check_id: UUID) -> StageCheck | None:
        """Return a self-check."""
        ...

    def checks(self) -> Sequence[StageCheck]:
        """Return all self-checks, the earliest first."""
        ...

    def put_choice(self, choice: Choice) -> None:
        """Keep that a practice is picked."""
        ...

    def drop_choice(self, practice: Practice) -> None:
        """Keep that a practice is picked no more; the ticks it had stay."""
        ...

    def choices(self) -> Sequence[Choice]:
        """Return the practices picked, in the order of the checklist."""
        ...

    def put_tick(self, tick: PlanTick) -> None:
        """Keep a tick."""
        ...

    def drop_tick(self, week: date, practice: Practice) -> None:
        """Take a tick away."""
        ...

    def ticks(self, week: date | None = None) -> Sequence[PlanTick]:
        """Return the ticks of a week, or of all."""
        ...

    def seen(self, practice: Practice, span: tuple[datetime, datetime]) -> Sequence[tuple[UUID, str, datetime]]:
        """Return the session, its title and the instant of each time the app saw a practice, the earliest first."""
        ...
