"""A piece of real work, its kind, its ownership and its unaided estimate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from unaided.domain.line import one_line
from unaided.domain.ownership import Ownership
from unaided.domain.trouble import TaskRuleError

TITLE_LIMIT = 200
KIND_LIMIT = 40
LABEL_LIMIT = 80
DONE = 100  # percent
NEARLY = 95  # percent: what a task that was done is opened again at
REWORK = timedelta(days=14)  # after it was closed: as long, what is worked on it belongs to it
ESTIMATE_LIMIT = 60 * 1000  # minutes; beyond a thousand hours it is not one task

Kind = NewType("Kind", str)
KINDS: tuple[Kind, ...] = tuple(map(Kind, ("debug", "build", "design", "review", "on-call", "other")))


class TaskStatus(StrEnum):
    """How a task stands."""

    OPEN = "open"
    DONE = "done"
    UNFINISHED = "unfinished"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Minutes the person thinks the task takes without AI, and when they said so (Law 3)."""

    minutes: int
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of real work. `registered_at` is when it was first written down (aware UTC).

    `progress` is the share done in percent; `closed_at` is set once the task is no longer open.
    """

    id: UUID
    title: str
    kind: Kind
    ownership: Ownership
    registered_at: datetime
    estimate: Estimate | None = None
    skill: str | None = None
    project: str | None = None
    status: TaskStatus = TaskStatus.OPEN
    progress: int = 0
    closed_at: datetime | None = None


def clean_title(text: str) -> str:
    """Return a title fit to keep: one line, trimmed.

    Raises:
        TaskRuleError: it is empty or longer than `TITLE_LIMIT` characters.
    """
    title = one_line(text)
    if not title:
        raise TaskRuleError("The task has no name. Type a few words that say what you will work on.")
    if len(title) > TITLE_LIMIT:
        raise TaskRuleError(
            f"The task's name has {len(title):,} characters; {TITLE_LIMIT} fit. "
            "Shorten it; the rest belongs in the explanation."
        )
    return title


def clean_kind(text: str) -> Kind:
    """Return a kind: one of `KINDS` or the person's own word.

    Raises:
        TaskRuleError: it is empty or longer than `KIND_LIMIT` characters.
    """
    kind = "-".join(one_line(text).lower().split())
    if not kind or len(kind) > KIND_LIMIT:
        raise TaskRuleError(f"The kind must have 1 to {KIND_LIMIT} characters, such as {', '.join(KINDS[:5])}.")
    return Kind(kind)


def clean_label(text: str | None, what: str) -> str | None:
    """Return an optional label (skill, project), or None where there is none.

    Raises:
        TaskRuleError: it is longer than `LABEL_LIMIT` characters.
    """
    label = one_line(text or "")
    if len(label) > LABEL_LIMIT:
        raise TaskRuleError(f"The {what} has {len(label):,} characters; {LABEL_LIMIT} fit. Shorten it.")
    return label or None


_ESTIMATE = re.compile(
    r"(?:(?P<hours>\d{1,9}(?:[.,]\d{1,9})?) ?h(?:ours?|rs?)?)?"
    r" ?(?:(?P<minutes>\d{1,9}) ?(?:m(?:ins?|inutes?)?)?)?",
    re.IGNORECASE,
)


def parse_estimate(text: str) -> int:
    """Return an estimate in whole minutes, written as `parse_length` takes it.

    Raises:
        TaskRuleError: it is no such length, or not between 1 minute and 1,000 hours.
    """
    return check_estimate(parse_length(text, empty="The estimate is empty."))


def parse_length(text: str, empty: str = "No length of time is given.") -> int:
    """Return the whole minutes meant by `90`, `90m`, `2 h`, `1.5h` or `1 h 30 min`; `empty` is said of an empty text.

    Raises:
        TaskRuleError: it is no such length.
    """
    line = one_line(text)
    found = _ESTIMATE.fullmatch(line)
    if not found or not (found["hours"] or found["minutes"]):
        wrong = f"“{line[:40]}” is not a length of time." if line else empty
        raise TaskRuleError(f"{wrong} Write minutes or hours, such as 45, 90m or 1 h 30 min.")
    hours = float(found["hours"].replace(",", ".")) if found["hours"] else 0.0
    return round(hours * 60) + int(found["minutes"] or 0)


def check_estimate(minutes: int) -> int:
    """Return an estimate in minutes.

    Raises:
        TaskRuleError: it is not between 1 minute and 1,000 hours.
    """
    if not 1 <= minutes <= ESTIMATE_LIMIT:
        raise TaskRuleError("The estimate must be between 1 minute and 1,000 hours. Split what is longer.")
    return minutes


def progressed(task: Task, percent: int, at: datetime) -> Task:
    """Return the task with this share done; 100 % closes it as done, less opens it again.

    Raises:
        TaskRuleError: the share is not between 0 and 100.
    """
    if not 0 <= percent <= DONE:
        raise TaskRuleError("How much is done must be between 0 and 100 %.")
    if percent == DONE:
        return replace(task, progress=DONE, status=TaskStatus.DONE, closed_at=task.closed_at or at)
    return replace(task, progress=percent, status=TaskStatus.OPEN, closed_at=None)


def stopped(task: Task, status: TaskStatus, at: datetime) -> Task:
    """Return the task closed short of done: its minutes so far still count, as *at least so many*.

    Raises:
        TaskRuleError: it is closed already, or the status is none that stops a task.
    """
    if status not in {TaskStatus.UNFINISHED, TaskStatus.ABANDONED}:
        raise TaskRuleError("A task that is not done is left unfinished or abandoned.")
    if task.status is not TaskStatus.OPEN:
        raise TaskRuleError(f"“{task.title}” is {task.status} already.")
    return replace(task, status=status, closed_at=at)


def reopened(task: Task, at: datetime) -> Task:
    """Return the task open again: what is worked on it now is rework of the same task (measurement.md §4).

    Raises:
        TaskRuleError: it is open, or was closed more than 14 days ago.
    """
    if task.closed_at is None:
        raise TaskRuleError(f"“{task.title}” is open already.")
    if at - task.closed_at > REWORK:
        raise TaskRuleError(
            f"“{task.title}” was closed more than {REWORK.days} days ago. Start a new task for what is left."
        )
    progress = NEARLY if task.progress == DONE else task.progress
    return replace(task, status=TaskStatus.OPEN, closed_at=None, progress=progress)
