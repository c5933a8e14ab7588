"""One cell of a file that is brought in: read as what it shall be, or a sentence why it cannot."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from unaided.domain.trouble import RuleError

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
KEY_LIMIT = 200
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # stands in for an instant that cannot be read
FIRST, LAST = datetime(1971, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
MOST_MINUTES = 10_000_000.0  # 19 years: whatever is longer is a slip


class BadCellError(Exception):
    """A row cannot be read; its text is the reasons, every one of them."""


class Cells:
    """The cells of one row, by the column's name; columns that a file does not have are empty.

    What cannot be read is noted as a fault, and something stands in for it until the row is read to its end:
    so a person learns of all that is wrong with a row at once.
    """

    def __init__(self, cells: Mapping[str, str]) -> None:
        """Take the row."""
        self._cells = cells
        self._faults: dict[str, None] = {}  # each once, in the order they were found
        self._bad: set[str] = set()

    def note(self, name: str, fault: str) -> None:
        """Note what is wrong with a cell."""
        self._bad.add(name)
        self._faults.setdefault(fault)

    def are_good(self, *names: str) -> bool:
        """Tell whether nothing is wrong with these cells so far: else there is no use in comparing them."""
        return self._bad.isdisjoint(names)

    def check(self) -> None:
        """Pass where nothing was wrong with the row.

        Raises:
            BadCellError: something was; all of it is named.
        """
        *others, last = self._faults or ("",)
        if last:
            raise BadCellError("; ".join((*(one.rstrip(".") for one in others), last)))

    def text(self, name: str) -> str:
        """Return a cell's text, trimmed."""
        return self._cells.get(name, "").strip()

    def key(self, name: str) -> str:
        """Return a cell's text, of an id: it has to be there, and be no longer than ids are."""
        text = self.text(name)
        if not text:
            self.note(name, f"{name} is empty")
        elif len(text) > KEY_LIMIT:
            self.note(name, f"{name} has {len(text):,} characters; {KEY_LIMIT} fit")
        return text

    def checked(self, name: str, rule: Callable[[str], T], stands_in: T) -> T:
        """Return what a rule makes of a cell; the rule's own sentence is the reason where it refuses."""
        try:
            return rule(self.text(name))
        except RuleError as refused:
            self.note(name, refused.sentence)
            return stands_in

    def instant(self, name: str) -> datetime:
        """Return an instant in UTC."""
        return self.moment(name).astimezone(UTC)

    def moment(self, name: str) -> datetime:
        """Return an instant in the zone it is written in; it has to be there."""
        text = self.text(name)
        if not text:
            self.note(name, f"{name} is empty")
            return EPOCH
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            self.note(name, f"{name} “{text[:40]}” is no ISO 8601 instant, such as 2026-03-01T09:30:00Z")
            return EPOCH
        if moment.utcoffset() is None:
            self.note(name, f"{name} “{text[:40]}” has no zone: end it with Z or an offset such as +01:00")
            return EPOCH
        if not FIRST <= moment <= LAST:
            self.note(name, f"{name} “{text[:40]}” is no year that can be meant")
            return EPOCH
        return moment

    def number(self, name: str, low: float, high: float) -> float | None:
        """Return a number between two others, both included; None where the cell is empty."""
        text = self.text(name)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            self.note(name, f"{name} “{text[:40]}” is no number")
            return None
        if not math.isfinite(value) or not low <= value <= high:
            self.note(name, f"{name} {text[:40]} is not between {low:g} and {high:,.0f}")
            return None
        return value

    def minutes(self, name: str) -> float | None:
        """Return a length in minutes, None where the cell is empty; 0 is a length."""
        return self.number(name, 0, MOST_MINUTES)

    def size(self, name: str) -> float | None:
        """Return a length in minutes that is more than nothing, None where the cell is empty."""
        value = self.minutes(name)
        if value == 0:
            self.note(name, f"{name} is 0: leave it empty where it is not known")
        return value

    def whole(self, name: str, low: int, high: int) -> int | None:
        """Return a whole number, None where the cell is empty."""
        value = self.number(name, low, high)
        if value is not None and value != int(value):
            self.note(name, f"{name} {self.text(name)[:40]} is no whole number")
        return None if value is None else int(value)

    def flag(self, name: str) -> bool | None:
        """Return whether a cell says 1, None where it is empty."""
        text = self.text(name)
        if text not in {"", "0", "1"}:
            self.note(name, f"{name} “{text[:40]}” is neither 0 nor 1")
        return None if not text else text == "1"

    def word(self, name: str, kind: type[E], words: tuple[E, ...] | None = None) -> E | None:
        """Return one of some words, None where the cell is empty."""
        text = self.text(name)
        if not text:
            return None
        found = next((word for word in words or kind if word == text), None)
        if found is None:
            self.note(name, f"{name} “{text[:40]}” is none of {', '.join(words or kind)}")
        return found

    def must(self, name: str, value: T | None, stands_in: T) -> T:
        """Return a value that has to be there."""
        if value is not None:
            return value
        if not self.text(name):
            self.note(name, f"{name} is empty")
        return stands_in
