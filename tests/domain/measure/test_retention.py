"""Retention: the share of recalls that passed, whole, lately and by use of AI."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import ArrayLike

from tests.support.answers import recalls_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, Evidence, Use
from unaided.domain.measure.figure import Figure, Reason, Status, Table, Unit
from unaided.domain.measure.proportions import wilson
from unaided.domain.measure.retention import retention
from unaided.domain.measure.retention_words import RETENTION


def recalled(count: int, now: float = BEGIN + 400, **said: ArrayLike) -> Evidence:
    """Return recalls, one a day; the first half of them of work without AI, then of heavy use."""
    half = count // 2
    mode = [Arm.NO_AI] * half + [Arm.AI] * (count - half)
    use = [Use.NONE] * half + [Use.HEAVY] * (count - half)
    tasks = tasks_of(BEGIN + np.arange(count), mode=mode, use=use, imported=np.arange(count) < 2)
    return evidence_of(tasks, recalls=recalls_of(np.arange(count), **said), now=now)


def within(figure: Figure, *path: str) -> Figure:
    found: object = figure
    for name in path:
        found = found.more[name] if isinstance(found, Figure) else found[name]  # type: ignore[index]
    assert isinstance(found, Figure)
    return found


def test_it_is_the_share_that_passed() -> None:
    figure = retention(recalled(40, passed=[True] * 30 + [False] * 10))
    assert (figure.value, figure.low, figure.high) == pytest.approx((0.75, *wilson(30, 40)))
    assert (figure.n, figure.unit, figure.table, figure.status) == (40, Unit.SHARE, Table.RECALLS, Status.OK)
    assert figure.words == RETENTION


def test_each_use_of_ai_has_its_own() -> None:
    figure = retention(recalled(40, passed=[True] * 30 + [False] * 10))
    assert within(figure, "by_mode", "no-ai").value == 1.0
    assert within(figure, "by_mode", "heavy").value == 0.5
    measured = within(figure, "by_mode", "measured")
    assert measured.why == (
        "0 of 20 recalls of work with measured AI use. The share that passed shows once there are 20."
    )


def test_the_last_90_days_are_beside_it() -> None:
    evidence = recalled(60, now=BEGIN + 127, passed=[True] * 30 + [False] * 30)  # of days 7 to 66, 38 to 66 in them
    last = within(retention(evidence), "last_90_days")
    assert last.n == 29
    assert last.value == pytest.approx(0.0)
    heavy = within(retention(evidence), "by_mode", "heavy", "last_90_days")
    assert heavy.n == 29
    none = within(retention(evidence), "by_mode", "no-ai", "last_90_days")
    assert none.why == (
        "0 of 20 recalls of work without AI in the last 90 days. The share that passed shows once there are 20."
    )


@pytest.mark.parametrize(("count", "status"), [(0, "none"), (19, "none"), (20, "early"), (39, "early"), (40, "ok")])
def test_none_then_early_then_ok(count: int, status: str) -> None:
    figure = retention(recalled(count))
    assert (figure.status, figure.n) == (status, count)
    assert figure.words == (RETENTION if status == "ok" else "")
    if status == "none":
        assert figure.why == f"{count} of 20 recalls of work. The share that passed shows once there are 20."


def test_later_recalls_of_a_task_count_too_and_those_to_come_do_not() -> None:
    again = recalls_of([0] * 25, reviewed=BEGIN + 7 + np.arange(25.0), number=np.arange(25) + 1)
    evidence = evidence_of(tasks_of([BEGIN]), recalls=again, now=BEGIN + 30)
    figure = retention(evidence)
    assert figure.n == 24
    assert [(one.reason, one.rows.tolist()) for one in figure.excluded] == [(Reason.FUTURE, [24])]


def test_imported_ones_go_when_asked() -> None:
    figure = retention(recalled(42), (Reason.IMPORTED,))
    assert figure.n == 40
    assert [one.count for one in figure.excluded] == [2]


def test_moments_that_are_none_are_left_out() -> None:
    figure = retention(recalled(30, reviewed=np.nan))
    assert (figure.status, figure.n) == (Status.NONE, 0)
    assert isinstance(figure.more, Mapping)
