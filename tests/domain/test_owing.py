"""What the sittings of a task owe: one sentence while the day goes on, one explanation once it is over (Law 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from tests.support.clock import MORNING
from unaided.domain.owing import Unsettled, owed, shares_with
from unaided.domain.session import Mode

TODAY = MORNING.date()
TOMORROW = TODAY + timedelta(days=1)
TASK = UUID(int=100)


def sat(number: int, mode: Mode = Mode.AI, task: UUID = TASK) -> Unsettled:
    """Return the `number`th sitting of today, an hour after the one before."""
    ended = MORNING + timedelta(hours=number)
    return Unsettled(UUID(int=number), task, "Fix the retry", mode, ended, TODAY, task_open=True)


def asked(*sittings: Unsettled, today: date = TODAY) -> list[tuple[int, bool]]:
    """Return which sittings are owed, by number, and whether one sentence is enough."""
    return [(one.session_id.int, one.goes_on) for one in owed(sittings, today)]


def done(*sittings: Unsettled) -> list[Unsettled]:
    """Return the sittings of a task that is done."""
    return [replace(one, task_open=False) for one in sittings]


def test_nothing_is_owed_of_nothing() -> None:
    assert asked() == []


def test_each_sitting_of_an_open_task_owes_its_sentence_today() -> None:
    assert asked(sat(1), sat(2)) == [(2, True), (1, True)]
    assert asked(replace(sat(1), said=True), sat(2)) == [(2, True)]
    assert asked(replace(sat(1), said=True), replace(sat(2), said=True)) == []


def test_once_the_task_is_done_the_latest_sitting_owes_the_explanation_for_all() -> None:
    assert asked(*done(replace(sat(1), said=True), sat(2), replace(sat(3), said=True))) == [(3, False)]


def test_once_the_day_is_over_the_explanation_is_owed_whatever_was_said() -> None:
    assert asked(replace(sat(1), said=True), replace(sat(2), said=True), today=TOMORROW) == [(2, False)]


def test_each_day_of_a_task_owes_its_own() -> None:
    yesterday = replace(sat(1), local_date=TODAY - timedelta(days=1))
    assert asked(yesterday, sat(2)) == [(2, True), (1, False)]


def test_a_day_that_lies_ahead_counts_as_today() -> None:
    travelled = replace(sat(1), local_date=TOMORROW)  # the person flew west
    assert asked(travelled) == [(1, True)]


def test_sessions_without_ai_owe_one_by_one() -> None:
    assert asked(sat(1, Mode.NO_AI), sat(2, Mode.NO_AI), sat(3), today=TOMORROW) == [(3, False), (2, False), (1, False)]


def test_tasks_do_not_share() -> None:
    assert asked(*done(sat(1), sat(2, task=UUID(int=200)))) == [(2, False), (1, False)]


def test_an_explanation_stands_for_the_sittings_of_its_task_day_and_mode() -> None:
    sittings = [sat(1), sat(2), sat(3, Mode.NO_AI), sat(4, task=UUID(int=200)), replace(sat(5), local_date=TOMORROW)]
    shared = {one.int: [other.int for other in shares_with(one, sittings)] for one in ids(1, 2, 3, 4, 5)}
    assert shared == {1: [1, 2], 2: [1, 2], 3: [3], 4: [4], 5: [5]}
    assert shares_with(UUID(int=9), sittings) == (UUID(int=9),), "settled already: it stands for itself"


def ids(*numbers: int) -> list[UUID]:
    """Return the ids of sittings."""
    return [UUID(int=number) for number in numbers]
