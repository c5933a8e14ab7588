"""What the disk and the driver say, told as the troubles that a person can read."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from unaided.domain.trouble import (
    StorageDamagedError,
    StorageDiskError,
    StorageForeignError,
    StorageFullError,
    StorageLockedError,
    StorageReadOnlyError,
    StorageTooNewError,
    Trouble,
)

BUSY_SECONDS = 5
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what goes wrong with this file as a trouble; what is our own bug goes through as it is.

    Raises:
        Trouble: the disk is full or read-only, the file damaged or held by another program.
    """
    try:
        yield
    except dbapi2.Error as error:
        if trouble := driver_trouble(error, path):
            raise trouble from error
        raise
    except OSError as error:
        raise disk_trouble(error, path) from error


def driver_trouble(error: BaseException | None, path: Path) -> Trouble | None:
    """Return the trouble that an error of the driver means, None where it means a bug of ours."""
    match getattr(error, "sqlite_errorcode", None):
        case dbapi2.SQLITE_FULL:
            return full(path)
        case dbapi2.SQLITE_BUSY | dbapi2.SQLITE_LOCKED | dbapi2.SQLITE_PROTOCOL:
            return busy(path)
        case dbapi2.SQLITE_READONLY | dbapi2.SQLITE_PERM:
            return read_only(path)
        case dbapi2.SQLITE_CORRUPT | dbapi2.SQLITE_NOTADB:
            return damaged(path)
        case dbapi2.SQLITE_IOERR | dbapi2.SQLITE_CANTOPEN:
            return failing(path, str(error))
        case _:
            return None


def disk_trouble(error: OSError, path: Path) -> Trouble:
    """Return the trouble that an error of the operating system means."""
    if error.errno in _FULL:
        return full(path)
    if error.errno in _FORBIDDEN:
        return read_only(path)
    return failing(path, error.strerror or str(error))


def full(path: Path) -> StorageFullError:
    """Return that the disk is full."""
    return StorageFullError(
        f"The disk is full: {path} cannot be written. What was saved before is safe. Free some space, then try again."
    )


def busy(path: Path) -> StorageLockedError:
    """Return that some program, not ours, holds the file."""
    return StorageLockedError(
        f"Another program holds {path} and did not let go of it for {BUSY_SECONDS} seconds. "
        "Nothing was changed. Close that program, then try again."
    )


def read_only(path: Path) -> StorageReadOnlyError:
    """Return that the file or folder cannot be written."""
    return StorageReadOnlyError(
        f"{path} cannot be written: it is read-only for you, or its disk is. Nothing was changed. "
        "Give yourself the right to write there, or set UNAIDED_HOME to another folder."
    )


def failing(path: Path, reason: str) -> StorageDiskError:
    """Return that the disk did not do what it was asked, and its own words why."""
    return StorageDiskError(
        f"The disk could not read or write {path} ({reason}). What was saved before is safe. "
        "See whether the disk is there, has room and is sound, then try again."
    )


def damaged(path: Path) -> StorageDamagedError:
    """Return that the file is damaged."""
    return StorageDamagedError(
        f"{path} is damaged. Nothing was changed in it. Keep a copy of it, then put a backup in its place, "
        "or move it away to begin with a new one."
    )


def emptied(path: Path) -> StorageDamagedError:
    """Return that the file of a used profile has nothing in it."""
    return StorageDamagedError(
        f"{path} is empty, although sessions were kept in it. Nothing was changed. "
        "Put a backup in its place, or remove it to begin with a new one."
    )


def missing(path: Path, log: Path) -> StorageDamagedError:
    """Return that the file is gone while its log, with what was saved last, is there."""
    return StorageDamagedError(
        f"{path} is gone, but {log.name} is there and may hold what was saved last. Nothing was changed. "
        "Put the file back beside it, or move both away to begin with a new one."
    )


def foreign(path: Path) -> StorageForeignError:
    """Return that the file is not one of ours."""
    return StorageForeignError(
        f"{path} is not a file of Unaided, or its beginning is damaged. Nothing was changed in it. "
        "Move it away, or set UNAIDED_HOME to another folder."
    )


def too_new(path: Path, version: int, known: int) -> StorageTooNewError:
    """Return that the file was made by a newer Unaided."""
    return StorageTooNewError(
        f"{path} was made by a newer Unaided (version {version} of the file; this one knows {known}). "
        "Nothing was changed in it. Update Unaided, then open it again."
    )
