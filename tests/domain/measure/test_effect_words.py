"""Every sentence of the figures of AI and time, branch by branch."""

from __future__ import annotations

import math

import pytest

from unaided.domain.measure import effect_words as words
from unaided.domain.measure import perception_words
from unaided.domain.measure.effect_words import Ends

CAUSAL = ("made", "because", "saves")


def logs(low: float, high: float) -> Ends:
    """Return a range of changes as one of log effects."""
    return math.log1p(low), math.log1p(high)


@pytest.mark.parametrize(
    ("ranged", "worded", "said"),
    [
        (logs(-0.4, -0.1), logs(-0.5, -0.01), "AI made you faster"),
        (logs(0.1, 0.4), logs(0.01, 0.5), "AI made you slower"),
        (logs(-0.4, -0.1), logs(-0.5, 0.05), "Leaning faster with AI: could still be chance"),
        (logs(0.1, 0.4), logs(-0.05, 0.5), "Leaning slower with AI: could still be chance"),
        (logs(-0.05, 0.05), logs(-0.09, 0.09), "No meaningful difference"),
        (logs(-0.05, 0.05), logs(-0.11, 0.09), "Can't tell yet"),
        (logs(-0.05, 0.05), logs(-0.09, 0.11), "Can't tell yet"),
        (logs(-0.3, 0.3), logs(-0.4, 0.4), "Can't tell yet"),
        (logs(-0.06, -0.01), logs(-0.08, -0.001), "AI made you faster"),  # small and sure: faster comes first
        (logs(-0.06, -0.01), logs(-0.08, 0.001), "No meaningful difference"),  # and before leaning
        (logs(0.01, 0.06), logs(-0.001, 0.08), "No meaningful difference"),
    ],
)
def test_a_look_at_drawn_tasks_says(ranged: Ends, worded: Ends, said: str) -> None:
    assert words.verdict(ranged, worded) == said


@pytest.mark.parametrize(
    ("ranged", "worded", "said"),
    [
        (logs(-0.4, -0.1), logs(-0.5, -0.01), "The tasks you gave to AI ran faster"),
        (logs(0.1, 0.4), logs(0.01, 0.5), "The tasks you gave to AI ran slower"),
        (logs(-0.4, -0.1), logs(-0.5, 0.05), "The tasks you gave to AI seem faster"),
        (logs(0.1, 0.4), logs(-0.05, 0.5), "The tasks you gave to AI seem slower"),
        (logs(-0.3, 0.3), logs(-0.4, 0.4), "No clear difference between the tasks you gave to AI and the rest"),
    ],
)
def test_a_look_at_chosen_tasks_says(ranged: Ends, worded: Ends, said: str) -> None:
    assert words.observed(ranged, worded) == said
    assert words.cautioned(said) == f"{said}; you chose them, so this is not AI's effect."


def test_a_use_of_ai_is_held_against_no_ai() -> None:
    assert words.observed((-1.0, 1.0), (-2.0, 2.0), "heavy") == (
        "No clear difference between the tasks you gave to AI for heavy use and those without"
    )


@pytest.mark.parametrize("use", ["", "measured", "heavy"])
@pytest.mark.parametrize("ends", [(-2.0, -1.0), (1.0, 2.0), (-1.0, 1.0)])
def test_what_was_observed_is_never_causal(use: str, ends: Ends) -> None:
    for worded in (ends, (-3.0, 3.0)):
        said = words.cautioned(words.observed(ends, worded, use)).lower()
        assert not any(word in said for word in CAUSAL)
        assert use in said
    others = (
        words.BY_KIND,
        words.CLASSIC_CHOSEN,
        words.too_few_chosen((1, 2), use),
        words.tipping_words(0.2, faster=True),
    )
    assert not any(word in one.lower() for one in others for word in CAUSAL)


@pytest.mark.parametrize(
    ("share", "faster", "said"),
    [
        (0.184, True, "This range could be chance alone if those tasks were 18 % easier than sized."),
        (0.184, False, "This range could be chance alone if the other tasks were 18 % easier than sized."),
        (0.004, True, "This range could be chance alone if those tasks were less than 1 % easier than sized."),
    ],
)
def test_the_tipping_point_says(share: float, faster: bool, said: str) -> None:  # noqa: FBT001 - a case
    assert words.tipping_words(share, faster=faster) == said


def test_the_next_look_is_told() -> None:
    assert words.next_look(64, 12) == "The next look is at 64 closed tasks: 12 more."
    assert words.next_look(None, 0) == "That was the last look."


def test_what_is_missing_is_told_with_the_way_there() -> None:
    assert words.too_few_drawn((9, 5)) == (
        "5 of 8 finished tasks drawn to AI, 8 of 8 drawn to no AI. AI's effect shows once there are both."
    )
    assert words.too_few_chosen((3, 20)) == (
        "8 of 8 finished, sized tasks with AI, 3 of 8 without AI. The comparison shows once there are both."
    )
    assert words.too_few_chosen((3, 2), "heavy").startswith("2 of 8 finished, sized tasks with heavy AI use, 3 of 8")
    assert words.too_few_of_a_kind((4, 2)).startswith("2 of 4 finished tasks of this kind with AI, 4 of 4 without.")
    assert words.too_few_kinds(3).startswith("No kind of work has 4 finished tasks with AI and 4 without yet.")
    assert words.too_few_kinds(0).startswith("There is no kind of work with 4 finished tasks")
    assert words.too_few_for_classic((7, 9), drawn=True).startswith(
        "8 of 8 finished tasks with an estimate drawn to AI, 7 of 8 drawn to no AI."
    )
    assert words.too_few_for_classic((7, 9), drawn=False).startswith(
        "8 of 8 finished tasks with an estimate with AI, 7 of 8 without AI."
    )
    assert perception_words.too_few_guesses(3).startswith("3 of 8 finished AI tasks with a guess")
    assert perception_words.too_few_for_a_gap(9, (2, 11)) == (
        "8 of 8 guesses on tasks drawn to AI, 8 of 8 of those finished, 2 of 8 finished tasks drawn to no AI. "
        "The gap shows once there are all."
    )


def test_flags_say_the_number_and_its_limit() -> None:
    assert words.low_compliance(0.714).startswith("Compliance is 71 %, under 80 %")
    assert words.many_kept_out(0.31).startswith("31 % of the registered tasks were kept out, over 20 %")
    assert words.uneven_ends(0.1, 0.4).startswith(
        "40 % of the tasks drawn to AI and 10 % of those drawn to no AI are unfinished, over 15 points apart"
    )
