"""A figure by month: of the work begun in each, and as it stood at the end of each; rows are those of today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest

from unaided.domain import testimony
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Figure, Reason
from unaided.domain.measure.gather import end_of, gather
from unaided.domain.measure.months import MonthFigure, Span, as_of, in_month
from unaided.domain.measure.narrow import Part, narrow
from unaided.domain.measure.report import figures
from unaided.domain.testimony import SessionLine, TaskLine

TODAY = date(2025, 4, 16)
ALL_MONTHS = Span(TODAY, timedelta(0), 24)
BEGUN = {date(2025, 1, 1): 6, date(2025, 2, 1): 0, date(2025, 3, 1): 7, date(2025, 4, 1): 3}
DAYS = tuple(first + timedelta(days=2 * number) for first, count in BEGUN.items() for number in range(count))
MINUTE_US = 60_000_000
BIAS = "estimation_bias"
LOOK_UPS = "lookups_per_hour"


def at(day: date, hour: int = 9) -> int:
    """Return an hour of a day in microseconds since 1970."""
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp()) * 1_000_000


def task(number: int, day: date) -> TaskLine:
    """Return a finished task without AI, every other one of another kind."""
    kind = ("debug", "build")[number % 2]
    return TaskLine(
        id=number.to_bytes(16, "big"), kind=kind, ownership="core", project=None, skill=None, status="done",
        registered_us=at(day), closed_us=at(day, 11), estimate_minutes=60, size_minutes=60, size_line=0, sized_late=0,
        with_ai_minutes=None, arm=None, declined=0, kept_out=0, imported=0, imported_mode=None, imported_use=None,
        imported_active_minutes=None, imported_guess_minutes=None, imported_source=None, edited=0,
    )  # fmt: skip


def session(number: int, day: date) -> SessionLine:
    """Return its one session, longer from task to task."""
    return SessionLine(
        id=(1000 + number).to_bytes(16, "big"), task_id=number.to_bytes(16, "big"), mode="no-ai", ai_use=None,
        started_us=at(day), local_date=day.isoformat(), active_us=(50 + number) * MINUTE_US, undecided_us=0,
        progress_before=0, progress_after=100, look_ups=number % 3, felt=None, by_hand=0,
    )  # fmt: skip


@pytest.fixture
def kept() -> testimony.Testimony:
    tasks = [task(number, day) for number, day in enumerate(DAYS)]
    sessions = [session(number, day) for number, day in enumerate(DAYS)]
    return testimony.Testimony(tasks, sessions, (), (), (), (), (), (), ())


@pytest.fixture
def whole(kept: testimony.Testimony) -> Evidence:
    return gather(kept, end_of(TODAY))


def days_of(figure: Figure, evidence: Evidence) -> list[date]:
    """Return the days of the tasks behind a figure of tasks, those left out of it too."""
    left_out = [one.rows.tolist() for one in figure.excluded if one.reason is not Reason.FUTURE]
    rows = [*figure.rows.tolist(), *(row for rows in left_out for row in rows)]
    return sorted(date.fromordinal(int(evidence.tasks.day[row])) for row in rows)


def of_month(month: MonthFigure, days: tuple[date, ...] = DAYS) -> list[date]:
    """Return the days of tasks begun in a month."""
    return [day for day in days if day.replace(day=1) == month.first]


def test_months_go_from_the_first_task_to_today_without_a_gap(whole: Evidence) -> None:
    found = in_month(BIAS, whole, ALL_MONTHS)

    assert [month.first for month in found] == list(BEGUN)
    assert not found[1].figure.is_shown


def test_a_month_has_the_tasks_begun_in_it_and_no_row_is_in_two(whole: Evidence) -> None:
    found = in_month(BIAS, whole, ALL_MONTHS)

    assert [days_of(month.figure, whole) for month in found] == [of_month(month) for month in found]
    rows = np.concatenate([month.figure.rows for month in found])
    assert len(rows) == len(set(rows.tolist())) == len(DAYS)


def test_sessions_belong_to_the_month_of_their_task(whole: Evidence) -> None:
    found = in_month(LOOK_UPS, whole, ALL_MONTHS)
    days = whole.sittings.day[found[2].figure.rows]

    assert sorted(date.fromordinal(int(day)) for day in days) == of_month(found[2])


def test_the_last_so_many_months_are_told(whole: Evidence) -> None:
    assert [month.first.month for month in in_month(BIAS, whole, Span(TODAY, timedelta(0), 2))] == [3, 4]


def test_before_the_first_task_there_is_no_month(whole: Evidence) -> None:
    assert in_month(BIAS, whole, Span(date(2024, 12, 31), timedelta(0), 24)) == ()


def test_as_of_a_months_end_all_before_counts_and_nothing_after(kept: testimony.Testimony, whole: Evidence) -> None:
    found = as_of(BIAS, whole, ALL_MONTHS, kept)
    ends = [*(after.first for _, after in pairwise(found)), TODAY + timedelta(days=1)]

    assert [month.first for month in found] == list(BEGUN)
    for month, end in zip(found, ends, strict=True):
        assert days_of(month.figure, whole) == [day for day in DAYS if day < end]
        [alone] = figures((BIAS,), gather(kept, end_of(end - timedelta(days=1)))).values()
        assert (month.figure.value, month.figure.low, month.figure.n) == (alone.value, alone.low, alone.n)


def test_of_a_part_of_the_work_the_rows_are_those_of_the_part(kept: testimony.Testimony, whole: Evidence) -> None:
    part = Part(kind="debug")
    evidence = narrow(whole, part)
    debug = DAYS[::2]
    for found in (
        in_month(BIAS, evidence, Span(TODAY, timedelta(0), 24, part)),
        as_of(BIAS, evidence, Span(TODAY, timedelta(0), 24, part), kept),
    ):
        assert days_of(found[0].figure, evidence) == of_month(found[0], debug)
    assert days_of(found[-1].figure, evidence) == list(debug)
