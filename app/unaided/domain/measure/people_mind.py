"""What a simulated person understands, looks up and feels (measurement.md §6, §11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from unaided.domain.measure.evidence import Arm, End, Explained, Floats, Ints, Own, Recalls, Sittings, Tasks, Use
from unaided.domain.measure.people_knobs import Knobs
from unaided.domain.measure.people_work import Sat

SURE: Final = 6.0  # how alike the chances of recall are within a use (the sum of a beta distribution's two parameters)
HAZE: Final = 0.08  # sd of what is said of one's own understanding
FIRST_RECALL: Final = 7.0  # days
LATE: Final = 3.0  # days by which recalls are late at most
GROWS: Final = 2.5  # an interval, where it was recalled
MOST_RECALLS: Final = 6
RETAINED: Final = 0.9  # when a recall is due
DECAY: Final = 0.5  # of the forgetting curve (1 + f·t)^−decay, which is `RETAINED` at its due day
FELT_SD: Final = 0.8
FELT_LINK: Final = 0.5  # points for each sd that a task went faster than its like
FIVES: Final = 20.0  # shares are said in steps of 5 %


@dataclass(frozen=True, slots=True, eq=False)
class _Rounds:
    """Recalls as they go on, one list entry a round: the card, its day, whether it passed, the next interval."""

    card: list[Ints]
    day: list[Floats]
    passed: list[Floats]
    interval: list[Floats]


def understood(knobs: Knobs, tasks: Tasks, now: float, chance: np.random.Generator) -> tuple[Explained, Recalls]:
    """Return the explanations of closed tasks, and the recalls until `now` of those that are worth it."""
    closed = (tasks.end != End.OPEN) & (chance.random(len(tasks)) < knobs.explained)
    task = np.flatnonzero(closed)
    use = np.maximum(tasks.use[task], Use.NONE)
    mean = np.array(knobs.recall)[use]
    knows = chance.beta(SURE * mean, SURE * (1 - mean))
    explained = _share(knows + chance.normal(0.0, HAZE, len(task)))
    predicted = _share(explained + np.array(knobs.illusion)[use] + chance.normal(0.0, HAZE, len(task)))
    written = tasks.closed[task] + 5 / 1440.0
    worth = np.flatnonzero(tasks.ownership[task] != Own.TRANSIENT)
    rounds = _recalled(knows, written, worth, now, chance)
    first = np.full(len(task), np.nan)
    first[rounds.card[0]] = rounds.passed[0]
    told = Explained(keys(len(task), chance), task, written, predicted, explained, first)
    return told, _recalls(rounds, task, now, chance)


def _share(values: Floats) -> Floats:
    return np.clip(np.round(values * FIVES) / FIVES, 0.0, 1.0)


def _recalled(knows: Floats, written: Floats, card: Ints, now: float, chance: np.random.Generator) -> _Rounds:
    rounds = _Rounds([], [], [], [])
    day, interval = written[card], np.full(len(card), FIRST_RECALL)
    for _ in range(MOST_RECALLS):
        day = day + interval + chance.uniform(0.0, LATE, len(card))
        passed = chance.random(len(card)) < knows[card]
        due = day <= now
        card, day = card[due], day[due]
        interval = np.where(passed, interval * GROWS, FIRST_RECALL)[due]
        rounds.card.append(card)
        rounds.day.append(day)
        rounds.passed.append(passed[due].astype(np.float64))
        rounds.interval.append(interval)
    return rounds


def _recalls(rounds: _Rounds, task: Ints, now: float, chance: np.random.Generator) -> Recalls:
    card, day = np.concatenate(rounds.card), np.concatenate(rounds.day)
    passed, interval = np.concatenate(rounds.passed) > 0, np.concatenate(rounds.interval)
    number = np.repeat(np.arange(1, MOST_RECALLS + 1), [len(one) for one in rounds.card])
    last = np.zeros(len(task), dtype=np.int64)
    np.maximum.at(last, card, number)
    slope = RETAINED ** (-1 / DECAY) - 1
    still = (1 + slope * (now - day) / interval) ** -DECAY
    better = chance.random(len(card)) < 0.3  # noqa: PLR2004 (easy among those passed, hard among the others)
    return Recalls(
        key=keys(len(card), chance),
        task=task[card],
        reviewed=day,
        number=number,
        rating=np.where(passed, np.where(better, 4, 3), np.where(better, 2, 1)).astype(np.int64),
        passed=passed,
        retrievability=np.where(number == last[card], still, np.nan),
    )


def sat_down(knobs: Knobs, tasks: Tasks, sat: Sat, pace: Floats, chance: np.random.Generator) -> Sittings:
    """Return the sessions; `pace` (n,) is by how many sds each task went faster than its like."""
    mode = np.where(sat.with_ai, Arm.AI, Arm.NO_AI).astype(np.int64)
    use = np.where(sat.with_ai, tasks.use[sat.task], Use.NONE).astype(np.int64)
    rate = np.array(knobs.look_ups)[use]
    felt = 3.0 + FELT_LINK * pace[sat.task] + knobs.felt_with_ai * sat.with_ai
    felt = np.clip(np.round(felt + chance.normal(0.0, FELT_SD, len(felt))), 1.0, 5.0)
    answered = chance.random(len(felt)) < knobs.felt_answered
    return Sittings(
        key=keys(len(felt), chance),
        task=sat.task,
        started=sat.started,
        day=np.floor(sat.started).astype(np.int64) + 719_163,
        mode=mode,
        use=use,
        active=sat.minutes,
        progress_before=sat.before,
        progress_after=sat.after,
        look_ups=chance.poisson(rate * sat.minutes / 60.0).astype(np.int64),
        felt=np.where(answered, felt, np.nan),
    )


def keys(count: int, chance: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    """Return ids of 32 hexadecimal digits."""
    digits = chance.bytes(16 * count).hex()
    return np.array([digits[32 * place : 32 * (place + 1)] for place in range(count)], dtype=np.str_)
