"""What each correction makes of a session, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tests.support.clock import MORNING, FakeClock
from tests.support.sessions import TASK_ID, in_state
from unaided.domain.edit_rules import Moment, changed, check_over, check_times, deleted, merged, restored, split
from unaided.domain.editing import Change
from unaided.domain.overlap import times_of
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, SessionState
from unaided.domain.standing import Standing
from unaided.domain.task import Kind, Task
from unaided.domain.trouble import EditRuleError

OTHER = Task(UUID(int=5), "Read the log", Kind("review"), Ownership.CORE, MORNING, progress=30)


def after(minutes: float) -> datetime:
    return MORNING + timedelta(minutes=minutes)


def worked(start: float = 0, end: float = 60, number: int = 1, **parts: object) -> Standing:
    """Return a session between these minutes after nine, without a pause."""
    clock = FakeClock()
    clock.pass_time(minutes=start)
    session = in_state(SessionState.FINISHED, clock)
    seen = clock.pass_time(minutes=end - start)
    session = replace(session, id=UUID(int=number), elapsed_us=int((end - start) * 60_000_000), seen=seen)
    return replace(Standing(session, date(2025, 3, 3)), **parts)  # type: ignore[arg-type]


def moment(minutes: float = 600) -> Moment:
    clock = FakeClock()
    return Moment(clock.pass_time(minutes=minutes), timedelta(hours=4))


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (SessionState.PAUSED, "still goes on"),
        (SessionState.DELETED, "is deleted. Restore it first"),
        (SessionState.DISCARDED, "was discarded"),
    ],
)
def test_only_what_is_over_and_counts_is_corrected(state: SessionState, why: str) -> None:
    with pytest.raises(EditRuleError, match=why):
        check_over(in_state(state, FakeClock()))


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (10, 0, "cannot end before it begins: 09:00 on 3 Mar 2025 is before 09:10"),
        (10, 10, "some length"),
        (0, 601, "cannot end in the future. It is 19:00 on 3 Mar 2025 now"),
        (-1500, 0, r"24 hours at most, and this one would last 25\.0"),
    ],
)
def test_times_that_cannot_be_are_refused(start: float, end: float, why: str) -> None:
    now = moment().now
    with pytest.raises(EditRuleError, match=why):
        check_times((after(start), after(end)), now, now)


def test_24_hours_up_to_this_moment_can_be() -> None:
    now = moment().now
    assert check_times((after(600 - 24 * 60), after(600)), now, now) == (after(600 - 24 * 60), after(600))


def test_a_change_marks_the_session_and_leaves_the_rest() -> None:
    before = worked()
    session = changed(before, Change(before.session.id, end=after(30), mode=Mode.AI), None, moment())
    assert (times_of(session.session), session.session.mode) == ((after(0), after(30)), Mode.AI)
    assert (session.edited_at, session.local_date) == (after(600), before.local_date)


def test_a_start_before_the_day_begins_is_of_the_day_before() -> None:
    before = worked()
    session = changed(before, Change(before.session.id, start=after(-6 * 60)), None, moment())
    assert session.local_date == date(2025, 3, 2)


def test_on_another_task_it_starts_where_that_stands_and_ends_unknown() -> None:
    before = worked(progress_after=80)
    session = changed(before, Change(before.session.id, task_id=OTHER.id), OTHER, moment())
    assert (session.session.task_id, session.session.progress_before, session.progress_after) == (OTHER.id, 30, None)


def test_a_change_to_what_is_so_already_is_refused() -> None:
    with pytest.raises(EditRuleError, match="how this session is already"):
        changed(worked(), Change(UUID(int=1), start=after(0), mode=Mode.NO_AI, task_id=TASK_ID), None, moment())


def test_a_split_shares_progress_by_active_minutes() -> None:
    earlier, later = split(worked(progress_after=60), after(20), UUID(int=9), moment())
    assert (earlier.session.id, later.session.id) == (UUID(int=9), UUID(int=1))
    assert (earlier.progress_after, later.session.progress_before, later.progress_after) == (20, 20, 60)
    assert earlier.edited_at == later.edited_at == after(600)


@pytest.mark.parametrize("at", [0, 60, -5, 90])
def test_a_session_is_split_only_within(at: float) -> None:
    with pytest.raises(EditRuleError, match="Give a time between 09:00 and 10:00"):
        split(worked(), after(at), UUID(int=9), moment())


def test_two_become_one_under_the_later_id_and_the_earlier_counts_no_more() -> None:
    earlier, later = worked(0, 30, 1, progress_after=20), worked(40, 60, 2)
    whole, absorbed = merged(later, earlier, moment(), earlier_is_answered=False)
    assert (whole.session.id, times_of(whole.session)) == (UUID(int=2), (after(0), after(60)))
    assert (whole.progress_after, whole.settled_at) == (20, None)
    assert absorbed == deleted(earlier)


def test_merged_nothing_is_owed_once_the_earlier_was_answered() -> None:
    earlier = worked(0, 30, 1, settled_at=after(35))
    whole, _ = merged(earlier, worked(40, 60, 2), moment(), earlier_is_answered=True)
    assert whole.settled_at == after(35)


def _of_other_task(one: Standing) -> Standing:
    return replace(one, session=replace(one.session, task_id=OTHER.id))


def _with_ai(one: Standing) -> Standing:
    return replace(one, session=replace(one.session, mode=Mode.AI))


@pytest.mark.parametrize(
    ("other", "make", "why"),
    [
        (worked(40, 60, 1), deleted, "is deleted"),
        (worked(40, 60, 1), replace, "one and the same"),
        (worked(40, 60, 2), _of_other_task, "on two tasks"),
        (worked(40, 60, 2), _with_ai, "of two modes, No AI and AI"),
        (worked(20, 60, 2), replace, "share a time"),
        (worked(24 * 60, 24 * 60 + 1, 2), replace, "24 hours at most"),
    ],
)
def test_what_is_no_pair_is_not_merged(other: Standing, make: Callable[[Standing], Standing], why: str) -> None:
    with pytest.raises(EditRuleError, match=why):
        merged(worked(0, 30, 1), make(other), moment(3000), earlier_is_answered=False)


def test_what_is_deleted_comes_back_whole_and_only_once() -> None:
    one = worked(progress_after=40)
    assert restored(deleted(one)) == one
    with pytest.raises(EditRuleError, match="not deleted"):
        restored(one)
