"""Reproduce from memory: a repeatable task that AI helped with, written again without it, and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from unaided.domain.ownership import Ownership
from unaided.domain.session import MINUTE_US
from unaided.domain.task import TITLE_LIMIT, Task, TaskStatus
from unaided.domain.trouble import TaskRuleError
from unaided.domain.words import counted, lengths

AGAIN = "Again, from memory: "
OFFERED_FOR = timedelta(days=30)  # after the task was done; then the offer goes by itself, and nothing is said (Law 8)
SELDOM = 2  # offers shown at once


@dataclass(frozen=True, slots=True)
class Reproduction:
    """That a task writes another one again, without AI."""

    task_id: UUID
    of_task_id: UUID


@dataclass(frozen=True, slots=True)
class Effort:
    """What a task took in its finished sessions. `active_us` and `undecided_us` are microseconds."""

    task: Task
    active_us: int
    undecided_us: int
    look_ups: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A task done with AI, and the same written again from memory."""

    first: Effort
    again: Effort


def check_reproducible(task: Task, *, used_ai: bool) -> Task:
    """Return a task that can be written again from memory.

    Raises:
        TaskRuleError: it is not done, not repeatable, or no AI was used on it.
    """
    if task.status is not TaskStatus.DONE:
        raise TaskRuleError(f"“{task.title}” is not done yet. Finish it first, then write it again without AI.")
    if task.ownership is not Ownership.REPEATABLE:
        raise TaskRuleError(f"“{task.title}” is {task.ownership}; only repeatable work is written again from memory.")
    if not used_ai:
        raise TaskRuleError(f"“{task.title}” was done without AI: there is nothing to write again.")
    return task


def again_title(title: str) -> str:
    """Return the title of the task that writes this one again, cut to what a title can hold."""
    whole = AGAIN + title.removeprefix(AGAIN)
    return whole if len(whole) <= TITLE_LIMIT else whole[: TITLE_LIMIT - 1].rstrip() + "…"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Return a comparison in plain lines: how long each took, and what was missing."""
    first, again = comparison.first, comparison.again
    yield f"With AI: {_effort_words(first)}"
    yield f"From memory: {_effort_words(again)}" if again.active_us else "From memory: not begun yet"
    if again.task.status is not TaskStatus.DONE:
        yield f"The second time is {again.task.progress} % done, so the two do not compare yet."


def _effort_words(effort: Effort) -> str:
    undecided = effort.undecided_us // MINUTE_US
    worked = lengths(effort.active_us) + (f" and {undecided} min undecided" if undecided else "")
    return f"{worked}, {counted(effort.look_ups, 'look-up')}, {counted(effort.gaps, 'gap')}"
