"""The tray's first glance says what opening in full would say, or nothing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import delete

from tests.storage.hindered import a_folder_for_everybody, without_root
from tests.storage.made_up import TASK_ID, fewer, sessions, task
from tests.storage.newer import next_schema
from tests.storage.test_sessions import TODAY, sitting
from tests.support.clock import FakeClock
from unaided.domain.explanation import Reflection
from unaided.domain.now import Last
from unaided.domain.session import OPEN_STATES, Mode, Session, SessionEvent, begin, step
from unaided.services.going_on import owed_now
from unaided.storage.database import Database, open_database
from unaided.storage.driver import connect
from unaided.storage.glance import Glance, glance, resting
from unaided.storage.ledger import Ledger
from unaided.storage.profile import DATABASE_NAME
from unaided.storage.tables import SessionRecord, SpanRecord, TaskRecord

NOTHING = Glance()
on_disk = settings(fewer, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("there", [True, False])
def test_a_fresh_profile_holds_nothing(folder: Path, *, there: bool) -> None:
    if there:
        folder.mkdir()
    assert glance(folder) == NOTHING
    assert folder.exists() == there


def test_a_profile_in_which_nothing_was_done_holds_nothing(folder: Path) -> None:
    open_database(folder).close()
    assert glance(folder) == NOTHING


@on_disk
@given(session=sessions(OPEN_STATES))
def test_the_open_session_is_the_one_on_the_shelf(database: Database, session: Session) -> None:
    with database.writer.begin() as connection:
        for record in (SpanRecord, SessionRecord, TaskRecord):
            connection.execute(delete(record))
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task(title="Fix the retry"))
        shelves.sessions.add(session, TODAY)
    found = glance(database.path.parent)
    assert found == Glance(session, "Fix the retry", last=Last("Fix the retry", session.mode, session.planned_us))


def test_owed_is_what_is_on_the_shelves(database: Database) -> None:
    clock = FakeClock()
    now = clock.pass_time(hours=20)
    discarded = step(begin(UUID(int=9), TASK_ID, Mode.NO_AI, None, now), SessionEvent.DISCARD, now)
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task())
        for session in (sitting(1), sitting(3, Mode.AI), sitting(2), discarded):
            shelves.sessions.add(session, TODAY)
        shelves.explanations.add_reflection(Reflection(UUID(int=1), 4, "", now.wall))
        shelves.explanations.settle((UUID(int=1),), now.wall)
        owed = len(owed_now(shelves, now.local_date()))
        last = shelves.sessions.last()
    assert last is not None
    found = Last("Fix the retry", last.mode, last.planned_us)
    assert glance(database.path.parent) == Glance(owed=owed, last=found)
    assert owed == 2


def test_it_writes_nothing(database: Database) -> None:
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task())
    folder = database.path.parent
    database.close()
    before = (folder / DATABASE_NAME).read_bytes()
    assert glance(folder) == NOTHING
    assert (folder / DATABASE_NAME).read_bytes() == before


def test_what_only_a_full_opening_can_tell_is_left_to_it(folder: Path, tmp_path: Path) -> None:
    open_database(folder, next_schema(tmp_path)).close()
    assert glance(folder) is None


def test_an_older_file_is_left_to_the_full_opening(folder: Path) -> None:
    open_database(folder).close()
    with closing(connect(folder / DATABASE_NAME)) as connection:
        connection.execute("PRAGMA user_version = 0")
    assert glance(folder) is None


@pytest.mark.parametrize("content", [b"", b"Dear diary\n" * 500])
def test_a_file_that_is_not_ours_is_left_to_the_full_opening(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / DATABASE_NAME).write_bytes(content)
    assert glance(folder) is None


def test_a_damaged_file_is_left_to_the_full_opening(folder: Path) -> None:
    open_database(folder).close()
    content = (folder / DATABASE_NAME).read_bytes()
    (folder / DATABASE_NAME).write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert glance(folder) is None


def test_a_file_that_cannot_be_read_is_left_to_the_full_opening() -> None:
    with a_folder_for_everybody() as folder:
        open_database(folder).close()
        (folder / DATABASE_NAME).chmod(0)
        with without_root():
            assert glance(folder) is None


def test_a_session_after_a_kill_is_the_last_one_kept(database: Database) -> None:
    session = begin(UUID(int=1), TASK_ID, Mode.AI, None, FakeClock().read())
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task())
        shelves.sessions.add(session, TODAY)
    left = {path.name: path.read_bytes() for path in database.path.parent.iterdir() if path.suffix != ".db-shm"}
    elsewhere = database.path.parent.parent / "after"
    elsewhere.mkdir()
    for name, content in left.items():
        (elsewhere / name).write_bytes(content)
    last = Last("Fix the retry", Mode.AI, None)
    assert glance(elsewhere) == Glance(session, "Fix the retry", last=last)
    assert resting(elsewhere) is None
