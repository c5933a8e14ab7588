"""Profiles to open: in a test's own folder, or in memory where no disk is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.support import profiles
from tests.support.memory import memory_database
from unaided.storage.database import Database, open_database
from unaided.storage.ledger import Ledger

profiles.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a new profile goes; the folder is not there yet."""
    return tmp_path / "profile"


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    """Open a new profile on disk."""
    opened = open_database(folder)
    yield opened
    opened.close()


@pytest.fixture
def memory() -> Iterator[Database]:
    """Open a new profile in memory."""
    opened = memory_database()
    yield opened
    opened.close()


@pytest.fixture
def ledger(memory: Database) -> Ledger:
    """Return the ledger of a new profile in memory."""
    return Ledger(memory)


@pytest.fixture
def said(memory: Database) -> list[str]:
    """Return the list to which each statement is added that the database in memory is asked from here on."""
    statements: list[str] = []

    def note(*asked: object) -> None:
        statements.append(str(asked[2]))

    event.listen(memory.reader, "before_cursor_execute", note)
    return statements
