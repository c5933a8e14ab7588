"""AI's effect as the literature reckons it: ordinary least squares on arm and log estimate (measurement.md §4)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.belonging import among
from unaided.domain.measure.effect_rows import is_drawn, is_kept_out
from unaided.domain.measure.effect_words import (
    CLASSIC,
    CLASSIC_CHOSEN,
    LONE_ESTIMATE,
    NO_SCATTER,
    SPLIT_BY_ESTIMATE,
    TOO_WIDE,
    too_few_for_classic,
)
from unaided.domain.measure.evidence import Arm, Evidence, Floats, Ints
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows, Status, Unit, nothing
from unaided.domain.measure.proportions import Z
from unaided.domain.measure.sieve import is_ai, is_done, task_sieve

LEAST: Final = 8  # finished, in each arm
WIDEST: Final = math.log(1e6)  # log minutes
_ALIKE: Final = 1e-9  # log minutes; what differs by less is rounding
_OPEN: Final = 1e-9  # what is left of a sum of squares, or of 1 − leverage, once the others are known


@dataclass(frozen=True, slots=True)
class Least:
    """The coefficient of the arm by least squares, and its standard errors."""

    value: float
    homoskedastic: float
    hc3: float

    def range(self, se: float) -> list[float]:
        """Return exp(b ± z·se) − 1."""
        return [math.expm1(self.value - Z * se), math.expm1(self.value + Z * se)]

    @property
    def reach(self) -> float:
        """Return how far from 0 the wider range goes, in log minutes."""
        return abs(self.value) + Z * max(self.homoskedastic, self.hc3)


def classic_effect(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return exp(b) − 1 of log minutes on arm and log estimate, finished tasks alone; `n` counts them.

    Drawn tasks by assigned arm where an experiment has them, else all by whether AI was used: `more["of"]` says
    which, `drawn` or `observational`. `more["ranges"]` has the 95 % z-ranges: `homoskedastic`, which is also the
    figure's own, and `hc3`.
    """
    is_of_coin = bool(is_drawn(evidence).any())
    rows, arm, excluded = _tasks(evidence, exclude, is_of_coin=is_of_coin)
    tasks = evidence.tasks
    found = _found(np.log(tasks.active[rows]), arm, np.log(tasks.estimate[rows]), is_of_coin=is_of_coin)
    if isinstance(found, str):
        figure = nothing(Unit.CHANGE, found, len(rows), rows=rows)
    else:
        low, high = found.range(found.homoskedastic)
        words = CLASSIC if is_of_coin else CLASSIC_CHOSEN
        figure = Figure(
            math.expm1(found.value), low, high, len(rows), Unit.CHANGE, Status.OK, words=words, rows=rows
        ).with_more(ranges={"homoskedastic": [low, high], "hc3": found.range(found.hc3)})
    return figure.with_more(of="drawn" if is_of_coin else "observational").leaving_out(*excluded)


def _tasks(
    evidence: Evidence, exclude: Iterable[Reason], *, is_of_coin: bool
) -> tuple[Rows, Ints, tuple[Excluded, ...]]:
    """Return finished, timed tasks with an estimate, the arm of each, and what was left out."""
    tasks = evidence.tasks
    about = is_drawn(evidence) if is_of_coin else np.ones(len(tasks), dtype=np.bool_)
    sieve = task_sieve(evidence, exclude)
    sieve.drop(Reason.UNFINISHED, ~is_done(tasks))
    sieve.drop(Reason.NO_ESTIMATE, ~(np.isfinite(tasks.estimate) & (tasks.estimate > 0)))
    rows = sieve.forget(~about).kept
    arm = tasks.assigned if is_of_coin else np.where(is_ai(tasks), Arm.AI, Arm.NO_AI)
    kept_out = Excluded(Reason.KEPT_OUT, np.flatnonzero(is_kept_out(evidence) & is_of_coin))
    return rows, arm[rows], (*among(sieve.excluded, about), kept_out)


def _found(y: Floats, arm: Ints, estimate: Floats, *, is_of_coin: bool) -> Least | str:
    with_ai = int(arm.sum())
    finished = len(arm) - with_ai, with_ai
    if min(finished) < LEAST:
        return too_few_for_classic(finished, drawn=is_of_coin)
    found = least_squares(y, arm, estimate)
    return TOO_WIDE if isinstance(found, Least) and found.reach > WIDEST else found


def least_squares(y: Floats, arm: Ints, estimate: Floats) -> Least | str:
    """Return the arm's coefficient of y (n,) on arm (n,), of 0 and 1, and log estimate (n,), or why there is none.

    Without two different estimates, y is regressed on the arm alone.
    """
    centred = arm - arm.mean()
    spread = estimate - estimate.mean()
    regressors = [centred] if float(np.ptp(estimate)) <= _ALIKE else [centred, spread]
    x = np.column_stack(regressors)
    gram = x.T @ x
    if _is_open(gram):
        return SPLIT_BY_ESTIMATE
    inverse = np.linalg.inv(gram)
    beta = inverse @ (x.T @ (y - y.mean()))
    left = y - y.mean() - x @ beta
    if float(np.abs(left).max()) <= _ALIKE:
        return NO_SCATTER
    room = 1.0 - 1.0 / len(y) - np.einsum("ij,jk,ik->i", x, inverse, x)  # 1 − leverage
    if float(room.min()) <= _OPEN:
        return LONE_ESTIMATE
    variance = float(left @ left) / (len(y) - 1 - x.shape[1]) * float(inverse[0, 0])
    pulls = (x @ inverse[0]) * left / room
    return Least(float(beta[0]), math.sqrt(variance), math.sqrt(float(pulls @ pulls)))


def _is_open(gram: Floats) -> bool:
    """Tell whether the estimates alone tell the arms apart."""
    if len(gram) == 1:
        return False
    return float(np.linalg.det(gram)) <= _OPEN * float(gram[0, 0] * gram[1, 1])
