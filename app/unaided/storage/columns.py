"""The column types, and the checks that go with them.

SQLite's STRICT tables know INTEGER, TEXT, REAL and BLOB only, so ours build on these; on PostgreSQL
the same types become BIGINT, TEXT and BYTEA.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Dialect, Double, Integer, LargeBinary, Text, types
from sqlalchemy.types import TypeDecorator, TypeEngine

from unaided.storage.plain import from_micros, to_micros, whole_text

T = TypeVar("T")  # what is meant
F = TypeVar("F")  # what is in the file
E = TypeVar("E", bound=StrEnum)
N = TypeVar("N", bound=IntEnum)

WHOLE = BigInteger().with_variant(Integer(), "sqlite")  # plain INTEGER overflows on PostgreSQL: 36 min of µs


class Kept(TypeDecorator[T], Generic[T, F]):
    """A value that looks different in the file; what is missing stays missing."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok = True

    def process_bind_param(self, value: T | None, _dialect: Dialect) -> F | None:
        """Return what is written."""
        return None if value is None else self._to_file(value)

    def process_result_value(self, value: F | None, _dialect: Dialect) -> T | None:
        """Return what was meant by what is read."""
        return None if value is None else self._from_file(value)

    def _to_file(self, value: T) -> F:
        raise NotImplementedError

    def _from_file(self, value: F) -> T:
        raise NotImplementedError


class UtcMicros(Kept[datetime, int]):
    """A moment as microseconds since 1970 in UTC: no zone to lose, and in order."""

    impl = WHOLE
    cache_ok = True

    def _to_file(self, value: datetime) -> int:
        return to_micros(value)

    def _from_file(self, value: int) -> datetime:
        return from_micros(value)


class Uuid16(Kept[UUID, bytes]):
    """An id as its 16 bytes: half the size of its text, and in the same order."""

    impl = LargeBinary
    cache_ok = True

    def _to_file(self, value: UUID) -> bytes:
        return value.bytes

    def _from_file(self, value: bytes) -> UUID:
        return UUID(bytes=value)


class Day(Kept[date, str]):
    """A local day as `2025-03-31`: readable by whoever opens the file, and in order."""

    cache_ok = True

    def _to_file(self, value: date) -> str:
        return value.isoformat()

    def _from_file(self, value: str) -> date:
        return date.fromisoformat(value)


class Flag(Kept[bool, int]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def _to_file(self, value: bool) -> int:  # noqa: FBT001 (the one value there is)
        return int(value)

    def _from_file(self, value: int) -> bool:
        return bool(value)


class WholeText(Kept[str, str]):
    """Text of any length, made of whole characters."""

    cache_ok = True

    def _to_file(self, value: str) -> str:
        return whole_text(value)

    def _from_file(self, value: str) -> str:
        return value


class Lines(Kept[tuple[str, ...], str]):
    """Some lines, none of them empty, each a line of the text."""

    cache_ok = True

    def _to_file(self, value: tuple[str, ...]) -> str:
        return whole_text("\n".join(value))

    def _from_file(self, value: str) -> tuple[str, ...]:
        return tuple(value.splitlines())


REAL: TypeEngine[float] = Double().with_variant(types.REAL(), "sqlite")  # the one name a STRICT table knows


class EnumText(Kept[E, str]):
    """One of an enum's words."""

    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        """Take the enum."""
        super().__init__()
        self.kind = kind

    def _to_file(self, value: E) -> str:
        return value.value

    def _from_file(self, value: str) -> E:
        return self.kind(value)


class EnumSet(Kept[frozenset[E], str]):
    """Some of an enum's words, in their order, with a blank in between; empty where there are none."""

    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        """Take the enum."""
        super().__init__()
        self.kind = kind

    def _to_file(self, value: frozenset[E]) -> str:
        return " ".join(sorted(value))

    def _from_file(self, value: str) -> frozenset[E]:
        return frozenset(map(self.kind, value.split()))


class WholeNumber(Kept[N, int]):
    """One of an enum's numbers."""

    impl = Integer
    cache_ok = True

    def __init__(self, kind: type[N]) -> None:
        """Take the enum."""
        super().__init__()
        self.kind = kind

    def _to_file(self, value: N) -> int:
        return int(value)

    def _from_file(self, value: int) -> N:
        return self.kind(value)


class WholeNumbers(Kept[frozenset[int], str]):
    """Some whole numbers, in their order, with a blank in between; empty where there are none."""

    cache_ok = True

    def _to_file(self, value: frozenset[int]) -> str:
        return " ".join(map(str, sorted(value)))

    def _from_file(self, value: str) -> frozenset[int]:
        return frozenset(map(int, value.split()))


def known(column: str, kind: Iterable[StrEnum]) -> CheckConstraint:
    """Return the check that a column holds one of an enum's words."""
    words = ", ".join(f"'{member.value}'" for member in kind)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def flag(column: str) -> CheckConstraint:
    """Return the check that a column holds 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_flag")


def at_most(column: str, characters: int) -> CheckConstraint:
    """Return the check that a text is not longer than this."""
    return CheckConstraint(f"length({column}) <= {characters}", name=f"{column}_length")


def filled(column: str, characters: int) -> CheckConstraint:
    """Return the check that a text has something in it and is not longer than this."""
    return CheckConstraint(f"length({column}) BETWEEN 1 AND {characters}", name=f"{column}_length")


def between(column: str, low: int, high: int) -> CheckConstraint:
    """Return the check that a number lies between two others, both included."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")


def together(name: str, *columns: str) -> CheckConstraint:
    """Return the check that these columns are all there or all missing."""
    first, *others = (f"({column} IS NULL)" for column in columns)
    return CheckConstraint(" AND ".join(f"{first} = {other}" for other in others), name=name)


def one_id(column: str) -> CheckConstraint:
    """Return the check that an id has its 16 bytes."""
    return CheckConstraint(f"length({column}) = 16", name=f"{column}_length")
