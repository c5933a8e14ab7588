"""AI's effect as the coin decided, as the person chose, and by kind: what a person reads beside each."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparing import alternating, compared, level, scattered, shown
from tests.support.evidence import reordered
from unaided.domain.measure.ai_effect import drawn_effect, effect_by_kind, observational_effect
from unaided.domain.measure.effect_words import BY_KIND, CAUTION, FASTER, NO_COMPLIER, NOT_DRAWN
from unaided.domain.measure.evidence import Arm, End, Source, Use
from unaided.domain.measure.figure import Figure, Reason, Status


def part(figure: Figure, name: str) -> Figure:
    found = figure.more[name]
    assert isinstance(found, Figure)
    return found


def kinds_of(figure: Figure) -> dict[str, Figure]:
    found = figure.more["kinds"]
    assert isinstance(found, dict)
    return found


def counts(figure: Figure) -> dict[Reason, int]:
    return {one.reason: one.count for one in figure.excluded}


@pytest.mark.parametrize("ratio", [0.5, 1.0, 1.5])
def test_with_arms_scattered_alike_the_effect_is_their_ratio(ratio: float) -> None:
    value, low, high = shown(drawn_effect(level(ratio)))
    assert value == pytest.approx(ratio - 1, abs=1e-9)
    assert low < value < high


def test_the_size_explains_what_is_longer() -> None:
    size = np.where(np.arange(60) % 2 == 1, 120.0, 60.0) * np.exp(np.arange(60) // 2 % 5 / 2)
    evidence = compared(alternating(60), size=size, active=size**0.9 * np.exp(0.2 * np.cos(np.arange(60) // 2)))
    assert shown(drawn_effect(evidence))[0] == pytest.approx(0.0, abs=0.05)


def test_a_drawn_task_counts_where_it_was_put_whatever_use_followed() -> None:
    evidence = level(0.5)
    tasks = evidence.tasks
    mode = np.where(np.arange(40) % 8 == 1, Arm.NO_AI, tasks.mode)  # declined
    declined = replace(evidence, tasks=replace(tasks, mode=mode, declined=mode != tasks.mode))
    figure = drawn_effect(declined)
    assert shown(figure) == shown(drawn_effect(evidence))
    assert figure.more["declined"] == 5
    assert figure.more["compliance"] == pytest.approx(0.75)


def test_words_are_said_of_the_drawn_effect_with_the_next_look() -> None:
    assert drawn_effect(level(0.4)).words == f"{FASTER}. The next look is at 64 closed tasks: 24 more."
    assert drawn_effect(level(1.0)).words.startswith(("Can't tell yet.", "No meaningful difference."))


@pytest.mark.parametrize(("count", "is_shown"), [(15, False), (16, True)])
def test_eight_finished_in_each_arm_are_needed(count: int, is_shown: bool) -> None:  # noqa: FBT001 - a case
    drawn, chosen = drawn_effect(level(0.5, count)), observational_effect(level(0.5, count))
    assert drawn.is_shown is chosen.is_shown is is_shown
    if not is_shown:
        assert drawn.why.startswith("7 of 8 finished tasks drawn to AI, 8 of 8 drawn to no AI.")
        assert chosen.why.startswith("7 of 8 finished, sized tasks with AI, 8 of 8 without AI.")
        assert (drawn.n, drawn.words, drawn.more["flags"]) == (15, "", [])


def test_without_a_draw_it_says_how_to_begin() -> None:
    figure = drawn_effect(level(0.5, drawn=False))
    assert (figure.status, figure.why, figure.n) == (Status.NONE, NOT_DRAWN, 0)
    assert figure.more["kept_out_share"] is None
    assert figure.more["compliance"] is None
    assert part(figure, "complier").why == NO_COMPLIER


def test_what_was_kept_out_is_counted() -> None:
    place = np.arange(40)
    kept_out = place < 10
    evidence = level(0.5, kept_out=kept_out, assigned=np.where(kept_out, -1, place % 2))
    figure = drawn_effect(evidence)
    assert figure.more["kept_out_share"] == 0.25
    assert figure.more["assigned"] == {"no-ai": 15, "ai": 15}
    assert counts(figure) == {Reason.KEPT_OUT: 10}
    assert any("25 % of the registered tasks were kept out" in flag for flag in list_of(figure, "flags"))


def list_of(figure: Figure, name: str) -> list[str]:
    found = figure.more[name]
    assert isinstance(found, list)
    return found


def test_the_complier_effect_divides_by_compliance() -> None:
    place = np.arange(40)
    mode = np.where(place % 4 == 1, Arm.NO_AI, place % 2)  # half of those drawn to AI
    figure = drawn_effect(level(0.7, mode=mode))
    complier = part(figure, "complier")
    assert figure.more["compliance"] == pytest.approx(0.5)
    assert shown(complier)[0] == pytest.approx(0.7**2 - 1)
    assert math.log1p(shown(complier)[1]) == pytest.approx(2 * math.log1p(shown(figure)[1]))
    assert list_of(figure, "flags") == [
        "Compliance is 50 %, under 80 %: the drawn effect is that of being asked to use AI."
    ]


@pytest.mark.parametrize("mode", [Arm.NO_AI, Arm.AI])
def test_with_no_or_full_compliance_there_is_no_complier_effect(mode: Arm) -> None:
    assert not part(drawn_effect(level(0.7, mode=mode)), "complier").is_shown
    assert not part(drawn_effect(level(0.7)), "complier").is_shown


def test_arms_that_are_finished_unevenly_are_flagged() -> None:
    place = np.arange(60)
    end = np.where((place % 2 == 1) & (place % 5 == 0), End.UNFINISHED, End.DONE)
    flags = list_of(drawn_effect(level(0.5, 60, end=end)), "flags")
    assert len(flags) == 1
    assert flags[0].startswith("20 % of the tasks drawn to AI and 0 % of those drawn to no AI are unfinished")
    assert list_of(drawn_effect(level(0.5, 60)), "flags") == []


def test_unfinished_tasks_count_as_at_least_so_long() -> None:
    place = np.arange(60)
    end = np.where((place % 2 == 1) & (place % 4 == 1), End.UNFINISHED, End.DONE)
    assert shown(drawn_effect(level(0.5, 60, end=end)))[0] > -0.5


def test_what_was_chosen_is_never_told_as_an_effect() -> None:
    figure = observational_effect(level(0.4, drawn=False))
    assert figure.words == (
        f"The tasks you gave to AI ran faster; {CAUTION}. {figure.more['tipping_words']} "
        "The next look is at 64 closed tasks: 24 more."
    )
    assert figure.more["hidden"] is False


def test_the_tipping_point_is_the_near_end() -> None:
    for ratio, which in ((0.4, "those tasks"), (2.5, "the other tasks")):
        figure = observational_effect(level(ratio, drawn=False))
        _, low, high = shown(figure)
        near = min(abs(math.log1p(low)), abs(math.log1p(high)))
        assert figure.more["tipping"] == pytest.approx(1 - math.exp(-near))
        assert which in str(figure.more["tipping_words"])
    none = observational_effect(level(1.0, drawn=False))
    assert (none.more["tipping"], none.more["tipping_words"]) == (None, "")
    assert none.words.startswith("No clear difference between the tasks you gave to AI and the rest; you chose them")


def test_uses_of_ai_are_compared_apart() -> None:
    place = np.arange(60)
    use = np.where(place % 2 == 0, Use.NONE, np.where(place % 4 == 1, Use.MEASURED, Use.HEAVY))
    use[-1] = -1
    active = 60.0 * np.exp(0.3 * np.sin(place)) * np.array([1.0, 0.8, 0.3])[use]
    figure = observational_effect(compared(place % 2, use=use, active=active, drawn=False))
    measured, heavy = part(figure, "measured_only"), part(figure, "heavy_only")
    assert shown(heavy)[0] < shown(figure)[0] < shown(measured)[0]
    assert (figure.n, measured.n, heavy.n) == (60, 45, 44)
    assert heavy.words.startswith(f"The tasks you gave to AI for heavy use ran faster; {CAUTION}.")
    none = observational_effect(compared(place % 2, use=np.where(place % 2, Use.MEASURED, Use.NONE), drawn=False))
    assert part(none, "heavy_only").why.startswith("0 of 8 finished, sized tasks with heavy AI use, 8 of 8")


def test_screens_are_told_to_show_the_drawn_number_instead() -> None:
    place = np.arange(60)
    assert observational_effect(level(0.5, 60)).more["hidden"] is True
    few = level(0.5, 60, assigned=np.where(place < 15, place % 2, -1))
    assert observational_effect(few).more["hidden"] is False


def test_kinds_deviate_from_the_whole_and_are_shrunk_towards_it() -> None:
    place = np.arange(120)
    kind = place // 2 % 2
    ratio = np.where(kind == 1, 0.4, 0.8)
    active = 60.0 * np.exp(0.3 * np.sin(place // 4)) * np.where(place % 2 == 1, ratio, 1.0)
    figure = effect_by_kind(compared(place % 2, kind=kind, active=active))
    found = kinds_of(figure)
    assert -0.6 < shown(found["kind-1"])[0] < shown(found["kind-0"])[0] < -0.2
    assert (figure.value, figure.status, figure.n, figure.words) == (None, Status.OK, 120, "")
    assert (figure.more["of"], found["kind-0"].n) == ("drawn", 60)
    chosen = effect_by_kind(compared(place % 2, kind=kind, active=active, drawn=False))
    assert (chosen.more["of"], chosen.words) == ("observational", BY_KIND)


def test_a_kind_is_early_below_eight_and_none_below_four() -> None:
    kind = np.repeat([0, 1, 2], [16, 14, 7])
    figure = effect_by_kind(compared(alternating(37), kind=kind, active=50.0 + np.arange(37) // 2))
    found = kinds_of(figure)
    assert [found[f"kind-{one}"].status for one in range(3)] == [Status.OK, Status.EARLY, Status.NONE]
    assert found["kind-2"].why.startswith("3 of 4 finished tasks of this kind with AI, 4 of 4 without.")
    early = effect_by_kind(compared(alternating(8), active=50.0 + np.arange(8)))
    assert (early.status, early.why) == (Status.EARLY, "")


def test_without_a_kind_to_tell_it_says_what_is_missing() -> None:
    assert effect_by_kind(compared(alternating(7))).why.startswith("No kind of work has 4 finished tasks")
    assert effect_by_kind(compared(alternating(0))).why.startswith("There is no kind of work with")


def test_rows_left_out_are_counted_and_the_rest_listed() -> None:
    place = np.arange(60)
    evidence = level(
        0.5, 60, sized_late=place < 2, source=np.where(place == 4, Source.HAND, Source.TIMER), edited=place == 6
    )
    figure = drawn_effect(evidence, (Reason.EDITED,))
    assert counts(figure) == {Reason.EDITED: 1, Reason.HAND_ENTERED: 1, Reason.SIZED_LATE: 2}
    assert figure.n == 56
    assert list(figure.rows) == [2, 3, 5, *range(7, 60)]


def test_another_baselines_sizes_are_left_out() -> None:
    figure = drawn_effect(replace(level(0.5, 60, line=np.arange(60) // 40), line=1))
    assert counts(figure) == {Reason.OLD_BASELINE: 40}


@given(seed=st.integers(0, 1000))
@settings(max_examples=8, deadline=None)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    evidence = scattered(seed, 60, -0.3)
    order = np.random.Generator(np.random.PCG64(seed)).permutation(60)
    for reckon in (drawn_effect, observational_effect):
        here, there = reckon(evidence), reckon(reordered(evidence, order))
        assert (shown(here), here.words, here.n) == (shown(there), there.words, there.n)


@given(seed=st.integers(0, 1000), factor=st.sampled_from([1 / 60, 60.0]))
@settings(max_examples=8, deadline=None)
def test_another_unit_of_time_changes_nothing(seed: int, factor: float) -> None:
    evidence = scattered(seed, 60, -0.3)
    tasks = evidence.tasks
    other = replace(evidence, tasks=replace(tasks, active=tasks.active * factor, size=tasks.size * factor))
    assert shown(drawn_effect(other)) == pytest.approx(shown(drawn_effect(evidence)), rel=1e-6)


@given(without=st.integers(0, 7), with_ai=st.integers(0, 30), unfinished=st.integers(0, 30), turned=st.booleans())
@settings(max_examples=30, deadline=None)
def test_one_row_more_shows_nothing_from_too_little(
    without: int,
    with_ai: int,
    unfinished: int,
    turned: bool,  # noqa: FBT001 - a case
) -> None:
    arm = np.repeat([0, 1, 0, 1], [without, with_ai, unfinished, unfinished])
    end = np.where(np.arange(len(arm)) < without + with_ai, End.DONE, End.UNFINISHED)
    evidence = compared(1 - arm if turned else arm, end=end)
    for figure in (drawn_effect(evidence), observational_effect(evidence)):
        assert (figure.status, figure.value, figure.words) == (Status.NONE, None, "")
        assert figure.why
