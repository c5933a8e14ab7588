"""The months a figure lists: each with its figure, as a whole or of one part, and gaps that say they are empty."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.support.answers import told
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.estimation import estimation_bias
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Status
from unaided.domain.measure.month_parts import EMPTY_MONTH, month_figures
from unaided.domain.measure.understanding import illusion_gap

JANUARY, FEBRUARY, MARCH = (date(2025, month, 1) for month in (1, 2, 3))


def two_months() -> Evidence:
    """Return eight tasks in January, half of them with AI, none in February, two in March."""
    days = BEGIN + np.array([*range(8), 60, 61])
    return evidence_of(tasks_of(days, mode=[0, 1] * 5, active=90.0))


def test_each_month_has_its_figure_and_a_month_without_a_row_says_so() -> None:
    months = month_figures(estimation_bias(two_months()))
    assert [month.first for month in months] == [JANUARY, FEBRUARY, MARCH]
    assert [month.figure.n for month in months] == [8, 0, 2]
    assert months[0].figure.value == pytest.approx(1.5)
    assert months[1].figure.why == EMPTY_MONTH
    assert months[2].figure.status is Status.NONE


def test_a_part_has_its_own() -> None:
    months = month_figures(estimation_bias(two_months()), "ai")
    assert [month.figure.n for month in months] == [4, 0, 1]
    assert list(months[0].figure.rows) == [1, 3, 5, 7]


def test_before_anything_there_is_no_month() -> None:
    assert month_figures(illusion_gap(told(0, predicted=[], explained=[], recalled=[]))) == ()
