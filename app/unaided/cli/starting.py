"""What `start` and `switch` ask for: a new task's words, in one line or as options, or an open task that goes on."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from uuid import UUID

from unaided.bootstrap import Services
from unaided.cli.answers import number
from unaided.domain.ownership import Ownership
from unaided.domain.quick_entry import QuickEntry, parse_quick_entry
from unaided.domain.session import check_planned
from unaided.domain.sizing import UNSIZED, parse_size
from unaided.domain.task import clean_kind, clean_label, clean_title, parse_estimate
from unaided.domain.trouble import TaskRuleError
from unaided.services.session import DEFAULT_LENGTH, StartRequest

LEFT_OUT = "No estimate was given: this task is left out of the figures, and counted as left out.\n"
OF_A_NEW_TASK = ("title", "kind", "ownership", "estimate", "skill", "project", "size")


def start_request(command: Namespace, *, watched: bool) -> StartRequest:
    """Return what `start` asks for.

    Raises:
        RuleError: a word or number in it is none we know.
    """
    planned = check_planned(_planned(command))
    if command.task is not None:
        return StartRequest(mode=command.mode, task_id=_going_on(command), planned=planned, watched=watched)
    said = _said(command)
    return StartRequest(
        mode=command.mode,
        title=clean_title(said.title),
        kind=said.kind or clean_kind("other"),
        ownership=said.ownership or Ownership.CORE,
        estimate_minutes=said.estimate_minutes,
        planned=planned,
        skill=clean_label(command.skill or "", "skill"),
        project=clean_label(command.project or "", "project"),
        watched=watched,
        size=None if command.size is None else parse_size(command.size),
    )


def left_out(request: StartRequest, services: Services) -> str:
    """Return what a new task is left out of for want of an estimate or a size, empty where it is not."""
    if request.task_id is not None:
        return ""
    unsized = request.size is None and services.ruler.state().is_frozen
    return (LEFT_OUT if request.estimate_minutes is None else "") + (f"{UNSIZED}\n" if unsized else "")


def task_id(word: str) -> UUID:
    """Return the id of a task.

    Raises:
        TaskRuleError: it is none.
    """
    try:
        return UUID(word)
    except ValueError:
        sentence = f"“{word[:40]}” is no task id. `unaided task list` shows the ids of open tasks."
        raise TaskRuleError(sentence) from None


def _going_on(command: Namespace) -> UUID:
    """Return the task to go on with; it has its words already, and others would be lost unsaid."""
    for name in OF_A_NEW_TASK:
        if getattr(command, name) is not None:
            what = "a title" if name == "title" else f"--{name}"
            raise TaskRuleError(f"--task goes on with a task as it is: leave out {what}, or start a new task.")
    return task_id(command.task)


def _said(command: Namespace) -> QuickEntry:
    """Return what is said of a new task: its options, then the line of its title for what they leave open."""
    if command.title is None:
        example = f'unaided {command.verb} "Fix the retry" --no-ai'
        raise TaskRuleError(f"The task has no name. Say what you will work on: {example}.")
    options = QuickEntry(
        "",
        None if command.kind is None else clean_kind(command.kind),
        None if command.ownership is None else _ownership(command.ownership),
        None if command.estimate is None else parse_estimate(command.estimate),
    )
    return parse_quick_entry(command.title, options)


def _ownership(word: str) -> Ownership:
    try:
        return Ownership(word.strip().lower())
    except ValueError:
        raise TaskRuleError(f"“{word[:40]}” is no ownership class. Choose {', '.join(Ownership)}.") from None


def _planned(command: Namespace) -> timedelta | None:
    if command.open:
        return None
    if command.seconds is not None:
        return timedelta(seconds=number(command.seconds, "--seconds"))
    return DEFAULT_LENGTH if command.minutes is None else timedelta(minutes=number(command.minutes, "--minutes"))
