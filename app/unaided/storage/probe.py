"""What sort of file is there: ours, of which version, or one that must not be touched."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from unaided.storage import driver, troubles
from unaided.storage.profile import BEATS_NAME

_MAGIC = b"SQLite format 3\0"


def log_of(path: Path) -> Path:
    """Return where a database's write-ahead log is."""
    return path.with_name(path.name + "-wal")


def has_log(path: Path) -> bool:
    """Tell whether a write-ahead log with something in it lies beside the file: the last who wrote did not close it."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0


def was_emptied(path: Path) -> bool:
    """Tell whether the file of a profile in which sessions ran has nothing in it: a disk or a copy went wrong."""
    beats = path.with_name(BEATS_NAME)
    return path.exists() and not path.stat().st_size and not has_log(path) and _has_something(beats)


def _has_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def version_of(path: Path, known: int) -> int:
    """Return the version of a profile's file, 0 where there is none or it is empty; not a byte is changed.

    Raises:
        StorageForeignError: it is not one of ours.
        StorageTooNewError: its version is above `known`.
        StorageDamagedError: it is damaged, or gone while its log is there.
        StorageReadOnlyError, StorageDiskError: it cannot be read.
    """
    with troubles.told(path):
        left_open = has_log(path)
        if left_open and not path.exists():
            raise troubles.missing(path, log_of(path))
        if not path.exists() or not path.stat().st_size:
            return 0
        if not _begins_like_a_database(path):
            raise troubles.foreign(path)
        connect = driver.look_into if left_open else driver.look_into_alone
        with closing(connect(path)) as connection:
            return _version(connection, path, known)


def _begins_like_a_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _version(connection: dbapi2.Connection, path: Path, known: int) -> int:
    tables = driver.number(connection, "SELECT count(*) FROM sqlite_schema")
    application, version = driver.identity(connection)
    if application == driver.APPLICATION_ID:
        if version > known:
            raise troubles.too_new(path, version, known)
        return version
    if application or version or tables:
        raise troubles.foreign(path)
    return 0  # its making was cut off before the first table was kept
