"""Reproduce from memory: what can be written again, under which title, and how the two compare."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import MORNING
from unaided.domain.ownership import Ownership
from unaided.domain.reproduction import (
    AGAIN,
    Comparison,
    Effort,
    again_title,
    check_reproducible,
    comparison_lines,
)
from unaided.domain.session import MINUTE_US
from unaided.domain.task import TITLE_LIMIT, Kind, Task, TaskStatus, clean_title
from unaided.domain.trouble import TaskRuleError

DONE = Task(
    UUID(int=1),
    "Add paging",
    Kind("build"),
    Ownership.REPEATABLE,
    MORNING,
    status=TaskStatus.DONE,
    progress=100,
    closed_at=MORNING,
)
AGAIN_TASK = replace(DONE, id=UUID(int=2), title="Again, from memory: Add paging")


def test_repeatable_work_done_with_ai_can_be_written_again() -> None:
    assert check_reproducible(DONE, used_ai=True) is DONE


@pytest.mark.parametrize(
    ("task", "used_ai", "sentence"),
    [
        (replace(DONE, status=TaskStatus.OPEN, closed_at=None), True, "is not done yet"),
        (replace(DONE, ownership=Ownership.CORE), True, "is core; only repeatable work"),
        (DONE, False, "was done without AI"),
    ],
)
def test_other_work_cannot(task: Task, *, used_ai: bool, sentence: str) -> None:
    with pytest.raises(TaskRuleError, match=sentence):
        check_reproducible(task, used_ai=used_ai)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=TITLE_LIMIT))
def test_whatever_the_title_the_new_one_can_be_kept(text: str) -> None:
    title = again_title(text)

    assert len(title) <= TITLE_LIMIT
    assert title.startswith(AGAIN)
    assert title.count(AGAIN) == 1 + text.removeprefix(AGAIN).count(AGAIN)
    assert clean_title(title)


def test_a_title_is_cut_where_it_is_too_long_and_begins_so_once() -> None:
    assert again_title("Add paging") == "Again, from memory: Add paging"
    assert again_title("Again, from memory: Add paging") == "Again, from memory: Add paging"
    assert again_title("x" * TITLE_LIMIT).endswith("xxx…")


def test_both_are_told_in_time_and_in_what_was_missing() -> None:
    comparison = Comparison(
        Effort(DONE, 40 * MINUTE_US, 5 * MINUTE_US, look_ups=0, gaps=2),
        Effort(AGAIN_TASK, 65 * MINUTE_US, 0, look_ups=3, gaps=1),
    )

    assert list(comparison_lines(comparison)) == [
        "With AI: 40 min and 5 min undecided, 0 look-ups, 2 gaps",
        "From memory: 1 h 5 min, 3 look-ups, 1 gap",
    ]


def test_what_is_not_done_yet_does_not_compare() -> None:
    half = replace(AGAIN_TASK, status=TaskStatus.OPEN, progress=40, closed_at=None)
    first = Effort(DONE, 40 * MINUTE_US, 0, look_ups=1, gaps=0)

    assert list(comparison_lines(Comparison(first, Effort(half, 0, 0, look_ups=0, gaps=0)))) == [
        "With AI: 40 min, 1 look-up, 0 gaps",
        "From memory: not begun yet",
        "The second time is 40 % done, so the two do not compare yet.",
    ]
