"""Opening a profile's file: a new one is made ours, ours is opened, anything else is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2

from tests.storage.hindered import a_folder_for_everybody, everything_in, no_file_grows_past, without_root
from tests.storage.made_up import task
from tests.storage.newer import next_schema
from tests.support.clock import FakeClock
from tests.support.sessions import SESSION_ID
from unaided.domain.trouble import (
    StorageDamagedError,
    StorageDiskError,
    StorageForeignError,
    StorageLockedError,
    StorageReadOnlyError,
    StorageTooNewError,
    Trouble,
)
from unaided.storage import driver
from unaided.storage.beats import BeatFile
from unaided.storage.database import Database, open_database
from unaided.storage.ledger import Ledger
from unaided.storage.profile import DATABASE_NAME
from unaided.storage.schema import CURRENT


def titles(folder: Path) -> list[str]:
    """Open a profile and return the titles of its tasks."""
    database = open_database(folder)
    try:
        with Ledger(database).read() as shelves:
            return [kept.title for kept in shelves.tasks.every()]
    finally:
        database.close()


def refused(folder: Path, trouble: type[Trouble]) -> str:
    """Try to open a profile twice; return what is said, and see that not a byte is changed or added."""
    before = everything_in(folder)
    with pytest.raises(trouble):
        open_database(folder)
    with pytest.raises(trouble) as told:
        open_database(folder)
    assert everything_in(folder) == before
    assert str(folder / DATABASE_NAME) in told.value.sentence
    return told.value.sentence


def a_file(folder: Path, *statements: str) -> Path:
    """Make a database by these statements where a profile's file would be."""
    folder.mkdir()
    with closing(dbapi2.connect(str(folder / DATABASE_NAME), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return folder


@pytest.fixture
def closed(folder: Path) -> Path:
    """Return a profile with a hundred tasks, closed."""
    database = open_database(folder)
    with Ledger(database).write() as shelves:
        for number in range(100):
            shelves.tasks.add(task(UUID(int=number), f"Task {number} " + "x" * 150))
    database.close()
    return folder


def test_a_new_file_is_ours_empty_and_for_nobody_else(folder: Path) -> None:
    assert titles(folder) == []
    with closing(driver.look_into(folder / DATABASE_NAME)) as connection:
        assert driver.identity(connection) == (driver.APPLICATION_ID, CURRENT.version)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_each_of_its_files_is_for_nobody_else_even_while_it_is_open(database: Database) -> None:
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task())
    modes = {path.name: path.stat().st_mode & 0o777 for path in database.path.parent.iterdir()}
    assert modes == {DATABASE_NAME: 0o600, f"{DATABASE_NAME}-wal": 0o600, f"{DATABASE_NAME}-shm": 0o600}


def test_a_file_that_others_could_read_is_closed_to_them(closed: Path) -> None:
    (closed / DATABASE_NAME).chmod(0o644)
    open_database(closed).close()
    assert (closed / DATABASE_NAME).stat().st_mode & 0o777 == 0o600


def test_what_was_kept_is_there_when_it_is_opened_again(closed: Path) -> None:
    assert len(titles(closed)) == 100


def test_closing_brings_all_of_it_into_the_one_file(closed: Path) -> None:
    assert [path.name for path in closed.iterdir()] == [DATABASE_NAME]


@pytest.mark.parametrize("writes", [True, False])
def test_every_connection_is_as_it_was_decided(database: Database, *, writes: bool) -> None:
    engine = database.writer if writes else database.reader
    with engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous", "trusted_schema", "busy_timeout", "query_only")
        }
    assert said == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "trusted_schema": 0,
        "busy_timeout": 5000,
        "query_only": 0 if writes else 1,
    }


def test_a_name_with_odd_characters_is_a_name(tmp_path: Path) -> None:
    for name in ("a b", "100%", "what?", "c#", "über", "two\nlines"):
        assert titles(tmp_path / name) == []
        assert (tmp_path / name / DATABASE_NAME).exists()


def test_a_making_that_was_cut_off_is_made_again(folder: Path) -> None:
    assert titles(a_file(folder, "PRAGMA journal_mode = WAL")) == []


def test_an_empty_file_becomes_ours(folder: Path) -> None:
    folder.mkdir()
    (folder / DATABASE_NAME).touch()
    assert titles(folder) == []


def test_a_newer_file_is_refused(folder: Path, tmp_path: Path) -> None:
    open_database(folder, next_schema(tmp_path)).close()
    sentence = refused(folder, StorageTooNewError)
    assert "newer Unaided" in sentence
    assert "Update Unaided" in sentence


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE mine (x)",),
        ("PRAGMA application_id = 1", "PRAGMA user_version = 1"),
        ("PRAGMA journal_mode = WAL", "CREATE TABLE mine (x)"),
        ("PRAGMA user_version = 1",),
    ],
)
def test_a_database_of_another_program_is_refused(folder: Path, statements: tuple[str, ...]) -> None:
    assert "is not a file of Unaided" in refused(a_file(folder, *statements), StorageForeignError)


def test_a_database_that_another_program_has_open_is_refused(folder: Path) -> None:
    a_file(folder, "PRAGMA journal_mode = WAL", "CREATE TABLE mine (x)")
    with closing(dbapi2.connect(str(folder / DATABASE_NAME), isolation_level=None)) as other:
        other.execute("INSERT INTO mine VALUES (1)")
        with pytest.raises(StorageForeignError):
            open_database(folder)
        assert other.execute("SELECT * FROM mine").fetchall() == [(1,)]


@pytest.mark.parametrize("content", [b"x", b"\0" * 5000, b"Dear diary\n" * 500])
def test_a_file_that_is_no_database_is_refused(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / DATABASE_NAME).write_bytes(content)
    assert "is not a file of Unaided" in refused(folder, StorageForeignError)


@pytest.mark.parametrize("kept", [50, 512, 4096, 20_000])
def test_a_file_that_was_cut_short_is_refused(closed: Path, kept: int) -> None:
    file = closed / DATABASE_NAME
    file.write_bytes(file.read_bytes()[:kept])
    sentence = refused(closed, StorageDamagedError)
    assert "Nothing was changed in it. Keep a copy of it, then put a backup in its place" in sentence


def no_header(content: bytearray) -> None:
    """Overwrite what follows a database's first words."""
    content[16:100] = b"\xff" * 84


def no_tables(content: bytearray) -> None:
    """Overwrite the list of tables."""
    content[100:4096] = b"\xff" * 3996


@pytest.mark.parametrize("spoil", [no_header, no_tables])
def test_a_file_with_a_spoilt_beginning_is_refused(closed: Path, spoil: Callable[[bytearray], None]) -> None:
    file = closed / DATABASE_NAME
    content = bytearray(file.read_bytes())
    spoil(content)
    file.write_bytes(content)
    refused(closed, StorageDamagedError)


def test_a_file_spoilt_and_left_open_is_found_before_it_is_written(closed: Path) -> None:
    file = closed / DATABASE_NAME
    with closing(driver.connect(file)) as connection:
        connection.execute("UPDATE tasks SET progress = 1 WHERE id = (SELECT min(id) FROM tasks)")
        left = {path.name: path.read_bytes() for path in closed.iterdir()}
    for name, content in left.items():
        (closed / name).write_bytes(content)
    spoilt = bytearray(left[DATABASE_NAME])
    spoilt[-20_000:] = b"\xff" * 20_000
    file.write_bytes(spoilt)
    with pytest.raises(StorageDamagedError):
        open_database(closed)
    assert file.read_bytes() == spoilt


def test_damage_found_later_is_told_and_no_bug(closed: Path) -> None:
    file = closed / DATABASE_NAME
    content = bytearray(file.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    file.write_bytes(content)
    with pytest.raises(StorageDamagedError, match="is damaged"):
        titles(closed)


def test_a_log_without_its_file_is_kept(folder: Path) -> None:
    folder.mkdir()
    log = folder / f"{DATABASE_NAME}-wal"
    log.write_bytes(b"what was saved last")
    sentence = refused(folder, StorageDamagedError)
    assert f"{log.name} is there and may hold what was saved last" in sentence


def test_a_folder_that_cannot_be_written_is_told() -> None:
    with a_folder_for_everybody() as folder:
        open_database(folder).close()
        folder.chmod(0o555)
        with without_root(), pytest.raises(StorageReadOnlyError, match="cannot be written"):
            open_database(folder)


@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_a_file_that_cannot_be_written_is_told(mode: int) -> None:
    with a_folder_for_everybody() as folder:
        open_database(folder).close()
        (folder / DATABASE_NAME).chmod(mode)
        folder.chmod(0o777)
        with without_root(), pytest.raises(StorageReadOnlyError) as told:
            open_database(folder)
        assert str(folder / DATABASE_NAME) in told.value.sentence


def test_a_folder_in_the_file_s_place_is_told(folder: Path) -> None:
    (folder / DATABASE_NAME).mkdir(parents=True)
    with pytest.raises(StorageDiskError, match="Is a directory"):
        open_database(folder)


def test_without_room_for_a_new_file_it_is_told_and_the_next_try_works(folder: Path) -> None:
    with no_file_grows_past(8192), pytest.raises(StorageDiskError):
        open_database(folder)
    assert titles(folder) == []


def test_a_file_that_another_program_keeps_for_itself_is_told(database: Database) -> None:
    with database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(driver.connect(database.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageLockedError, match="Another program holds"), Ledger(database).write() as shelves:
            shelves.tasks.add(task())
        other.execute("ROLLBACK")
    with Ledger(database).write() as shelves:
        shelves.tasks.add(task())


def test_an_emptied_file_of_a_used_profile_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    beats = BeatFile(tmp_path)
    beats.write(SESSION_ID, FakeClock().read())
    beats.close()
    (tmp_path / DATABASE_NAME).write_bytes(b"")

    with pytest.raises(StorageDamagedError, match="is empty, although sessions were kept in it"):
        open_database(tmp_path)

    assert (tmp_path / DATABASE_NAME).read_bytes() == b""


def test_a_first_start_cut_off_before_anything_was_kept_begins_anew(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"")
    BeatFile(tmp_path).close()

    open_database(tmp_path).close()
