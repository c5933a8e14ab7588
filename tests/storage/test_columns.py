"""How values look in the file: readable, in order, and the same for whoever reads them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from sqlalchemy.exc import StatementError

from tests.storage.made_up import moments
from tests.storage.test_sessions import keep, sitting
from unaided.domain.session import Mode
from unaided.storage.database import Database
from unaided.storage.ledger import Ledger
from unaided.storage.plain import from_micros, to_micros, whole_text


@given(moment=moments)
def test_a_moment_is_the_same_wherever_it_was_told(moment: datetime) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert from_micros(to_micros(moment)) == moment
    assert to_micros(elsewhere) == to_micros(moment)


def test_a_moment_without_a_zone_is_refused(ledger: Ledger) -> None:
    unclear = datetime(2025, 3, 3, 8)  # noqa: DTZ001 (what must not be kept)
    with pytest.raises(StatementError, match="naive"), ledger.write() as shelves:
        shelves.explanations.defer(UUID(int=1), unclear)


def test_what_a_person_sees_who_opens_the_file(memory: Database) -> None:
    with Ledger(memory).write() as shelves:
        keep(shelves, sitting(1, Mode.AI), day=date(2025, 3, 31))
    with memory.reader.connect() as connection:
        row = connection.exec_driver_sql("SELECT id, mode, state, watched, local_date, started_at FROM sessions").one()
    assert tuple(row) == (UUID(int=1).bytes, "ai", "finished", 1, "2025-03-31", 1_740_992_400_000_000)


@pytest.mark.parametrize(
    ("typed", "kept"), [("plain", "plain"), ("naïve 😀", "naïve 😀"), ("half \ud83d", "half ?"), ("a\0b", "a?b")]
)
def test_text_is_kept_whole(typed: str, kept: str) -> None:
    assert whole_text(typed) == kept
