"""Dots of single sessions and tasks, reckoned by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.dots import session_dots, task_dots
from unaided.domain.measure.evidence import Arm, End, Evidence, Sittings, Source
from unaided.domain.measure.figure import Table


def sat(task: list[int], *, mode: ArrayLike = Arm.NO_AI, before: ArrayLike = 0.0, after: ArrayLike = 1.0) -> Sittings:
    """Return sessions of 30 minutes, one a day."""
    count = len(task)
    days = np.arange(float(count))
    return Sittings(
        key=np.array([f"session-{row}" for row in range(count)], dtype=np.str_),
        task=np.array(task, dtype=np.int64),
        started=BEGIN + days,
        day=np.floor(BEGIN + days).astype(np.int64),
        mode=np.broadcast_to(np.asarray(mode, dtype=np.int64), count),
        use=np.zeros(count, dtype=np.int64),
        active=np.full(count, 30.0),
        progress_before=np.broadcast_to(np.asarray(before, dtype=np.float64), count),
        progress_after=np.broadcast_to(np.asarray(after, dtype=np.float64), count),
        look_ups=np.zeros(count, dtype=np.int64),
        felt=np.full(count, np.nan),
    )


def some(sittings: Sittings, **said: ArrayLike) -> Evidence:
    return evidence_of(tasks_of(BEGIN + np.arange(3.0), **said), sittings=sittings, now=BEGIN + 30)


def test_a_session_is_what_it_got_done_for_each_minute() -> None:
    dots = session_dots(some(sat([0, 0, 1], before=[0.0, 0.25, 0.5], after=[0.25, 1.0, 0.5]), size=60.0))
    assert dots.index.tolist() == [50.0, 150.0, 0.0]  # 100 · 60 · ¼ / 30, 100 · 60 · ¾ / 30
    assert dots.at.tolist() == [BEGIN, BEGIN + 1, BEGIN + 2]
    assert dots.rows.tolist() == [0, 1, 2]
    assert dots.table is Table.SESSIONS
    assert not dots.hollow.any()


def test_a_session_of_an_open_task_is_hollow() -> None:
    end, closed = [End.OPEN, End.DONE, End.DONE], [np.nan, BEGIN + 1, BEGIN + 2]
    assert session_dots(some(sat([0, 1]), end=end, closed=closed)).hollow.tolist() == [True, False]


def test_sessions_with_ai_or_after_it_have_no_dot() -> None:
    modes = [Arm.NO_AI, Arm.AI, Arm.NO_AI, Arm.NO_AI]
    dots = session_dots(some(sat([0, 0, 0, 1], mode=modes), mode=[Arm.AI, Arm.NO_AI, Arm.NO_AI]))
    assert dots.rows.tolist() == [0, 3]


def test_sessions_that_cannot_be_reckoned_have_no_dot() -> None:
    sittings = sat([0, 1, 2, 0, 0], after=[1.0, 1.0, 1.0, np.nan, 1.0])
    sittings = replace(sittings, active=np.array([30.0, 30.0, 30.0, 30.0, 0.0]))
    late, source = [False, True, False], [Source.TIMER, Source.TIMER, Source.HAND]
    assert session_dots(some(sittings, sized_late=late, source=source)).rows.tolist() == [0]
    later = replace(some(sat([0, 1, 2])), now=BEGIN + 0.5)
    assert session_dots(later).rows.tolist() == [0]


def test_a_task_is_its_size_for_each_minute_and_hollow_unless_finished() -> None:
    evidence = some(sat([]), size=[60.0, 60.0, 30.0], active=[60.0, 120.0, 15.0], end=[1, 2, 1])
    dots = task_dots(evidence)
    np.testing.assert_allclose(dots.index, [100.0, 50.0, 200.0])
    assert dots.hollow.tolist() == [False, True, False]
    assert dots.table is Table.TASKS


def test_no_evidence_has_no_dots() -> None:
    nobody = evidence_of(tasks_of([]))
    assert len(session_dots(nobody).at) == 0
    assert len(task_dots(nobody).at) == 0
