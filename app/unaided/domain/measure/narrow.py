"""Evidence about a part of the work: one kind, project, skill or ownership class, or some days of it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np

from unaided.domain.measure.columns import OWNS
from unaided.domain.measure.evidence import Audit, Evidence, Explained, Flags, Ints, Recalls, Sittings
from unaided.domain.measure.ruler import baseline_rows

T = TypeVar("T", Sittings, Explained, Recalls, Audit)


@dataclass(frozen=True, slots=True)
class Part:
    """Which tasks are meant; None leaves it open. `since` and `until` are ordinals of local days, both included."""

    kind: str | None = None
    project: str | None = None
    ownership: str | None = None
    since: int | None = None
    until: int | None = None
    skill: str | None = None

    @property
    def is_all(self) -> bool:
        """Tell whether nothing is left out."""
        return self == Part()


def narrow(evidence: Evidence, part: Part) -> Evidence:
    """Return the evidence about these tasks alone, with sizes of the one ruler.

    A part of the work has a baseline of its own: its first 12 tasks. Days narrow what comes after the
    baseline, never the baseline itself, so that 100 stays the same.
    """
    if part.is_all:
        return evidence
    about, between = _about(evidence, part), _between(evidence, part)
    kept = evidence if about.all() else _of(evidence, about)
    if not about.all():
        kept = replace(kept, baseline=baseline_rows(kept.tasks))
        between = between[about]
    if between.all():
        return kept
    stays = between.copy()
    stays[kept.baseline] = True
    moved = np.cumsum(stays) - 1
    return replace(_of(kept, stays), baseline=moved[kept.baseline])


def _about(evidence: Evidence, part: Part) -> Flags:
    """Tell (n,) which tasks are of the kind, project, skill and ownership asked for."""
    tasks = evidence.tasks
    about = np.ones(len(tasks), dtype=np.bool_)
    for wanted, names, column in (
        (part.kind, evidence.kinds, tasks.kind),
        (part.project, evidence.projects, tasks.project),
        (part.skill, evidence.skills, tasks.skill),
    ):
        if wanted is not None:
            about &= (column == names.index(wanted)) if wanted in names else False
    if part.ownership is not None:
        about &= tasks.ownership == OWNS[part.ownership]
    return about


def _between(evidence: Evidence, part: Part) -> Flags:
    day = evidence.tasks.day
    low = True if part.since is None else day >= part.since
    high = True if part.until is None else day <= part.until
    return np.ones(len(day), dtype=np.bool_) & low & high


def _of(evidence: Evidence, tasks: Flags) -> Evidence:
    """Return the evidence of these tasks (n,); what belongs to another goes with it."""
    place = np.where(tasks, np.cumsum(tasks) - 1, -1)
    return replace(
        evidence,
        tasks=evidence.tasks.at(tasks),
        sittings=_moved(evidence.sittings, place),
        explained=_moved(evidence.explained, place),
        recalls=_moved(evidence.recalls, place),
        audit=_moved(evidence.audit, place),
        baseline=place[evidence.baseline][tasks[evidence.baseline]],
    )


def _moved(table: T, place: Ints) -> T:
    """Return a table's rows of the tasks that stay, pointing at their new places."""
    stays = place[table.task] >= 0
    columns = {one.name: getattr(table, one.name)[stays] for one in fields(table)}
    return replace(table, **(columns | {"task": place[table.task[stays]]}))
