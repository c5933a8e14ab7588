"""One cell of a file that is brought in: read as what it shall be, or a sentence why it cannot."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
MOST_MINUTES = 10_000_000.0  # 19 years: whatever is longer is a slip


class BadCellError(Exception):
    """A cell cannot be read; its text is the reason."""


class Cells:
    """The cells of one row, by the column's name; columns that a file does not have are empty."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        """Take the row."""
        self._cells = cells

    def text(self, name: str) -> str:
        """Return a cell's text, trimmed."""
        return self._cells.get(name, "").strip()

    def needed(self, name: str) -> str:
        """Return a cell's text.

        Raises:
            BadCellError: it is empty.
        """
        text = self.text(name)
        if not text:
            raise BadCellError(f"{name} is empty")
        return text

    def checked(self, name: str, check: Callable[[str], T]) -> T:
        """Return what a rule makes of a cell; the rule's own sentence is the reason where it refuses."""
        return check(self.text(name))

    def instant(self, name: str) -> datetime:
        """Return an instant in UTC.

        Raises:
            BadCellError: it is empty, none, or has no zone.
        """
        return self._moment(name).astimezone(UTC)

    def offset(self, name: str) -> int:
        """Return the minutes that an instant's local time is ahead of UTC."""
        return (self._moment(name).utcoffset() or timedelta(0)) // timedelta(minutes=1)

    def _moment(self, name: str) -> datetime:
        text = self.needed(name)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise BadCellError(f"{name} “{text[:40]}” is no ISO 8601 instant, such as 2026-03-01T09:30:00Z") from error
        if moment.utcoffset() is None:
            raise BadCellError(f"{name} “{text[:40]}” has no zone: end it with Z or an offset such as +01:00")
        if not datetime(1971, 1, 1, tzinfo=UTC) <= moment.astimezone(UTC) <= datetime(9000, 1, 1, tzinfo=UTC):
            raise BadCellError(f"{name} “{text[:40]}” is no year that can be meant")
        return moment

    def number(self, name: str, low: float, high: float) -> float | None:
        """Return a number between two others, both included; None where the cell is empty.

        Raises:
            BadCellError: it is no number, or not between them.
        """
        text = self.text(name)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError as error:
            raise BadCellError(f"{name} “{text[:40]}” is no number") from error
        if not math.isfinite(value) or not low <= value <= high:
            raise BadCellError(f"{name} {text[:40]} is not between {low:g} and {high:,.0f}")
        return value

    def minutes(self, name: str) -> float | None:
        """Return a length in minutes, None where the cell is empty; 0 is a length."""
        return self.number(name, 0, MOST_MINUTES)

    def size(self, name: str) -> float | None:
        """Return a length in minutes that is more than nothing, None where the cell is empty.

        Raises:
            BadCellError: it is no number, or nothing or less.
        """
        value = self.minutes(name)
        if value == 0:
            raise BadCellError(f"{name} is 0: leave it empty where it is not known")
        return value

    def whole(self, name: str, low: int, high: int) -> int | None:
        """Return a whole number, None where the cell is empty.

        Raises:
            BadCellError: it is no whole number, or not between the two.
        """
        value = self.number(name, low, high)
        if value is not None and value != int(value):
            raise BadCellError(f"{name} {self.text(name)[:40]} is no whole number")
        return None if value is None else int(value)

    def flag(self, name: str) -> bool | None:
        """Return whether a cell says 1, None where it is empty.

        Raises:
            BadCellError: it says neither 0 nor 1.
        """
        text = self.text(name)
        if text not in {"", "0", "1"}:
            raise BadCellError(f"{name} “{text[:40]}” is neither 0 nor 1")
        return None if not text else text == "1"

    def word(self, name: str, kind: type[E], words: tuple[E, ...] | None = None) -> E | None:
        """Return one of some words, None where the cell is empty.

        Raises:
            BadCellError: it is none of them.
        """
        text = self.text(name)
        allowed = words or tuple(kind)
        if text and text not in {str(word) for word in allowed}:
            raise BadCellError(f"{name} “{text[:40]}” is none of {', '.join(allowed)}")
        return kind(text) if text else None

    def must(self, name: str, value: T | None) -> T:
        """Return a value that has to be there.

        Raises:
            BadCellError: it is not.
        """
        if value is None:
            raise BadCellError(f"{name} is empty")
        return value
