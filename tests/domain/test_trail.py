"""What the trail keeps of a change, and how the export has it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

from tests.support.clock import MORNING, FakeClock
from tests.support.sessions import SESSION_ID, TASK_ID, in_state
from unaided.domain.editing import What, Who
from unaided.domain.ownership import Ownership
from unaided.domain.session import SessionState
from unaided.domain.standing import Standing, fields_of
from unaided.domain.task import Kind, Task
from unaided.domain.trail import Mark, change_entry, entry_dict, task_fields, task_of

MARK = Mark(UUID(int=8), MORNING, Who.PERSON, What.CHANGE)
BEFORE = Standing(in_state(SessionState.FINISHED, FakeClock()), date(2025, 3, 3))
AFTER = replace(BEFORE, session=replace(BEFORE.session, task_id=UUID(int=4)), progress_after=30)


def test_a_change_keeps_what_differs_and_the_task_it_was_on() -> None:
    assert entry_dict(change_entry(BEFORE, AFTER, MARK)) == {
        "batch": str(UUID(int=8)),
        "at": "2025-03-03T08:00:00Z",
        "who": "person",
        "what": "change",
        "session_id": str(SESSION_ID),
        "task_id": str(TASK_ID),
        "before": {"task_id": str(TASK_ID), "progress_after": None},
        "after": {"task_id": str(UUID(int=4)), "progress_after": 30},
        "more": {},
        "undone_at": None,
    }


def test_what_an_edit_made_is_kept_whole() -> None:
    entry = change_entry(None, AFTER, MARK, {"beside": []})
    assert (entry.before, entry.after, entry.more) == (None, fields_of(AFTER), {"beside": []})


def test_a_task_that_an_edit_made_comes_back_from_the_trail() -> None:
    task = Task(TASK_ID, "Review", Kind("review"), Ownership.REPEATABLE, MORNING, skill="SQL", project="Shop")
    assert task_of(json.loads(json.dumps(task_fields(task)))) == task
