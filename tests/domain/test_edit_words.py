"""Corrections in plain sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import in_state
from unaided.domain.edit_words import change_words, done_words, label, meant, told
from unaided.domain.editing import What
from unaided.domain.session import Mode, SessionState
from unaided.domain.standing import Standing

HERE = FakeClock().read()
HOUR = {"started": [1_740_988_800_000_000], "elapsed_us": 3_600_000_000, "mode": "no-ai"}
LATER = {"started": [1_740_989_400_000_000], "elapsed_us": 3_000_000_000, "mode": "ai"}


@pytest.mark.parametrize("what", list(What))
def test_every_edit_has_its_words(what: What) -> None:
    assert label(what, "Fix").endswith(" “Fix”")
    assert told(what, {}, {}, HERE)


def test_several_are_deleted_at_once_and_nothing_else_is_about_several() -> None:
    assert meant([What.DELETE, What.DELETE, What.DELETE]) == 3
    assert meant([What.MERGE, What.MERGE]) == meant([What.CHANGE, What.CUT]) == 1
    assert label(What.DELETE, "Fix", 3) == "delete 3 sessions"
    assert done_words(What.DELETE, "Fix", 3) == "Deleted 3 sessions."
    assert done_words(What.SPLIT, "Fix") == "Split “Fix”."


@pytest.mark.parametrize(
    ("what", "before", "after", "sentence"),
    [
        (What.CHANGE, HOUR, LATER, "start 09:00 became 09:10, length 1 h became 50 min, mode No AI became AI"),
        (What.ADD, None, HOUR, "added: 09:00, 1 h"),
        (What.SPLIT, None, LATER, "made by a split: 09:10, 50 min"),
        (What.DELETE, {"state": "finished"}, {"state": "deleted"}, "deleted"),
        (What.CUT, {"state": "finished"}, {"state": "deleted"}, "deleted"),
        (What.MERGE, {"state": "finished"}, {"state": "deleted"}, "merged into the session after it"),
    ],
)
def test_a_line_of_the_trail(what: What, before: dict[str, Any] | None, after: dict[str, Any], sentence: str) -> None:
    assert told(what, before, after, HERE) == sentence


def test_the_trail_names_both_tasks_where_they_are_known() -> None:
    before, after = {"task_id": str(UUID(int=1))}, {"task_id": str(UUID(int=2))}
    assert told(What.CHANGE, before, after, HERE, ("Fix", "Read")) == "put on “Read” instead of “Fix”"
    assert told(What.CHANGE, before, after, HERE) == "put on another task"


def test_a_change_says_what_was_and_what_will_be() -> None:
    session = replace(in_state(SessionState.FINISHED, FakeClock()), elapsed_us=3_600_000_000)
    now = replace(session, elapsed_us=1_800_000_000, mode=Mode.AI, task_id=UUID(int=9))
    was, will = Standing(session, date(2025, 3, 3)), Standing(now, date(2025, 3, 3))
    assert list(change_words(was, will, "Fix", "Read")) == [
        "“Read” on 3 Mar 2025, 09:00–09:30: 30 min active.",
        "It was 09:00–10:00 with 1 h active.",
        "It was without AI and will be with AI.",
        "It was on “Fix”.",
        "It is marked as edited, and every figure can leave it out.",
    ]


def test_a_session_put_on_another_day_says_which_day_it_was_on() -> None:
    clock = FakeClock()
    session = replace(in_state(SessionState.FINISHED, clock), elapsed_us=3_600_000_000)
    clock.pass_time(hours=24)
    later = replace(in_state(SessionState.FINISHED, clock), elapsed_us=3_600_000_000)
    was, will = Standing(session, date(2025, 3, 3)), Standing(later, date(2025, 3, 4))

    assert list(change_words(was, will, "Fix", "Fix"))[1] == "It was on 3 Mar 2025, 09:00–10:00 with 1 h active."


def test_the_trail_names_both_days_of_a_session_put_on_another() -> None:
    nine = 1_740_988_800_000_000
    before, after = ({"started": [moment]} for moment in (nine, nine + 24 * 3_600_000_000))

    assert told(What.CHANGE, before, after, HERE) == "start 3 Mar 2025, 09:00 became 4 Mar 2025, 09:00"
