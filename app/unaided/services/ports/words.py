"""What the services need to keep what is typed so far, and to find words again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.search import Found


class WordDraftShelf(Protocol):
    """Where it is kept what is typed so far of a recall, of a gap's note, of a look-up's answer."""

    def get(self, owner_id: UUID) -> str | None:
        """Return what was typed so far."""
        ...

    def put(self, owner_id: UUID, body: str, at: datetime) -> None:
        """Keep what was typed so far."""
        ...

    def drop(self, owner_id: UUID) -> None:
        """Forget what was typed so far."""
        ...


class WordShelf(Protocol):
    """What finds words again."""

    def find(self, words: tuple[str, ...], limit: int) -> Sequence[Found]:
        """Return where all these words were written, the latest first."""
        ...
