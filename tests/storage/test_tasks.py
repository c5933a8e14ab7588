"""Tasks come back from the shelf as they were put on it, those worked on last first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from sqlalchemy.exc import IntegrityError, NoResultFound

from tests.storage.made_up import EPOCH, fewer, task, tasks
from tests.support.clock import FakeClock
from tests.support.memory import memory_database
from unaided.domain.session import Mode, Session, SessionEvent, begin, step
from unaided.domain.task import Task, TaskStatus, progressed
from unaided.storage.ledger import Ledger
from unaided.storage.tasks import BATCH


def worked_on(task_id: UUID, hour: int, event: SessionEvent = SessionEvent.FINISH) -> Session:
    """Return a session on a task that began at this hour and is over."""
    clock = FakeClock()
    now = clock.pass_time(hours=hour)
    return step(begin(UUID(int=1000 + hour), task_id, Mode.AI, None, now), event, clock.pass_time(minutes=5))


@fewer
@given(kept=tasks())
def test_any_task_comes_back_as_it_was(kept: Task) -> None:
    database = memory_database()
    with Ledger(database).write() as shelves:
        shelves.tasks.add(kept)
    with Ledger(database).read() as shelves:
        assert shelves.tasks.get(kept.id) == kept
        assert list(shelves.tasks.every()) == [kept]
    database.close()


@fewer
@given(before=tasks(), after=tasks())
def test_any_new_state_replaces_the_old_one(before: Task, after: Task) -> None:
    database = memory_database()
    after = replace(after, id=before.id)
    with Ledger(database).write() as shelves:
        shelves.tasks.add(before)
    with Ledger(database).write() as shelves:
        shelves.tasks.put(after)
    with Ledger(database).read() as shelves:
        assert shelves.tasks.get(before.id) == after
    database.close()


def test_half_a_character_does_not_keep_a_task_from_being_kept(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        shelves.tasks.add(task(title="caf\udce9 \0"))
    with ledger.read() as shelves:
        [kept] = shelves.tasks.every()
    assert kept.title == "caf? ?"


def test_open_tasks_come_with_the_one_worked_on_last_first(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        for number in range(1, 6):
            status = TaskStatus.ABANDONED if number == 5 else TaskStatus.OPEN
            registered = EPOCH + timedelta(days=number)
            shelves.tasks.add(replace(task(UUID(int=number), status=status), registered_at=registered))
        for number, hour in ((1, 3), (3, 1), (3, 2), (5, 9)):
            shelves.sessions.add(worked_on(UUID(int=number), hour), date(2025, 3, 3))
        assert [found.id.int for found in shelves.tasks.open()] == [1, 3, 4, 2]
        assert [found.id.int for found in shelves.tasks.open(limit=2)] == [1, 3]


def test_the_last_task_is_that_of_the_last_session_even_when_done(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        for number in (1, 2, 3):
            shelves.tasks.add(task(UUID(int=number)))
        assert shelves.tasks.last() is None
        for number, hour in ((1, 1), (2, 2)):
            shelves.sessions.add(worked_on(UUID(int=number), hour), date(2025, 3, 3))
        shelves.sessions.add(worked_on(UUID(int=3), 3, SessionEvent.DISCARD), date(2025, 3, 3))
        done = progressed(task(UUID(int=2)), 100, EPOCH)
        shelves.tasks.put(done)
        assert shelves.tasks.last() == done


def test_a_task_that_was_never_kept_cannot_change(ledger: Ledger) -> None:
    with pytest.raises(NoResultFound), ledger.write() as shelves:
        shelves.tasks.put(task())


@pytest.mark.parametrize(
    "wrong",
    [
        replace(task(), title=""),
        replace(task(), title="x" * 201),
        replace(task(), progress=101),
        replace(task(), closed_at=EPOCH),
        replace(task(), skill=""),
        replace(task(), project="x" * 81),
    ],
)
def test_the_file_itself_refuses_what_the_rules_do_not_allow(ledger: Ledger, wrong: Task) -> None:
    with pytest.raises(IntegrityError), ledger.write() as shelves:
        shelves.tasks.add(wrong)


def test_what_a_refusal_says_holds_no_words(ledger: Ledger) -> None:
    with pytest.raises(IntegrityError) as refused, ledger.write() as shelves:
        shelves.tasks.add(replace(task(title="The secret plan"), progress=101))
    assert "secret" not in str(refused.value)  # Law 5


def test_tasks_and_titles_are_found_however_many_are_asked_for() -> None:
    database = memory_database()
    made = [task(UUID(int=number), f"Task {number}") for number in range(1, BATCH + 20)]
    with Ledger(database).write() as shelves:
        for one in made:
            shelves.tasks.add(one)
    with Ledger(database).read() as shelves:
        assert shelves.tasks.titles([one.id for one in made]) == {one.id: one.title for one in made}
        assert shelves.tasks.titles([UUID(int=99_999)]) == {}
        assert shelves.tasks.titles([]) == {}
        assert shelves.tasks.many([one.id for one in made]) == {one.id: one for one in made}
        assert shelves.tasks.many([UUID(int=99_999)]) == {}
    database.close()
