"""What is brought in from elsewhere, as it was given, and what is said of rows that cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from unaided.domain.ownership import Ownership
from unaided.domain.recall import Rating
from unaided.domain.session import MINUTE_US, Mode
from unaided.domain.task import Kind, TaskStatus
from unaided.domain.trouble import ImportRuleError

Row = TypeVar("Row")
AnyRow = TypeVar("AnyRow", "ImportedTask", "ImportedSession", "ImportedExplanation", "ImportedRecall")


class ImportedUse(StrEnum):
    """How AI was used in a task that is brought in."""

    MEASURED = "measured"
    HEAVY = "heavy"


class MinutesSource(StrEnum):
    """Where a task's minutes come from."""

    TIMER = "timer"
    HAND = "hand"


class FileKind(StrEnum):
    """What a file holds."""

    TASKS = "tasks"
    SESSIONS = "sessions"
    EXPLANATIONS = "explanations"
    RECALLS = "recalls"


@dataclass(frozen=True, slots=True)
class ImportedTask:
    """A closed task. `known_as` is its id where it comes from; lengths are minutes, None where not known."""

    line: int
    known_as: str
    title: str
    kind: Kind
    ownership: Ownership
    skill: str | None
    project: str | None
    registered_at: datetime
    closed_at: datetime
    status: TaskStatus
    mode: Mode
    ai_use: ImportedUse | None
    assigned: Mode | None
    kept_out: bool
    size_minutes: float | None
    estimate_minutes: float | None
    estimate_ai_minutes: float | None
    active_minutes: float | None
    guess_minutes: float | None
    source: MinutesSource | None


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """A finished session of an imported task; lengths are minutes, `progress` percent at its end."""

    line: int
    known_as: str
    task: str
    started_at: datetime
    offset_minutes: int
    ended_at: datetime
    mode: Mode
    active_minutes: float
    paused_minutes: float
    away_minutes: float
    look_ups: int
    felt: int | None
    progress: int | None


@dataclass(frozen=True, slots=True)
class ImportedExplanation:
    """What was predicted, explained and recalled of an imported task: shares 0 to 1."""

    line: int
    task: str
    written_at: datetime
    predicted: float
    explained: float | None
    recalled: bool | None


@dataclass(frozen=True, slots=True)
class ImportedRecall:
    """One recall of an imported task; `number` 1 is the first."""

    line: int
    task: str
    reviewed_at: datetime
    number: int
    rating: Rating
    passed: bool


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be brought in, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class FileRows(Generic[Row]):
    """What a file holds: good rows and bad ones."""

    rows: Sequence[Row]
    bad: Sequence[BadRow] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: rows that are new, and rows that were there already.

    `differing` are the lines of those among the latter that say something else than what is kept.
    """

    kind: FileKind
    new: int
    known: int
    dry: bool = False
    differing: tuple[int, ...] = ()


def is_same(row: AnyRow, kept: AnyRow) -> bool:
    """Tell whether a row says what is kept of it, wherever in a file it stands.

    Lengths are kept to the microsecond. Time away is whatever was neither worked nor paused.
    """
    if isinstance(row, ImportedSession):
        return _kept_session(row) == _kept_session(kept)
    return replace(row, line=0) == replace(kept, line=0)


def _kept_session(row: ImportedSession) -> ImportedSession:
    active, paused = (round(minutes * MINUTE_US) for minutes in (row.active_minutes, row.paused_minutes))
    return replace(row, line=0, active_minutes=active, paused_minutes=paused, away_minutes=0.0)


def must_be_good(bad: Sequence[BadRow], name: str) -> None:
    """Pass where no row is bad.

    Raises:
        ImportRuleError: some are; each is named with its line, and nothing was brought in.
    """
    if not bad:
        return
    named = [f"  line {row.line}: {row.why}" for row in sorted(bad, key=_line)]
    rows = "1 row cannot be read" if len(bad) == 1 else f"{len(bad):,} rows cannot be read"
    raise ImportRuleError(
        f"{name}: {rows}, so nothing was brought in. Correct them and try again.\n" + "\n".join(named)
    )


def _line(row: BadRow) -> int:
    return row.line
