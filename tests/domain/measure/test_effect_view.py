"""The section “What AI does”: which rows it shows in which order, and every sentence, branch by branch."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from tests.support.comparing import level, scattered
from unaided.domain.measure.effect_view import (
    CHOSEN,
    CHOSEN_CAPTION,
    DRAWN,
    DRAWN_CAPTION,
    EFFECT_FIGURES,
    TOO_LITTLE,
    classic_words,
    effect_view,
)
from unaided.domain.measure.effect_words import CAUTION, NOT_DRAWN, TOO_WIDE
from unaided.domain.measure.evidence import Arm, Evidence
from unaided.domain.measure.figure import Figure, Status, Unit, nothing
from unaided.domain.measure.forest import ForestView
from unaided.domain.measure.report import figures
from unaided.domain.measure.report_text import report_text

CAUSAL = ("made", "because", "saves")


def reckoned(evidence: Evidence) -> dict[str, Figure]:
    return figures(EFFECT_FIGURES, evidence)


@cache
def a_trial() -> dict[str, Figure]:
    """Return the figures of 100 drawn tasks of four kinds."""
    return reckoned(scattered(3, 100, -0.3))


@cache
def no_trial() -> dict[str, Figure]:
    """Return the figures of 100 tasks that the person chose."""
    return reckoned(scattered(3, 100, -0.3, assigned=-1))


def few(count: int, **said: Any) -> ForestView:  # noqa: ANN401 - any column
    return effect_view(reckoned(level(0.5, count, **said)))


def all_words(view: ForestView) -> str:
    rows = (row.sentence() for row in view.rows)
    return " ".join((view.heading, view.caption, *view.notes, *rows))


def test_drawn_tasks_are_shown_alone_kind_by_kind_the_most_first_and_all_last() -> None:
    view = effect_view(a_trial())
    counts = [row.figure.n for row in view.rows]
    assert [row.label for row in view.rows][-1] == "All"
    assert sorted(row.label for row in view.rows[:-1]) == ["Kind-0", "Kind-1", "Kind-2", "Kind-3"]
    assert counts[:-1] == sorted(counts[:-1], reverse=True)
    assert counts[-1] == sum(counts[:-1]) == 100
    assert all(row.filled and row.kind == DRAWN for row in view.rows)
    assert view.rows[-1].figure is a_trial()["ai_effect_drawn"]


def test_a_drawn_number_has_the_words_of_its_look_then_ratio_range_and_n() -> None:
    drawn = a_trial()["ai_effect_drawn"]
    assert drawn.value is not None
    assert drawn.low is not None
    assert drawn.high is not None
    verdict, _, look = drawn.words.partition(". ")
    number = f"×{1 + drawn.value:.2f} ({1 + drawn.low:.2f}–{1 + drawn.high:.2f}), n = 100"
    view = effect_view(a_trial())
    assert view.heading == f"{verdict}. Time with AI {number} drawn tasks."
    assert view.caption == f"{DRAWN_CAPTION} The words are those of the look at 64 closed tasks. {look}"
    assert look == "The next look is at 128 closed tasks: 28 more."


def test_without_a_trial_the_persons_choices_are_hollow_and_said_to_be_no_effect() -> None:
    view = effect_view(no_trial())
    assert [row.label for row in view.rows][-3:] == ["All", "Measured use only", "Heavy use only"]
    assert not any(row.filled for row in view.rows)
    assert {row.kind for row in view.rows} == {CHOSEN}
    assert f"; {CAUTION}. Time with AI ×" in view.heading
    assert view.heading.endswith(", n = 100 tasks.")
    assert view.caption.startswith(f"{CHOSEN_CAPTION} The words are those of the look at 64 closed tasks. ")
    assert "The next look is at 128 closed tasks: 28 more." in view.caption
    assert view.caption.endswith(NOT_DRAWN)
    assert not any(word in all_words(view) for word in CAUSAL)


def test_a_trial_too_young_for_a_number_ranks_above_the_choices_that_still_show() -> None:
    drawn = np.where(np.arange(60) < 10, np.arange(60) % 2, -1)
    view = effect_view(reckoned(level(0.5, 60, assigned=drawn)))
    assert [(row.label, row.filled) for row in view.rows] == [
        ("Kind-0", True),
        ("All", True),
        ("All, your choice", False),
        ("Measured use only", False),
        ("Heavy use only", False),
    ]
    assert [row.ends is None for row in view.rows] == [False, True, False, False, True]
    assert view.rows[0].is_early
    assert view.caption.endswith(view.rows[1].figure.why)
    assert view.rows[1].texts()[3].endswith("; 5 of 8 finished tasks drawn to AI, 5 of 8 drawn to no AI")
    assert "5 tasks drawn to AI, 5 to no AI; 0 of them declined after the draw" in " ".join(view.notes)


@pytest.mark.parametrize("count", [0, 5, 15])
def test_too_few_tasks_say_what_is_missing_and_show_no_number(count: int) -> None:
    for view in (few(count), few(count, assigned=-1)):
        assert (view.heading, view.is_empty) == (TOO_LITTLE, all(row.ends is None for row in view.rows))
        assert f"{min(count // 2, 8)} of 8 finished, sized tasks with AI" in view.caption
        assert "×" not in f"{view.heading} {view.caption}"


def test_what_gives_pause_comes_first_below_the_chart() -> None:
    place = np.arange(60)
    mode = np.where(place % 4 == 1, Arm.NO_AI, place % 2)
    kept_out = place < 15
    assigned = np.where(kept_out, -1, place % 2)
    figured = reckoned(level(0.7, 60, mode=mode, kept_out=kept_out, assigned=assigned))
    drawn, view = figured["ai_effect_drawn"], effect_view(figured)
    assert list(view.notes[:2]) == drawn.more["flags"]
    compliance, detectable = drawn.more["compliance"], drawn.more["detectable_effect"]
    assert isinstance(compliance, float)
    assert isinstance(detectable, float)
    assert view.notes[2] == (
        f"With the tasks so far a difference under {round(-100 * detectable)} % would not be visible yet."
    )
    assert view.notes[3] == (
        "23 tasks drawn to AI, 22 to no AI; 0 of them declined after the draw, 15 kept out before it. "
        f"Compliance {100 * compliance:.0f} %."
    )
    assert view.notes[4].startswith("Where the coin's word decided whether AI was used: ×")
    assert view.notes[5].startswith("Classic estimate, for comparison: ×")
    assert len(view.notes) == 6


def test_a_trial_of_one_arm_has_no_compliance_to_tell() -> None:
    view = effect_view(reckoned(level(0.5, 4, assigned=1)))
    [trial] = [note for note in view.notes if "drawn to AI" in note]
    assert trial.endswith("kept out before it.")


def test_more_tasks_see_smaller_differences() -> None:
    found = [reckoned(scattered(3, count, 0.0))["ai_effect_drawn"].more["detectable_effect"] for count in (40, 200)]
    assert isinstance(found[0], float)
    assert isinstance(found[1], float)
    assert found[0] < found[1] < 0


def test_the_detectable_difference_is_2_8_standard_errors() -> None:
    figure = reckoned(scattered(3, 400, 0.0))["ai_effect_drawn"]
    assert figure.high is not None
    assert figure.low is not None
    half = (math.log1p(figure.high) - math.log1p(figure.low)) / 2
    assert figure.more["detectable_effect"] == pytest.approx(math.expm1(-2.8 / 1.96 * half), rel=0.02)


def test_the_report_says_what_would_not_be_visible_yet() -> None:
    found = a_trial()["ai_effect_drawn"]
    detectable = found.more["detectable_effect"]
    assert isinstance(detectable, float)
    said = report_text({"ai_effect_drawn": found})
    assert f"a difference under {round(-100 * detectable)} % would not be visible yet." in said


def test_the_classic_estimate_has_both_its_ranges() -> None:
    figure = Figure(-0.12, -0.25, 0.04, 96, Unit.CHANGE, Status.OK, words="As trials do.")
    figure = figure.with_more(ranges={"homoskedastic": [-0.25, 0.04], "hc3": [-0.26, 0.05]})
    assert classic_words(figure) == (
        "Classic estimate, for comparison: ×0.88 (0.75–1.04), with unequal scatter 0.74–1.05 (HC3), n = 96. "
        "As trials do."
    )
    assert classic_words(nothing(Unit.CHANGE, TOO_WIDE)) == f"Classic estimate, for comparison: {TOO_WIDE}"


def test_a_row_says_itself_in_a_sentence_and_in_a_table() -> None:
    row = effect_view(a_trial()).rows[-1]
    early = replace(row, figure=replace(row.figure, status=Status.EARLY))
    none = replace(row, figure=nothing(Unit.CHANGE, "1 of 4 finished. It shows at 4.", 5))
    ends = row.ends
    assert ends is not None
    number = f"×{ends[0]:.2f} ({ends[1]:.2f}–{ends[2]:.2f})"
    assert (row.name(), row.number()) == ("All · 100", f"×{ends[0]:.2f}")
    assert row.sentence() == f"All, drawn by the coin: {number}, n = 100."
    assert early.sentence() == f"All, drawn by the coin: {number}, n = 100, early: too little yet for words."
    assert none.sentence() == "All, drawn by the coin: 1 of 4 finished. It shows at 4."
    assert row.texts() == ("All", number, "100", "drawn by the coin")
    assert early.texts() == ("All", number, "100", "drawn by the coin; early: too little yet for words")
    assert none.texts() == ("All", "–", "5", "drawn by the coin; 1 of 4 finished")
    assert none.number() == "not yet"
    assert none.plain() == ("All", "", "", "", "5", "none", "drawn by the coin")
    assert row.plain()[1:4] == tuple(f"{end:.4f}" for end in ends)
