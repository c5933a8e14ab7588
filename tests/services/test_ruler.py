"""The ruler: it freezes by itself at the 12th task, hides its minutes, and never changes again."""

from __future__ import annotations

import math
from uuid import UUID

import pytest

from tests.support.files import table, task_row, tasks_file
from tests.support.kept import Kept
from unaided.domain.imports import FileKind
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.task import Estimate, Kind, Task
from unaided.domain.trouble import ExperimentRuleError
from unaided.exchange.tables import read_tasks
from unaided.machine.ids import FreshIds
from unaided.services.session import StartRequest

ESTIMATES = (15, 20, 30, 30, 45, 60, 60, 90, 90, 120, 180, 240)


def bring_in(kept: Kept, text: str) -> None:
    kept.services.imports.tasks(read_tasks(text), "past.csv", dry=False)


def with_baseline(kept: Kept) -> None:
    rows = (
        task_row(number, title=f"Task {number}", estimate_minutes=minutes, active_minutes=1.5 * minutes**0.8)
        for number, minutes in enumerate(ESTIMATES)
    )
    bring_in(kept, table(FileKind.TASKS, rows))


def started(kept: Kept, title: str = "Add paging") -> UUID:
    """Start a session on a new task, and return the task's id."""
    session = kept.session.start(StartRequest(Mode.NO_AI, title, estimate_minutes=60)).session
    assert session is not None
    return session.task_id


def registered(kept: Kept, title: str, *, estimated: bool = False) -> UUID:
    """Return a new task that was not begun yet."""
    at = kept.clock.read().wall
    estimate = Estimate(30, at) if estimated else None
    task = Task(FreshIds().new(at), title, Kind("debug"), Ownership.CORE, at, estimate)
    with kept.ledger.write() as shelves:
        shelves.tasks.add(task)
    return task.id


def test_before_the_twelfth_task_there_is_nothing_to_compare_with(kept: Kept) -> None:
    bring_in(kept, tasks_file(11))
    state = kept.services.ruler.state()
    assert (state.finished, state.is_frozen, state.anchors) == (11, False, ())
    with pytest.raises(ExperimentRuleError, match="12 tasks without AI"):
        kept.services.ruler.size(started(kept), anchor=1, step=1.0)


def test_the_twelfth_freezes_five_anchors_from_small_to_large(kept: Kept) -> None:
    with_baseline(kept)
    state = kept.services.ruler.state()
    assert state.is_frozen
    assert [anchor.number for anchor in state.anchors] == [1, 2, 3, 4, 5]
    assert [anchor.title for anchor in state.anchors] == ["Task 1", "Task 2", "Task 5", "Task 7", "Task 10"]
    with kept.ledger.read() as shelves:
        baseline = shelves.ruler.baseline()
        minutes = [anchor.minutes for anchor in shelves.ruler.anchors(0)]
    assert baseline is not None
    assert baseline.slope == pytest.approx(0.8)
    assert baseline.intercept == pytest.approx(math.log(1.5))
    assert minutes == pytest.approx([1.5 * estimate**0.8 for estimate in (20, 30, 60, 90, 180)])


def test_a_frozen_baseline_never_changes(kept: Kept) -> None:
    with_baseline(kept)
    before = kept.services.ruler.state()
    bring_in(kept, table(FileKind.TASKS, [task_row(-5, title="An earlier one", estimate_minutes=600)]))
    assert kept.services.ruler.state() == before


def test_a_task_is_sized_once_and_late_once_it_was_begun(kept: Kept) -> None:
    with_baseline(kept)
    kept.services.ruler.state()
    before, late = registered(kept, "Add paging"), started(kept)
    for task_id in (before, late):
        kept.services.ruler.size(task_id, anchor=3, step=1.4)
    with kept.ledger.read() as shelves:
        size, late_size = shelves.ruler.size(before), shelves.ruler.size(late)
    assert size is not None
    assert size.minutes == pytest.approx(1.5 * 60**0.8 * 1.4)
    assert not size.late
    assert late_size is not None
    assert late_size.late
    with pytest.raises(ExperimentRuleError, match="sized already"):
        kept.services.ruler.size(before, anchor=1, step=1.0)


@pytest.mark.parametrize(("anchor", "step"), [(0, 1.0), (6, 1.0), (1, 3.0)])
def test_only_the_rulers_own_marks_can_be_chosen(kept: Kept, anchor: int, step: float) -> None:
    with_baseline(kept)
    kept.services.ruler.state()
    task_id = registered(kept, "Add paging")
    with pytest.raises(ExperimentRuleError):
        kept.services.ruler.size(task_id, anchor=anchor, step=step)


def test_a_new_line_starts_from_nothing_and_the_old_one_stays(kept: Kept) -> None:
    with pytest.raises(ExperimentRuleError, match="not complete yet"):
        kept.services.ruler.begin_anew()
    with_baseline(kept)
    kept.services.ruler.state()
    kept.services.ruler.begin_anew()
    state = kept.services.ruler.state()
    assert (state.line, state.finished, state.is_frozen) == (1, 0, False)
    with kept.ledger.read() as shelves:
        assert len(shelves.ruler.anchors(0)) == 5


def test_old_tasks_are_sized_again_blind_once_a_quarter(kept: Kept) -> None:
    with_baseline(kept)
    kept.services.ruler.state()
    sized = [registered(kept, f"Job {number}") for number in range(11)]
    for task_id in sized:
        kept.services.ruler.size(task_id, anchor=2, step=1.0)
        kept.clock.pass_time(minutes=1)
    assert kept.services.ruler.due_for_audit() == ()
    kept.clock.pass_time(hours=91 * 24)
    due = kept.services.ruler.due_for_audit()
    assert [task.id for task in due] == sized[::2]
    kept.services.ruler.audit(due[0].id, anchor=2, step=1.4)
    kept.clock.pass_time(hours=24)
    assert kept.services.ruler.due_for_audit() == due[1:], "a round goes on where it was left"
    for task in due[1:]:
        kept.services.ruler.audit(task.id, anchor=2, step=1.4)
    assert kept.services.ruler.due_for_audit() == ()
    kept.clock.pass_time(hours=92 * 24)
    assert len(kept.services.ruler.due_for_audit()) == 6


def test_tasks_registered_before_a_new_line_and_worked_after_it_are_its_own(kept: Kept) -> None:
    with_baseline(kept)
    kept.services.ruler.state()
    waiting = [registered(kept, f"Job {number}", estimated=True) for number in range(12)]
    kept.clock.pass_time(minutes=1)
    kept.services.ruler.begin_anew()
    for number, task_id in enumerate(waiting):
        kept.session.start(StartRequest(Mode.NO_AI, task_id=task_id))
        kept.clock.pass_time(minutes=20)
        kept.session.act(SessionEvent.FINISH)
        kept.services.tasks.done(task_id)
        assert kept.services.ruler.state().finished == number + 1
    state = kept.services.ruler.state()
    assert (state.line, state.is_frozen) == (1, True)
