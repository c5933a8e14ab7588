"""One transaction over all shelves: everything in it is kept, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as DbSession

from unaided.storage import troubles
from unaided.storage.archive import Archive
from unaided.storage.cards import CardShelf
from unaided.storage.database import Database
from unaided.storage.explanations import ExplanationShelf
from unaided.storage.reproductions import ReproductionShelf
from unaided.storage.sessions import SessionShelf
from unaided.storage.tasks import TaskShelf
from unaided.storage.word_drafts import WordDraftShelf
from unaided.storage.words import WordShelf


@dataclass(frozen=True, slots=True)
class Shelves:
    """All that one transaction sees."""

    tasks: TaskShelf
    sessions: SessionShelf
    explanations: ExplanationShelf
    cards: CardShelf
    reproductions: ReproductionShelf
    word_drafts: WordDraftShelf
    words: WordShelf
    archive: Archive


class Ledger:
    """What is kept. Any thread may use it; of those that write, one at a time does and the others wait."""

    def __init__(self, database: Database) -> None:
        """Take the open file."""
        self._database = database

    @contextmanager
    def read(self) -> Iterator[Shelves]:
        """Return the shelves as they are at this moment; nothing can be written."""
        with self._transaction(self._database.reader) as shelves:
            yield shelves

    @contextmanager
    def write(self) -> Iterator[Shelves]:
        """Return the shelves to change; what was changed is kept when the block ends without an error.

        Raises:
            StorageFullError, StorageReadOnlyError, StorageDiskError, StorageDamagedError,
            StorageLockedError: nothing of it was kept.
        """
        with self._transaction(self._database.writer) as shelves:
            yield shelves

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Shelves]:
        try:
            with DbSession(engine, expire_on_commit=False) as db, db.begin():
                yield Shelves(
                    TaskShelf(db),
                    SessionShelf(db),
                    ExplanationShelf(db),
                    CardShelf(db),
                    ReproductionShelf(db),
                    WordDraftShelf(db),
                    WordShelf(db),
                    Archive(db),
                )
        except DBAPIError as error:
            if trouble := troubles.driver_trouble(error.orig, self._database.path):
                raise trouble from error
            raise
