"""Reproduce from memory: what is offered, how it begins, and how the two compare."""

from __future__ import annotations

from uuid import UUID

from unaided.domain.clock import Reading
from unaided.domain.now import Now
from unaided.domain.reproduction import (
    OFFERED_FOR,
    SELDOM,
    Comparison,
    Reproduction,
    again_title,
    check_reproducible,
)
from unaided.domain.session import Mode, begin
from unaided.domain.task import Task
from unaided.domain.trouble import TaskRuleError
from unaided.services.going_on import GoingOn, check_none_goes_on, now_of
from unaided.services.ports.ledger import Shelves
from unaided.services.session import DEFAULT_LENGTH


class ReproductionService(GoingOn):
    """Write it again without AI."""

    def offers(self) -> tuple[Task, ...]:
        """Return the few repeatable tasks done with AI of late that nothing writes again yet."""
        since = self._clock.read().wall - OFFERED_FOR
        with self._ledger.read() as shelves:
            return tuple(shelves.reproductions.offers(since, SELDOM))

    def offered_by(self, session_id: UUID) -> Task | None:
        """Return the task of this session where it is explained, and offered to be written again."""
        since = self._clock.read().wall - OFFERED_FOR
        with self._ledger.read() as shelves:
            session = shelves.sessions.get(session_id)
            if session is None or shelves.explanations.explanation(session_id) is None:
                return None
            offers = shelves.reproductions.offers(since, SELDOM)
            return next((task for task in offers if task.id == session.task_id), None)

    def start(self, of_task_id: UUID) -> Now:
        """Start a session without AI on a new task that writes this one again.

        It has no estimate, for its way is known by now: it is left out of the figures (Law 3).

        Raises:
            TaskRuleError: there is no such task, or it is none to be written again.
            SessionRuleError: a session goes on already.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            check_none_goes_on(shelves)
            task = self._again(shelves, _reproducible(shelves, of_task_id), reading)
            session = begin(self._ids.new(reading.wall), task.id, Mode.NO_AI, DEFAULT_LENGTH, reading)
            shelves.sessions.add(session, reading.local_date(self._day_begins))
            now = now_of(shelves, self._today(reading))
        self._beats.write(session.id, reading)
        return now

    def _again(self, shelves: Shelves, first: Task, reading: Reading) -> Task:
        task = Task(
            self._ids.new(reading.wall),
            again_title(first.title),
            first.kind,
            first.ownership,
            reading.wall,
            skill=first.skill,
            project=first.project,
        )
        shelves.tasks.add(task)
        shelves.reproductions.add(Reproduction(task.id, first.id))
        return task


def comparison_of(shelves: Shelves, task_id: UUID) -> Comparison | None:
    """Return how a task compares with what was written again, whichever of the two it is; None where nothing was."""
    found = shelves.reproductions.of_task(task_id)
    if found is None:
        return None
    efforts = (shelves.reproductions.effort(one) for one in (found.of_task_id, found.task_id))
    return Comparison(*efforts)


def _reproducible(shelves: Shelves, task_id: UUID) -> Task:
    task = shelves.tasks.get(task_id)
    if task is None:
        raise TaskRuleError("This task is not there any more. History shows those that are.")
    return check_reproducible(task, used_ai=shelves.reproductions.used_ai(task_id))
