"""How AI tasks felt, alone and against what the coin measured."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparing import alternating, compared, scattered, shown
from tests.support.evidence import reordered
from unaided.domain.measure.effect_fit import fitted
from unaided.domain.measure.effect_rows import drawn_tasks
from unaided.domain.measure.evidence import Arm, End, Evidence
from unaided.domain.measure.figure import Figure, Reason, Status, Unit
from unaided.domain.measure.perception import felt_of, one_step_gaps, perception_gap, refitted_gaps
from unaided.domain.measure.perception_words import GAP, NO_TRIAL, PERCEIVED


def part(figure: Figure, name: str) -> Figure:
    found = figure.more[name]
    assert isinstance(found, Figure)
    return found


def felt_and_measured(felt: float, measured: float, count: int = 40, **said: Any) -> Evidence:  # noqa: ANN401
    """Return tasks that took `measured` times as long with AI and felt like `felt` times."""
    place = np.arange(count)
    wave = 0.3 * np.sin(place // 2)
    active = 60.0 * np.exp(wave) * np.where(place % 2 == 1, measured, 1.0)
    guess = np.where(place % 2 == 1, active / felt * np.exp(0.1 * np.cos(np.pi * (place // 2))), np.nan)
    return compared(place % 2, active=active, **{"guess": guess, **said})


def test_felt_a_fifth_faster_and_measured_a_fifth_slower_is_a_gap_of_a_half() -> None:
    figure = perception_gap(felt_and_measured(0.8, 1.19))  # METR's numbers
    value, low, high = shown(figure)
    assert value == pytest.approx(1.19 / 0.8, abs=1e-6)
    assert low < value < high
    assert (figure.unit, figure.status, figure.words, figure.n) == (Unit.RATIO, Status.OK, GAP, 40)
    perceived, measured = part(figure, "perceived"), part(figure, "measured")
    assert shown(perceived)[0] == pytest.approx(-0.2)
    assert shown(measured)[0] == pytest.approx(0.19)
    assert (perceived.words, perceived.n, perceived.more["of"]) == (PERCEIVED, 20, "drawn")


def test_without_a_trial_what_was_felt_stands_alone() -> None:
    figure = perception_gap(felt_and_measured(0.8, 1.19, assigned=-1))
    assert (figure.status, figure.value, figure.why) == (Status.NONE, None, NO_TRIAL)
    assert shown(part(figure, "perceived"))[0] == pytest.approx(-0.2)
    assert part(figure, "perceived").more["of"] == "all"
    assert not part(figure, "measured").is_shown


def test_guesses_come_from_finished_tasks_of_the_ai_arm_alone() -> None:
    evidence = felt_and_measured(0.8, 1.0)
    tasks, place = evidence.tasks, np.arange(40)
    guess = np.where(place % 2 == 0, 1e5, tasks.guess)  # assigned to no AI, and finished with it
    end = np.where(place == 39, End.UNFINISHED, End.DONE)
    other = replace(evidence, tasks=replace(tasks, guess=np.where(place == 39, 1e5, guess), end=end))
    figure = perception_gap(other)
    assert figure.more["guesses"] == 19
    assert shown(part(figure, "perceived"))[0] == pytest.approx(-0.2, abs=0.01)


@pytest.mark.parametrize(("guesses", "is_shown"), [(7, False), (8, True)])
def test_eight_guesses_are_needed(guesses: int, is_shown: bool) -> None:  # noqa: FBT001 - a case
    evidence = felt_and_measured(0.8, 1.0)
    guess = np.where(np.arange(40) < 2 * guesses, evidence.tasks.guess, np.nan)
    figure = perception_gap(replace(evidence, tasks=replace(evidence.tasks, guess=guess)))
    assert figure.is_shown is part(figure, "perceived").is_shown is is_shown
    if is_shown:
        left_out = {one.reason: one.count for one in part(figure, "perceived").excluded}
        assert left_out == {Reason.NO_GUESS: 12}
    else:
        assert figure.why.startswith("7 of 8 guesses on tasks drawn to AI, 8 of 8 of those finished, 8 of 8 finished")
        assert part(figure, "perceived").why.startswith("7 of 8 finished AI tasks with a guess")


@pytest.mark.parametrize(("without", "is_shown"), [(7, False), (8, True)])
def test_eight_tasks_drawn_to_no_ai_are_needed(without: int, is_shown: bool) -> None:  # noqa: FBT001 - a case
    arm = np.repeat([0, 1], [without, 16])
    minutes = 30.0 + 10.0 * np.sin(np.arange(len(arm)))
    figure = perception_gap(compared(arm, active=minutes, guess=50.0))
    assert figure.is_shown is is_shown
    if not is_shown:
        assert "7 of 8 finished tasks drawn to no AI" in figure.why


@pytest.mark.parametrize("guess", [np.nan, 0.0, -3.0, np.inf])
def test_what_is_no_guess_is_left_out(guess: float) -> None:
    evidence = felt_and_measured(0.8, 1.0, guess=guess)
    figure = perception_gap(evidence)
    assert not figure.is_shown
    assert {one.reason: one.count for one in part(figure, "perceived").excluded} == {Reason.NO_GUESS: 20}


@pytest.mark.parametrize(
    "said",
    [{"active": np.nan}, {"active": 0.0}, {"end": End.UNFINISHED}, {"closed": np.nan}, {"assigned": Arm.AI},
     {"assigned": Arm.NO_AI}, {"size": np.nan}],
)  # fmt: skip
def test_wild_evidence_gives_a_reason(said: dict[str, Any]) -> None:
    figure = perception_gap(compared(alternating(40), **{"guess": 70.0, **said}))
    assert (figure.status, figure.value) == (Status.NONE, None)
    assert figure.why


def test_nothing_at_all_is_a_reason() -> None:
    figure = perception_gap(compared(alternating(0)))
    assert figure.why == NO_TRIAL
    assert part(figure, "perceived").why.startswith("0 of 8")


def test_guesses_all_alike_have_no_range_to_trust() -> None:
    figure = perception_gap(compared(alternating(40), guess=75.0, assigned=-1))
    perceived = part(figure, "perceived")
    assert (perceived.status, perceived.words) == (Status.EARLY, "")
    assert shown(perceived) == pytest.approx((-0.2, -0.2, -0.2))


def test_a_guess_out_of_this_world_is_no_figure() -> None:
    place = np.arange(40)
    figure = perception_gap(compared(place % 2, active=60.0 + place, guess=np.where(place % 4 == 1, 1e-200, 1e200)))
    assert not figure.is_shown
    assert not part(figure, "perceived").is_shown


@given(seed=st.integers(0, 1000))
@settings(max_examples=5, deadline=None)
def test_the_order_of_rows_does_not_matter_and_the_range_is_the_same_again(seed: int) -> None:
    evidence = scattered(seed, 60, 0.1)
    order = np.random.Generator(np.random.PCG64(seed)).permutation(60)
    here, again = perception_gap(evidence), perception_gap(reordered(evidence, order))
    assert shown(here) == shown(again)


@given(without=st.integers(0, 7), with_ai=st.integers(0, 20))
@settings(max_examples=20, deadline=None)
def test_one_row_more_shows_nothing_from_too_little(without: int, with_ai: int) -> None:
    arm = np.repeat([0, 1], [without, with_ai])
    assert not perception_gap(compared(arm, guess=70.0)).is_shown
    assert not perception_gap(compared(1 - arm, guess=70.0)).is_shown


@pytest.mark.parametrize(("count", "seed"), [(300, 1), (800, 2)])
def test_one_step_gives_the_range_of_the_full_bootstrap(count: int, seed: int) -> None:
    tasks = drawn_tasks(scattered(seed, count, 0.1))
    found = fitted(tasks)
    assert found is not None
    felt = felt_of(tasks)
    full, step = (
        gaps(tasks, felt, found, np.random.Generator(np.random.PCG64(7))) for gaps in (refitted_gaps, one_step_gaps)
    )
    assert float(step.std()) == pytest.approx(float(full.std()), rel=0.1)
    spread = float(full.std())
    assert np.quantile(step, [0.025, 0.975]) == pytest.approx(np.quantile(full, [0.025, 0.975]), abs=0.25 * spread)


def test_above_a_thousand_tasks_the_range_goes_on_where_it_was() -> None:
    many = scattered(9, 1001, 0.1)
    few = replace(many, tasks=many.tasks.at(np.arange(1000)))
    assert shown(perception_gap(many)) == pytest.approx(shown(perception_gap(few)), rel=0.02)


@pytest.mark.parametrize("seed", range(12))
def test_small_and_wild_trials_end_in_a_range_or_a_reason(seed: int) -> None:
    chance = np.random.Generator(np.random.PCG64(seed))
    evidence = scattered(seed, int(chance.integers(18, 44)), 0.1, 0.3 * seed / 12)
    active = evidence.tasks.active * np.exp(chance.choice([0.0, -8.0, 8.0], len(evidence.tasks), p=[0.9, 0.05, 0.05]))
    for minutes in (evidence.tasks.active, active):
        figure = perception_gap(replace(evidence, tasks=replace(evidence.tasks, active=minutes)))
        assert figure.is_shown != bool(figure.why)
        if figure.is_shown:
            value, low, high = shown(figure)
            assert 0.0 < low <= value <= high < math.inf


def test_minutes_that_repeat_to_the_letter_leave_the_scatter_of_the_guesses() -> None:
    place = np.arange(200)
    evidence = compared(place % 2, guess=np.where(place % 4 == 1, 70.0, 80.0))
    value, low, high = shown(perception_gap(evidence))
    assert value == pytest.approx(math.sqrt(70 * 80) / 60, rel=1e-3)
    assert value / 1.05 < low < value < high < value * 1.05


def test_ranges_of_the_gap_hold_the_truth() -> None:
    truth = math.exp(0.1) / 0.7
    held = 0
    for seed in range(25):
        _, low, high = shown(perception_gap(scattered(seed, 80, 0.1)))
        held += low <= truth <= high
    assert held >= 21  # 24 expected of 25
