"""How a value of the domain looks in the file: what the column types and the tray's first glance share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(moment: datetime) -> int:
    """Return an aware moment as microseconds since 1970 in UTC.

    Raises:
        TypeError: the moment has no zone.
    """
    return (moment - EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return microseconds since 1970 as an aware UTC moment."""
    return EPOCH + timedelta(microseconds=micros)


def whole_text(text: str) -> str:
    """Return text that any database can hold.

    Half a character, as a terminal or a clipboard may give it, becomes `?`; so does NUL, at which
    SQLite's `length` stops and which PostgreSQL refuses.
    """
    return text.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")
