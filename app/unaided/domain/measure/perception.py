"""How long AI tasks felt, against what the coin measured (measurement.md §5)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from unaided.domain.measure.ai_effect import LEAST, drawn_effect
from unaided.domain.measure.belonging import among, captioned
from unaided.domain.measure.effect_fit import WIDEST, fitted
from unaided.domain.measure.effect_rows import Compared, drawn_tasks, is_drawn
from unaided.domain.measure.effect_words import TOO_WIDE
from unaided.domain.measure.engine import Fit
from unaided.domain.measure.evidence import Arm, Evidence, Flags, Floats
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows, Status, Unit, nothing
from unaided.domain.measure.intervals import RANGE_LEVEL, mean_range
from unaided.domain.measure.perception_words import (
    GAP,
    NO_RANGE,
    NO_TRIAL,
    PERCEIVED,
    too_few_for_a_gap,
    too_few_guesses,
)
from unaided.domain.measure.resampled import RESAMPLES, influence, refitted_effects, resampled_counts
from unaided.domain.measure.sieve import is_ai, is_done, task_sieve

LEAST_GUESSES: Final = 8
MOST_REFITTED: Final = 1000  # drawn tasks; above, one step of each refit
GROUPS: Final = 500  # of alike tasks in an arm, above
SEED: Final = 5  # the same tasks give the same range
LEAST_SHARE: Final = 0.9  # of the resamples have to tell a gap


@dataclass(frozen=True, slots=True, eq=False)
class Felt:
    """log(active/guess) of drawn tasks (n,), and which have one: finished tasks of the AI arm with a guess."""

    ratio: Floats
    guessed: Flags

    @property
    def count(self) -> int:
        """Return how many have a guess."""
        return int(self.guessed.sum())

    @property
    def mean(self) -> float:
        """Return what was perceived, in log minutes."""
        return float(self.ratio[self.guessed].mean())


def perception_gap(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the gap exp(measured − perceived): ×1.5 is AI tasks taking 1.5 times what it felt like.

    `n` counts the drawn tasks. `more`: `perceived` (exp(mean log(active/guess)) − 1; of the drawn tasks where
    there is a gap, else of all AI tasks: its `of` says which), `measured` (AI's drawn effect) and `guesses`.
    """
    asked = tuple(exclude)
    tasks = drawn_tasks(evidence, asked)
    felt = felt_of(tasks)
    figure = replace(_gap(tasks, felt), rows=np.sort(tasks.rows)).leaving_out(*tasks.excluded)
    if not is_drawn(evidence).any():
        figure = replace(figure, why=NO_TRIAL)
    perceived = _of_drawn(tasks, felt) if figure.is_shown else _of_all(evidence, asked)
    return figure.with_more(perceived=perceived, measured=drawn_effect(evidence, asked), guesses=felt.count)


def felt_of(tasks: Compared) -> Felt:
    """Return what was felt of drawn tasks, beside what they took."""
    all_tasks, rows = tasks.evidence.tasks, tasks.rows
    guess = all_tasks.guess[rows]
    guessed = tasks.done & (tasks.arm == Arm.AI) & _is_guess(guess)
    return Felt(np.where(guessed, tasks.y - np.log(np.where(guessed, guess, 1.0)), 0.0), guessed)


def _is_guess(guess: Floats) -> Flags:
    return np.isfinite(guess) & (guess > 0)


def _gap(tasks: Compared, felt: Felt) -> Figure:
    count = len(tasks)
    if felt.count < LEAST_GUESSES or min(tasks.finished) < LEAST:
        return nothing(Unit.RATIO, too_few_for_a_gap(felt.count, tasks.finished), count)
    found = fitted(tasks)
    ends = None if found is None else _ends(tasks, felt, found)
    if found is None or ends is None:
        return nothing(Unit.RATIO, NO_RANGE, count)
    value = float(found.beta[found.slice_of("arm")][0]) - felt.mean
    low, high = min(ends[0], value), max(ends[1], value)
    if max(abs(low), abs(high)) > WIDEST:
        return nothing(Unit.RATIO, TOO_WIDE, count)
    return captioned(Figure(math.exp(value), math.exp(low), math.exp(high), count, Unit.RATIO, Status.OK), GAP)


def _ends(tasks: Compared, felt: Felt, found: Fit) -> tuple[float, float] | None:
    """Return the 95 % range of the log gap, None where too many resamples tell none."""
    chance = np.random.Generator(np.random.PCG64(SEED))
    gaps = (refitted_gaps if len(tasks) <= MOST_REFITTED else one_step_gaps)(tasks, felt, found, chance)
    told = gaps[np.isfinite(gaps)]
    if len(told) < LEAST_SHARE * len(gaps):
        return None
    low, high = np.quantile(told, [1 - RANGE_LEVEL, RANGE_LEVEL])
    return float(low), float(high)


def refitted_gaps(tasks: Compared, felt: Felt, found: Fit, chance: np.random.Generator) -> Floats:
    """Return (resamples,) log gaps, the effect refitted in each; NaN where a resample tells none."""
    counts = resampled_counts(tasks.arm, chance)
    guesses = counts @ felt.guessed.astype(np.float64)
    with np.errstate(invalid="ignore"):  # a resample without a guess has no mean: 0/0 is NaN
        perceived = (counts @ felt.ratio) / guesses
    return refitted_effects(tasks, found, counts) - perceived


def one_step_gaps(tasks: Compared, felt: Felt, found: Fit, chance: np.random.Generator) -> Floats:
    """Return (resamples,) log gaps, each moved from that of the tasks by the influence of what was drawn.

    Tasks of alike influence are drawn as one group, so that the time does not grow with their number.
    """
    pulls = influence(tasks, found) - np.where(felt.guessed, (felt.ratio - felt.mean) / felt.count, 0.0)
    value = float(found.beta[found.slice_of("arm")][0]) - felt.mean
    gaps = np.full(RESAMPLES, value - float(pulls.sum()))
    for arm in Arm:
        gaps += _drawn_sums(np.sort(pulls[tasks.arm == arm]), chance)
    return gaps


def _drawn_sums(pulls: Floats, chance: np.random.Generator) -> Floats:
    """Return (resamples,) sums of as many of `pulls` (n,), sorted, drawn with replacement."""
    begins = np.unique(np.arange(GROUPS) * len(pulls) // GROUPS)
    sizes = np.diff(begins, append=len(pulls))
    means = np.add.reduceat(pulls, begins) / sizes
    shares = sizes / len(pulls)
    middle = float(shares @ means)
    between = float(shares @ np.square(means - middle))
    if between > 0:  # what groups hide of the scatter is given back
        means = middle + (means - middle) * math.sqrt(float(pulls.var()) / between)
    return np.asarray(chance.multinomial(len(pulls), shares, RESAMPLES) @ means, dtype=np.float64)


def _of_drawn(tasks: Compared, felt: Felt) -> Figure:
    with_guess = tasks.rows[felt.guessed]
    finished = tasks.rows[tasks.done & (tasks.arm == Arm.AI) & ~felt.guessed]
    figure = _perceived(felt.ratio[felt.guessed], np.sort(with_guess))
    return figure.with_more(of="drawn").leaving_out(Excluded(Reason.NO_GUESS, np.sort(finished)))


def _of_all(evidence: Evidence, exclude: tuple[Reason, ...]) -> Figure:
    """Return what was felt of all finished tasks with AI; nothing measured stands beside it."""
    tasks = evidence.tasks
    about = is_ai(tasks) & is_done(tasks)
    sieve = task_sieve(evidence, exclude).drop(Reason.NO_GUESS, ~_is_guess(tasks.guess))
    rows = sieve.forget(~about).kept
    figure = _perceived(np.log(tasks.active[rows]) - np.log(tasks.guess[rows]), rows)
    return figure.with_more(of="all").leaving_out(*among(sieve.excluded, about))


def _perceived(ratios: Floats, rows: Rows) -> Figure:
    count = len(rows)
    if count < LEAST_GUESSES:
        return nothing(Unit.CHANGE, too_few_guesses(count), count, rows=rows)
    ends = mean_range(ratios)
    if max(abs(one) for one in ends) > WIDEST:
        return nothing(Unit.CHANGE, TOO_WIDE, count, rows=rows)
    value, low, high = (math.expm1(one) for one in ends)
    status = Status.OK if low < high else Status.EARLY  # a range of no width is chance
    return captioned(Figure(value, low, high, count, Unit.CHANGE, status, rows=rows), PERCEIVED)
