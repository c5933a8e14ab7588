"""What the services need to name new things."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID


class Ids(Protocol):
    """Whoever makes fresh ids."""

    def new(self, at: datetime) -> UUID:
        """Return an id that sorts by time."""
        ...
