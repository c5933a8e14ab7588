"""Bringing past data in: all of a file or nothing, each row once, marked for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from unaided.domain.clock import MICROSECOND, Clock, Reading
from unaided.domain.imports import (
    BadRow,
    FileKind,
    FileRows,
    Imported,
    ImportedExplanation,
    ImportedRecall,
    ImportedSession,
    ImportedTask,
    must_be_good,
)
from unaided.domain.session import MINUTE_US, Session, SessionState
from unaided.domain.span import Cause, Span
from unaided.domain.task import DONE, ESTIMATE_LIMIT, Estimate, Task, TaskStatus
from unaided.services.ports import Chosen, Ids, Ledger, Shelves


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


ELSEWHERE = "imported"  # in the place of a start-up's id: no clock of this machine timed it
Row = TypeVar("Row", ImportedSession, ImportedExplanation, ImportedRecall)


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
            known = shelves.imports.tasks()
            new = [row for row in found.rows if row.known_as not in known]
            for row in () if dry else new:
                task = _task(self._ids.new(row.registered_at), row)
                shelves.tasks.add(task)
                shelves.imports.add_task(task.id, row, at)
        return Imported(FileKind.TASKS, len(new), len(found.rows) - len(new), dry)

    def sessions(self, found: FileRows[ImportedSession], name: str, *, dry: bool) -> Imported:
        """Bring sessions of imported tasks in.

        Raises:
            ImportRuleError: rows are bad, or a task is not known; nothing was brought in.
        """
        with self._open(dry=dry) as shelves:
            tasks = shelves.imports.tasks()
            must_be_good((*found.bad, *_without_task(found.rows, tasks)), name)
            known = shelves.imports.sessions()
            new = sorted((row for row in found.rows if row.known_as not in known), key=_started)
            for row in () if dry else new:
                self._keep_session(shelves, tasks[row.task], row)
        return Imported(FileKind.SESSIONS, len(new), len(found.rows) - len(new), dry)

    def _keep_session(self, shelves: Shelves, task_id: UUID, row: ImportedSession) -> None:
        session = _session(self._ids.new(row.started_at), task_id, row, _reached(shelves, task_id))
        shelves.sessions.add(session, session.started.local_date(self._chosen.load().day_begins))
        shelves.sessions.put(session, row.progress)
        shelves.imports.add_session(session.id, row)

    def _open(self, *, dry: bool) -> AbstractContextManager[Shelves]:
        """Return the shelves: only to read where nothing is to be brought in."""
        return self._ledger.read() if dry else self._ledger.write()

    def explanations(self, found: FileRows[ImportedExplanation], name: str, *, dry: bool) -> Imported:
        """Bring the figures of explanations in.

        Raises:
            ImportRuleError: rows are bad, or a task is not known; nothing was brought in.
        """

        def keep(shelves: Shelves, task_id: UUID, row: ImportedExplanation) -> None:
            shelves.imports.add_explanation(task_id, row)

        def is_known(shelves: Shelves) -> Callable[[UUID, ImportedExplanation], bool]:
            explained = shelves.imports.explained()
            return lambda task_id, _row: task_id in explained

        return self._of_tasks(found, name, FileKind.EXPLANATIONS, is_known, keep, dry=dry)

    def recalls(self, found: FileRows[ImportedRecall], name: str, *, dry: bool) -> Imported:
        """Bring recalls in.

        Raises:
            ImportRuleError: rows are bad, or a task is not known; nothing was brought in.
        """

        def keep(shelves: Shelves, task_id: UUID, row: ImportedRecall) -> None:
            shelves.imports.add_recall(task_id, row)

        def is_known(shelves: Shelves) -> Callable[[UUID, ImportedRecall], bool]:
            recalled = shelves.imports.recalled()
            return lambda task_id, row: (task_id, row.number) in recalled

        return self._of_tasks(found, name, FileKind.RECALLS, is_known, keep, dry=dry)

    def _of_tasks(  # noqa: PLR0913 (what differs between two kinds of rows)
        self,
        found: FileRows[Row],
        name: str,
        kind: FileKind,
        known_by: Callable[[Shelves], Callable[[UUID, Row], bool]],
        keep: Callable[[Shelves, UUID, Row], None],
        *,
        dry: bool,
    ) -> Imported:
        with self._open(dry=dry) as shelves:
            tasks: Mapping[str, UUID] = shelves.imports.tasks()
            must_be_good((*found.bad, *_without_task(found.rows, tasks)), name)
            is_known = known_by(shelves)
            new = [(tasks[row.task], row) for row in found.rows if not is_known(tasks[row.task], row)]
            for task_id, row in () if dry else new:
                keep(shelves, task_id, row)
        return Imported(kind, len(new), len(found.rows) - len(new), dry)


def _without_task(rows: Sequence[OfTask], tasks: Mapping[str, UUID]) -> list[BadRow]:
    return [
        BadRow(row.line, f"there is no imported task “{row.task[:40]}”: bring the tasks in first")
        for row in rows
        if row.task not in tasks
    ]


def _reached(shelves: Shelves, task_id: UUID) -> int:
    """Return how much of a task was done after its latest session, in percent."""
    last = shelves.sessions.last_of(task_id)
    row = shelves.sessions.row(last.id) if last is not None else None
    if last is None or row is None:
        return 0
    return last.progress_before if row.progress_after is None else row.progress_after


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
