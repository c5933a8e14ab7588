"""Recall by skill: what retention says of each skill's tasks alone (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Rows, Status
from unaided.domain.measure.narrow import Part, narrow
from unaided.domain.measure.retention import retention
from unaided.domain.skill import Recalled


def recall_by_skill(evidence: Evidence) -> Mapping[str, Recalled]:
    """Return how the recalls of each skill went; a share where retention has one, else counts alone."""
    return {name: _recalled(narrow(evidence, Part(skill=name))) for name in evidence.skills}


def _recalled(evidence: Evidence) -> Recalled:
    figure = retention(evidence)
    passed = int(evidence.recalls.passed[figure.rows].sum())
    if figure.value is None or figure.low is None or figure.high is None:
        return Recalled(passed, len(figure.rows))
    share = figure.value, figure.low, figure.high
    return Recalled(passed, len(figure.rows), share, is_early=figure.status is Status.EARLY)


def recalls_of(evidence: Evidence, skill: str) -> Rows:
    """Return the rows of the evidence's recalls that a skill's figure counts (Law 6)."""
    if skill not in evidence.skills:
        return np.empty(0, dtype=np.intp)
    its = evidence.tasks.skill[evidence.recalls.task] == evidence.skills.index(skill)
    return np.intersect1d(retention(evidence).rows, np.flatnonzero(its))
