"""Evidence that no person has: a reason or a plain number, never a warning or nonsense."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.support.comparing import alternating, compared, level, shown
from tests.support.evidence import BEGIN
from unaided.domain.measure.ai_effect import drawn_effect, effect_by_kind, observational_effect
from unaided.domain.measure.classic import classic_effect
from unaided.domain.measure.effect_words import NOT_DRAWN, TOO_WIDE
from unaided.domain.measure.evidence import Arm, End, Evidence
from unaided.domain.measure.figure import Figure, Reason, Status
from unaided.domain.measure.perception import perception_gap

FIGURES = (drawn_effect, observational_effect, effect_by_kind)
WILD: dict[str, dict[str, Any]] = {
    "no time": {"active": 0.0},
    "negative": {"active": -5.0},
    "not a number": {"active": np.nan},
    "endless": {"active": np.inf},
    "no size": {"size": np.nan},
    "zero size": {"size": 0.0},
    "all unfinished": {"end": End.UNFINISHED},
    "all open": {"end": End.OPEN},
    "never closed": {"closed": np.nan},
    "future": {"registered": 1e6},
    "without AI": {"mode": Arm.NO_AI, "assigned": Arm.NO_AI},
    "with AI": {"mode": Arm.AI, "assigned": Arm.AI},
}


@pytest.mark.parametrize("name", WILD)
def test_wild_evidence_gives_a_reason(name: str) -> None:
    said = WILD[name]
    evidence = compared(alternating(40), **said) if "registered" not in said else future()
    for reckon in FIGURES:
        figure = reckon(evidence)
        assert (figure.status, figure.value) == (Status.NONE, None)
        assert figure.why


def future() -> Evidence:
    evidence = compared(alternating(40))
    return replace(evidence, now=float(evidence.tasks.registered[0]) - 1)


def test_a_day_that_ends_before_all_is_as_if_there_were_nothing() -> None:
    assert drawn_effect(future()).why == NOT_DRAWN
    assert {one.reason: one.count for one in drawn_effect(future()).excluded} == {Reason.FUTURE: 40}


@pytest.mark.parametrize("active", [60.0, 1e6])
def test_all_alike_is_no_difference(active: float) -> None:
    value, low, high = shown(drawn_effect(compared(alternating(40), active=active)))
    assert value == pytest.approx(0.0, abs=1e-9)
    assert -0.2 < low <= value <= high < 0.2


def test_one_task_of_a_million_minutes_moves_little() -> None:
    evidence = level(0.7)
    active = evidence.tasks.active.copy()
    active[5] = 1e6
    value, _, high = shown(drawn_effect(replace(evidence, tasks=replace(evidence.tasks, active=active))))
    assert -0.35 < value < 0.0
    assert high < 1.0


def test_a_range_without_end_is_no_figure() -> None:
    place = np.arange(40)
    active = np.where(place // 2 % 2 == 1, 1e-200, 1e200)
    figure = drawn_effect(compared(place % 2, active=active))
    assert (figure.status, figure.why) == (Status.NONE, TOO_WIDE)


@pytest.mark.parametrize("seed", range(40))
def test_wild_evidence_never_gives_nonsense(seed: int) -> None:
    chance = np.random.Generator(np.random.PCG64(seed))
    count = int(chance.integers(0, 90))
    evidence = compared(
        chance.integers(0, 2, count),
        mode=chance.integers(0, 2, count),
        use=chance.integers(-1, 3, count),
        end=chance.integers(0, 4, count),
        kind=chance.integers(0, chance.integers(1, 30), count),
        active=np.exp(chance.choice([-7.0, 0.0, 4.0, 13.8], count)),
        size=np.exp(chance.normal(4.0, chance.choice([0.0, 1.0, 5.0]), count)),
        guess=chance.choice([np.nan, 0.0, 5.0, 1e6], count),
        estimate=chance.choice([30.0, 60.0, np.nan], count),
        kept_out=chance.uniform(size=count) < 0.2,
        closed=BEGIN + chance.choice([0.0, 5.0, 50.0], count),
    )
    for reckon in (drawn_effect, observational_effect, effect_by_kind, classic_effect, perception_gap):
        figure = reckon(evidence)
        kinds = figure.more.get("kinds", {})
        assert isinstance(kinds, dict)
        for one in (figure, *figure.more.values(), *kinds.values()):
            if isinstance(one, Figure):
                assert one.is_shown != bool(one.why)
                if one.value is not None:
                    value, low, high = shown(one)
                    assert -1.0 <= low <= value <= high < 1e7
