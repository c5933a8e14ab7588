"""The measured signals beside the stage self-check: each of them supported, not supported, and without enough data."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Arm, Evidence
from unaided.domain.measure.figure import Figure, Status, Table, Unit, nothing
from unaided.domain.measure.report import figures
from unaided.domain.measure.stage_signals import (
    NEEDS,
    Signal,
    Signals,
    Verdict,
    declined_share,
    signals,
    told,
)
from unaided.domain.stage import Stage

YES, NO, UNKNOWN = Verdict.SUPPORTS, Verdict.AGAINST, Verdict.UNKNOWN
NOTHING = evidence_of(tasks_of([]))
ROWS = np.array([0, 2])


def says(value: float, low: float, high: float, unit: Unit = Unit.INDEX, status: Status = Status.OK) -> Figure:
    """Return a figure that says this."""
    return Figure(value, low, high, 30, unit, status, rows=ROWS)


def mute(unit: Unit = Unit.SHARE) -> Figure:
    """Return a figure with too little behind it."""
    return nothing(unit, "3 of 8 so far.", 3, Table.EXPLANATIONS)


def those(
    speed: Figure | None = None,
    gap: Figure | None = None,
    recalled: tuple[Figure, Figure] | None = None,
    share: float | None = None,
) -> Mapping[str, Figure]:
    """Return the figures that the signals rest on; `recalled` is that of heavy work and that without AI."""
    heavy, without = recalled or (mute(), mute())
    return {
        "two_velocities": says(0, 0, 0, Unit.POINTS).with_more(ai_share=share),
        "velocity_now": speed or mute(Unit.INDEX),
        "illusion_gap": mute().with_more(by_mode={"heavy": gap or mute(Unit.POINTS)}),
        "recalled": mute().with_more(by_mode={"heavy": heavy, "no-ai": without}),
    }


def of(stage: Stage, given: Mapping[str, Figure], evidence: Evidence = NOTHING) -> Signals:
    """Return the signals of a stage."""
    return next(one for one in signals(given, evidence) if one.stage is stage)


def verdicts(stage: Stage, given: Mapping[str, Figure], evidence: Evidence = NOTHING) -> list[Verdict]:
    """Return what each signal of a stage says."""
    return [one.verdict for one in of(stage, given, evidence).signals]


def share(value: float, low: float, high: float) -> Figure:
    """Return a share."""
    return says(value, low, high, Unit.SHARE)


@pytest.mark.parametrize(
    ("ai_share", "speed", "said", "together"),
    [
        (0.8, says(100, 85, 115), [YES, YES], YES),
        (0.8, says(90, 80, 100), [YES, NO], NO),  # the low end has to be above 80
        (0.5, says(100, 85, 115), [NO, YES], NO),
        (None, says(100, 85, 115), [UNKNOWN, YES], UNKNOWN),
        (0.8, mute(), [YES, UNKNOWN], UNKNOWN),
        (0.8, says(100, 85, 115, status=Status.EARLY), [YES, UNKNOWN], UNKNOWN),  # early says no words
    ],
)
def test_stage_1_is_a_high_share_of_ai_while_the_unaided_speed_holds(
    ai_share: float | None, speed: Figure, said: list[Verdict], together: Verdict
) -> None:
    given = those(speed, share=ai_share)
    assert verdicts(Stage.SPEED, given) == said
    assert of(Stage.SPEED, given).verdict is together


@pytest.mark.parametrize(
    ("gap", "recalled", "said"),
    [
        (says(12, -1, 25), (share(0.4, 0.3, 0.5), share(0.8, 0.7, 0.9)), [YES, YES]),
        (says(0, -9, 9), (share(0.8, 0.7, 0.9), share(0.8, 0.7, 0.9)), [NO, NO]),
        (mute(), (mute(), share(0.8, 0.7, 0.9)), [UNKNOWN, UNKNOWN]),
        (says(12, 1, 25), (share(0.4, 0.3, 0.5), mute()), [YES, UNKNOWN]),
    ],
)
def test_stage_2_is_an_illusion_after_heavy_use_and_less_recalled(
    gap: Figure, recalled: tuple[Figure, Figure], said: list[Verdict]
) -> None:
    assert verdicts(Stage.HOLLOW, those(gap=gap, recalled=recalled)) == said


def drawn(declined: int, count: int = 20) -> Evidence:
    """Return draws without AI of which so many were declined, and one with AI that was too."""
    flags = np.arange(count + 1) >= count + 1 - (declined + 1)
    arms = [Arm.NO_AI] * count + [Arm.AI]
    return evidence_of(tasks_of(BEGIN + np.arange(count + 1), assigned=arms, declined=flags))


@pytest.mark.parametrize(("declined", "verdict"), [(7, YES), (6, NO), (0, NO)])
def test_stage_3_asks_whether_more_than_30_percent_of_no_ai_draws_were_declined(
    declined: int, verdict: Verdict
) -> None:
    evidence = drawn(declined)
    assert declined_share(evidence).value == declined / 20
    signal = of(Stage.LEANING, those(), evidence).signals[1]
    assert signal.verdict is verdict
    assert signal.rows == tuple(range(20))


def test_few_draws_are_not_enough_and_say_what_is() -> None:
    assert declined_share(drawn(2, 7)).why == "7 of 8 no-AI draws so far."
    early = of(Stage.LEANING, those(), drawn(8, 9)).signals[1]
    assert early.verdict is UNKNOWN
    assert early.words.endswith("too early to say.")


@pytest.mark.parametrize(("speed", "verdict"), [(says(80, 70, 99), YES), (says(90, 80, 100), NO), (mute(), UNKNOWN)])
def test_stage_3_asks_whether_the_unaided_speed_is_below_100(speed: Figure, verdict: Verdict) -> None:
    assert verdicts(Stage.LEANING, those(speed))[0] is verdict


def estimates(before: float, lately: float, count: int = 14) -> Evidence:
    """Return a year of tasks that miss their estimate by up to so much either way, on the log scale, half by half."""
    miss = np.linspace(-1, 1, count)
    active = 60 * np.exp(np.concatenate([before * miss, lately * miss]))
    days = np.concatenate([np.linspace(10, 170, count), np.linspace(190, 360, count)])
    return evidence_of(tasks_of(BEGIN + days, active=active, estimate=60.0), now=BEGIN + 364)


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [
        (estimates(0.2, 2.0), YES),
        (estimates(0.5, 0.6), NO),  # more, but within what chance does
        (estimates(2.0, 0.2), NO),
        (estimates(0.2, 2.0, 5), UNKNOWN),
    ],
)
def test_stage_3_asks_whether_the_spread_of_estimates_rises(evidence: Evidence, verdict: Verdict) -> None:
    assert verdicts(Stage.LEANING, those(), evidence)[2] is verdict


def test_what_the_spread_lacks_is_said_of_its_half_year() -> None:
    words = of(Stage.LEANING, those(), estimates(0.2, 2.0, 5)).signals[2].words
    assert words.startswith("In the last half year: 5 of 6 finished, timed tasks")


@pytest.mark.parametrize(
    ("speed", "heavy", "said", "together"),
    [
        (says(60, 50, 79), share(0.3, 0.2, 0.49), [YES, YES], YES),
        (says(70, 60, 80), share(0.3, 0.2, 0.49), [NO, YES], NO),
        (says(60, 50, 79), share(0.4, 0.3, 0.5), [YES, NO], NO),
        (mute(), share(0.4, 0.3, 0.5), [UNKNOWN, NO], NO),  # one that does not hold is enough
        (says(60, 50, 79), mute(), [YES, UNKNOWN], UNKNOWN),
    ],
)
def test_stage_4_is_a_low_unaided_speed_and_little_recalled(
    speed: Figure, heavy: Figure, said: list[Verdict], together: Verdict
) -> None:
    given = those(speed, recalled=(heavy, mute()))
    assert verdicts(Stage.LOW_AGENCY, given) == said
    assert of(Stage.LOW_AGENCY, given).verdict is together


def test_every_number_has_its_range_and_n() -> None:
    assert told(says(83.4, 56.2, 121.0)) == "83 (56 to 121, n = 30)"
    assert told(share(0.41, 0.28, 0.55)) == "41 % (28 % to 55 %, n = 30)"
    assert told(says(1.62, 1.2, 2.09, Unit.RATIO)) == "×1.62 (×1.20 to ×2.09, n = 30)"
    assert told(says(23, 21, 25, Unit.POINTS)) == "23 points (21 points to 25 points, n = 30)"


def test_without_anything_all_say_that_there_is_not_enough_and_why() -> None:
    found = signals(figures(NEEDS, NOTHING), NOTHING)
    every: list[Signal] = [signal for one in found for signal in one.signals]
    assert {one.verdict for one in found} == {UNKNOWN}
    assert len(every) == 9
    assert all(signal.verdict is UNKNOWN and signal.words for signal in every)
