"""Bring an older file up to date: a backup first, then one transaction with all of it or nothing."""

from __future__ import annotations

import os
from contextlib import closing
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from unaided.domain.trouble import StorageDamagedError
from unaided.storage import driver, troubles
from unaided.storage.profile import BACKUPS_NAME, FILE_MODE, FOLDER_MODE
from unaided.storage.schema import Schema

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(writer: Engine, path: Path, version: int, schema: Schema) -> None:
    """Bring a file of this version up to `schema`; a new one gets its tables the same way.

    Raises:
        StorageDamagedError: it is not sound, before or after; it is as it was.
        StorageFullError, StorageDiskError: there is no room for the backup or the change; it is as it was.
    """
    with troubles.told(path):
        if version:
            _back_up(path, schema.version)
        try:
            _change(writer, path, schema)
        except DBAPIError as error:
            if trouble := troubles.driver_trouble(error.orig, path):
                raise trouble from error
            raise


def _back_up(path: Path, version: int) -> Path:
    """Write a checked copy of the file beside it, and return where; a bigger older copy stays."""
    folder = path.parent / BACKUPS_NAME
    folder.mkdir(FOLDER_MODE, exist_ok=True)
    part = folder / "unfinished.part"
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
    try:
        with closing(driver.look_into(path)) as connection:
            _must_be_sound(connection, path)
            connection.execute("VACUUM INTO ?", (str(part),))
        with closing(driver.look_into_alone(part)) as copy:
            _must_be_sound(copy, part)
        _sync(part)
        target = _backup_name(folder, version, part.stat().st_size)
        part.replace(target)
        _sync(folder)
    finally:
        part.unlink(missing_ok=True)
    return target


def _backup_name(folder: Path, version: int, size: int) -> Path:
    names = (f"before-version-{version}{f'-{n}' if n > 1 else ''}.db" for n in count(1))
    free = (folder / name for name in names)
    return next(path for path in free if not path.exists() or path.stat().st_size <= size)


def _must_be_sound(connection: dbapi2.Connection, path: Path) -> None:
    if not driver.is_sound(connection):
        raise troubles.damaged(path)


def _sync(path: Path) -> None:
    """Make what was written outlast a power cut; Windows cannot do so for folders, and need not."""
    if os.name == "nt" and path.is_dir():
        return
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _change(writer: Engine, path: Path, schema: Schema) -> None:
    with writer.connect() as connection:
        raw = connection.connection.cursor()
        # Inside a transaction it is ignored; left on, changing a table would delete what refers to it.
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                command.upgrade(configuration(connection, schema), "head")
                _check(connection, path)
                connection.exec_driver_sql(f"PRAGMA application_id = {driver.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")
        finally:
            raw.execute("PRAGMA foreign_keys = ON")


def _check(connection: Connection, path: Path) -> None:
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if lost or sound != "ok":
        raise StorageDamagedError(
            f"{path} could not be brought up to date: {len(lost)} rows would refer to nothing. It is as it was, "
            f"with a copy in {path.parent / BACKUPS_NAME}. Go back to the Unaided you had, and tell us of this."
        )


def configuration(connection: Connection, schema: Schema) -> Config:
    """Return what Alembic needs to work on this connection, without a file of its own."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", _escaped(_SCRIPTS))
    config.set_main_option("version_locations", _escaped(schema.revisions))
    config.set_main_option("path_separator", "newline")
    return config


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
