"""All resamples refitted at once are what the engine gives for each of them alone."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.comparing import compared, scattered
from unaided.domain.measure.effect_fit import fitted, terms
from unaided.domain.measure.effect_rows import Compared, drawn_tasks
from unaided.domain.measure.engine import Fit, fit
from unaided.domain.measure.evidence import End, Evidence
from unaided.domain.measure.resampled import influence, refitted_effects, resampled_counts


def found(evidence: Evidence) -> tuple[Compared, Fit]:
    tasks = drawn_tasks(evidence)
    fit_ = fitted(tasks)
    assert fit_ is not None
    return tasks, fit_


def chance(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_resamples_keep_the_size_of_each_arm() -> None:
    arm = np.array([0, 1, 1, 0, 1])
    counts = resampled_counts(arm, chance(), 400)
    assert (counts[:, arm == 0].sum(axis=1) == 2).all()
    assert (counts[:, arm == 1].sum(axis=1) == 3).all()
    assert counts.mean(axis=0) == pytest.approx(np.ones(5), abs=0.2)


@pytest.mark.parametrize(("seed", "unfinished"), [(1, 0.0), (2, 0.15), (3, 0.5)])
def test_each_is_what_the_engine_gives_for_it_alone(seed: int, unfinished: float) -> None:
    tasks, whole = found(scattered(seed, 60, -0.3, unfinished))
    counts = resampled_counts(tasks.arm, chance(), 40)
    effects = refitted_effects(tasks, whole, counts)
    for one, effect in zip(counts, effects, strict=True):
        again = tasks.at(np.repeat(np.arange(len(tasks)), one.astype(np.int64)))
        alone = fit(again.y, again.done, terms(again))
        value, variance = alone.estimate({"arm": 1.0})
        assert effect == pytest.approx(value, abs=0.01 * np.sqrt(variance))


def test_a_resample_that_leaves_the_effect_open_is_none() -> None:
    end = np.where(np.arange(40) % 2 == 1, np.where(np.arange(40) < 4, End.DONE, End.UNFINISHED), End.DONE)
    tasks, whole = found(compared(np.arange(40) % 2, active=40.0 + np.arange(40), end=end))
    counts = np.ones((2, 40))
    counts[1, (tasks.arm == 1) & tasks.done] = 0.0  # only unfinished tasks with AI
    effects = refitted_effects(tasks, whole, counts)
    assert np.isfinite(effects[0])
    assert np.isnan(effects[1])


def test_the_influence_of_a_task_is_what_a_little_more_of_it_does() -> None:
    tasks, whole = found(scattered(4, 80, -0.3))
    pulls = influence(tasks, whole)
    more = np.ones((80, 80)) + 0.01 * np.eye(80)
    moved = (refitted_effects(tasks, whole, more) - float(whole.beta[whole.slice_of("arm")][0])) / 0.01
    assert moved == pytest.approx(pulls, abs=0.02 * float(np.abs(pulls).max()))
