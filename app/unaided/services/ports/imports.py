"""What the services need of the shelf of what was brought in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.imports import ImportedExplanation, ImportedRecall, ImportedSession, ImportedTask
from unaided.domain.session import Session
from unaided.domain.task import Task


class ImportShelf(Protocol):
    """Where imported rows are kept beside what they became; rows as kept stand on line 0."""

    def tasks(self) -> Mapping[str, UUID]:
        """Return the imported tasks, by their id there."""
        ...

    def given_tasks(self) -> Mapping[str, ImportedTask]:
        """Return the imported tasks as they are kept, by their id there."""
        ...

    def given_sessions(self) -> Mapping[str, ImportedSession]:
        """Return the imported sessions as they are kept, by their id there."""
        ...

    def given_explanations(self) -> Mapping[str, ImportedExplanation]:
        """Return the imported explanations as they are kept, by their task's id there."""
        ...

    def given_recalls(self) -> Mapping[tuple[str, int], ImportedRecall]:
        """Return the imported recalls as they are kept, by their task's id there and their number."""
        ...

    def reached(self) -> Mapping[UUID, tuple[datetime, int]]:
        """Return when each imported task's latest session began and how much was done after it, in percent."""
        ...

    def add_tasks(self, tasks: Iterable[tuple[Task, ImportedTask]], at: datetime) -> None:
        """Keep tasks, all at once, with what was given with them."""
        ...

    def add_sessions(self, sessions: Iterable[tuple[Session, date, ImportedSession]]) -> None:
        """Keep sessions of these local days, all at once, with what was given with them; they owe nothing."""
        ...

    def add_explanation(self, task_id: UUID, row: ImportedExplanation) -> None:
        """Keep the figures of an explanation."""
        ...

    def add_recall(self, task_id: UUID, row: ImportedRecall) -> None:
        """Keep a recall."""
        ...
