"""The open file of a profile, and what is done before it is opened."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, Pool, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from unaided.storage import driver, probe, troubles
from unaided.storage.profile import DATABASE_NAME, FILE_MODE, prepare
from unaided.storage.schema import CURRENT, Schema

_WRITES = "unaided_writes"


class Database:
    """An open file: `reader` and `writer` give connections whose transactions read, or may write."""

    def __init__(self, path: Path, connect: Callable[[], dbapi2.Connection], pool: type[Pool] = QueuePool) -> None:
        """Take where it is, for the sentences, and who connects to it. Nothing is opened yet."""
        self.path = path
        self.reader: Engine = create_engine(
            "sqlite://",
            creator=connect,
            module=dbapi2,
            poolclass=pool,
            hide_parameters=True,  # Law 5: no words of the person in what an error says
        )
        event.listen(self.reader, "begin", _begin)
        self.writer: Engine = self.reader.execution_options(**{_WRITES: True})

    def close(self) -> None:
        """Bring the log into the file and close it."""
        # A full disk or a reader elsewhere may prevent it: then the log stays, and nothing is lost.
        with suppress(dbapi2.Error, DBAPIError):
            connection = self.reader.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
        self.reader.dispose()


def _begin(connection: Connection) -> None:
    """Begin as a writer at once, or as a reader that cannot write.

    With a plain BEGIN about half of the transactions that read and then write fail between two processes.
    """
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def open_database(folder: Path, schema: Schema = CURRENT) -> Database:
    """Open the file of a profile whose lock is held: made where there is none, brought up to date where it is older.

    Raises:
        StorageForeignError, StorageTooNewError, StorageDamagedError: it must not be touched, and was not.
        StorageReadOnlyError, StorageFullError, StorageDiskError: the disk is in the way.
        StorageLockedError: another program holds it.
    """
    prepare(folder)
    path = folder / DATABASE_NAME
    version = probe.version_of(path, schema.version)
    if probe.was_emptied(path):
        raise troubles.emptied(path)
    with troubles.told(path):
        if probe.has_log(path):
            _must_be_sound(path)  # nobody closed it: the app was killed, or the power cut
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
        path.chmod(FILE_MODE)
    database = Database(path, partial(driver.connect, path))
    if version < schema.version:
        _bring_up(database, version, schema)
    return database


def _must_be_sound(path: Path) -> None:
    with closing(driver.look_into(path)) as connection:
        if not driver.is_sound(connection):
            raise troubles.damaged(path)


def _bring_up(database: Database, version: int, schema: Schema) -> None:
    from unaided.storage.upgrade import upgrade  # noqa: PLC0415 (Alembic: 80 ms, and only when behind)

    try:
        upgrade(database.writer, database.path, version, schema)
    except BaseException:
        database.close()
        raise
