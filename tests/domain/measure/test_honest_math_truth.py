"""The honest-math table of made-up people whose truth is known, and of wild histories."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import pytest

from tests.support.answers import explained_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, End, Evidence, Floats, Use
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.honest_math import honest_math

KIND = np.tile([0, 1, 1], 14)
USE = np.repeat([Use.NONE, Use.MEASURED, Use.HEAVY], 14)


def worked(size: Floats, active: Floats) -> Evidence:
    mode = np.where(USE == Use.NONE, Arm.NO_AI, Arm.AI)
    return evidence_of(tasks_of(BEGIN + np.arange(42.0), kind=KIND, use=USE, mode=mode, size=size, active=active))


def cells(figure: Figure) -> list[dict[str, Figure]]:
    return cast("list[dict[str, Figure]]", figure.more["cells"])


def shown(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def test_the_ranges_of_a_cell_hold_the_truth() -> None:
    # 300 people, drawn as the model has it, size slope 0.9: all cells' minutes, 19 times out of 20.
    held: list[bool] = []
    for seed in range(300):
        chance = np.random.Generator(np.random.PCG64(seed))
        kind_effect, both = chance.normal(0.0, 0.3, 2), chance.normal(0.0, 0.25, (3, 2))
        log_size = chance.normal(4.0, 0.6, 42)
        cell = 0.4 + np.array([0.0, -0.2, -0.6])[:, None] + kind_effect + both
        y = 0.9 * log_size + cell[USE, KIND] + 0.45 * chance.standard_t(5, 42)
        evidence = worked(np.exp(log_size), np.exp(y))
        medians = [0.9 * math.log(np.median(evidence.tasks.size[kind == KIND])) for kind in range(2)]
        for (kind, use), one in zip(
            [(kind, use) for kind in range(2) for use in range(3)], cells(honest_math(evidence)), strict=True
        ):
            _, low, high = shown(one["minutes"])
            held.append(low <= math.exp(medians[kind] + cell[use, kind]) <= high)
    assert 0.93 <= float(np.mean(held)) <= 0.975


@pytest.mark.parametrize("seed", range(60))
def test_wild_minutes_and_sizes_never_give_nonsense(seed: int) -> None:
    chance = np.random.Generator(np.random.PCG64(seed))
    count = int(chance.integers(1, 120))
    use = chance.integers(-1, 3, count)
    tasks = tasks_of(
        BEGIN + chance.uniform(0.0, 400.0, count),
        mode=np.where(use == Use.NONE, Arm.NO_AI, Arm.AI),
        use=use,
        end=np.where(chance.random(count) < chance.choice([0.0, 0.5, 0.9]), End.UNFINISHED, End.DONE),
        active=np.exp(chance.choice([-7.0, 0.0, 4.0, 13.8], count)),
        size=np.exp(chance.normal(4.0, chance.choice([0.0, 1.0, 5.0]), count)),
        kind=chance.integers(0, chance.integers(1, 30), count),
    )
    told = explained_of(count, predicted=0.5, explained=0.5, recalled=chance.choice([0.0, 1.0, np.nan], count))
    figure = honest_math(evidence_of(tasks, explained=told, now=BEGIN + 500.0))
    assert figure.is_shown != bool(figure.why)
    for cell in cells(figure):
        for one in (cell["minutes"], cell["recall"]):
            assert one.is_shown != bool(one.why)
            if one.is_shown:
                value, low, high = shown(one)
                assert 0.0 <= low <= value <= high < math.inf
