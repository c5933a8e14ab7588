"""Fresh ids that sort by time: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_VERSION = 7 << 76
_VARIANT = 0b10 << 62


class FreshIds:
    """Make ids that sort by the moment they are for, and within one millisecond by the order they were made."""

    def __init__(self) -> None:
        """Start with nothing made."""
        self._last = 0

    def new(self, at: datetime) -> UUID:
        """Return a new id: 48 bits of milliseconds, then chance; above the last one of the same millisecond."""
        milliseconds = max(0, (at - _EPOCH) // timedelta(milliseconds=1)) & (1 << 48) - 1
        chance = int.from_bytes(os.urandom(10), "big")
        low = chance & (1 << 62) - 1
        high = (chance >> 62) & 0xFFF
        value = milliseconds << 80 | _VERSION | high << 64 | _VARIANT | low
        if value <= self._last and value >> 80 == self._last >> 80:
            value = self._last + 1
        self._last = value
        return UUID(int=value)
