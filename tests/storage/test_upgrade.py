"""An older file is brought up to date with a backup beside it, or stays as it was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.hindered import everything_in, no_file_grows_past
from tests.storage.made_up import TASK_ID, task
from tests.storage.newer import next_schema
from tests.storage.test_sessions import TODAY, sitting
from unaided.domain.trouble import StorageDamagedError, StorageDiskError
from unaided.storage import driver
from unaided.storage.database import open_database
from unaided.storage.ledger import Ledger
from unaided.storage.profile import DATABASE_NAME
from unaided.storage.schema import CURRENT

BACKUP = Path("backups") / f"before-version-{CURRENT.version + 1}.db"
FAILS = "raise RuntimeError('not this time')"


@pytest.fixture
def older(folder: Path) -> Path:
    """Return a profile of the current version with a task and three sessions in it."""
    database = open_database(folder)
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task())
        for number in (1, 2, 3):
            shelves.sessions.add(sitting(number), TODAY)
    database.close()
    return folder


def asked(file: Path, question: str) -> list[tuple[object, ...]]:
    """Return what a file answers."""
    with closing(driver.look_into(file)) as connection:
        return connection.execute(question).fetchall()


def content(file: Path) -> list[list[tuple[object, ...]]]:
    """Return a file's tables and what is in them; not where in the file they are, which a copy may change."""
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
    return [asked(file, question) for question in (schema, "SELECT * FROM tasks", "SELECT * FROM sessions")]


def test_what_is_kept_is_there_after_it(older: Path, tmp_path: Path) -> None:
    open_database(older, next_schema(tmp_path)).close()
    assert asked(older / DATABASE_NAME, "SELECT title, colour FROM tasks") == [("changed", "red")]
    assert asked(older / DATABASE_NAME, "SELECT count(*) FROM sessions") == [(3,)]
    assert asked(older / DATABASE_NAME, "PRAGMA user_version") == [(CURRENT.version + 1,)]


def test_changing_a_table_leaves_what_refers_to_it(older: Path, tmp_path: Path) -> None:
    replace_tasks = (
        'op.execute("CREATE TABLE fresh AS SELECT * FROM tasks"); '
        'op.execute("DROP TABLE tasks"); '
        'op.execute("ALTER TABLE fresh RENAME TO tasks"); '
        'op.execute("CREATE UNIQUE INDEX tasks_id ON tasks (id)")'
    )
    open_database(older, next_schema(tmp_path, replace_tasks)).close()
    assert asked(older / DATABASE_NAME, "SELECT count(*) FROM sessions") == [(3,)]


def test_a_backup_of_the_file_before_it_lies_beside_it(older: Path, tmp_path: Path) -> None:
    open_database(older, next_schema(tmp_path)).close()
    backup = older / BACKUP
    assert asked(backup, "SELECT title FROM tasks") == [(task().title,)]
    assert asked(backup, "PRAGMA user_version") == [(CURRENT.version,)]
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_a_backup_put_in_its_place_is_a_profile_again(older: Path, tmp_path: Path) -> None:
    open_database(older, next_schema(tmp_path)).close()
    (older / BACKUP).replace(older / DATABASE_NAME)
    database = open_database(older)
    with Ledger(database).read() as shelves:
        assert shelves.tasks.get(TASK_ID) == task()
        assert list(shelves.sessions.every()) == [sitting(number) for number in (1, 2, 3)]
    database.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(older: Path, tmp_path: Path) -> None:
    before = content(older / DATABASE_NAME)
    with pytest.raises(RuntimeError, match="not this time"):
        open_database(older, next_schema(tmp_path, FAILS))
    assert content(older / DATABASE_NAME) == before
    assert asked(older / DATABASE_NAME, "PRAGMA user_version") == [(CURRENT.version,)]
    assert content(older / BACKUP) == before


def test_after_a_failure_the_old_program_goes_on(older: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        open_database(older, next_schema(tmp_path, FAILS))
    database = open_database(older)
    with Ledger(database).write() as shelves:
        shelves.sessions.add(sitting(4), TODAY)
    database.close()


def test_trying_again_and_again_leaves_one_backup(older: Path, tmp_path: Path) -> None:
    schema = next_schema(tmp_path, FAILS)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            open_database(older, schema)
    assert [path.name for path in (older / "backups").iterdir()] == [BACKUP.name]


def test_a_bigger_backup_is_never_replaced(older: Path, tmp_path: Path) -> None:
    (older / "backups").mkdir()
    (older / BACKUP).write_bytes(b"x" * 1_000_000)
    open_database(older, next_schema(tmp_path)).close()
    assert (older / BACKUP).read_bytes() == b"x" * 1_000_000
    assert asked(older / f"backups/{BACKUP.stem}-2.db", "SELECT count(*) FROM sessions") == [(3,)]


def test_without_room_for_the_backup_nothing_changes(older: Path, tmp_path: Path) -> None:
    schema = next_schema(tmp_path)
    before = everything_in(older)
    with no_file_grows_past(50_000), pytest.raises(StorageDiskError) as told:
        open_database(older, schema)
    assert str(older / DATABASE_NAME) in told.value.sentence
    assert everything_in(older) == before


def test_rows_that_would_refer_to_nothing_stop_it(older: Path, tmp_path: Path) -> None:
    schema = next_schema(tmp_path, 'op.execute("DELETE FROM tasks")')
    with pytest.raises(StorageDamagedError, match="3 rows would refer to nothing") as told:
        open_database(older, schema)
    assert str(older / "backups") in told.value.sentence
    assert asked(older / DATABASE_NAME, "SELECT title FROM tasks") == [(task().title,)]


def test_a_new_profile_needs_no_backup(folder: Path, tmp_path: Path) -> None:
    open_database(folder, next_schema(tmp_path)).close()
    assert asked(folder / DATABASE_NAME, "PRAGMA user_version") == [(CURRENT.version + 1,)]
    assert not (folder / "backups").exists()


def test_a_damaged_file_is_not_brought_up_to_date(older: Path, tmp_path: Path) -> None:
    file = older / DATABASE_NAME
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    file.write_bytes(content)
    with pytest.raises(StorageDamagedError):
        open_database(older, next_schema(tmp_path))
    assert file.read_bytes() == content
