"""The two velocities of simulated people whose truth is known, and what holds for any history."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.evidence import BEGIN, evidence_of, reordered, tasks_of
from unaided.domain.measure.evidence import MONTH_DAYS, WINDOW_DAYS, Arm, End, Evidence, Use
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.people import Knobs, Simulated, simulate
from unaided.domain.measure.two_velocities import two_velocities
from unaided.domain.measure.two_velocities_words import CANNOT_TELL, EROSION, LEANING, LEVERAGE
from unaided.domain.measure.velocity import velocity

PARTS = ("capability", "output", "with_ai", "leverage", "erosion", "gap")
PEOPLE = 200


def shown(figure: object) -> tuple[float, float, float]:
    assert isinstance(figure, Figure)
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def truth(person: Simulated, share: float) -> dict[str, float]:
    """Return the true figures of a person whose AI tasks all have the measured effect."""
    evidence, speed = person.evidence, velocity(person.evidence)
    tasks = evidence.tasks
    assert speed.state is not None
    end = float(tasks.registered[evidence.baseline].max())
    v = person.truth.speed
    base = float(v(tasks.registered[(tasks.mode == Arm.NO_AI) & (tasks.registered <= end)]).mean())
    middle = end + (speed.months[speed.state - 1].number + 0.5) * MONTH_DAYS
    window = tasks.registered[(tasks.mode == Arm.AI) & (tasks.registered > evidence.now - WINDOW_DAYS)]
    c = 100 * math.exp(float(v(np.array([middle]))[0]) - base)
    a = 100 * math.exp(float(v(window).mean()) - base - person.truth.knobs.measured)
    o = share * a + (1 - share) * c
    return {"capability": c, "with_ai": a, "output": o, "leverage": o - 100, "erosion": 100 - c, "gap": o - c}


@pytest.mark.parametrize(("slope", "measured"), [(0.0, -0.20), (-0.30, -0.20), (0.0, -0.60)])
def test_the_ranges_hold_the_truth(slope: float, measured: float) -> None:
    held: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    count = 0
    for seed in range(PEOPLE):
        person = simulate(Knobs(slope=slope, measured=measured, share_heavy=0.0), seed)
        figure = two_velocities(person.evidence)
        if not figure.is_shown:
            continue
        count += 1
        labels[figure.words] += 1
        share = figure.more["ai_share"]
        assert isinstance(share, float)
        for name, true in truth(person, share).items():
            _, low, high = shown(figure.more[name])
            held[name] += low <= true <= high
    assert count >= PEOPLE - 5
    assert all(0.90 <= held[name] / count <= 1.0 for name in PARTS), held  # the walk smooths a fall: §3, 92 to 99 %
    assert 0.92 <= sum(held.values()) / count / len(PARTS) <= 0.99
    if slope == 0:
        assert labels[EROSION] <= 0.02 * count
        assert labels[EROSION] + labels[LEANING] <= 0.05 * count
    else:
        assert labels[EROSION] + labels[LEANING] > 0.5 * count
        assert not labels[LEVERAGE]


def wild(seed: int) -> Evidence:
    """Return tasks of any sizes, minutes and days."""
    chance = np.random.Generator(np.random.PCG64(seed))
    count = int(chance.integers(30, 120))
    days = BEGIN + chance.choice([0.0, 1.0, 60.0, 400.0]) * np.sort(chance.uniform(size=count))
    mode = np.where(chance.random(count) < 0.5, Arm.AI, Arm.NO_AI)
    mode[:12] = Arm.NO_AI
    end = np.where(chance.random(count) < chance.choice([0.0, 0.5, 0.9]), End.UNFINISHED, End.DONE)
    end[:12] = End.DONE
    tasks = tasks_of(
        days,
        mode=mode,
        use=np.where(mode == Arm.AI, chance.integers(-1, 3, count), Use.NONE),
        end=end,
        active=np.exp(chance.choice([-7.0, 0.0, 4.0, 13.8], count)),
        size=np.exp(chance.normal(4.0, chance.choice([0.0, 1.0, 5.0]), count)),
        kind=chance.integers(0, chance.integers(1, 30), count),
    )
    return evidence_of(tasks, now=float(days.max()) + 1.0)


@pytest.mark.parametrize("seed", range(60))
def test_wild_minutes_and_sizes_never_give_nonsense(seed: int) -> None:
    figure = two_velocities(wild(seed))
    assert figure.is_shown != bool(figure.why)
    if figure.is_shown:
        assert (figure.words in {EROSION, LEANING, LEVERAGE, CANNOT_TELL}) is (figure.status is Status.OK)
        for name in PARTS:
            value, low, high = shown(figure.more[name])
            assert -math.inf < low <= value <= high < math.inf


@given(seed=st.integers(0, 500))
@settings(max_examples=8, deadline=None)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    evidence = simulate(Knobs(months=8.0, audits=False), seed).evidence
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(evidence.tasks))
    here, there = two_velocities(evidence), two_velocities(reordered(evidence, order))
    assert here.is_shown == there.is_shown
    if here.is_shown:
        for name in PARTS:
            assert shown(there.more[name]) == pytest.approx(shown(here.more[name]), rel=1e-5, abs=1e-4)
