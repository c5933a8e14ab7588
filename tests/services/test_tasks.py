"""A task is stopped short of done, and opened again within 14 days; its minutes stay its own."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.support.kept import Kept, finished
from unaided.domain.task import TaskStatus
from unaided.domain.trouble import TaskRuleError
from unaided.services.session import StartRequest


def worked_on(kept: Kept) -> UUID:
    """Return an open task with a finished session."""
    session_id = finished(kept)
    return kept.explanation.open(session_id).task.id


@pytest.mark.parametrize("status", [TaskStatus.UNFINISHED, TaskStatus.ABANDONED])
def test_a_task_is_stopped_short_of_done_and_opened_again(kept: Kept, status: TaskStatus) -> None:
    task_id = worked_on(kept)
    stopped = kept.services.tasks.stop(task_id, status)
    assert (stopped.status, stopped.closed_at) == (status, kept.clock.read().wall)
    with pytest.raises(TaskRuleError, match="already"):
        kept.services.tasks.stop(task_id, status)
    kept.clock.pass_time(hours=13 * 24)
    assert kept.services.tasks.reopen(task_id).status is TaskStatus.OPEN
    with pytest.raises(TaskRuleError, match="open already"):
        kept.services.tasks.reopen(task_id)


def test_rework_belongs_to_the_task_for_fourteen_days(kept: Kept) -> None:
    task_id = worked_on(kept)
    assert kept.services.tasks.done(task_id).status is TaskStatus.DONE
    kept.clock.pass_time(hours=14 * 24)
    again = kept.services.tasks.reopen(task_id)
    assert (again.status, again.progress) == (TaskStatus.OPEN, 95)
    kept.services.tasks.done(task_id)
    kept.clock.pass_time(hours=14 * 24 + 1)
    with pytest.raises(TaskRuleError, match="more than 14 days ago"):
        kept.services.tasks.reopen(task_id)


def test_nothing_is_closed_under_a_running_session(kept: Kept) -> None:
    task_id = worked_on(kept)
    session = kept.session.look().session
    assert session is None
    with kept.ledger.read() as shelves:
        mode = shelves.sessions.last()
    assert mode is not None
    kept.session.start(StartRequest(mode.mode, task_id=task_id))
    for close in (kept.services.tasks.done, kept.services.tasks.reopen):
        with pytest.raises(TaskRuleError, match="goes on"):
            close(task_id)


def test_an_unknown_task_is_said_to_be_so(kept: Kept) -> None:
    with pytest.raises(TaskRuleError, match="no such task"):
        kept.services.tasks.done(uuid4())


def test_only_what_stops_a_task_stops_it(kept: Kept) -> None:
    with pytest.raises(TaskRuleError, match="unfinished or abandoned"):
        kept.services.tasks.stop(worked_on(kept), TaskStatus.DONE)
