"""Plain rows as columns: what is missing is NaN, a word that is not known is −1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np

from unaided.domain.measure.evidence import UNKNOWN, Arm, End, Flags, Floats, Ints, Own, Source, Use

DAY_US: Final = 86_400_000_000
MINUTE_US: Final = 60_000_000
ENDS: Final = {"open": End.OPEN, "done": End.DONE, "unfinished": End.UNFINISHED, "abandoned": End.ABANDONED}
OWNS: Final = {"transient": Own.TRANSIENT, "repeatable": Own.REPEATABLE, "core": Own.CORE}
ARMS: Final = {"no-ai": Arm.NO_AI, "ai": Arm.AI}
SOURCES: Final = {"timer": Source.TIMER, "hand": Source.HAND}
USES: Final = {  # the six patterns of arXiv 2601.20245, and the words of a file that is brought in (§6)
    "measured": Use.MEASURED,
    "concepts": Use.MEASURED,
    "generated-then-understood": Use.MEASURED,
    "code-with-explanation": Use.MEASURED,
    "heavy": Use.HEAVY,
    "delegated": Use.HEAVY,
    "relied": Use.HEAVY,
    "debug-loop": Use.HEAVY,
}


class Columns:
    """The columns of some named tuples, by their field's name."""

    def __init__(self, rows: Sequence[NamedTuple], kind: type[NamedTuple]) -> None:
        """Take the rows, and what they are, since there may be none."""
        names = kind._fields
        values = zip(*rows, strict=True) if rows else ((),) * len(names)
        self._by: dict[str, tuple[Any, ...]] = {}
        for name, column in zip(names, values, strict=True):  # one at a time: all at once would hold up the UI thread
            self._by[name] = column
        self.count = len(rows)

    def floats(self, name: str) -> Floats:
        """Return a column of numbers (n,), NaN where there is none."""
        return np.array(self._by[name], dtype=np.float64)

    def days(self, name: str) -> Floats:
        """Return a column of instants (n,) as days since 1970-01-01 UTC, NaN where there is none."""
        return self.floats(name) / DAY_US

    def minutes(self, name: str) -> Floats:
        """Return a column of microseconds (n,) as minutes."""
        return self.floats(name) / MINUTE_US

    def flags(self, name: str) -> Flags:
        """Return a column of yes and no (n,); what is not known is no."""
        return np.array(self._by[name], dtype=np.bool_)

    def codes(self, name: str, known: Mapping[str, int]) -> Ints:
        """Return a column of words (n,) as their codes, −1 where one is not known."""
        return np.array([known.get(word, UNKNOWN) for word in self._by[name]], dtype=np.int64)

    def numbers(self, name: str, missing: int = UNKNOWN) -> Ints:
        """Return a column of whole numbers (n,), with this in the place of those missing."""
        return np.array([missing if value is None else value for value in self._by[name]], dtype=np.int64)

    def keys(self, name: str) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
        """Return a column of ids (n,) as hexadecimal text."""
        return np.array([value.hex() for value in self._by[name]], dtype=np.str_)

    def places(self, name: str, of: Mapping[bytes, int]) -> Ints:
        """Return a column of ids (n,) as their places in another table, −1 where they are not in it."""
        return np.array([of.get(value, UNKNOWN) for value in self._by[name]], dtype=np.int64)

    def dates(self, name: str) -> Ints:
        """Return a column of local dates (n,), written `2025-03-31`, as their ordinals."""
        read = {text: date.fromisoformat(text).toordinal() for text in set(self._by[name])}
        return np.array([read[text] for text in self._by[name]], dtype=np.int64)

    def names(self, name: str) -> tuple[str, ...]:
        """Return the words of a column, each once, in their order."""
        return tuple(sorted({word for word in self._by[name] if word}))


def coded(names: Iterable[str]) -> dict[str, int]:
    """Return each name's place."""
    return {name: place for place, name in enumerate(names)}
