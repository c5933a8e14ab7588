"""The first monthly figures: hand-computed cases, and what holds for any history."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sittings import Sittings
from unaided.domain.history import Sitting
from unaided.domain.measure.months import (
    Baseline,
    LeftOut,
    MonthlyPace,
    MonthMark,
    PaceDot,
    Reason,
    judge,
    last_day,
    month_of,
    monthly_pace,
)
from unaided.domain.session import MINUTE_US
from unaided.domain.task import KINDS, TaskStatus

TODAY = date(2025, 3, 20)


def only(*, day: date = TODAY, today: date = TODAY, **said: object) -> PaceDot | LeftOut:
    """Return what becomes of one sitting."""
    return judge(Sittings().add(day, **said), today)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("estimate", "before", "after", "active", "pace"),
    [
        (60, 0, 100, 60, 1.0),  # as estimated
        (60, 0, 100, 75, 0.8),  # a quarter longer
        (90, 0, 100, 45, 2.0),  # twice as fast
        (120, 50, 80, 45, 0.8),  # 36 of 120 estimated minutes in 45
        (1, 99, 100, 100, 0.0001),
    ],
)
def test_a_dot_is_what_got_done_of_the_estimate_for_each_active_minute(
    estimate: int, before: int, after: int, active: float, pace: float
) -> None:
    dot = only(estimate=estimate, before=before, after=after, active=active)

    assert isinstance(dot, PaceDot)
    assert dot.pace == pytest.approx(pace)


@pytest.mark.parametrize(
    ("status", "provisional"),
    [
        (TaskStatus.OPEN, True),
        (TaskStatus.DONE, False),
        (TaskStatus.UNFINISHED, False),
        (TaskStatus.ABANDONED, False),
    ],
)
def test_a_dot_is_provisional_until_its_task_ends(status: TaskStatus, *, provisional: bool) -> None:
    dot = only(after=40, status=status)

    assert isinstance(dot, PaceDot)
    assert dot.provisional is provisional


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"estimate": None}, Reason.NO_ESTIMATE),
        ({"estimate": 0}, Reason.NO_ESTIMATE),
        ({"estimate": -5}, Reason.NO_ESTIMATE),
        ({"undecided": 3}, Reason.UNDECIDED),
        ({"active": 0}, Reason.NO_TIME),
        ({"active": 0.9 / 60}, Reason.NO_TIME),
        ({"active": -20}, Reason.NO_TIME),
        ({"after": None}, Reason.NOT_ANSWERED),
        ({"after": 0}, Reason.NOTHING_DONE),
        ({"before": 40, "after": 40}, Reason.NOTHING_DONE),
        ({"before": 40, "after": 30}, Reason.NOTHING_DONE),
        ({"pure": False}, Reason.WITH_AI),
        ({"day": TODAY + timedelta(days=2)}, Reason.FUTURE),
        ({"day": date(2125, 1, 1), "estimate": None}, Reason.FUTURE),
        ({"estimate": None, "undecided": 3, "after": None}, Reason.NO_ESTIMATE),
    ],
)
def test_a_session_without_a_pace_says_why(said: dict[str, object], reason: Reason) -> None:
    left = only(**said)  # type: ignore[arg-type]

    assert isinstance(left, LeftOut)
    assert left.reason is reason


def test_tomorrow_is_no_future_for_who_flew_west() -> None:
    assert isinstance(only(day=TODAY + timedelta(days=1)), PaceDot)


def test_nothing_kept_is_an_empty_picture() -> None:
    assert monthly_pace((), TODAY) == MonthlyPace()


def test_each_month_counts_its_sessions_and_a_month_without_any_stays_a_gap() -> None:
    sittings = Sittings()
    sittings.add(date(2024, 12, 31), active=50)
    sittings.add(date(2024, 12, 1), active=30, estimate=None)
    sittings.add(date(2025, 2, 28), active=20, undecided=10)

    pace = monthly_pace(sittings.made, TODAY)

    assert pace.months == (
        MonthMark(date(2024, 12, 1), sessions=2, dots=1, finished=2, active_us=80 * MINUTE_US),
        MonthMark(date(2025, 1, 1)),
        MonthMark(date(2025, 2, 1), sessions=1, dots=0, finished=1, active_us=20 * MINUTE_US),
        MonthMark(date(2025, 3, 1)),
    )
    assert pace.reasons == {Reason.NO_ESTIMATE: 1, Reason.UNDECIDED: 1}


def test_one_month_is_one_month() -> None:
    sittings = Sittings()
    sittings.add(TODAY)

    assert [mark.month for mark in monthly_pace(sittings.made, TODAY).months] == [date(2025, 3, 1)]


def test_a_clock_that_stood_wrong_adds_no_months_to_come() -> None:
    sittings = Sittings()
    sittings.add(date(2025, 3, 1))
    sittings.add(date(9999, 12, 31))

    pace = monthly_pace(sittings.made, TODAY)

    assert [mark.month for mark in pace.months] == [date(2025, 3, 1)]
    assert pace.reasons == {Reason.FUTURE: 1}
    assert pace.baseline.finished == 1


def test_the_last_month_of_all_time_is_no_trouble() -> None:
    sittings = Sittings()
    sittings.add(date(9999, 12, 31))

    assert len(monthly_pace(sittings.made, date(9999, 12, 31)).months) == 1


def test_a_finished_task_belongs_to_the_month_of_its_first_session() -> None:
    sittings = Sittings()
    sittings.add(date(2025, 1, 30), task=1, after=40)
    sittings.add(date(2025, 2, 2), task=1, before=40, after=100)

    january, february, _ = monthly_pace(sittings.made, TODAY).months

    assert (january.finished, february.finished) == (1, 0)


def test_the_baseline_counts_finished_tasks_with_all_it_is_fitted_on() -> None:
    sittings = Sittings()
    for day in range(1, 6):
        sittings.add(date(2025, 3, day))
    sittings.add(TODAY, task=50, after=40)
    sittings.add(TODAY, task=50, before=40, after=100)  # the second session of a task that counts once
    sittings.add(TODAY, status=TaskStatus.OPEN, after=90)
    sittings.add(TODAY, status=TaskStatus.ABANDONED)
    sittings.add(TODAY, estimate=None)
    sittings.add(TODAY, pure=False)
    sittings.add(TODAY, undecided=1)
    sittings.add(TODAY, active=0)

    assert monthly_pace(sittings.made, TODAY).baseline == Baseline(finished=6, needed=12)


@pytest.mark.parametrize(
    ("finished", "complete", "missing"), [(0, False, 12), (11, False, 1), (12, True, 0), (30, True, 0)]
)
def test_twelve_finished_tasks_complete_the_baseline(finished: int, *, complete: bool, missing: int) -> None:
    baseline = Baseline(finished)

    assert (baseline.is_complete, baseline.missing) == (complete, missing)


_days = st.one_of(st.dates(date(2023, 1, 1), date(2026, 1, 1)), st.dates(date(1990, 1, 1)))
_todays = st.dates(date(2020, 1, 1), date(2040, 1, 1))
_any_sitting = st.builds(
    Sitting,
    session_id=st.uuids(),
    task_id=st.integers(1, 8).map(lambda number: UUID(int=number)),
    title=st.just("A task"),
    kind=st.sampled_from(KINDS),
    local_date=_days,
    started_at=st.just(datetime(2025, 1, 1, tzinfo=UTC)),
    active_us=st.integers(-MINUTE_US, 10**12),
    undecided_us=st.one_of(st.just(0), st.integers(0, 10**12)),
    progress_before=st.integers(0, 100),
    progress_after=st.one_of(st.none(), st.integers(0, 100)),
    estimate_minutes=st.one_of(st.none(), st.integers(-10, 60_000)),
    status=st.sampled_from(TaskStatus),
    closed_at=st.none(),
    pure=st.booleans(),
)


@given(st.lists(_any_sitting, max_size=8), _todays)
def test_every_session_is_a_dot_or_left_out_and_every_dot_can_be_drawn(sittings: list[Sitting], today: date) -> None:
    pace = monthly_pace(sittings, today)

    shown = [*(dot.session_id for dot in pace.dots), *(left.session_id for left in pace.left_out)]
    assert Counter(shown) == Counter(sitting.session_id for sitting in sittings)
    assert all(math.isfinite(math.log10(dot.pace)) for dot in pace.dots)
    assert sum(mark.dots for mark in pace.months) == len(pace.dots)
    assert sum(pace.reasons.values()) == len(pace.left_out)


@given(st.lists(_any_sitting, max_size=8), _todays)
def test_months_follow_each_other_up_to_today(sittings: list[Sitting], today: date) -> None:
    months = [mark.month for mark in monthly_pace(sittings, today).months]

    numbers = [month.year * 12 + month.month for month in months]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else not months
    assert not months or months[-1] in {month_of(today), month_of(today + timedelta(days=1))}


@given(_any_sitting, st.integers(2, 9))
def test_twice_the_minutes_are_half_the_pace(sitting: Sitting, times: int) -> None:
    slower = replace(sitting, active_us=sitting.active_us * times)
    dot, slow = judge(sitting, sitting.local_date), judge(slower, sitting.local_date)

    if isinstance(dot, PaceDot):
        assert isinstance(slow, PaceDot)
        assert slow.pace == pytest.approx(dot.pace / times)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_months_first_and_last_day_hold_all_its_days_and_no_other(day: date) -> None:
    first, last = month_of(day), last_day(day)

    assert first <= day <= last
    assert (first - timedelta(days=1)).month != day.month != (last + timedelta(days=1)).month
