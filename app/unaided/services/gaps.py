"""Gaps: what could not be explained, until it is filled or dropped; and finding words again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.explanation import Gap, closed_gap
from unaided.domain.search import Found, words_of
from unaided.domain.trouble import ExplanationRuleError
from unaided.services.ports.ledger import Ledger

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap as a list shows it: with its task's title and how long it is open, or was."""

    gap: Gap
    title: str
    age: timedelta


class GapService:
    """What is still to be understood, and all words ever written."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock

    def list(self, *, only_open: bool = True) -> tuple[GapRow, ...]:
        """Return gaps, open ones first, the latest of each first."""
        at = self._clock.read().wall
        with self._ledger.read() as shelves:
            found = shelves.explanations.all_gaps(only_open=only_open)
        return tuple(
            GapRow(gap, title, max((gap.closed_at or at) - gap.opened_at, timedelta(0))) for gap, title in found
        )

    def fill(self, gap_id: UUID, note: str) -> Gap:
        """Fill a gap with a note.

        Raises:
            ExplanationRuleError: there is no such gap, it is closed already, or the note is empty.
        """
        at = self._clock.read().wall

        def change(gap: Gap) -> Gap:
            return closed_gap(gap, at, note=note)

        return self._change(gap_id, change)

    def drop(self, gap_id: UUID, because: str) -> Gap:
        """Drop a gap, with a reason.

        Raises:
            ExplanationRuleError: there is no such gap, it is closed already, or no reason is given.
        """
        at = self._clock.read().wall

        def change(gap: Gap) -> Gap:
            return closed_gap(gap, at, because=because)

        return self._change(gap_id, change)

    def reopen(self, gap_id: UUID) -> Gap:
        """Open a gap again: what filled it, or why it was dropped, is taken back.

        Raises:
            ExplanationRuleError: there is no such gap.
        """

        def change(gap: Gap) -> Gap:
            return replace(gap, closed_at=None, note="", dropped_because="")

        return self._change(gap_id, change)

    def search(self, asked: str, limit: int = MOST_FOUND) -> tuple[Found, ...]:
        """Return where all words asked for were written, the latest first; nothing for an empty question."""
        with self._ledger.read() as shelves:
            return tuple(shelves.words.find(words_of(asked), limit))

    def _change(self, gap_id: UUID, change: Callable[[Gap], Gap]) -> Gap:
        with self._ledger.write() as shelves:
            gap = shelves.explanations.gap(gap_id)
            if gap is None:
                raise ExplanationRuleError("This gap is not there any more.")
            changed = change(gap)
            shelves.explanations.put_gap(changed)
            shelves.word_drafts.drop(gap_id)
            return changed
