"""How often first recalls pass, by use of AI and kind."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from tests.support.answers import told
from tests.support.evidence import BEGIN, tasks_of
from unaided.domain.measure.evidence import Arm, Use
from unaided.domain.measure.figure import Reason
from unaided.domain.measure.recall_rates import recall_rates, use_of


def test_a_cell_is_drawn_to_the_rate_of_its_use() -> None:
    # Heavy use: 3 of 4 of kind 0 and 0 of 2 of kind 1 passed, so m = (3 + 1)/(6 + 2) = 1/2.
    evidence = told(
        6,
        task={"mode": Arm.AI, "use": Use.HEAVY, "kind": [0, 0, 0, 0, 1, 1]},
        predicted=0.5,
        explained=0.5,
        recalled=[1, 1, 1, 0, 0, 0],
    )
    rates = recall_rates(evidence)
    assert rates.prior[Use.HEAVY] == pytest.approx(0.5)
    assert rates.beta(Use.HEAVY, 0) == pytest.approx((2 + 3, 2 + 1))
    assert rates.beta(Use.HEAVY, 1) == pytest.approx((2 + 0, 2 + 2))
    assert rates.means()[Use.HEAVY] == pytest.approx([5 / 8, 2 / 6])
    assert rates.means()[Use.NONE] == pytest.approx([0.5, 0.5])  # nothing known of it
    assert rates.rows_of(Use.HEAVY, 1).tolist() == [4, 5]
    assert rates.means()[Use.HEAVY, 0] == pytest.approx(stats.beta(*rates.beta(Use.HEAVY, 0)).mean())


def test_use_that_nobody_told_is_a_group_of_its_own() -> None:
    mode, use = [Arm.NO_AI, Arm.AI, Arm.AI, Arm.AI, Arm.AI], [Use.NONE, Use.MEASURED, Use.HEAVY, -1, Use.NONE]
    assert use_of(tasks_of(BEGIN + np.arange(5.0), mode=mode, use=use)).tolist() == [0, 1, 2, -1, -1]
    evidence = told(5, task={"mode": mode, "use": use}, predicted=0.5, explained=0.5, recalled=[1, 1, 1, 0, 0])
    assert recall_rates(evidence).count[:, 0].tolist() == [1, 1, 1, 2]
    assert recall_rates(evidence).passed[-1, 0] == 0


def test_recalls_still_to_come_are_left_out_and_counted() -> None:
    evidence = told(4, predicted=0.5, explained=0.5, recalled=[1, np.nan, np.nan, 0])
    rates = recall_rates(evidence)
    assert rates.count.sum() == 2
    assert [(one.reason, one.count) for one in rates.excluded] == [(Reason.NOT_RECALLED, 2)]


def test_without_tasks_there_is_nothing() -> None:
    assert recall_rates(told(0, predicted=0.5, explained=0.5)).count.sum() == 0
