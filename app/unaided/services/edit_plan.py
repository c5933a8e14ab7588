"""What an edit would do, worked out from what is kept: the same for a preview and for doing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, assert_never
from uuid import UUID

from unaided.domain import edit_rules, edit_words
from unaided.domain.edit_rules import Moment
from unaided.domain.editing import (
    AddMissed,
    Change,
    Cut,
    Delete,
    Edit,
    Merge,
    NewTask,
    Preview,
    Restore,
    Source,
    Split,
    What,
)
from unaided.domain.handing import Handed
from unaided.domain.overlap import Neighbour, Times, added, cut_short, cuts, times_of
from unaided.domain.reshaping import by_hand
from unaided.domain.session import SessionState, advance
from unaided.domain.standing import Standing
from unaided.domain.task import Task, clean_kind, clean_label, clean_title
from unaided.domain.trouble import EditRuleError
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Shelves

GONE: Final = "This session is not there any more. `unaided history` lists those that are."
NO_TASK: Final = "This task is not there any more. `unaided task list` shows those that are open."
ABSORBED: Final = "This session is part of another since they were merged. Undo that, or split the other one."


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one session; `before` is None where the edit makes it."""

    what: What
    before: Standing | None
    after: Standing

    @property
    def old_times(self) -> Times | None:
        """Return when it counted before; None where it did not."""
        return _counted(self.before)

    @property
    def new_times(self) -> Times | None:
        """Return when it counts after; None where it does not."""
        return _counted(self.after)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edit does: its steps, the main one first; words to be handed over; a task to be made for it."""

    what: What
    title: str
    steps: tuple[Step, ...]
    sentences: tuple[str, ...]
    cuts: tuple[Cut, ...] = ()
    agreed: frozenset[UUID] = frozenset()
    task: Task | None = None
    hand_over: Callable[[Shelves], Handed] | None = field(default=None, compare=False)

    @property
    def preview(self) -> Preview:
        """Return it as it is shown."""
        blocked = any(cut.session_id not in self.agreed for cut in self.cuts)
        return Preview(self.sentences, self.cuts, blocked)


def _counted(standing: Standing | None) -> Times | None:
    if standing is None or standing.session.state is not SessionState.FINISHED:
        return None
    return times_of(standing.session)


class Planner:
    """Works out edits within one transaction."""

    def __init__(self, shelves: Shelves, ids: Ids, moment: Moment) -> None:
        """Take what is kept, who makes ids, and when this is."""
        self._shelves = shelves
        self._ids = ids
        self._moment = moment

    def plan(self, edit: Edit) -> Plan:
        """Return what an edit would do.

        Raises:
            EditRuleError, TaskRuleError: it cannot be done.
        """
        match edit:
            case Change():
                return self._change(edit)
            case AddMissed():
                return self._add(edit)
            case Split():
                return self._split(edit)
            case Merge():
                return self._merge(edit)
            case Delete():
                return self._delete(edit)
            case Restore():
                return self._restore(edit)
            case _:
                assert_never(edit)

    def _change(self, edit: Change) -> Plan:
        before = self._standing(edit.session_id)
        task = self._task(before.session.task_id)
        to = task if edit.task_id is None else self._task(edit.task_id)
        step = Step(What.CHANGE, before, edit_rules.changed(before, edit, to, self._moment))
        sentences = [*edit_words.change_words(before, step.after, task.title, to.title)]
        if step.after.session.mode is not before.session.mode and self._shelves.ruler.draw(task.id) is not None:
            sentences.append(edit_words.DRAWN)
        return self._with_cuts(Plan(What.CHANGE, to.title, (step,), tuple(sentences), agreed=edit.cutting))

    def _add(self, edit: AddMissed) -> Plan:
        here = self._moment.now
        start, end = edit_rules.check_times((edit.start, edit.end), here, here)
        task = self._new_task(edit.task) if isinstance(edit.task, NewTask) else self._task(edit.task)
        session = by_hand(self._ids.new(start), task.id, edit.mode, start, end, here, task.progress)
        day = session.started.local_date(self._moment.day_begins)
        step = Step(What.ADD, None, Standing(session, day, source=Source.HAND))
        is_new = isinstance(edit.task, NewTask)
        new = (edit_words.NEW.format(task.title),) if is_new else ()
        sentences = (f"{edit_words.run_words(session, task.title)}.", *new, edit_words.BY_HAND)
        plan = Plan(What.ADD, task.title, (step,), sentences, agreed=edit.cutting, task=task if is_new else None)
        return self._with_cuts(plan)

    def _new_task(self, said: NewTask) -> Task:
        at = self._moment.now.wall
        return Task(
            self._ids.new(at),
            clean_title(said.title),
            clean_kind(said.kind),
            said.ownership,
            at,
            skill=clean_label(said.skill, "skill"),
            project=clean_label(said.project, "project"),
        )

    def _split(self, edit: Split) -> Plan:
        whole = self._standing(edit.session_id)
        earlier_id = self._ids.new(whole.session.started.wall)
        earlier, later = edit_rules.split(whole, edit.at, earlier_id, self._moment)
        title = self._task(whole.session.task_id).title
        sentences = (
            *(f"{edit_words.run_words(part.session, title)}." for part in (earlier, later)),
            "Words stay with the later part, look-ups with the part they were noted in.",
            "Both are marked as edited, and every figure can leave them out.",
        )
        steps = (Step(What.SPLIT, whole, later), Step(What.SPLIT, None, earlier))
        hand_over = partial(_hand_over_before, whole.session.id, earlier_id, edit)
        return Plan(What.SPLIT, title, steps, sentences, hand_over=hand_over)

    def _merge(self, edit: Merge) -> Plan:
        pair = [self._standing(edit.session_id), self._standing(edit.other_id)]
        first, last = sorted(pair, key=lambda one: one.session.started.wall)
        answered = self._shelves.edits.is_answered(first.session.id)
        after, absorbed = edit_rules.merged(first, last, self._moment, earlier_is_answered=answered)
        self._check_not_brought_in(pair)
        self._check_nothing_between(first, last)
        title = self._task(first.session.task_id).title
        sentences = (
            f"{edit_words.run_words(after.session, title)}.",
            "The time between them is a pause, and the words of both are together.",
            edit_words.MARKED,
        )
        steps = (Step(What.MERGE, last, after), Step(What.MERGE, first, absorbed))
        hand_over = partial(_hand_over_all, first.session.id, last.session.id)
        return Plan(What.MERGE, title, steps, sentences, hand_over=hand_over)

    def _check_not_brought_in(self, pair: Sequence[Standing]) -> None:
        if any(one.source is Source.IMPORTED for one in pair):
            raise EditRuleError("What was brought in from a file can be corrected, but not merged.")

    def _check_nothing_between(self, first: Standing, last: Standing) -> None:
        gap = (times_of(first.session)[1], times_of(last.session)[0])
        between = self._around(gap, (first.session.id, last.session.id)) if gap[0] < gap[1] else ()
        if between:
            raise EditRuleError(f"“{between[0].title}” lies between these sessions, so they are no neighbours.")

    def _delete(self, edit: Delete) -> Plan:
        every = [self._standing(one) for one in dict.fromkeys((edit.session_id, *edit.others))]
        titles = [self._task(one.session.task_id).title for one in every]
        steps = tuple(Step(What.DELETE, one, edit_rules.deleted(one)) for one in every)
        runs = (f"{edit_words.run_words(one.session, title)}." for one, title in zip(every, titles, strict=True))
        stay_out = edit_words.STAYS_OUT if len(every) == 1 else edit_words.ALL_STAY_OUT
        return Plan(What.DELETE, titles[0], steps, (*runs, stay_out))

    def _restore(self, edit: Restore) -> Plan:
        before = self._standing(edit.session_id)
        step = Step(What.RESTORE, before, edit_rules.restored(before))
        done = (one for one in self._shelves.edits.trail.of_session(edit.session_id) if one.undone_at is None)
        last = next(done, None)
        if last is not None and last.what is What.MERGE:
            raise EditRuleError(ABSORBED)
        title = self._task(before.session.task_id).title
        sentences = (f"{edit_words.run_words(before.session, title)}.", edit_words.COMES_BACK)
        return self._with_cuts(Plan(What.RESTORE, title, (step,), sentences, agreed=edit.cutting))

    def _with_cuts(self, plan: Plan) -> Plan:
        """Return the plan with what it takes from others, and the steps that take it where that is agreed to."""
        step = plan.steps[0]
        if step.new_times is None:
            return plan
        windows = added(step.old_times, step.new_times)
        others = {one.standing.session.id: one for window in windows for one in self._around(window, (_id(step),))}
        found = cuts(windows, others.values())
        taken = tuple(self._cut(others[cut.session_id].standing, cut) for cut in found if cut.session_id in plan.agreed)
        return replace(plan, steps=(*plan.steps, *taken), cuts=found)

    def _cut(self, standing: Standing, cut: Cut) -> Step:
        at, day_begins = self._moment.now.wall, self._moment.day_begins
        return Step(What.CUT, standing, cut_short(standing, (cut.start, cut.end), at, day_begins))

    def _around(self, times: Times, but: Sequence[UUID]) -> Sequence[Neighbour]:
        """Return who shares this time; the one that goes on has its time up to now."""
        return around(self._shelves, times, but, self._moment)

    def _standing(self, session_id: UUID) -> Standing:
        found = self._shelves.edits.standing(session_id)
        if found is None:
            raise EditRuleError(GONE)
        return found

    def _task(self, task_id: UUID) -> Task:
        found = self._shelves.tasks.get(task_id)
        if found is None:
            raise EditRuleError(NO_TASK)
        return found


def around(shelves: Shelves, times: Times, but: Sequence[UUID], moment: Moment) -> Sequence[Neighbour]:
    """Return the other sessions that share this time, the one that goes on with its time up to now."""
    found = (_up_to(other, moment) for other in shelves.edits.around(times, but))
    return [other for other in found if other.times[0] < times[1] and times[0] < other.times[1]]


def _up_to(other: Neighbour, moment: Moment) -> Neighbour:
    session = advance(other.standing.session, moment.now)
    return replace(other, standing=replace(other.standing, session=session))


def _id(step: Step) -> UUID:
    return step.after.session.id


def _hand_over_before(from_id: UUID, to_id: UUID, edit: Split, shelves: Shelves) -> Handed:
    return shelves.edits.handing.noted_before(from_id, to_id, edit.at)


def _hand_over_all(from_id: UUID, to_id: UUID, shelves: Shelves) -> Handed:
    return shelves.edits.handing.all(from_id, to_id)
