"""The regression of AI's effect."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.comparing import compared, scattered
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.effect_fit import effect_of, effects_by_kind, fitted, terms
from unaided.domain.measure.effect_rows import drawn_tasks
from unaided.domain.measure.effect_words import UNDETERMINED
from unaided.domain.measure.engine import fit
from unaided.domain.measure.evidence import Audit, End, Evidence


def test_beginning_from_some_of_the_tasks_ends_at_the_same_mode() -> None:
    tasks = drawn_tasks(scattered(1, 9000, -0.2))
    found = fitted(tasks)
    assert found is not None
    cold = fit(tasks.y, tasks.done, terms(tasks))
    assert found.beta == pytest.approx(cold.beta, abs=1e-9)
    assert found.cov == pytest.approx(cold.cov, rel=1e-6, abs=1e-12)
    assert len(found.losses) < len(cold.losses)


def test_too_little_and_undetermined_are_told_apart() -> None:
    assert effect_of(drawn_tasks(compared(np.arange(10) % 2)), 8) == ""
    none_with_ai = drawn_tasks(compared(np.arange(20) % 2, end=np.where(np.arange(20) % 2, End.UNFINISHED, End.DONE)))
    assert effect_of(none_with_ai, 0) == UNDETERMINED
    assert effects_by_kind(none_with_ai, 0) is None


def test_kinds_with_too_little_are_not_in_the_answer() -> None:
    place = np.arange(40)
    tasks = drawn_tasks(compared(place % 2, kind=np.where(place < 34, 0, 1), active=30.0 + place))
    assert set(effects_by_kind(tasks, 4) or {}) == {0}
    assert effects_by_kind(tasks, 30) == {}


def audited(arm_of_late: int, spread: float) -> Evidence:
    """Return tasks whose audit tells a slip; those with AI lie late in time, or beside the others."""
    place = np.arange(80)
    arm = place // 40 if arm_of_late else place % 2
    minutes = 60.0 * np.exp(0.3 * np.sin(place))
    tasks = tasks_of(BEGIN + 9.0 * place, mode=arm, assigned=arm, active=minutes)
    new = 80.0 * np.exp(spread * np.sin(np.arange(12.0)))
    return evidence_of(tasks, audit=Audit(np.arange(12, 24), np.full(12, BEGIN + 700.0), new))


def test_the_slips_own_uncertainty_widens_what_lies_apart_in_time() -> None:
    ses = []
    for apart in (0, 1):
        for spread in (0.01, 0.3):
            found = effect_of(drawn_tasks(audited(apart, spread)), 8)
            assert not isinstance(found, str)
            ses.append(found.se)
    beside, beside_unsure, apart_sure, apart_unsure = ses
    assert beside_unsure == pytest.approx(beside, rel=0.01)
    assert apart_unsure > 1.02 * apart_sure
