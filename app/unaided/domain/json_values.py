"""Values as JSON has them: instants in UTC with a `Z`, and what an entry is."""

from __future__ import annotations

from datetime import UTC, datetime

Json = dict[str, object]


def instant(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC with a `Z`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def maybe_instant(moment: datetime | None) -> str | None:
    """Return a moment as `instant` has it, None where there is none."""
    return None if moment is None else instant(moment)
