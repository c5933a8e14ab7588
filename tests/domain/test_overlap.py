"""What a correction would take from others: never more than what it adds, and never unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tests.support.clock import MORNING, FakeClock
from tests.support.sessions import in_state
from unaided.domain.overlap import Neighbour, added, cut_short, cuts, times_of
from unaided.domain.session import SessionState
from unaided.domain.standing import Standing
from unaided.domain.trouble import EditRuleError


def after(minutes: float) -> datetime:
    return MORNING + timedelta(minutes=minutes)


def neighbour(start: float, end: float, number: int = 7, state: SessionState = SessionState.FINISHED) -> Neighbour:
    clock = FakeClock()
    clock.pass_time(minutes=start)
    session = in_state(state, clock)
    session = replace(session, id=UUID(int=number), elapsed_us=int((end - start) * 60_000_000))
    return Neighbour(Standing(session, date(2025, 3, 3)), "Read the log")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (None, (0, 10), [(0, 10)]),
        ((0, 60), (10, 50), []),
        ((0, 60), (-10, 70), [(-10, 0), (60, 70)]),
        ((0, 60), (60, 90), [(60, 90)]),
        ((0, 60), (30, 90), [(60, 90)]),
    ],
)
def test_only_what_is_added_can_take_anything(
    old: tuple[int, int] | None, new: tuple[int, int], found: list[tuple[int, int]]
) -> None:
    was = None if old is None else (after(old[0]), after(old[1]))
    assert added(was, (after(new[0]), after(new[1]))) == [(after(low), after(high)) for low, high in found]


def test_back_to_back_takes_nothing() -> None:
    assert cuts([(after(0), after(20))], [neighbour(20, 40)]) == ()


@pytest.mark.parametrize(
    ("window", "whole", "sentence"),
    [
        ((10, 30), False, "would cut 09:20–09:30 of “Read the log”"),
        ((30, 50), False, "would cut 09:30–09:40 of “Read the log”"),
        ((10, 50), True, "would take all of “Read the log”, 09:20–09:40"),
    ],
)
def test_what_is_taken_is_said(window: tuple[int, int], whole: bool, sentence: str) -> None:  # noqa: FBT001 (a case)
    [cut] = cuts([(after(window[0]), after(window[1]))], [neighbour(20, 40)])
    assert (cut.whole, cut.sentence) == (whole, sentence)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (neighbour(0, 60), "lies around 09:20–09:40, so it has no end to cut there"),
        (neighbour(30, 60, state=SessionState.RUNNING), "runs since 09:30"),
    ],
)
def test_one_without_an_end_to_cut_is_refused(other: Neighbour, why: str) -> None:
    with pytest.raises(EditRuleError, match=why):
        cuts([(after(20), after(40))], [other])


def test_one_that_would_be_cut_at_both_ends_lies_around_and_is_refused() -> None:
    with pytest.raises(EditRuleError, match="lies around this one"):
        cuts([(after(0), after(10)), (after(20), after(30))], [neighbour(5, 25)])


@pytest.mark.parametrize(("lost", "left"), [((20, 30), (30, 40)), ((30, 40), (20, 30))])
def test_one_that_is_cut_is_marked_as_edited(lost: tuple[int, int], left: tuple[int, int]) -> None:
    cut = cut_short(neighbour(20, 40).standing, (after(lost[0]), after(lost[1])), after(99), timedelta(hours=4))
    assert (times_of(cut.session), cut.edited_at) == ((after(left[0]), after(left[1])), after(99))


def test_one_of_which_all_is_taken_is_deleted_and_else_as_it_was() -> None:
    one = neighbour(20, 40).standing
    cut = cut_short(one, (after(20), after(40)), after(99), timedelta(hours=4))
    assert cut == replace(one, session=replace(one.session, state=SessionState.DELETED))
