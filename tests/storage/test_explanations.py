"""Answers come back as they were written, and what is owed is what was not answered (Law 4)."""

from __future__ import annotations

from datetime import date, timedelta
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
    GoingOn,
    LookUp,
    LookUpSource,
    Reflection,
    closed_gap,
)
from unaided.domain.owing import Unsettled
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


def test_the_sessions_of_a_topic_are_those_it_counts(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, ended(1), ended(2), ended(3))
        noted = ((1, "git worktree"), (1, "Git Worktree"), (2, "GIT worktree"), (3, "git worktree add"))
        for number, (session, words_) in enumerate(noted):
            shelves.explanations.add_look_up(LookUp(UUID(int=10 + number), UUID(int=session), words_, None, EPOCH))
    with ledger.read() as shelves:
        assert set(shelves.explanations.looked_up_in("git worktree")) == {UUID(int=1), UUID(int=2)}
        assert shelves.testimony.all().topics == [("git worktree", 3)]


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


def test_unsettled_are_finished_sessions_that_nobody_answered_or_skipped(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, ended(1), ended(2, Mode.NO_AI), ended(3, event=SessionEvent.DISCARD), ended(5))
        shelves.sessions.add(begin(UUID(int=4), TASK_ID, Mode.AI, None, FakeClock().read()), TODAY)
        shelves.explanations.settle((UUID(int=5),), EPOCH)
        shelves.explanations.add_going_on(GoingOn(UUID(int=1), "The lock is per file.", AiUse.CONCEPTS, EPOCH))
    with ledger.read() as shelves:
        found = {one.session_id.int: one for one in shelves.explanations.unsettled()}
        assert shelves.explanations.going_on(UUID(int=1)) is not None
    title, at = task().title, ended(1).ended_at
    assert at
    assert found.keys() == {1, 2}
    assert found[1] == Unsettled(UUID(int=1), TASK_ID, title, Mode.AI, at, TODAY, task_open=True, said=True)
    assert (found[2].mode, found[2].said) == (Mode.NO_AI, False)


def test_a_gap_closes_and_the_open_ones_come_first(ledger: Ledger) -> None:
    gaps = [Gap(UUID(int=20 + number), SESSION_ID, f"gap {number}", EPOCH) for number in range(3)]
    with ledger.write() as shelves:
        keep(shelves, ended(1))
        for gap in gaps:
            shelves.explanations.add_gap(gap)
        shelves.explanations.put_gap(closed_gap(gaps[2], EPOCH, note="the pool does"))
    with ledger.read() as shelves:
        shelf = shelves.explanations
        assert [gap.text for gap, _ in shelf.all_gaps()] == ["gap 1", "gap 0", "gap 2"]
        assert [gap.text for gap, title in shelf.all_gaps(only_open=True) if title == task().title] == [
            "gap 1",
            "gap 0",
        ]
        assert shelf.gap(UUID(int=22)) == closed_gap(gaps[2], EPOCH, note="the pool does")
