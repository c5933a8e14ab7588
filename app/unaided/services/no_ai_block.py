"""The weekly no-AI block: what is kept of this week, and what that says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from unaided.domain.clock import Clock
from unaided.domain.no_ai_block import BlockLook, BlockWeek, block_weeks, kept_block, next_block, week_of
from unaided.domain.settings import BlockSettings
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ledger import Ledger
from unaided.services.recall import leave_on

WEEKS: Final = 12  # shown on the Plan page


class NoAiBlockService:
    """The block is an appointment in the settings; that it was kept is derived from the sessions."""

    def __init__(self, ledger: Ledger, clock: Clock, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._chosen = chosen

    def look(self, block: BlockSettings | None = None) -> BlockLook:
        """Return the block as it stands now: the one kept in the settings, or this one where they are to be others."""
        chosen = self._chosen.load()
        meant = chosen.block if block is None else block
        now = self._clock.read()
        today = now.local_date(timedelta(hours=chosen.day_start))
        with self._ledger.read() as shelves:
            week = shelves.sessions.no_ai_sittings(*week_of(today))
            leave = leave_on(shelves, today)
        return BlockLook(now, next_block(meant, now), kept_block(meant, week), leave)

    def weeks(self, block: BlockSettings | None = None) -> tuple[BlockWeek, ...]:
        """Return the last twelve weeks with their sessions without AI, the earliest first (Law 6)."""
        chosen = self._chosen.load()
        today = self._clock.read().local_date(chosen.day_begins)
        monday, sunday = week_of(today)
        with self._ledger.read() as shelves:
            sittings = shelves.sessions.no_ai_sittings(monday - timedelta(weeks=WEEKS - 1), sunday)
            leaves = shelves.cards.leaves()
        return block_weeks(chosen.block if block is None else block, today, sittings, leaves, WEEKS)

    def today(self) -> date:
        """Return the local day of this moment."""
        return self._clock.read().local_date(self._chosen.load().day_begins)
