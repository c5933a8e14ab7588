"""Which tasks AI's effect is told from, and in what order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.support.comparing import alternating, compared
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.effect_rows import chosen_tasks, drawn_tasks, is_drawn, is_kept_out
from unaided.domain.measure.evidence import Arm, Audit, End, Evidence, Floats, Use


def test_drawn_tasks_go_by_assigned_arm_and_chosen_ones_by_use() -> None:
    evidence = compared([0, 1, 0, 1], mode=[0, 0, 1, 1], assigned=[0, 1, 0, -1])
    assert drawn_tasks(evidence).arm.tolist() == [0, 1, 0]
    assert chosen_tasks(evidence).arm.tolist() == [0, 0, 1, 1]


def test_a_kind_of_use_leaves_the_other_out_and_keeps_what_was_done_without() -> None:
    evidence = compared([0, 1, 1, 1], use=[Use.NONE, Use.MEASURED, Use.HEAVY, -1], drawn=False)
    assert chosen_tasks(evidence, (), Use.MEASURED).rows.tolist() == [0, 1]
    assert chosen_tasks(evidence, (), Use.HEAVY).rows.tolist() == [0, 2]
    assert chosen_tasks(evidence).rows.tolist() == [0, 1, 2, 3]


def test_what_was_kept_out_was_never_drawn() -> None:
    evidence = compared([0, 1, 0, 1], assigned=[0, 1, -1, 1], kept_out=[False, False, True, True])
    assert is_drawn(evidence).tolist() == [True, True, False, False]
    assert is_kept_out(evidence).tolist() == [False, False, True, True]
    earlier = replace(evidence, now=BEGIN + 0.5)
    assert is_drawn(earlier).tolist() == [True, False, False, False]
    assert not is_kept_out(earlier).any()


def test_tasks_lie_in_the_order_of_closing() -> None:
    evidence = compared(alternating(5), closed=BEGIN + 10 - np.arange(5.0))
    assert drawn_tasks(replace(evidence, now=BEGIN + 20)).rows.tolist() == [4, 3, 2, 1, 0]


def test_finished_tasks_are_counted_by_arm_and_kind() -> None:
    tasks = drawn_tasks(compared([0, 1, 1, 0, 1], kind=[0, 0, 2, 2, 2], end=[1, 1, 1, End.UNFINISHED, End.ABANDONED]))
    assert tasks.finished == (1, 2)
    assert tasks.kinds.tolist() == [0, 2]
    assert tasks.finished_by_kind(Arm.AI).tolist() == [1, 1]
    assert tasks.finished_by_kind(Arm.NO_AI).tolist() == [1, 0]


def slipped(audited_on: float) -> Evidence:
    """Return tasks of two years, each audited one now thought twice as large as it was."""
    place = np.arange(60)
    tasks = tasks_of(BEGIN + 12.0 * place, mode=place % 2, assigned=place % 2)
    on: Floats = np.full(12, audited_on)
    new: Floats = 120.0 + np.arange(12.0) % 3
    return evidence_of(tasks, audit=Audit(np.arange(12, 24), on, new))


def test_sizes_are_corrected_where_the_ruler_slipped() -> None:
    tasks = drawn_tasks(slipped(BEGIN + 600.0))
    assert tasks.slip is not None
    assert tasks.size[0] > tasks.size[-1]  # the same 60 minutes on the ruler are fewer by now


def test_an_earlier_look_knows_only_the_slip_found_by_then() -> None:
    tasks = drawn_tasks(slipped(BEGIN + 600.0))
    assert tasks.first(32).slip is None
    assert tasks.first(32).rows.tolist() == tasks.rows[:32].tolist()
    assert tasks.first(56).slip is not None
