"""One transaction over all shelves: everything in it is kept, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as DbSession

from unaided.domain.session import Session
from unaided.storage import troubles
from unaided.storage.archive import Archive
from unaided.storage.cards import CardShelf
from unaided.storage.database import Database
from unaided.storage.edits import EditShelf
from unaided.storage.explanations import ExplanationShelf
from unaided.storage.imports import ImportShelf
from unaided.storage.listing import ListingShelf
from unaided.storage.plain import to_micros
from unaided.storage.plan import PlanShelf
from unaided.storage.reproductions import ReproductionShelf
from unaided.storage.ruler import RulerShelf
from unaided.storage.sessions import SessionShelf
from unaided.storage.skills import SkillShelf
from unaided.storage.tasks import TaskShelf
from unaided.storage.testimony import TestimonyShelf
from unaided.storage.timeline import TimelineShelf
from unaided.storage.word_drafts import WordDraftShelf
from unaided.storage.words import WordShelf

_KEEP_TIME = """
    UPDATE sessions SET elapsed_us = ?, seen_at = ?, seen_awake_us = ?, seen_boot_us = ?, seen_boot_id = ?,
        seen_zone = ?, seen_offset_minutes = ?
    WHERE id = ? AND ended_at IS NULL AND elapsed_us < ?
"""


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
    testimony: TestimonyShelf
    imports: ImportShelf
    ruler: RulerShelf
    listing: ListingShelf
    timeline: TimelineShelf
    skills: SkillShelf
    plan: PlanShelf
    edits: EditShelf
    archive: Archive


class Ledger:
    """What is kept. Any thread may use it; of those that write, one at a time does and the others wait."""

    def __init__(self, database: Database) -> None:
        """Take the open file."""
        self._database = database
        self._changes = 0

    @property
    def changes(self) -> int:
        """Return how many transactions have written so far: what was read before holds while it stays the same."""
        return self._changes

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
        self._changes += 1

    def keep_time(self, session: Session) -> None:
        """Keep how far an open session has come, of which nothing else is new; what is further already stays.

        Each minute of each session (Law 12): without the ORM it takes a fifth of the time.

        Raises:
            StorageFullError, StorageReadOnlyError, StorageDiskError, StorageDamagedError,
            StorageLockedError: it was not kept.
        """
        seen = session.seen
        clocks = (to_micros(seen.wall), seen.awake_us, seen.boot_us, seen.boot_id, seen.zone, seen.offset_minutes)
        with self._troubles(), self._database.writer.begin() as connection:
            which = (session.id.bytes, session.elapsed_us)
            connection.exec_driver_sql(_KEEP_TIME, (session.elapsed_us, *clocks, *which))

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Shelves]:
        with self._troubles(), DbSession(engine, expire_on_commit=False) as db, db.begin():
            yield Shelves(
                TaskShelf(db),
                SessionShelf(db),
                ExplanationShelf(db),
                CardShelf(db),
                ReproductionShelf(db),
                WordDraftShelf(db),
                WordShelf(db),
                TestimonyShelf(db),
                ImportShelf(db),
                RulerShelf(db),
                ListingShelf(db),
                TimelineShelf(db),
                SkillShelf(db),
                PlanShelf(db),
                EditShelf(db),
                Archive(db),
            )

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if trouble := troubles.driver_trouble(error.orig, self._database.path):
                raise trouble from error
            raise
