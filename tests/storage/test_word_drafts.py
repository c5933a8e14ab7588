"""What is typed so far beside the dialogs is kept word for word, one draft for each thing."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from unaided.domain.recall import WordDraft
from unaided.storage.ledger import Ledger

FIRST, SECOND = UUID(int=1), UUID(int=2)
AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
HARD = "a \U0001f600 مرحبا\n" + "x" * 1_000_000


def test_the_latest_words_of_each_thing_are_kept(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        shelves.word_drafts.put(FIRST, "Half", AT)
        shelves.word_drafts.put(SECOND, HARD, AT)
        shelves.word_drafts.put(FIRST, "Half a sent", AT)
    with ledger.read() as shelves:
        assert shelves.word_drafts.get(FIRST) == "Half a sent"
        assert shelves.word_drafts.get(SECOND) == HARD
        assert shelves.word_drafts.get(UUID(int=3)) is None
        assert next(iter(shelves.word_drafts.every())) == WordDraft(FIRST, "Half a sent", AT)


def test_a_dropped_draft_is_gone(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        shelves.word_drafts.put(FIRST, "Half", AT)
    with ledger.write() as shelves:
        shelves.word_drafts.drop(FIRST)
        shelves.word_drafts.drop(SECOND)
    with ledger.read() as shelves:
        assert shelves.word_drafts.get(FIRST) is None
