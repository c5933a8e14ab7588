"""The shelf that history is corrected on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.support.clock import MORNING, FakeClock
from tests.support.sessions import SESSION_ID, TASK_ID, in_state
from unaided.domain.editing import Source
from unaided.domain.explanation import Reflection
from unaided.domain.overlap import Times
from unaided.domain.ownership import Ownership
from unaided.domain.session import SessionState
from unaided.domain.standing import Standing
from unaided.domain.task import Kind, Task
from unaided.storage.ledger import Ledger

TASK = Task(TASK_ID, "Fix the retry", Kind("debug"), Ownership.CORE, MORNING)
HOUR = replace(in_state(SessionState.FINISHED, FakeClock()), elapsed_us=3_600_000_000)
STANDING = Standing(HOUR, date(2025, 3, 3), 40, MORNING, MORNING, Source.HAND)


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """Keep a task, and an hour by hand on it."""
    with ledger.write() as shelves:
        shelves.tasks.add(TASK)
        shelves.edits.put(STANDING)
    return ledger


def around(ledger: Ledger, start: float, end: float, *but: UUID) -> list[str]:
    times: Times = (MORNING + timedelta(minutes=start), MORNING + timedelta(minutes=end))
    with ledger.read() as shelves:
        return [one.title for one in shelves.edits.around(times, but)]


def test_what_was_put_stands_so_new_or_not(kept: Ledger) -> None:
    other = replace(STANDING, session=replace(HOUR, progress_before=10), progress_after=None, settled_at=None)
    with kept.write() as shelves:
        assert shelves.edits.standing(SESSION_ID) == STANDING
        shelves.edits.put(other)
    with kept.read() as shelves:
        assert shelves.edits.standing(SESSION_ID) == other
        assert shelves.edits.standing(UUID(int=99)) is None


@pytest.mark.parametrize(("start", "end", "found"), [(-10, 0, 0), (60, 90, 0), (-10, 1, 1), (59, 90, 1), (10, 20, 1)])
def test_who_shares_a_time_is_half_open(kept: Ledger, start: float, end: float, found: int) -> None:
    assert len(around(kept, start, end)) == found


def test_neither_itself_nor_what_is_deleted_is_around(kept: Ledger) -> None:
    assert around(kept, 0, 60, SESSION_ID) == []
    with kept.write() as shelves:
        shelves.edits.put(replace(STANDING, session=replace(HOUR, state=SessionState.DELETED)))
    assert around(kept, 0, 60) == []


def test_what_words_were_written_about_is_not_taken_away(kept: Ledger) -> None:
    with kept.write() as shelves:
        shelves.explanations.add_reflection(Reflection(SESSION_ID, 4, "the lock", MORNING))
    with kept.write() as shelves:
        assert shelves.edits.is_answered(SESSION_ID)
        assert not shelves.edits.take_away(SESSION_ID)
        shelves.edits.take_task_away(TASK)
    with kept.read() as shelves:
        assert shelves.edits.standing(SESSION_ID) == STANDING
        assert shelves.tasks.get(TASK_ID) == TASK


def test_what_nothing_refers_to_is_taken_away_with_its_task(kept: Ledger) -> None:
    with kept.write() as shelves:
        assert shelves.edits.take_away(SESSION_ID)
        shelves.edits.take_task_away(replace(TASK, title="Another by now"))
    with kept.write() as shelves:
        assert shelves.tasks.get(TASK_ID) == TASK
        shelves.edits.take_task_away(TASK)
    with kept.read() as shelves:
        assert (shelves.edits.standing(SESSION_ID), shelves.tasks.get(TASK_ID)) == (None, None)
