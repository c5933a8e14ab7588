"""Bringing past data in: all of a file or nothing, each row once, marked for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from unaided.domain.clock import ELSEWHERE, MICROSECOND, Clock, Reading
from unaided.domain.imports import (
    BadRow,
    FileKind,
    FileRows,
    Imported,
    ImportedExplanation,
    ImportedRecall,
    ImportedSession,
    ImportedTask,
    is_same,
    must_be_good,
)
from unaided.domain.session import MINUTE_US, Session, SessionState
from unaided.domain.span import Cause, Span
from unaided.domain.task import DONE, ESTIMATE_LIMIT, Estimate, Task, TaskStatus
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves


class OfTask(Protocol):
    """A row that belongs to an imported task."""

    @property
    def line(self) -> int:
        """Return its line in the file."""
        ...

    @property
    def task(self) -> str:
        """Return the task's id there."""
        ...


Row = TypeVar("Row", ImportedTask, ImportedSession, ImportedExplanation, ImportedRecall)
Key = TypeVar("Key", str, tuple[str, int])


class ImportService:
    """Tasks, sessions, explanations and recalls from files."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chosen = chosen

    def tasks(self, found: FileRows[ImportedTask], name: str, *, dry: bool) -> Imported:
        """Bring tasks in; those that are known by their id already stay as they are.

        Raises:
            ImportRuleError: rows are bad; nothing was brought in.
        """
        must_be_good(found.bad, name)
        at = self._clock.read().wall
        with self._open(dry=dry) as shelves:
            sorted_out = _sorted_out(found.rows, _key, shelves.imports.given_tasks)
            if not dry:
                new = ((_task(self._ids.new(row.registered_at), row), row) for row in sorted_out.new)
                shelves.imports.add_tasks(new, at)
        return sorted_out.told(FileKind.TASKS, dry=dry)

    def sessions(self, found: FileRows[ImportedSession], name: str, *, dry: bool) -> Imported:
        """Bring sessions of imported tasks in.

        Raises:
            ImportRuleError: rows are bad, or a task is not known; nothing was brought in.
        """
        with self._open(dry=dry) as shelves:
            tasks = shelves.imports.tasks()
            must_be_good((*found.bad, *_without_task(found.rows, tasks)), name)
            sorted_out = _sorted_out(found.rows, _key, shelves.imports.given_sessions)
            if not dry:
                shelves.imports.add_sessions(self._sittings(shelves, tasks, sorted_out.new))
        return sorted_out.told(FileKind.SESSIONS, dry=dry)

    def _sittings(
        self, shelves: Shelves, tasks: Mapping[str, UUID], rows: Sequence[ImportedSession]
    ) -> Iterator[tuple[Session, date, ImportedSession]]:
        """Yield the sessions in the order they began, each going on where its task was."""
        reached, day_begins = dict(shelves.imports.reached()), self._chosen.load().day_begins
        for row in sorted(rows, key=_started):
            task_id = tasks[row.task]
            last, done = reached.get(task_id, (row.started_at, 0))
            session = _session(self._ids.new(row.started_at), task_id, row, done)
            if last <= row.started_at:
                reached[task_id] = row.started_at, done if row.progress is None else row.progress
            yield session, session.started.local_date(day_begins), row

    def _open(self, *, dry: bool) -> AbstractContextManager[Shelves]:
        """Return the shelves: only to read where nothing is to be brought in."""
        return self._ledger.read() if dry else self._ledger.write()

    def explanations(self, found: FileRows[ImportedExplanation], name: str, *, dry: bool) -> Imported:
        """Bring the figures of explanations in.

        Raises:
            ImportRuleError: rows are bad, or a task is not known; nothing was brought in.
        """
        with self._open(dry=dry) as shelves:
            tasks = shelves.imports.tasks()
            must_be_good((*found.bad, *_without_task(found.rows, tasks)), name)
            sorted_out = _sorted_out(found.rows, _task_key, shelves.imports.given_explanations)
            for row in () if dry else sorted_out.new:
                shelves.imports.add_explanation(tasks[row.task], row)
        return sorted_out.told(FileKind.EXPLANATIONS, dry=dry)

    def recalls(self, found: FileRows[ImportedRecall], name: str, *, dry: bool) -> Imported:
        """Bring recalls in.

        Raises:
            ImportRuleError: rows are bad, or a task is not known; nothing was brought in.
        """
        with self._open(dry=dry) as shelves:
            tasks = shelves.imports.tasks()
            must_be_good((*found.bad, *_without_task(found.rows, tasks)), name)
            sorted_out = _sorted_out(found.rows, _recall_key, shelves.imports.given_recalls)
            for row in () if dry else sorted_out.new:
                shelves.imports.add_recall(tasks[row.task], row)
        return sorted_out.told(FileKind.RECALLS, dry=dry)


@dataclass(frozen=True, slots=True)
class _SortedOut(Generic[Row]):
    """The rows of a file that are new, how many are known, and the lines of those that differ from what is kept."""

    new: Sequence[Row]
    known: int
    differing: tuple[int, ...]

    def told(self, kind: FileKind, *, dry: bool) -> Imported:
        """Return what became of them, or would."""
        return Imported(kind, len(self.new), self.known, dry, self.differing)


def _sorted_out(
    rows: Sequence[Row], key: Callable[[Row], Key], given: Callable[[], Mapping[Key, Row]]
) -> _SortedOut[Row]:
    kept = given()
    new = [row for row in rows if key(row) not in kept]
    known = [row for row in rows if key(row) in kept]
    differing = tuple(row.line for row in known if not is_same(row, kept[key(row)]))
    return _SortedOut(new, len(known), differing)


def _key(row: ImportedTask | ImportedSession) -> str:
    return row.known_as


def _task_key(row: ImportedExplanation) -> str:
    return row.task


def _recall_key(row: ImportedRecall) -> tuple[str, int]:
    return row.task, row.number


def _without_task(rows: Sequence[OfTask], tasks: Mapping[str, UUID]) -> list[BadRow]:
    return [
        BadRow(row.line, f"there is no imported task “{row.task[:40]}”: bring the tasks in first")
        for row in rows
        if row.task not in tasks
    ]


def _task(task_id: UUID, row: ImportedTask) -> Task:
    minutes = round(row.estimate_minutes) if row.estimate_minutes is not None else 0
    estimate = Estimate(minutes, row.registered_at) if 1 <= minutes <= ESTIMATE_LIMIT else None
    return Task(
        task_id,
        row.title,
        row.kind,
        row.ownership,
        row.registered_at,
        estimate,
        row.skill,
        row.project,
        row.status,
        DONE if row.status is TaskStatus.DONE else 0,
        row.closed_at,
    )


def _session(session_id: UUID, task_id: UUID, row: ImportedSession, progress_before: int) -> Session:
    """Return the session as one that ended: what was not worked lies at its end, for nobody knows where it lay."""
    began = Reading(row.started_at, 0, 0, ELSEWHERE, "", row.offset_minutes)
    elapsed_us = (row.ended_at - row.started_at) // MICROSECOND
    active_us = min(round(row.active_minutes * MINUTE_US), elapsed_us)
    paused_us = min(round(row.paused_minutes * MINUTE_US), elapsed_us - active_us)
    ended = Reading(row.ended_at, elapsed_us, elapsed_us, ELSEWHERE, "", row.offset_minutes)
    spans = (
        Span(Cause.PAUSED, active_us, active_us + paused_us),
        Span(Cause.LEFT, active_us + paused_us, elapsed_us, 0),
    )
    return Session(
        session_id,
        task_id,
        row.mode,
        None,
        began,
        ended,
        elapsed_us,
        SessionState.FINISHED,
        tuple(span for span in spans if span.length_us(elapsed_us) > 0),
        progress_before=progress_before,
    )


def _started(row: ImportedSession) -> tuple[datetime, int]:
    return row.started_at, row.line
