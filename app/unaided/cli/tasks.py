"""`unaided task`: tasks listed, closed and opened again, and the anchors that new ones are sized against."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from unaided.bootstrap import Services
from unaided.cli.answers import json_line, number
from unaided.cli.starting import task_id
from unaided.domain.json_values import maybe_instant
from unaided.domain.reply import Reply
from unaided.domain.task import Task, TaskStatus
from unaided.domain.trouble import SessionRuleError, TaskRuleError
from unaided.domain.words import day_name
from unaided.services.ruler import AnchorChoice

NO_ANCHORS = "There are no anchors yet: the first 12 finished tasks without AI make them.\n"


def task(command: Namespace, services: Services) -> Reply:
    """List tasks or anchors, or say what becomes of one task.

    Raises:
        RuleError: there is no such task, or that cannot become of it.
    """
    if command.what == "list":
        return listed(command, services, closed=command.closed)
    if command.what == "anchors":
        anchors = services.ruler.state().anchors
        return Reply(out=json_line(_anchor_dicts(anchors)) if command.json else _anchor_table(anchors))
    changed = _changed(command, services)
    said = {"schema": 1, "task_id": str(changed.id), "title": changed.title, "status": str(changed.status)}
    out = json_line(said) if command.json else f"“{changed.title}” is {changed.status}.\n"
    return Reply(out=out, changes_past=True)


def listed(command: Namespace, services: Services, *, closed: bool = False) -> Reply:
    """List open tasks, the one worked on last first, or those closed, the latest first.

    Raises:
        SessionRuleError: the limit is no whole number from 1 on.
    """
    most = limit(command)
    tasks = services.tasks.closed(most) if closed else services.session.open_tasks(most)
    return Reply(out=json_line(_task_dicts(tasks)) if command.json else _task_table(tasks, closed=closed))


def limit(command: Namespace) -> int:
    """Return how many rows are wanted at most.

    Raises:
        SessionRuleError: it is no whole number from 1 on.
    """
    most = number(command.limit, "--limit")
    if most < 1:
        raise SessionRuleError("--limit takes a whole number from 1 on, such as 20.")
    return most


def _changed(command: Namespace, services: Services) -> Task:
    if command.id is None:
        lists = "`unaided task list --closed`" if command.what == "reopen" else "`unaided task list`"
        raise TaskRuleError(f"Which task? Give its id; {lists} shows the ids.")
    one = task_id(command.id)
    if command.what == "reopen":
        return services.tasks.reopen(one)
    if command.what == "done":
        return services.tasks.done(one)
    return services.tasks.stop(one, TaskStatus(command.what))


def _task_dicts(tasks: Sequence[Task]) -> dict[str, object]:
    rows = [
        {
            "id": str(task.id),
            "title": task.title,
            "kind": task.kind,
            "ownership": str(task.ownership),
            "skill": task.skill,
            "project": task.project,
            "estimate_minutes": task.estimate.minutes if task.estimate else None,
            "progress": task.progress,
            "status": str(task.status),
            "closed_at": maybe_instant(task.closed_at),
        }
        for task in tasks
    ]
    return {"schema": 1, "tasks": rows}


def _task_table(tasks: Sequence[Task], *, closed: bool) -> str:
    if not tasks:
        return "No task is closed yet.\n" if closed else "No task is open.\n"
    return "".join(f"{task.id}  {_stands(task)}  {task.title}\n" for task in tasks)


def _stands(task: Task) -> str:
    if task.closed_at is None:
        return f"{task.progress:3} %"
    return f"{day_name(task.closed_at.date()):>11}  {task.status:10}"


def _anchor_dicts(anchors: Sequence[AnchorChoice]) -> dict[str, object]:
    rows = [{"number": one.number, "title": one.title, "kind": one.kind} for one in anchors]
    return {"schema": 1, "anchors": rows}


def _anchor_table(anchors: Sequence[AnchorChoice]) -> str:
    return "".join(f"{one.number}  {one.title} · {one.kind}\n" for one in anchors) or NO_ANCHORS
