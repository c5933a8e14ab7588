"""Edits kept, undone and done again: what changed is written on the trail, and taken from there alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from unaided.domain.edit_rules import Moment
from unaided.domain.editing import Who
from unaided.domain.handing import handed_of
from unaided.domain.json_values import Json
from unaided.domain.overlap import Times, added, clock_times
from unaided.domain.session import SessionState
from unaided.domain.standing import Standing, fields_of, standing_of
from unaided.domain.trail import Entry, Mark, change_entry, task_fields, task_of
from unaided.domain.trouble import EditRuleError
from unaided.services.edit_plan import Plan, Step, around
from unaided.services.ports.ledger import Shelves

CHANGED_SINCE: Final = (
    "This session was changed since by something other than an edit, so the step between cannot be taken alone. "
    "Edit the session by hand."
)


def keep(shelves: Shelves, plan: Plan, batch: UUID, moment: Moment) -> Sequence[Entry]:
    """Do what a plan says, write it on the trail, and return that.

    Raises:
        EditRuleError: two sessions would share a time.
    """
    beside = [_beside(shelves, step, moment) for step in plan.steps]
    if plan.task is not None:
        shelves.tasks.add(plan.task)
    for step in plan.steps:
        shelves.edits.put(step.after)
    more: list[Json] = [{"beside": ids} if ids else {} for ids in beside]
    if plan.hand_over is not None:
        more[0]["handed"] = plan.hand_over(shelves).as_json()
    if plan.task is not None:
        more[0]["task"] = task_fields(plan.task)
    entries = [
        change_entry(step.before, step.after, Mark(batch, moment.now.wall, Who.PERSON, step.what), told)
        for step, told in zip(plan.steps, more, strict=True)
    ]
    for entry in entries:
        shelves.edits.trail.add(entry)
    _check_free(shelves, plan.steps, moment)
    return entries


def _beside(shelves: Shelves, step: Step, moment: Moment) -> list[str]:
    """Return who shared its time before: only a clock that was set, or a file, can have made that."""
    if step.old_times is None:
        return []
    return [str(one.standing.session.id) for one in around(shelves, step.old_times, (step.after.session.id,), moment)]


def take_back(shelves: Shelves, entries: Sequence[Entry], moment: Moment) -> None:
    """Undo an edit.

    Raises:
        EditRuleError: what it changed was changed since, or two sessions would share a time.
    """
    steps = [_back(shelves, entry) for entry in entries]
    for entry in entries:
        if "handed" in entry.more:
            shelves.edits.handing.back(handed_of(entry.more["handed"]))
    for step, entry in zip(steps, entries, strict=True):
        if entry.before is not None or not shelves.edits.take_away(entry.session_id):
            shelves.edits.put(step.after)
    for entry in entries:
        if "task" in entry.more:
            shelves.edits.take_task_away(task_of(entry.more["task"]))
    shelves.edits.trail.mark(entries[0].batch, moment.now.wall)
    _check_free(shelves, steps, moment, {UUID(one) for entry in entries for one in entry.more.get("beside", ())})


def _back(shelves: Shelves, entry: Entry) -> Step:
    now = _standing(shelves, entry.session_id)
    fields = fields_of(now)
    _check_unchanged(fields, entry.after)
    if entry.before is None:  # kept, as deleted, where words were written about it since
        gone = replace(now, session=replace(now.session, state=SessionState.DELETED))
        return Step(entry.what, now, gone)
    return Step(entry.what, now, standing_of(entry.session_id, {**fields, **entry.before}))


def do_again(shelves: Shelves, entries: Sequence[Entry], moment: Moment) -> None:
    """Redo an edit that was undone.

    Raises:
        EditRuleError: what it changes was changed since, or two sessions would share a time.
    """
    for entry in entries:
        if "task" in entry.more and shelves.tasks.get(task_of(entry.more["task"]).id) is None:
            shelves.tasks.add(task_of(entry.more["task"]))
    steps = [_forth(shelves, entry) for entry in entries]
    for step in steps:
        shelves.edits.put(step.after)
    for entry in entries:
        if "handed" in entry.more:
            shelves.edits.handing.again(handed_of(entry.more["handed"]))
    shelves.edits.trail.mark(entries[0].batch, None)
    _check_free(shelves, steps, moment)


def _forth(shelves: Shelves, entry: Entry) -> Step:
    if entry.before is None:
        return Step(entry.what, None, standing_of(entry.session_id, entry.after))
    now = _standing(shelves, entry.session_id)
    fields = fields_of(now)
    _check_unchanged(fields, entry.before)
    return Step(entry.what, now, standing_of(entry.session_id, {**fields, **entry.after}))


def _standing(shelves: Shelves, session_id: UUID) -> Standing:
    found = shelves.edits.standing(session_id)
    if found is None:
        raise EditRuleError(CHANGED_SINCE)
    return found


def _check_unchanged(fields: Json, told: Mapping[str, Any]) -> None:
    if any(fields[name] != value for name, value in told.items()):
        raise EditRuleError(CHANGED_SINCE)


def _check_free(
    shelves: Shelves, steps: Sequence[Step], moment: Moment, excused: frozenset[UUID] | set[UUID] = frozenset()
) -> None:
    """Check, once all is put, that no session got a time that another has: nothing of it is kept otherwise."""
    for step in steps:
        for window in () if step.new_times is None else added(step.old_times, step.new_times):
            _check_alone(shelves, step, window, moment, excused)


def _check_alone(
    shelves: Shelves, step: Step, window: Times, moment: Moment, excused: frozenset[UUID] | set[UUID]
) -> None:
    session = step.after.session
    others = around(shelves, window, (session.id,), moment)
    other = next((one for one in others if one.standing.session.id not in excused), None)
    if other is not None:
        told = clock_times(session, window)
        raise EditRuleError(
            f"“{other.title}” has some of {told} by now, and two sessions never share a time. Correct that one first."
        )
