"""The trail of what was changed in history, as it is kept: who did what to which session, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from unaided.domain.editing import What, Who
from unaided.domain.json_values import Json, instant, maybe_instant
from unaided.domain.ownership import Ownership
from unaided.domain.task import Kind, Task


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one session; those of one `batch` were one edit.

    `before` and `after` are the fields that changed (`standing.fields_of`), `before` None where the session
    came to be by it; `more` is what else was done: words handed over, a task that was made for it.
    """

    batch: UUID
    at: datetime
    who: Who
    what: What
    session_id: UUID
    task_id: UUID
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]
    more: Mapping[str, Any]
    undone_at: datetime | None = None


def entry_dict(entry: Entry) -> Json:
    """Return an entry as the export has it."""
    return {
        "batch": str(entry.batch),
        "at": instant(entry.at),
        "who": str(entry.who),
        "what": str(entry.what),
        "session_id": str(entry.session_id),
        "task_id": str(entry.task_id),
        "before": entry.before,
        "after": entry.after,
        "more": entry.more,
        "undone_at": maybe_instant(entry.undone_at),
    }


def task_fields(task: Task) -> Json:
    """Return a task that an edit made, as the trail keeps it."""
    return {
        "id": str(task.id),
        "title": task.title,
        "kind": task.kind,
        "ownership": str(task.ownership),
        "registered_at": instant(task.registered_at),
        "skill": task.skill,
        "project": task.project,
    }


def task_of(fields: Mapping[str, Any]) -> Task:
    """Return the task that `task_fields` wrote."""
    return Task(
        UUID(fields["id"]),
        fields["title"],
        Kind(fields["kind"]),
        Ownership(fields["ownership"]),
        datetime.fromisoformat(fields["registered_at"]),
        skill=fields["skill"],
        project=fields["project"],
    )
