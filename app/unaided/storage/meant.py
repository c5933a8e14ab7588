"""What a filter of sessions means in SQL."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import ColumnElement, select

from unaided.domain.editing import Source
from unaided.domain.history import Origin, SessionFilter
from unaided.domain.session import SessionState
from unaided.storage.tables import SessionRecord, TaskRecord
from unaided.storage.tasks import folded


def meant(wanted: SessionFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter; what it asks of tasks is asked once, not for each session."""
    conditions = [*_from(wanted.origin)]
    if wanted.since is not None:
        conditions.append(SessionRecord.local_date >= wanted.since)
    if wanted.until is not None:
        conditions.append(SessionRecord.local_date <= wanted.until)
    if wanted.mode is not None:
        conditions.append(SessionRecord.mode == wanted.mode)
    if wanted.task_id is not None:
        conditions.append(SessionRecord.task_id == wanted.task_id)
    if wanted.of_tasks:
        conditions.append(SessionRecord.task_id.in_(select(TaskRecord.id).where(*_of_tasks(wanted))))
    return conditions


def _from(origin: Origin | None) -> list[ColumnElement[bool]]:
    if origin is Origin.DELETED:
        return [SessionRecord.state == SessionState.DELETED]
    kept = SessionRecord.state == SessionState.FINISHED
    match origin:
        case None:
            return [kept]
        case Origin.EDITED:
            return [kept, SessionRecord.edited_at.is_not(None)]
        case Origin.TIMER | Origin.HAND | Origin.IMPORTED:
            return [kept, SessionRecord.source == Source(str(origin))]
        case _:
            assert_never(origin)


def _of_tasks(wanted: SessionFilter) -> list[ColumnElement[bool]]:
    same = {TaskRecord.kind: wanted.kind, TaskRecord.project: wanted.project, TaskRecord.skill: wanted.skill}
    conditions = [column == value for column, value in same.items() if value]
    if wanted.text:
        conditions.append(TaskRecord.title_folded.contains(folded(wanted.text), autoescape=True))
    return conditions
