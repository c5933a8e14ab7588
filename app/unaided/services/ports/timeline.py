"""What the services need of the shelf of notes on the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from unaided.domain.timeline import TimelineNote


class TimelineShelf(Protocol):
    """Where notes on the timeline are kept."""

    def put(self, note: TimelineNote) -> None:
        """Keep a note's state, new or not."""
        ...

    def get(self, note_id: UUID) -> TimelineNote | None:
        """Return a note, deleted or not."""
        ...

    def every(self) -> Sequence[TimelineNote]:
        """Return all notes, the earliest day first, those deleted among them."""
        ...
