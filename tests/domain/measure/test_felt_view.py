"""The section “Felt and measured”: its sentence and rows with a trial, without one, and with too little."""

from __future__ import annotations

from functools import cache

import pytest

from tests.support.comparing import compared, scattered
from unaided.domain.measure.effect_view import DRAWN
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.felt_view import ALONE, CAPTION, GUESSED, TOO_FEW, felt_view
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.perception import perception_gap
from unaided.domain.measure.perception_words import NO_TRIAL


@cache
def gap_of_a_trial() -> Figure:
    """Return the gap of 80 drawn tasks."""
    return perception_gap(scattered(3, 80, 0.1))


def test_the_sentence_is_the_ratio_with_its_range_and_n() -> None:
    gap, view = gap_of_a_trial(), felt_view(gap_of_a_trial())
    assert gap.value is not None
    assert gap.low is not None
    assert gap.high is not None
    assert view.heading == (
        f"AI tasks take {gap.value:.2f} times what it felt like ({gap.low:.2f}–{gap.high:.2f}), n = 80."
    )
    assert view.caption == CAPTION
    assert [(row.label, row.filled, row.kind) for row in view.rows] == [
        ("Felt", False, GUESSED),
        ("Measured", True, DRAWN),
    ]
    felt, measured = (row.ends for row in view.rows)
    assert felt is not None
    assert measured is not None
    assert measured[0] / felt[0] == pytest.approx(gap.value, rel=1e-6)
    assert not view.is_empty


def test_without_a_trial_what_was_felt_stands_alone_and_says_so() -> None:
    view = felt_view(perception_gap(scattered(3, 80, 0.1, assigned=-1)))
    [row] = view.rows
    assert row.ends is not None
    value, low, high = row.ends
    assert view.heading == (
        f"AI tasks felt {value:.2f} times as long as without AI ({low:.2f}–{high:.2f}), n = {row.figure.n} guesses."
    )
    assert view.caption == f"{ALONE} {NO_TRIAL}"


def test_guesses_that_are_all_alike_are_early() -> None:
    view = felt_view(perception_gap(compared([1] * 10, assigned=-1, guess=80.0)))
    assert view.heading.endswith("n = 10 guesses (early: too little yet for words).")


def test_a_trial_without_enough_of_no_ai_shows_the_felt_and_what_is_missing() -> None:
    evidence = compared([1] * 10 + [0] * 3, guess=[70.0, 80.0] * 5 + [0.0] * 3)
    view = felt_view(perception_gap(evidence))
    assert view.heading.startswith("AI tasks felt 0.80 times as long")
    assert view.caption.startswith(ALONE)
    assert "3 of 8 finished tasks drawn to no AI" in view.caption
    assert [row.ends is None for row in view.rows] == [False, True]


def test_a_measured_effect_with_too_few_guesses_shows_what_there_is() -> None:
    view = felt_view(perception_gap(scattered(3, 80, 0.1, guess=-1.0)))
    assert view.heading == TOO_FEW
    assert [row.ends is None for row in view.rows] == [True, False]
    assert "0 of 8 finished AI tasks with a guess" in view.caption
    assert "0 of 8 guesses on tasks drawn to AI" in view.caption


def few() -> Evidence:
    """Return five tasks with AI, none drawn."""
    return compared([1] * 5, assigned=-1, guess=80.0)


def test_too_few_guesses_show_no_number() -> None:
    view = felt_view(perception_gap(few()))
    assert (view.heading, view.is_empty) == (TOO_FEW, True)
    assert view.caption.startswith("5 of 8 finished AI tasks with a guess")
    assert view.caption.endswith(NO_TRIAL)
