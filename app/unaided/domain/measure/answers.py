"""What was said of understanding and what was recalled: the explanations that count, one a task (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from unaided.domain.measure.belonging import Reckon, belonging_sieve, by_part, captioned, last_of_each, uses
from unaided.domain.measure.evidence import Evidence, Explained, Flags, Floats
from unaided.domain.measure.figure import Figure, Reason, Rows, Status, Table, Unit
from unaided.domain.measure.proportions import wilson
from unaided.domain.measure.sieve import Sieve


def answered(evidence: Evidence, exclude: Iterable[Reason], *answers: Floats) -> Sieve:
    """Return the sieve of explanations, the last of each task, that have these `answers` (n,), shares from 0 to 1."""
    told = evidence.explained
    sieve = belonging_sieve(evidence, told.task, told.written, exclude)
    last: Flags = np.zeros(len(told), dtype=np.bool_)
    last[last_of_each(told.task, told.written, sieve.kept)] = True
    sieve.forget(~last)
    for said in answers:
        sieve.drop(Reason.NO_ANSWER, ~((said >= 0) & (said <= 1)))
    return sieve


def recalled_once(evidence: Evidence, exclude: Iterable[Reason], *answers: Floats) -> Sieve:
    """Return the sieve of explanations that have these answers and were recalled for the first time."""
    first = evidence.explained.recalled
    return answered(evidence, exclude, *answers).drop(Reason.NOT_RECALLED, ~((first == 0) | (first == 1)))


def share_recalled(told: Explained, rows: Rows, status: Status) -> Figure:
    """Return the share of these rows, one or more, that were recalled, with Wilson's range."""
    passed, count = int((told.recalled[rows] == 1).sum()), len(rows)
    low, high = wilson(passed, count)
    return Figure(passed / count, low, high, count, Unit.SHARE, status, table=Table.EXPLANATIONS, rows=rows)


def by_use(evidence: Evidence, sieve: Sieve, reckon: Reckon, words: str) -> Figure:
    """Return the figure of the explanations kept, those left out of it, and in `more` those of each use of AI."""
    rows = sieve.kept
    parts = uses(evidence.tasks, evidence.explained.task)
    whole = captioned(reckon(rows, ""), words).leaving_out(*sieve.excluded)
    return whole.with_more(by_mode=by_part(reckon, rows, parts))
