"""On 400 simulated people whose truth is known, ranges of recall and of look-ups hold it 19 times out of 20."""

from __future__ import annotations

import numpy as np
import pytest

from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.look_ups import lookups_per_hour
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.understanding import recalled

PEOPLE = 400
KNOBS = Knobs()


@pytest.fixture(scope="module")
def people() -> list[Evidence]:
    return [simulate(KNOBS, seed).evidence for seed in range(PEOPLE)]


def holds(figure: Figure, truth: float) -> bool:
    assert figure.low is not None
    assert figure.high is not None
    return figure.low <= truth <= figure.high


@pytest.mark.parametrize(("use", "place"), [("no-ai", 0), ("measured", 1), ("heavy", 2)])
def test_what_is_recalled_by_use_of_ai(people: list[Evidence], use: str, place: int) -> None:
    held = []
    for evidence in people:
        by_mode = recalled(evidence).more["by_mode"]
        assert isinstance(by_mode, dict)
        held.append(holds(by_mode[use], KNOBS.recall[place]))
    assert 0.92 <= float(np.mean(held)) <= 0.98


def test_how_much_is_looked_up_without_ai(people: list[Evidence]) -> None:
    held = [holds(lookups_per_hour(evidence), KNOBS.look_ups[0]) for evidence in people]
    assert 0.92 <= float(np.mean(held)) <= 0.98
