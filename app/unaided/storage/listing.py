"""The shelf of what is listed beside sessions: what was worked each day, tasks, and what was done with each skill."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode, SessionState
from unaided.domain.skill import SkillWork
from unaided.domain.task import TaskStatus
from unaided.domain.task_list import TaskFilter, TaskRow
from unaided.domain.within import PeriodTotal
from unaided.storage.answer_tables import GapRecord
from unaided.storage.meant import meant
from unaided.storage.measure_tables import ImportedTaskRecord, SizeRecord
from unaided.storage.tables import UNCOUNTED, SessionRecord, TaskRecord
from unaided.storage.tasks import folded, to_task

_when = func.coalesce(TaskRecord.closed_at, TaskRecord.registered_at)
_LATEST_FIRST = (_when.desc(), TaskRecord.id.desc())
_BROUGHT_IN = ImportedTaskRecord.task_id == TaskRecord.id
_IMPORTED = select(ImportedTaskRecord.task_id).where(_BROUGHT_IN).exists()
_SKILLED = TaskRecord.skill.is_not(None)
_COUNTS = (SessionRecord.task_id == TaskRecord.id, SessionRecord.state.not_in(UNCOUNTED))


class ListingShelf:
    """What is read for lists alone; 100,000 sessions are counted and summed by SQL."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def modes(self, wanted: SessionFilter) -> Mapping[Mode, int]:
        """Return how many finished sessions there are of each mode; a mode of none is left out."""
        counted = select(SessionRecord.mode, func.count()).where(*meant(wanted)).group_by(SessionRecord.mode)
        return {row.mode: row[1] for row in self._db.execute(counted)}

    def days(self, wanted: SessionFilter, untold: Collection[UUID] = ()) -> Sequence[PeriodTotal]:
        """Return what was worked each day, the latest first; the minutes of those untold are left out."""
        told = SessionRecord.id.not_in(untold)
        by_mode = {mode: SessionRecord.mode == mode for mode in Mode}
        counts = [func.sum(case((by_mode[mode], 1), else_=0)) for mode in (Mode.NO_AI, Mode.AI)]
        active = [
            func.sum(case((and_(by_mode[mode], told), SessionRecord.active_us), else_=0))
            for mode in (Mode.NO_AI, Mode.AI)
        ]
        found = self._db.execute(
            select(SessionRecord.local_date, *counts, *active)
            .where(*meant(wanted))
            .group_by(SessionRecord.local_date)
            .order_by(SessionRecord.local_date.desc())
        )
        return [PeriodTotal(*row) for row in found]

    def labels(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """Return the kinds, the projects and the skills there are."""
        kinds, projects, skills = (
            [label for label in self._db.scalars(select(column).distinct().order_by(column)) if label]
            for column in (TaskRecord.kind, TaskRecord.project, TaskRecord.skill)
        )
        return kinds, projects, skills

    def tasks(self, wanted: TaskFilter, limit: int, offset: int = 0) -> Sequence[TaskRow]:
        """Return tasks, those closed or written down last first."""
        page = select(TaskRecord.id).where(*_meant(wanted)).order_by(*_LATEST_FIRST).limit(limit).offset(offset)
        sessions = select(func.count()).where(*_COUNTS).scalar_subquery()
        found = self._db.execute(
            select(TaskRecord, _mode(), _IMPORTED, _size(), sessions)
            .where(TaskRecord.id.in_(page))
            .order_by(*_LATEST_FIRST)
        )
        return [TaskRow(to_task(task), mode, bool(there), size, count) for task, mode, there, size, count in found]

    def count_tasks(self, wanted: TaskFilter) -> int:
        """Return how many tasks are meant."""
        return self._db.scalars(select(func.count()).select_from(TaskRecord).where(*_meant(wanted))).one()

    def skills(self, recent: TaskFilter) -> Mapping[str, SkillWork]:
        """Return what was done with each skill that a task names; counted are the tasks that are `recent`."""
        tasks, last, gaps = self._tasks_by_skill(recent), self._last_by_skill(), self._gaps_by_skill()
        return {
            name: SkillWork(
                tasks.get((name, Mode.NO_AI), 0), tasks.get((name, Mode.AI), 0), last.get(name), gaps.get(name, 0)
            )
            for name in self.labels()[2]
        }

    def _tasks_by_skill(self, recent: TaskFilter) -> Mapping[tuple[str, Mode], int]:
        each = select(TaskRecord.skill, _mode().label("mode")).where(_SKILLED, *_meant(recent)).subquery()
        found = self._db.execute(select(each.c.skill, each.c.mode, func.count()).group_by(each.c.skill, each.c.mode))
        return {(skill, mode): count for skill, mode, count in found}

    def _last_by_skill(self) -> Mapping[str, date]:
        alone = (SessionRecord.mode == Mode.NO_AI, SessionRecord.state == SessionState.FINISHED)
        found = self._db.execute(
            select(TaskRecord.skill, func.max(SessionRecord.local_date))
            .join(SessionRecord, SessionRecord.task_id == TaskRecord.id)
            .where(_SKILLED, *alone)
            .group_by(TaskRecord.skill)
        )
        return {skill: day for skill, day in found if skill}

    def _gaps_by_skill(self) -> Mapping[str, int]:
        found = self._db.execute(
            select(TaskRecord.skill, func.count())
            .join(SessionRecord, SessionRecord.task_id == TaskRecord.id)
            .join(GapRecord, GapRecord.session_id == SessionRecord.id)
            .where(_SKILLED, GapRecord.closed_at.is_(None), SessionRecord.state.not_in(UNCOUNTED))
            .group_by(TaskRecord.skill)
        )
        return {skill: count for skill, count in found if skill}


def _size() -> ColumnElement[float | None]:
    """Return the minutes on the ruler; those of an open task stay hidden from the person (measurement.md §1)."""
    sized = select(SizeRecord.minutes).where(SizeRecord.task_id == TaskRecord.id).scalar_subquery()
    given = select(ImportedTaskRecord.size_minutes).where(_BROUGHT_IN).scalar_subquery()
    return case((TaskRecord.status == TaskStatus.OPEN, None), else_=func.coalesce(given, sized))


def _mode() -> ColumnElement[Mode | None]:
    """Return the mode of a task: AI once one session used it; what was brought in says so itself."""
    own: ScalarSelect[Mode] = select(func.min(SessionRecord.mode)).where(*_COUNTS).scalar_subquery()  # `ai` < `no-ai`
    given: ScalarSelect[Mode] = select(ImportedTaskRecord.mode).where(_BROUGHT_IN).scalar_subquery()
    return func.coalesce(given, own)


def _meant(wanted: TaskFilter) -> list[ColumnElement[bool]]:
    same = {
        TaskRecord.status: wanted.status,
        TaskRecord.kind: wanted.kind,
        TaskRecord.project: wanted.project,
        TaskRecord.skill: wanted.skill,
    }
    conditions = [column == value for column, value in same.items() if value]
    if wanted.text:
        conditions.append(TaskRecord.title_folded.contains(folded(wanted.text), autoescape=True))
    if wanted.mode is not None:
        conditions.append(_mode() == wanted.mode)
    if wanted.imported is not None:
        conditions.append(_IMPORTED if wanted.imported else ~_IMPORTED)
    if wanted.since is not None:
        conditions.append(_when >= wanted.since)
    if wanted.before is not None:
        conditions.append(_when < wanted.before)
    return conditions
