"""Evidence for AI's effect: tasks of two arms, drawn by a coin or chosen, in the order of closing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, End, Evidence, Use
from unaided.domain.measure.figure import Figure

KINDS = 4


def alternating(count: int) -> ArrayLike:
    """Return arms one after the other, without AI first."""
    return np.arange(count) % 2


def compared(arm: ArrayLike, *, drawn: bool = True, **said: Any) -> Evidence:  # noqa: ANN401 - any column
    """Return tasks of these arms (n,), one a day, used as they were assigned; all finished unless said otherwise."""
    arms = np.asarray(arm, dtype=np.int64)
    columns: dict[str, Any] = {
        "mode": arms,
        "use": np.where(arms == Arm.AI, Use.MEASURED, Use.NONE),
        "assigned": arms if drawn else -1,
        **said,
    }
    return evidence_of(tasks_of(BEGIN + np.arange(len(arms), dtype=np.float64), **columns))


def level(ratio: float, count: int = 40, **said: Any) -> Evidence:  # noqa: ANN401
    """Return tasks that take this many times as long with AI, each arm scattered alike."""
    place = np.arange(count)
    wave = 0.3 * np.sin(place // 2)
    return compared(place % 2, active=60.0 * np.exp(wave) * np.where(place % 2 == 1, ratio, 1.0), **said)


def scattered(seed: int, count: int, effect: float, unfinished: float = 0.15, **said: Any) -> Evidence:  # noqa: ANN401
    """Return tasks of a person whose log minutes move by `effect` with AI; guesses say they felt 30 % faster."""
    chance = np.random.Generator(np.random.PCG64(seed))
    arm = chance.permutation(np.arange(count) % 2)
    kind, size = chance.integers(0, KINDS, count), np.exp(chance.normal(4.0, 0.65, count))
    y = 0.9 * np.log(size) + chance.normal(0.0, 0.2, KINDS)[kind] + effect * arm + 0.5 * chance.standard_t(5, count)
    stopped = chance.uniform(size=count) < unfinished
    active = np.exp(y) * np.where(stopped, chance.uniform(0.3, 1.0, count), 1.0)
    guess = np.where((arm == Arm.AI) & ~stopped, active / 0.7 * np.exp(chance.normal(0.0, 0.2, count)), np.nan)
    estimate = size * np.exp(chance.normal(0.0, 0.3, count))
    columns = {"kind": kind, "size": size, "active": active, "guess": guess, "estimate": estimate, **said}
    return compared(arm, end=np.where(stopped, End.UNFINISHED, End.DONE), **columns)


def shown(figure: Figure) -> tuple[float, float, float]:
    """Return value, low and high of a figure that has them."""
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high
