"""A profile's file in memory: the real tables, made once by the real migrations and copied for each test."""

from __future__ import annotations

from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import StaticPool
from sqlcipher3 import dbapi2

from unaided.storage import driver
from unaided.storage.database import Database, open_database
from unaided.storage.profile import DATABASE_NAME


def memory_database() -> Database:
    """Return a new, empty profile in memory, gone when it is closed."""
    database, connection = _in_memory()
    _new_profile().backup(connection)
    return database


def copied_database(database: Database) -> Database:
    """Return a profile in memory with all that another one in memory holds."""
    copy, connection = _in_memory()
    with database.reader.connect() as reader:
        made = reader.connection.driver_connection
        assert made is not None
        made.backup(connection)
    return copy


def database_as_in(folder: Path) -> Database:
    """Return a profile in memory with all that this one on disk holds."""
    database, connection = _in_memory()
    with closing(driver.look_into(folder / DATABASE_NAME)) as made:
        made.backup(connection)
    return database


def blank_database() -> Database:
    """Return a file in memory with no tables in it."""
    return _in_memory()[0]


def _in_memory() -> tuple[Database, dbapi2.Connection]:
    connection = driver.settled(dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False))
    return Database(Path("a file in memory"), lambda: connection, StaticPool), connection


@cache
def _new_profile() -> dbapi2.Connection:
    """Return what a new profile's file holds."""
    _, connection = _in_memory()
    with TemporaryDirectory() as folder:
        open_database(Path(folder)).close()
        with closing(driver.look_into(Path(folder) / DATABASE_NAME)) as made:
            made.backup(connection)
    return connection
