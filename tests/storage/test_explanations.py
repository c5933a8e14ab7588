"""Answers come back as they were written, and what is owed is what was not answered (Law 4)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests.storage.made_up import EPOCH, TASK_ID, fewer, moments, task, words
from tests.support.clock import FakeClock
from tests.support.memory import memory_database
from unaided.domain.explanation import (
    AiUse,
    Explanation,
    Gap,
    LookUp,
    LookUpSource,
    Owed,
    Reflection,
    SkipReason,
)
from unaided.domain.session import Mode, Session, SessionEvent, begin, step
from unaided.storage.ledger import Ledger, Shelves

SESSION_ID = UUID(int=1)
TODAY = date(2025, 3, 3)


def ended(number: int, mode: Mode = Mode.AI, event: SessionEvent = SessionEvent.FINISH) -> Session:
    """Return the `number`th session, an hour after the one before."""
    clock = FakeClock()
    begun = begin(UUID(int=number), TASK_ID, mode, None, clock.pass_time(hours=number))
    return step(begun, event, clock.pass_time(minutes=30))


def keep(shelves: Shelves, *sessions: Session) -> None:
    """Put sessions and their task on the shelf."""
    shelves.tasks.add(task())
    for session in sessions:
        shelves.sessions.add(session, TODAY)


def explained(session_id: UUID) -> Explanation:
    """Return a plain explanation."""
    return Explanation(
        session_id, 60, ("A cache", "", ""), 70, None, ai_closed=True, guess_minutes=None, written_at=EPOCH
    )


percents = st.integers(0, 20).map(lambda step: step * 5)
explanations = st.builds(
    Explanation,
    session_id=st.just(SESSION_ID),
    predicted=percents,
    answers=st.tuples(words, st.just("") | words, st.just("") | words),
    explained=percents,
    ai_use=st.none() | st.sampled_from(AiUse),
    ai_closed=st.booleans(),
    guess_minutes=st.none() | st.integers(0, 10_000),
    written_at=moments,
)
reflections = st.builds(
    Reflection, session_id=st.just(SESSION_ID), felt=st.integers(1, 5), surprise=st.just("") | words, written_at=moments
)


@fewer
@given(explanation=explanations, reflection=reflections)
def test_any_answer_comes_back_as_it_was(explanation: Explanation, reflection: Reflection) -> None:
    database = memory_database()
    with Ledger(database).write() as shelves:
        keep(shelves, ended(1))
        shelves.explanations.add_explanation(explanation)
        shelves.explanations.add_reflection(reflection)
    with Ledger(database).read() as shelves:
        assert shelves.explanations.explanation(SESSION_ID) == explanation
        assert shelves.explanations.reflection(SESSION_ID) == reflection
        assert shelves.explanations.owed() == []
    database.close()


def test_an_answer_is_never_overwritten(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, ended(1))
        shelves.explanations.add_reflection(Reflection(SESSION_ID, 4, "first", EPOCH))
    with pytest.raises(IntegrityError), ledger.write() as shelves:
        shelves.explanations.add_reflection(Reflection(SESSION_ID, 1, "second", EPOCH))
    with ledger.read() as shelves:
        assert shelves.explanations.reflection(SESSION_ID) == Reflection(SESSION_ID, 4, "first", EPOCH)


def test_look_ups_and_gaps_come_in_the_order_they_were_noted(ledger: Ledger) -> None:
    later = EPOCH + timedelta(minutes=1)
    look_ups = [
        LookUp(UUID(int=12), SESSION_ID, "asyncio.timeout", LookUpSource.DOCS, EPOCH),
        LookUp(UUID(int=11), SESSION_ID, "what Ann said", None, later),
    ]
    gaps = [Gap(UUID(int=22), SESSION_ID, "why it locks", EPOCH), Gap(UUID(int=21), SESSION_ID, "the index", later)]
    with ledger.write() as shelves:
        keep(shelves, ended(1), ended(2))
        for look_up in reversed(look_ups):
            shelves.explanations.add_look_up(look_up)
        for gap in reversed(gaps):
            shelves.explanations.add_gap(gap)
    with ledger.read() as shelves:
        assert shelves.explanations.look_ups(SESSION_ID) == look_ups
        assert shelves.explanations.gaps(SESSION_ID) == gaps
        assert shelves.explanations.look_ups(UUID(int=2)) == []


def test_a_look_up_taken_away_is_gone(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, ended(1))
        shelves.explanations.add_look_up(LookUp(UUID(int=11), SESSION_ID, "asyncio", None, EPOCH))
        shelves.explanations.remove_look_up(UUID(int=11))
        shelves.explanations.remove_look_up(UUID(int=12))
        assert shelves.explanations.look_ups(SESSION_ID) == []


def test_a_draft_is_kept_as_typed_until_it_is_dropped(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, ended(1))
        assert shelves.explanations.draft(SESSION_ID) is None
    for typed in ("A c", "A cach", "A cache\n“like this”"):
        with ledger.write() as shelves:
            shelves.explanations.save_draft(SESSION_ID, typed, EPOCH)
        with ledger.read() as shelves:
            assert shelves.explanations.draft(SESSION_ID) == typed
    with ledger.write() as shelves:
        shelves.explanations.drop_draft(SESSION_ID)
        assert shelves.explanations.draft(SESSION_ID) is None


def test_owed_are_finished_sessions_the_latest_end_first(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, ended(1), ended(2, Mode.NO_AI), ended(3, event=SessionEvent.DISCARD))
        shelves.sessions.add(begin(UUID(int=4), TASK_ID, Mode.AI, None, FakeClock().read()), TODAY)
        owed = shelves.explanations.owed()
    expected = [(ended(2), Mode.NO_AI), (ended(1), Mode.AI)]
    assert owed == [Owed(session.id, task().title, mode, session.ended_at or EPOCH) for session, mode in expected]


def test_a_deferred_answer_stays_owed_and_a_skipped_one_does_not(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, ended(1))
        shelves.explanations.defer(SESSION_ID, EPOCH)
        shelves.explanations.defer(SESSION_ID, EPOCH)
        assert len(shelves.explanations.owed()) == 1
        shelves.explanations.skip(SESSION_ID, SkipReason.NO_TIME, EPOCH)
        assert shelves.explanations.owed() == []


class Act(Enum):
    """What can be done about an answer."""

    EXPLAIN = "explain"
    REFLECT = "reflect"
    DEFER = "defer"
    SKIP = "skip"


@fewer
@given(
    ends=st.lists(st.sampled_from((SessionEvent.FINISH, SessionEvent.DISCARD)), min_size=1, max_size=5),
    acts=st.lists(st.tuples(st.integers(1, 5), st.sampled_from(Act)), unique=True, max_size=12),
)
def test_owed_is_what_no_answer_and_no_skip_is_kept_for(ends: list[SessionEvent], acts: list[tuple[int, Act]]) -> None:
    database = memory_database()
    finished = {number for number, event in enumerate(ends, start=1) if event is SessionEvent.FINISH}
    with Ledger(database).write() as shelves:
        keep(shelves, *(ended(number, event=event) for number, event in enumerate(ends, start=1)))
        for number, act in acts:
            if number in finished:
                do(shelves, number, act)
    settled = {number for number, act in acts if act is not Act.DEFER}
    with Ledger(database).read() as shelves:
        assert {owed.session_id.int for owed in shelves.explanations.owed()} == finished - settled
    database.close()


def do(shelves: Shelves, number: int, act: Act) -> None:
    """Do something about the answer of the `number`th session."""
    session_id = UUID(int=number)
    match act:
        case Act.EXPLAIN:
            shelves.explanations.add_explanation(explained(session_id))
        case Act.REFLECT:
            shelves.explanations.add_reflection(Reflection(session_id, 3, "", EPOCH))
        case Act.DEFER:
            shelves.explanations.defer(session_id, EPOCH)
        case Act.SKIP:
            shelves.explanations.skip(session_id, SkipReason.INTERRUPTED, EPOCH)
