"""Sizes corrected for a ruler that slipped: what the blind audit found, spread over the time it took (§1).

Sizes given when the audited tasks were first sized are taken as they stand, those given when they were
sized again are divided by the whole slip, and those between by a part that grows with time. The
baseline itself is never touched: it was not judged by anchors.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from unaided.domain.measure.evidence import Audit, Evidence, Floats
from unaided.domain.measure.ruler import slip


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip whose range excludes 1: its log and the variance of that, and the days between which it grew."""

    log: float
    variance: float
    begin: float  # days since 1970-01-01 UTC
    end: float

    def share(self, dates: Floats) -> Floats:
        """Return (n,) how much of the slip sizes given on these days have, 0 to 1."""
        return np.clip((dates - self.begin) / (self.end - self.begin), 0.0, 1.0)


def slip_in_time(evidence: Evidence) -> Slip | None:
    """Return the slip as of `evidence.now`, None while the audit cannot tell it from no slip."""
    audit = _until(evidence.audit, evidence.now)
    found = slip(replace(evidence, audit=audit))
    variance = found.more.get("variance")
    if found.value is None or not isinstance(variance, float) or not found.more["slipped"]:
        return None
    tasks = evidence.tasks
    last = np.full(len(tasks), -np.inf)
    np.maximum.at(last, audit.task, audit.at)
    complete = float(tasks.registered[evidence.baseline].max(initial=-np.inf))
    begin = max(float(tasks.registered[found.rows].mean()), complete)
    end = float(last[found.rows].mean())
    return Slip(math.log(found.value), variance, begin, end) if end > begin else None


def sizes_of(evidence: Evidence, found: Slip | None) -> Floats:
    """Return (n,) the sizes of all tasks in minutes, divided by the slip where there is one."""
    tasks = evidence.tasks
    return tasks.size if found is None else tasks.size * np.exp(-found.log * found.share(tasks.registered))


def _until(audit: Audit, now: float) -> Audit:
    rows = np.flatnonzero(audit.at <= now)
    return Audit(audit.task[rows], audit.at[rows], audit.new_size[rows])
