"""Recall by skill: each skill's own recalls alone, a share only where retention has one."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.answers import recalls_of as recalls
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.proportions import wilson
from unaided.domain.measure.skill_recall import recall_by_skill, recalls_of
from unaided.domain.skill import Recalled

SKILLS = ("Parsing", "SQL", "Testing")


def evidence() -> Evidence:
    """Return 25 recalls of SQL, of which 20 passed, 7 of parsing, of which 5 did, and 3 of no skill."""
    skill = np.array([1] * 25 + [0] * 7 + [-1] * 3)
    passed = np.array([True] * 20 + [False] * 5 + [True] * 5 + [False] * 2 + [True] * 3)
    tasks = tasks_of(BEGIN + np.arange(35), skill=skill)
    return evidence_of(tasks, recalls=recalls(np.arange(35), passed=passed), now=BEGIN + 400, skills=SKILLS)


def test_a_share_from_20_recalls_on_below_them_counts_alone() -> None:
    found = recall_by_skill(evidence())
    sql = found["SQL"]
    assert (sql.passed, sql.n, sql.is_early) == (20, 25, True)
    assert sql.share == pytest.approx((0.8, *wilson(20, 25)))
    assert found["Parsing"] == Recalled(5, 7)
    assert found["Testing"] == Recalled()


def test_the_rows_behind_are_as_many_as_it_counts() -> None:
    told = evidence()
    assert recalls_of(told, "SQL").tolist() == list(range(25))
    assert recalls_of(told, "Parsing").tolist() == list(range(25, 32))
    assert recalls_of(told, "Astrology").tolist() == []
