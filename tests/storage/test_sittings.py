"""The months read finished sessions without AI, and whether their task was ever done with AI."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tests.storage.made_up import EPOCH, task
from tests.support.clock import FakeClock
from unaided.domain.history import Sitting
from unaided.domain.session import Mode, Session, SessionEvent, begin, step
from unaided.domain.span import Cause, Span
from unaided.domain.task import Estimate, Kind, TaskStatus, progressed
from unaided.storage.ledger import Ledger, Shelves

MINUTE = 60_000_000


def keep(
    shelves: Shelves,
    number: int,
    mode: Mode = Mode.NO_AI,
    task_number: int = 100,
    event: SessionEvent = SessionEvent.FINISH,
) -> Session:
    """Keep the `number`th session, a day after the one before, and its task."""
    clock = FakeClock()
    now = clock.pass_time(hours=24 * (number - 1))
    task_id = UUID(int=task_number)
    if shelves.tasks.get(task_id) is None:
        shelves.tasks.add(task(task_id))
    session = step(begin(UUID(int=number), task_id, mode, None, now), event, clock.pass_time(minutes=30))
    shelves.sessions.add(session, now.local_date())
    return session


def test_a_sitting_says_all_that_the_figures_need(ledger: Ledger) -> None:
    estimated = replace(task(UUID(int=100)), estimate=Estimate(90, EPOCH))
    closed_at = datetime(2025, 3, 4, tzinfo=UTC)
    with ledger.write() as shelves:
        shelves.tasks.add(estimated)
        session = keep(shelves, 1)
        away = replace(session, spans=(Span(Cause.PAUSED, 0, 5 * MINUTE), Span(Cause.ASLEEP, 6 * MINUTE, 8 * MINUTE)))
        shelves.sessions.put(away, progress_after=100)
        shelves.tasks.put(progressed(estimated, 100, closed_at))
    with ledger.read() as shelves:
        assert shelves.sessions.no_ai_sittings() == [
            Sitting(
                session_id=UUID(int=1),
                task_id=UUID(int=100),
                title="Fix the retry",
                kind=Kind("debug"),
                local_date=date(2025, 3, 3),
                started_at=session.started.wall,
                active_us=23 * MINUTE,
                undecided_us=2 * MINUTE,
                progress_before=0,
                progress_after=100,
                estimate_minutes=90,
                status=TaskStatus.DONE,
                closed_at=closed_at,
                pure=True,
            )
        ]


def test_sittings_are_finished_without_ai_and_in_order(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        keep(shelves, 3)
        keep(shelves, 1)
        keep(shelves, 2, Mode.AI, 200)
        keep(shelves, 4, event=SessionEvent.DISCARD)
        shelves.sessions.add(begin(UUID(int=5), UUID(int=100), Mode.NO_AI, None, FakeClock().read()), date(2025, 3, 9))
        assert [sitting.session_id.int for sitting in shelves.sessions.no_ai_sittings()] == [1, 3]


def test_sittings_of_some_days_include_the_first_and_the_last(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        first = keep(shelves, 1)
        for number in (2, 3):
            keep(shelves, number)
        second_day = first.started.local_date() + timedelta(days=1)
        assert [sitting.session_id.int for sitting in shelves.sessions.no_ai_sittings(second_day)] == [2, 3]
        only = shelves.sessions.no_ai_sittings(second_day, second_day)
    assert [sitting.session_id.int for sitting in only] == [2]


@pytest.mark.parametrize(
    ("event", "pure"), [(SessionEvent.FINISH, False), (SessionEvent.DISCARD, True), (SessionEvent.PAUSE, False)]
)
def test_a_task_is_pure_until_a_session_with_ai_that_was_not_discarded(
    ledger: Ledger,
    event: SessionEvent,
    pure: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    with ledger.write() as shelves:
        keep(shelves, 1)
        keep(shelves, 2, Mode.AI, event=event)
        keep(shelves, 3, task_number=200)
        found = shelves.sessions.no_ai_sittings()
    assert [(sitting.task_id.int, sitting.pure) for sitting in found] == [(100, pure), (200, True)]
