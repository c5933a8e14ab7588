"""AI's effect on simulated people whose truth is known (measurement.md §11): 60 people a row, seeds 0 to 59.

The long set is benchmarks/coverage.py.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.support.comparing import shown
from unaided.domain.measure.ai_effect import drawn_effect, observational_effect
from unaided.domain.measure.effect_looks import LOOKS
from unaided.domain.measure.evidence import UNKNOWN, Evidence
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.perception import perception_gap

PEOPLE = 60
TRIAL = Knobs(months=12.0, trial=0.9)
CAUSAL = ("made", "because", "saves")


def with_effect(effect: float, knobs: Knobs = TRIAL) -> Knobs:
    return replace(knobs, measured=effect, heavy=effect)


@pytest.mark.parametrize(
    "knobs",
    [with_effect(0.0), with_effect(-0.3), replace(with_effect(-0.3), compliance=0.7)],
    ids=["no effect", "-26 %", "-26 %, compliance 0.7"],
)
def test_the_range_of_the_drawn_effect_holds_the_truth(knobs: Knobs) -> None:
    held = 0
    for seed in range(PEOPLE):
        person = simulate(knobs, seed)
        _, low, high = shown(drawn_effect(person.evidence))
        held += low <= person.truth.drawn_effect <= high
    assert held >= 0.88 * PEOPLE


def looks(evidence: Evidence) -> list[float]:
    """Return when each look was reached."""
    closed = np.sort(evidence.tasks.closed[evidence.tasks.assigned != UNKNOWN])
    closed = closed[np.isfinite(closed)]
    return [float(closed[look - 1]) for look in LOOKS if look <= len(closed)]


def test_without_an_effect_at_most_one_in_twenty_is_told_of_one_at_any_look() -> None:
    told = 0
    for seed in range(PEOPLE):
        evidence = simulate(with_effect(0.0), seed).evidence
        told += any(drawn_effect(replace(evidence, now=at)).words.startswith("AI made you") for at in looks(evidence))
    assert told <= 0.05 * PEOPLE


def test_choosing_easy_tasks_for_ai_looks_like_more_and_is_never_told_as_an_effect() -> None:
    chosen = with_effect(-0.3, Knobs(selection=0.37))
    values = []
    for seed in range(20):
        figure = observational_effect(simulate(chosen, seed).evidence)
        values.append(shown(figure)[0])
        assert not any(word in figure.words.lower() for word in CAUSAL)
        assert "you chose them, so this is not AI's effect" in figure.words
    assert float(np.median(values)) == pytest.approx(-0.49, abs=0.05)  # the truth is −26 %


def test_refusing_the_tasks_ai_is_best_at_hides_its_effect_and_is_flagged() -> None:
    knobs = replace(with_effect(-0.3), effect_sd=0.6, refusals=0.4)
    figures = [drawn_effect(simulate(knobs, seed).evidence) for seed in range(20)]
    assert float(np.median([shown(figure)[0] for figure in figures])) > -0.15
    assert all("kept out" in str(figure.more["flags"]) for figure in figures)


def test_a_feeling_that_differs_from_the_measure_shows_as_a_gap() -> None:
    knobs = replace(with_effect(0.17), perceived=-0.22)
    values = [shown(perception_gap(simulate(knobs, seed).evidence))[0] for seed in range(10)]
    assert float(np.median(values)) == pytest.approx(np.exp(0.39), rel=0.1)
