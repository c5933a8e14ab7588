"""Words handed from one session to another, and back: nothing is lost or doubled on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.support.clock import MORNING, FakeClock
from tests.support.sessions import TASK_ID, in_state
from unaided.domain.explanation import WORDS_LIMIT, Gap, LookUp, Reflection
from unaided.domain.handing import handed_of
from unaided.domain.ownership import Ownership
from unaided.domain.session import SessionState
from unaided.domain.task import Kind, Task
from unaided.storage.ledger import Ledger, Shelves

FROM, TO = UUID(int=1), UUID(int=2)
EARLY, LATE = (LookUp(UUID(int=one), FROM, f"term {one}", None, MORNING + timedelta(minutes=one)) for one in (5, 50))


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """Keep two sessions, the first with two look-ups and a gap."""
    with ledger.write() as shelves:
        shelves.tasks.add(Task(TASK_ID, "Fix the retry", Kind("debug"), Ownership.CORE, MORNING))
        for one in (FROM, TO):
            session = replace(in_state(SessionState.FINISHED, FakeClock()), id=one)
            shelves.sessions.add(session, date(2025, 3, 3))
        for look_up in (EARLY, LATE):
            shelves.explanations.add_look_up(look_up)
        shelves.explanations.add_gap(Gap(UUID(int=8), FROM, "why", MORNING))
    return ledger


def held(shelves: Shelves, session_id: UUID) -> tuple[list[str], int]:
    """Return a session's look-ups, and how many gaps it has."""
    return [one.text for one in shelves.explanations.look_ups(session_id)], len(shelves.explanations.gaps(session_id))


def test_look_ups_go_by_when_they_were_noted_and_back(kept: Ledger) -> None:
    with kept.write() as shelves:
        handed = shelves.edits.handing.noted_before(FROM, TO, MORNING + timedelta(minutes=10))
        assert (held(shelves, FROM), held(shelves, TO)) == ((["term 50"], 1), (["term 5"], 0))
        shelves.edits.handing.back(handed)
        assert (held(shelves, FROM), held(shelves, TO)) == ((["term 5", "term 50"], 1), ([], 0))


def test_all_words_go_back_and_again(kept: Ledger) -> None:
    with kept.write() as shelves:
        handed = handed_of(shelves.edits.handing.all(FROM, TO).as_json())
        assert (held(shelves, FROM), held(shelves, TO)) == (([], 0), (["term 5", "term 50"], 1))
        shelves.edits.handing.back(handed)
        assert held(shelves, TO) == ([], 0)
        shelves.edits.handing.again(handed)
        assert held(shelves, TO) == (["term 5", "term 50"], 1)


@pytest.mark.parametrize(
    ("later", "joined"),
    [("A cursor", "The lock\n\nA cursor"), ("", "The lock"), ("x" * WORDS_LIMIT, "x" * WORDS_LIMIT)],
)
def test_two_reflections_are_joined_unless_both_are_too_long(kept: Ledger, later: str, joined: str) -> None:
    with kept.write() as shelves:
        shelves.explanations.add_reflection(Reflection(FROM, 2, "The lock", MORNING))
        shelves.explanations.add_reflection(Reflection(TO, 4, later, MORNING))
    with kept.write() as shelves:
        handed = shelves.edits.handing.all(FROM, TO)
        assert shelves.explanations.reflection(TO) == Reflection(TO, 4, joined, MORNING)
        shelves.edits.handing.back(handed)
    with kept.read() as shelves:
        assert shelves.explanations.reflection(FROM) == Reflection(FROM, 2, "The lock", MORNING)
        assert shelves.explanations.reflection(TO) == Reflection(TO, 4, later, MORNING)
