"""What History is narrowed to, as sessions and tasks are asked for by it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tests.support.clock import FakeClock
from unaided.domain.history import Origin, SessionFilter
from unaided.domain.narrowed import Narrowed
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.task import Kind, Task, TaskStatus
from unaided.domain.task_list import TaskFilter, can_reopen
from unaided.domain.within import Within

DAY = date(2025, 3, 5)


def test_nothing_chosen_means_everything() -> None:
    assert Narrowed().sessions(DAY) == SessionFilter()
    assert Narrowed().tasks(FakeClock().read(), timedelta(0)) == TaskFilter()


def test_all_that_is_chosen_is_asked_for() -> None:
    narrowed = Narrowed(
        Within.OWN, DAY, None, Mode.AI, "cache", "debug", "Shop", "SQL", TaskStatus.DONE, None, Origin.IMPORTED
    )
    now = FakeClock(datetime(2025, 3, 7, tzinfo=UTC)).read()

    assert narrowed.sessions(date(2025, 3, 7)) == SessionFilter(
        DAY, None, Mode.AI, "cache", "debug", "Shop", "SQL", None, Origin.IMPORTED
    )
    begin = datetime(2025, 3, 5, 4, tzinfo=UTC) - timedelta(minutes=now.offset_minutes)
    assert narrowed.tasks(now, timedelta(hours=4)) == TaskFilter(
        TaskStatus.DONE, Mode.AI, "cache", "debug", "Shop", "SQL", imported=True, since=begin
    )


def test_a_stretch_that_goes_on_today_moves_with_today() -> None:
    assert Narrowed(Within.WEEK).sessions(DAY).since == date(2025, 3, 3)
    assert Narrowed(Within.WEEK, since=date(2020, 1, 1)).sessions(DAY).since == date(2025, 3, 3)


def test_a_task_can_be_reopened_for_14_days() -> None:
    closed = datetime(2025, 3, 1, tzinfo=UTC)
    task = Task(UUID(int=1), "Parser", Kind("build"), Ownership.CORE, closed, status=TaskStatus.DONE, closed_at=closed)

    assert can_reopen(task, closed + timedelta(days=14))
    assert not can_reopen(task, closed + timedelta(days=14, seconds=1))


def test_a_day_of_summer_begins_by_the_clock_of_summer_when_it_is_winter() -> None:
    berlin = FakeClock(datetime(2025, 1, 15, 12, tzinfo=UTC)).read()
    summer = Narrowed(Within.OWN, since=date(2024, 7, 1), until=date(2024, 7, 1))

    found = summer.tasks(berlin, timedelta(hours=4))
    assert found.since == datetime(2024, 7, 1, 2, tzinfo=UTC)
    assert found.before == datetime(2024, 7, 2, 2, tzinfo=UTC)
