"""Retention: the share of all due recalls that passed, first ones and later ones (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from unaided.domain.measure.belonging import belonging_sieve, by_part, captioned, status_of, uses
from unaided.domain.measure.evidence import WINDOW_DAYS, Evidence, Recalls
from unaided.domain.measure.figure import Figure, Reason, Rows, Table, Unit, nothing
from unaided.domain.measure.proportions import wilson
from unaided.domain.measure.retention_words import RETENTION, too_few

LEAST: Final = 20


def retention(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the share of recalls that passed, 0 to 1 (§6); `n` counts recalls.

    `more`: `last_90_days` and `by_mode`; each mode has its `last_90_days` too.
    """
    recalls = evidence.recalls
    sieve = belonging_sieve(evidence, recalls.task, recalls.reviewed, exclude)
    recent = recalls.reviewed > evidence.now - WINDOW_DAYS

    def reckon(rows: Rows, of: str) -> Figure:
        whole = _share(recalls, rows, too_few(len(rows), of))
        last = rows[recent[rows]]
        return whole.with_more(last_90_days=_share(recalls, last, too_few(len(last), of, last_days=True)))

    rows = sieve.kept
    parts = uses(evidence.tasks, recalls.task)
    whole = captioned(reckon(rows, ""), RETENTION).leaving_out(*sieve.excluded)
    return whole.with_more(by_mode=by_part(reckon, rows, parts))


def _share(recalls: Recalls, rows: Rows, why: str) -> Figure:
    count = len(rows)
    if count < LEAST:
        return nothing(Unit.SHARE, why, count, Table.RECALLS, rows)
    passed = int(recalls.passed[rows].sum())
    low, high = wilson(passed, count)
    status = status_of(count, 2 * LEAST)
    return Figure(passed / count, low, high, count, Unit.SHARE, status, table=Table.RECALLS, rows=rows)
