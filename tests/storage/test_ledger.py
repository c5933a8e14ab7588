"""A transaction keeps all of it or nothing, and says in plain words what was in the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import count
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from tests.storage.hindered import no_file_grows_past
from tests.storage.made_up import TASK_ID, task
from tests.support.clock import FakeClock
from tests.support.sessions import started
from unaided.domain.session import Session, SessionEvent, advance, step
from unaided.domain.task import Task
from unaided.domain.trouble import StorageDiskError, StorageFullError, StorageReadOnlyError
from unaided.storage.database import Database, open_database
from unaided.storage.ledger import Ledger, Shelves


def long_task(number: int) -> Task:
    """Return a task with a long title."""
    return task(UUID(int=number), "x" * 200)


def keep(shelves: Shelves, *tasks: Task) -> None:
    """Keep several tasks."""
    for kept in tasks:
        shelves.tasks.add(kept)


def test_what_is_written_is_kept(database: Database) -> None:
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task())
    with Ledger(database).read() as shelves:
        assert shelves.tasks.get(TASK_ID) == task()


def test_an_error_in_between_keeps_nothing_of_it(database: Database) -> None:
    with pytest.raises(IntegrityError), Ledger(database).write() as shelves:
        keep(shelves, task(), replace(task(UUID(int=8)), progress=101))
    with Ledger(database).read() as shelves:
        assert shelves.tasks.get(TASK_ID) is None


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(StorageReadOnlyError), Ledger(database).read() as shelves:
        shelves.tasks.add(task())
    with Ledger(database).write() as shelves:
        assert shelves.tasks.get(TASK_ID) is None


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    ledger = Ledger(database)
    with ledger.write() as shelves:
        shelves.tasks.add(task())
    with ledger.read() as shelves:
        assert len(list(shelves.tasks.every())) == 1
        with ledger.write() as others:
            others.tasks.add(task(UUID(int=8)))
        assert len(list(shelves.tasks.every())) == 1
    with ledger.read() as shelves:
        assert len(list(shelves.tasks.every())) == 2


def test_threads_that_read_and_then_write_lose_nothing(database: Database) -> None:
    ledger = Ledger(database)
    with ledger.write() as shelves:
        shelves.tasks.add(task())
    together = Barrier(4)

    def add_ten() -> None:
        together.wait()
        for _ in range(10):
            with ledger.write() as shelves:
                [kept] = shelves.tasks.every()
                shelves.tasks.put(replace(kept, progress=kept.progress + 1))

    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(add_ten) for _ in range(4)]:
            done.result()
    with ledger.read() as shelves:
        assert [kept.progress for kept in shelves.tasks.every()] == [40]


def keep_until_it_fails(ledger: Ledger) -> set[int]:
    """Keep task after task, and return those whose transaction ended well."""
    kept: set[int] = set()
    with suppress(StorageFullError, StorageDiskError):
        for number in count(1):
            with ledger.write() as shelves:
                shelves.tasks.add(long_task(number))
            kept.add(number)
    return kept


def numbers(ledger: Ledger) -> set[int]:
    """Return the numbers of the tasks that are kept."""
    with ledger.read() as shelves:
        return {kept.id.int for kept in shelves.tasks.every()}


def test_a_full_disk_is_told_and_what_was_saved_before_is_there(database: Database) -> None:
    ledger = Ledger(database)
    with database.writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
    kept = keep_until_it_fails(ledger)
    with pytest.raises(StorageFullError) as told, ledger.write() as shelves:
        keep(shelves, *map(long_task, range(1000, 1100)))
    assert told.value.sentence == (
        f"The disk is full: {database.path} cannot be written. What was saved before is safe. "
        "Free some space, then try again."
    )
    assert kept
    assert numbers(ledger) == kept
    with database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with ledger.write() as shelves:
        shelves.tasks.add(task(UUID(int=2000)))
    assert numbers(ledger) == {*kept, 2000}


def test_a_disk_that_takes_no_more_is_told_and_what_was_saved_before_is_there(database: Database) -> None:
    ledger = Ledger(database)
    with no_file_grows_past(1_000_000):
        kept = keep_until_it_fails(ledger)
        with pytest.raises(StorageDiskError, match="What was saved before is safe"), ledger.write() as shelves:
            shelves.tasks.add(task(UUID(int=1000)))
        assert kept
        assert numbers(ledger) == kept
    with ledger.write() as shelves:
        shelves.tasks.add(task(UUID(int=2000)))
    assert numbers(ledger) == {*kept, 2000}


def test_closing_on_a_full_disk_loses_nothing(database: Database) -> None:
    ledger = Ledger(database)
    with ledger.write() as shelves:
        keep(shelves, *map(long_task, range(1, 300)))
    with no_file_grows_past(database.path.stat().st_size):
        database.close()
    again = open_database(database.path.parent)
    assert numbers(Ledger(again)) == set(range(1, 300))
    again.close()


@pytest.fixture
def running(ledger: Ledger) -> Session:
    """A session that is kept as running, and its clock an hour on."""
    clock = FakeClock()
    session = replace(started(clock), task_id=TASK_ID)
    with ledger.write() as shelves:
        shelves.tasks.add(task())
        shelves.sessions.add(session, session.started.local_date())
    return advance(session, clock.pass_time(hours=1))


def test_the_time_of_a_session_is_kept_alone(ledger: Ledger, running: Session) -> None:
    ledger.keep_time(running)
    with ledger.read() as shelves:
        assert shelves.sessions.open() == running


def test_an_older_time_changes_nothing(ledger: Ledger, running: Session) -> None:
    ledger.keep_time(running)
    ledger.keep_time(replace(running, elapsed_us=running.elapsed_us - 1, seen=running.started))
    with ledger.read() as shelves:
        assert shelves.sessions.open() == running


def test_the_time_of_an_ended_session_stays(ledger: Ledger, running: Session) -> None:
    ended = step(running, SessionEvent.FINISH, running.seen)
    with ledger.write() as shelves:
        shelves.sessions.put(ended)
    ledger.keep_time(replace(running, elapsed_us=running.elapsed_us + 1))
    with ledger.read() as shelves:
        assert shelves.sessions.get(running.id) == ended


def test_time_that_cannot_be_kept_is_said_in_plain_words(database: Database) -> None:
    ledger, clock = Ledger(database), FakeClock()
    session = replace(started(clock), task_id=TASK_ID)
    with ledger.write() as shelves:
        shelves.tasks.add(task())
        shelves.sessions.add(session, session.started.local_date())
    later = advance(session, clock.pass_time(minutes=1))
    with no_file_grows_past(1), pytest.raises((StorageDiskError, StorageFullError)):
        ledger.keep_time(later)
