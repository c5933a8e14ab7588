"""What the figures are reckoned from as the shelves give it: plain rows, 100,000 of them at a time.

Instants are microseconds since 1970 in UTC, lengths microseconds or minutes as named, ids their 16 bytes.
Named tuples, so that the driver's own rows become them without a copy of each value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class TaskLine(NamedTuple):
    """A task with its size, its coin, and what was brought in with it; None where something is not known."""

    id: bytes
    kind: str
    ownership: str
    project: str | None
    skill: str | None
    status: str
    registered_us: int
    closed_us: int | None
    estimate_minutes: float | None
    size_minutes: float | None
    size_line: int | None
    sized_late: int | None
    with_ai_minutes: float | None
    arm: str | None
    declined: int
    kept_out: int
    imported: int
    imported_mode: str | None
    imported_use: str | None
    imported_active_minutes: float | None
    imported_guess_minutes: float | None
    imported_source: str | None
    edited: int


class SessionLine(NamedTuple):
    """A finished session; `felt` is 1 to 5, progress percent."""

    id: bytes
    task_id: bytes
    mode: str
    ai_use: str | None
    started_us: int
    local_date: str
    active_us: int
    undecided_us: int
    progress_before: int
    progress_after: int | None
    look_ups: int
    felt: int | None
    by_hand: int


class ExplanationLine(NamedTuple):
    """A full explanation: shares 0 to 1; `recalled` the outcome of the first recall, None while it is to come.

    `recalled_us` is when that was; None where nobody knows, or it is to come.
    """

    id: bytes
    task_id: bytes
    written_us: int
    predicted: float
    explained: float | None
    recalled: int | None
    recalled_us: int | None


class GuessLine(NamedTuple):
    """How long a task would have taken without AI, as the person thought once it was done."""

    task_id: bytes
    written_us: int
    minutes: float


class RecallLine(NamedTuple):
    """One recall that counts. `made_us` is when its card was made; imported ones have none."""

    id: bytes
    task_id: bytes
    card_id: bytes
    made_us: int | None
    reviewed_us: int
    number: int
    rating: int
    passed: int


class AuditLine(NamedTuple):
    """One blind re-sizing."""

    task_id: bytes
    at_us: int
    minutes: float


class BaselineLine(NamedTuple):
    """One task of a frozen baseline, in finishing order."""

    line: int
    position: int
    task_id: bytes
    minutes: float
    frozen_us: int
    intercept: float
    slope: float


class LineBegin(NamedTuple):
    """When a line began."""

    line: int
    begun_us: int


@dataclass(frozen=True, slots=True)
class Testimony:
    """All of it, from one read."""

    tasks: Sequence[TaskLine]
    sessions: Sequence[SessionLine]
    explanations: Sequence[ExplanationLine]
    guesses: Sequence[GuessLine]
    recalls: Sequence[RecallLine]
    audits: Sequence[AuditLine]
    baseline: Sequence[BaselineLine]
    lines: Sequence[LineBegin]
    topics: Sequence[tuple[str, int]]


class TaskName(NamedTuple):
    """What the person knows a task by: its title, and its id where it was brought in from."""

    title: str
    known_as: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows behind a figure are known by, each by the 16 bytes of its id; of sessions imported ones alone."""

    tasks: Mapping[bytes, TaskName]
    sessions: Mapping[bytes, str]
