"""Sessions come back from the shelf as they were put on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from sqlalchemy.exc import IntegrityError, NoResultFound

from tests.storage.made_up import TASK_ID, fewer, sessions, task
from tests.support.clock import FakeClock
from tests.support.memory import memory_database
from unaided.domain.decision import decide
from unaided.domain.explanation import Explanation, LookUp, Reflection
from unaided.domain.hindsight import take_up_again
from unaided.domain.history import SessionFilter
from unaided.domain.session import OPEN_STATES, Mode, Session, SessionEvent, begin, step
from unaided.domain.span import Cause, Span
from unaided.storage.ledger import Ledger, Shelves

TODAY = date(2025, 3, 3)
DISCARD = SessionEvent.DISCARD
EVERYTHING = SessionFilter()


def sitting(number: int, mode: Mode = Mode.NO_AI, task_id: UUID = TASK_ID, minutes: int = 30) -> Session:
    """Return the `number`th finished session, each an hour after the one before."""
    clock = FakeClock()
    clock.pass_time(hours=number)
    begun = begin(UUID(int=number), task_id, mode, timedelta(minutes=25), clock.read())
    return step(begun, SessionEvent.FINISH, clock.pass_time(minutes=minutes))


def keep(shelves: Shelves, *kept: Session, day: date = TODAY) -> None:
    """Put sessions on the shelf, their task with the first."""
    if shelves.tasks.get(TASK_ID) is None:
        shelves.tasks.add(task())
    for session in kept:
        shelves.sessions.add(session, day)


@fewer
@given(session=sessions())
def test_any_session_comes_back_as_it_was(session: Session) -> None:
    database = memory_database()
    with Ledger(database).write() as shelves:
        keep(shelves, session)
    with Ledger(database).read() as shelves:
        assert shelves.sessions.get(session.id) == session
        assert shelves.sessions.open() == (session if session.is_open else None)
        assert list(shelves.sessions.every()) == [session]
    database.close()


@fewer
@given(before=sessions(OPEN_STATES), after=sessions())
def test_any_new_state_replaces_the_old_one(before: Session, after: Session) -> None:
    after = replace(
        after, id=before.id, mode=before.mode, started=before.started, progress_before=before.progress_before
    )
    database = memory_database()
    with Ledger(database).write() as shelves:
        keep(shelves, before)
    with Ledger(database).write() as shelves:
        shelves.sessions.put(after)
    with Ledger(database).read() as shelves:
        assert shelves.sessions.get(before.id) == after
    database.close()


def test_a_second_open_session_is_impossible(ledger: Ledger) -> None:
    clock = FakeClock()
    with ledger.write() as shelves:
        keep(shelves, begin(UUID(int=1), TASK_ID, Mode.AI, None, clock.read()))
    with pytest.raises(IntegrityError), ledger.write() as shelves:
        keep(shelves, begin(UUID(int=2), TASK_ID, Mode.AI, None, clock.read()))


def test_a_session_that_was_never_kept_cannot_change(ledger: Ledger) -> None:
    with pytest.raises(NoResultFound), ledger.write() as shelves:
        shelves.sessions.put(sitting(1))


def test_what_does_not_change_is_not_written_again(ledger: Ledger, said: list[str]) -> None:
    clock = FakeClock()
    session = begin(UUID(int=1), TASK_ID, Mode.AI, None, clock.read())
    session = step(session, SessionEvent.PAUSE, clock.pass_time(minutes=1))
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=1))
    with ledger.write() as shelves:
        keep(shelves, session)
    said.clear()
    with ledger.write() as shelves:
        shelves.sessions.put(session)
    assert not [line for line in said if line.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_the_last_session_is_the_one_started_last_and_not_discarded(ledger: Ledger) -> None:
    clock = FakeClock()
    clock.pass_time(hours=9)
    discarded = step(begin(UUID(int=9), TASK_ID, Mode.AI, None, clock.read()), SessionEvent.DISCARD, clock.read())
    with ledger.write() as shelves:
        keep(shelves, sitting(2), sitting(1), discarded)
        assert shelves.sessions.last() == sitting(2)
        goes_on = begin(UUID(int=10), TASK_ID, Mode.AI, None, clock.pass_time(minutes=1))
        keep(shelves, goes_on)
        assert shelves.sessions.last() == goes_on


def test_an_empty_shelf_says_so(ledger: Ledger) -> None:
    with ledger.read() as shelves:
        assert shelves.sessions.get(UUID(int=1)) is None
        assert shelves.sessions.open() is None
        assert shelves.sessions.last() is None
        assert list(shelves.sessions.rows(EVERYTHING, 50)) == []
        assert shelves.sessions.count(EVERYTHING) == 0
        assert list(shelves.sessions.every()) == []


def test_rows_are_finished_sessions_with_task_and_answers_the_latest_first(ledger: Ledger) -> None:
    now = datetime(2025, 3, 3, 12, tzinfo=UTC)
    clock = FakeClock()
    with ledger.write() as shelves:
        keep(shelves, sitting(1), sitting(2, Mode.AI), sitting(3))
        keep(shelves, begin(UUID(int=4), TASK_ID, Mode.AI, None, clock.read()))
        shelves.sessions.put(sitting(1), progress_after=40)
        shelves.explanations.add_reflection(Reflection(UUID(int=1), 4, "", now))
        for number in (21, 22):
            shelves.explanations.add_look_up(LookUp(UUID(int=number), UUID(int=1), "asyncio", None, now))
        explained = Explanation(
            UUID(int=2), 60, ("A cache", "", ""), 70, None, ai_closed=True, guess_minutes=None, written_at=now
        )
        shelves.explanations.add_explanation(explained)
    with ledger.read() as shelves:
        rows = shelves.sessions.rows(EVERYTHING, 50)
    assert [row.session for row in rows] == [sitting(3), sitting(2, Mode.AI), sitting(1)]
    assert [row.answered for row in rows] == [False, True, True]
    assert [row.felt for row in rows] == [None, None, 4]
    assert [row.look_ups for row in rows] == [0, 0, 2]
    assert [row.progress_after for row in rows] == [None, None, 40]
    assert {row.local_date for row in rows} == {TODAY}
    assert {row.task for row in rows} == {task()}


def test_one_row_is_found_by_its_id_whatever_its_day(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, sitting(1), sitting(2, Mode.AI))
        keep(shelves, begin(UUID(int=4), TASK_ID, Mode.AI, None, FakeClock().read()))
    with ledger.read() as shelves:
        assert shelves.sessions.row(UUID(int=1)) == shelves.sessions.rows(EVERYTHING, 1, 1)[0]
        assert shelves.sessions.row(UUID(int=4)) is None  # it goes on
        assert shelves.sessions.row(UUID(int=5)) is None


def test_pages_of_rows_follow_each_other(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, *map(sitting, range(1, 8)))
        pages = [shelves.sessions.rows(EVERYTHING, 3, offset) for offset in (0, 3, 6, 9)]
    assert [[row.session.id.int for row in page] for page in pages] == [[7, 6, 5], [4, 3, 2], [1], []]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (SessionFilter(mode=Mode.AI), [4, 2]),
        (SessionFilter(since=date(2025, 3, 3)), [4, 3]),
        (SessionFilter(until=date(2025, 3, 2)), [2, 1]),
        (SessionFilter(since=date(2025, 3, 2), until=date(2025, 3, 3), mode=Mode.NO_AI), [3, 1]),
        (SessionFilter(text="ÜBER"), [4, 3]),
        (SessionFilter(text="100%"), [2]),
        (SessionFilter(text="a_b"), [1]),
        (SessionFilter(text="straße"), [2]),
        (SessionFilter(text="nothing like it"), []),
        (SessionFilter(text="über", mode=Mode.AI), [4]),
    ],
)
def test_rows_and_count_keep_to_the_filter(ledger: Ledger, wanted: SessionFilter, found: list[int]) -> None:
    titles = {1: "a_b is not aXb", 2: "100% of the STRASSE", 3: "Über alles nachdenken", 4: "über aXb, 100 times"}
    with ledger.write() as shelves:
        for number, title in titles.items():
            shelves.tasks.add(task(UUID(int=100 + number), title))
            mode = Mode.NO_AI if number % 2 else Mode.AI
            shelves.sessions.add(sitting(number, mode, UUID(int=100 + number)), date(2025, 3, (number + 3) // 2))
        rows = shelves.sessions.rows(wanted, 50)
        assert [row.session.id.int for row in rows] == found
        assert shelves.sessions.count(wanted) == len(found)


def test_a_page_of_rows_takes_three_questions_however_long_it_is(ledger: Ledger, said: list[str]) -> None:
    with ledger.write() as shelves:
        keep(shelves, *map(sitting, range(1, 60)))
    said.clear()
    with ledger.read() as shelves:
        assert len(shelves.sessions.rows(EVERYTHING, 50)) == 50
    assert len([line for line in said if line.startswith("SELECT")]) == 3


def test_what_is_decided_later_changes_the_kept_lengths(ledger: Ledger) -> None:
    undecided = replace(sitting(1), spans=(Span(Cause.ASLEEP, 0, 10 * 60_000_000),))
    with ledger.write() as shelves:
        keep(shelves, undecided)
        [row] = shelves.sessions.no_ai_sittings()
        assert (row.active_us, row.undecided_us) == (20 * 60_000_000, 10 * 60_000_000)
        shelves.sessions.put(decide(undecided, 4 * 60_000_000))
    with ledger.read() as shelves:
        [row] = shelves.sessions.no_ai_sittings()
    assert (row.active_us, row.undecided_us) == (24 * 60_000_000, 0)


def test_the_end_before_a_session_is_the_latest_of_those_that_began_no_later(ledger: Ledger) -> None:
    clock = FakeClock()
    clock.pass_time(hours=9)
    later = begin(UUID(int=10), TASK_ID, Mode.AI, None, clock.read())
    with ledger.write() as shelves:
        keep(shelves, later)
        assert shelves.sessions.end_before(later) is None
        keep(shelves, sitting(2), sitting(1, minutes=20))
        discarded = step(replace(later, id=UUID(int=11)), SessionEvent.DISCARD, clock.pass_time(minutes=5))
        keep(shelves, discarded)
        assert shelves.sessions.end_before(later) == sitting(2).ended_at
        assert shelves.sessions.end_before(sitting(1)) is None


def test_the_last_discarded_session_is_the_discarded_one_started_last(ledger: Ledger) -> None:
    clock = FakeClock()
    with ledger.write() as shelves:
        keep(shelves, sitting(5))
        assert shelves.sessions.last_discarded() is None
        first, last = (
            step(begin(UUID(int=number), TASK_ID, Mode.AI, None, clock.pass_time(minutes=1)), DISCARD, clock.read())
            for number in (21, 22)
        )
        keep(shelves, last, first)
        assert shelves.sessions.last_discarded() == last


@pytest.mark.parametrize(
    ("start", "end", "overlaps"), [(0, 60, False), (0, 61, True), (89, 95, True), (90, 95, False), (65, 70, True)]
)
def test_two_sessions_overlap_where_they_share_a_time_not_where_they_touch(
    ledger: Ledger, start: int, end: int, *, overlaps: bool
) -> None:
    clock = FakeClock()
    begun = begin(UUID(int=9), TASK_ID, Mode.AI, None, clock.pass_time(minutes=start))
    discarded = step(begun, DISCARD, clock.pass_time(minutes=end - start))
    with ledger.write() as shelves:
        keep(shelves, sitting(1), discarded)  # from minute 60 to 90
        assert shelves.sessions.overlaps(discarded) is overlaps
        assert not shelves.sessions.overlaps(sitting(1))


def test_one_session_ends_and_the_next_begins_in_one_transaction(ledger: Ledger) -> None:
    clock = FakeClock()
    with ledger.write() as shelves:
        keep(shelves, begin(UUID(int=1), TASK_ID, Mode.AI, None, clock.read()))
    with ledger.write() as shelves:
        running = shelves.sessions.open()
        assert running
        shelves.sessions.put(step(running, SessionEvent.FINISH, clock.pass_time(minutes=5)))
        following = begin(UUID(int=2), TASK_ID, Mode.NO_AI, None, clock.read())
        keep(shelves, following)
        assert shelves.sessions.open() == following


def test_an_ended_session_that_goes_on_again_has_no_end_any_more(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, sitting(1))
        again = take_up_again(sitting(1), sitting(1).seen)
        shelves.sessions.put(again)
        assert shelves.sessions.open() == again
        assert shelves.sessions.no_ai_sittings() == []
