"""The dots behind the velocity chart: single sessions and tasks, each far too noisy to say anything alone (§3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from unaided.domain.measure.evidence import Arm, End, Evidence, Flags, Floats, Sittings
from unaided.domain.measure.figure import Reason, Rows, Table
from unaided.domain.measure.no_ai import no_ai_tasks
from unaided.domain.measure.sieve import sized_sieve
from unaided.domain.measure.slipped import sizes_of, slip_in_time

BASE: Final = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """Dots of the chart, (k,) each, in order of time.

    `at` is in days since 1970-01-01 UTC, `index` in minutes of the ruler per 100 active minutes. A hollow
    dot is provisional: its session's task has not ended, or its task was not finished. `rows` are in `table`.
    """

    at: Floats
    index: Floats
    hollow: Flags
    rows: Rows
    table: Table


def session_dots(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Dots:
    """Return 100 · size · (progress at end − at start) / active minutes of each session without AI.

    Sessions of tasks still open count; those after a task's first session with AI do not.
    """
    sittings = evidence.sittings
    good = _ran_without(sittings, len(evidence.tasks)) & (sittings.started <= evidence.now)
    good &= np.isfinite(sittings.active) & (sittings.active > 0)
    good &= np.isfinite(sittings.progress_before) & np.isfinite(sittings.progress_after)
    good &= _count_or_may(evidence, exclude)[sittings.task]
    rows = _in_time(np.flatnonzero(good), sittings.started)
    task = sittings.task[rows]
    sizes = sizes_of(evidence, slip_in_time(evidence))
    done = sizes[task] * (sittings.progress_after - sittings.progress_before)[rows]
    hollow = _is_open(evidence)[task]
    return Dots(sittings.started[rows], BASE * done / sittings.active[rows], hollow, rows, Table.SESSIONS)


def task_dots(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Dots:
    """Return 100 · size / active minutes of each no-AI task; unfinished ones are no faster than their hollow dot."""
    tasks = no_ai_tasks(evidence, exclude)
    order = _in_time(np.arange(len(tasks.rows)), tasks.date)
    index = BASE * np.exp(-tasks.y[order])
    return Dots(tasks.date[order], index, ~tasks.done[order], tasks.rows[order], Table.TASKS)


def _ran_without(sittings: Sittings, tasks: int) -> Flags:
    """Tell (n,) which sessions were without AI and before the first with AI of their task."""
    with_ai = sittings.mode == Arm.AI
    first = np.full(tasks, np.inf)
    np.minimum.at(first, sittings.task[with_ai], sittings.started[with_ai])
    return np.asarray(~with_ai & (sittings.started < first[sittings.task]))


def _count_or_may(evidence: Evidence, exclude: Iterable[Reason]) -> Flags:
    """Tell (tasks,) which count, or would if they were closed now."""
    tasks = evidence.tasks
    closed = replace(tasks, end=np.full(len(tasks), End.DONE), closed=np.full(len(tasks), evidence.now))
    counts = np.zeros(len(tasks), dtype=np.bool_)
    counts[sized_sieve(replace(evidence, tasks=closed), exclude).kept] = True
    return counts


def _is_open(evidence: Evidence) -> Flags:
    tasks = evidence.tasks
    return np.asarray((tasks.end == End.OPEN) | ~(tasks.closed <= evidence.now))


def _in_time(rows: Rows, at: Floats) -> Rows:
    return rows[np.argsort(at[rows], kind="stable")]
