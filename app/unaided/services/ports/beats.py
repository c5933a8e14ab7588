"""What the services need to remember the last sign of life."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from unaided.domain.clock import Reading


class Beats(Protocol):
    """The small file that remembers the last sign of life between two writes of the database (Law 12)."""

    def write(self, session_id: UUID, reading: Reading) -> None:
        """Keep a sign of life of a session, where that can be done; it never fails for it."""
        ...

    def read(self, session_id: UUID) -> Reading | None:
        """Return the last sign of life of this session, None where there is none or it is torn."""
        ...
