"""When a card is asked again: FSRS's own days, replayed from what is kept; what was undone never was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import MORNING
from unaided.domain.explanation import PROMPTS, WORDS_LIMIT, AiUse, Explanation
from unaided.domain.ownership import Ownership
from unaided.domain.recall import (
    DESIRED_RETENTION,
    FIRST_DELAY,
    Card,
    CardKind,
    Leave,
    Rating,
    Recall,
    becomes_card,
    card_of,
    check_recall,
    due_after,
    may_ask,
    retrievability,
)
from unaided.domain.task import Kind, Task
from unaided.domain.trouble import ExplanationRuleError, RecallRuleError

CARD = Card(
    UUID(int=1),
    UUID(int=2),
    CardKind.EXPLANATION,
    "Fix the retry",
    "It retries.",
    PROMPTS,
    MORNING,
    MORNING + FIRST_DELAY,
)
TASK = Task(UUID(int=3), "Fix the retry", Kind("debug"), Ownership.CORE, MORNING)
MARCH = date(2025, 3, 3)

gaps = st.timedeltas(timedelta(0), timedelta(days=400))  # between a recall and the one before
histories = st.lists(st.tuples(gaps, st.sampled_from(Rating)), min_size=1, max_size=12)


def recalled(*history: tuple[timedelta, Rating]) -> list[Recall]:
    """Return recalls, each so long after the one before, the first so long after the card was made."""
    at, recalls = MORNING, []
    for number, (gap, rating) in enumerate(history):
        at += gap
        recalls.append(Recall(UUID(int=number), CARD.id, at, 50, "", frozenset(), rating))
    return recalls


def by_the_library(recalls: list[Recall]) -> fsrs.Card:
    """Return the card that the library itself keeps, fed each review as it comes; review 0 was Good."""
    scheduler = fsrs.Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, _ = scheduler.review_card(fsrs.Card(due=MORNING), fsrs.Rating.Good, MORNING)
    for recall in recalls:
        card, _ = scheduler.review_card(card, fsrs.Rating(recall.rating), recall.reviewed_at)
    return card


def test_the_first_recall_comes_after_seven_days() -> None:
    assert due_after(MORNING, []) == MORNING + timedelta(days=7)


@given(histories)
def test_every_later_date_is_the_library_s_own(history: list[tuple[timedelta, Rating]]) -> None:
    recalls = recalled(*history)
    assert due_after(MORNING, recalls) == by_the_library(recalls).due


@given(histories, gaps)
def test_the_probability_is_the_library_s_own(history: list[tuple[timedelta, Rating]], later: timedelta) -> None:
    recalls = recalled(*history)
    card, at = by_the_library(recalls), recalls[-1].reviewed_at + later
    assert retrievability(MORNING, recalls, at) == fsrs.Scheduler().get_card_retrievability(card, at)


@given(histories)
def test_a_card_is_due_when_its_probability_has_come_down_to_what_is_wanted(
    history: list[tuple[timedelta, Rating]],
) -> None:
    recalls = recalled(*history)
    due = due_after(MORNING, recalls)
    half_a_day = timedelta(hours=12)  # dates are whole days after the last recall, a day at least
    before = retrievability(MORNING, recalls, due - half_a_day)
    assert due >= recalls[-1].reviewed_at + timedelta(days=1)
    if due > recalls[-1].reviewed_at + timedelta(days=1):
        assert before >= DESIRED_RETENTION - 0.05


@given(histories, gaps)
def test_a_better_rating_never_comes_back_earlier(history: list[tuple[timedelta, Rating]], gap: timedelta) -> None:
    dates = [due_after(MORNING, recalled(*history, (gap, rating))) for rating in Rating]
    assert dates == sorted(dates)


@given(histories, st.data())
def test_what_was_undone_never_was(history: list[tuple[timedelta, Rating]], data: st.DataObject) -> None:
    recalls = recalled(*history)
    undone = data.draw(st.sets(st.integers(0, len(recalls) - 1)))
    marked = [replace(one, undone_at=MORNING) if at in undone else one for at, one in enumerate(recalls)]
    left = [one for at, one in enumerate(recalls) if at not in undone]
    assert due_after(MORNING, marked) == due_after(MORNING, left)
    if left:
        assert retrievability(MORNING, marked, MORNING) == retrievability(MORNING, left, MORNING)


@given(st.lists(st.tuples(st.integers(-400, 400), st.sampled_from(Rating)), min_size=1, max_size=6))
def test_two_devices_whose_clocks_differ_break_nothing(history: list[tuple[int, Rating]]) -> None:
    recalls = recalled(*((timedelta(days=days), rating) for days, rating in history))
    assert due_after(MORNING, recalls) > MORNING, "a recall dated before its card is taken as made right after it"


def test_again_comes_back_the_next_day_and_good_later_each_time() -> None:
    week = timedelta(days=7)
    assert due_after(MORNING, recalled((week, Rating.AGAIN))) - MORNING - week <= timedelta(days=2)
    once = due_after(MORNING, recalled((week, Rating.GOOD))) - MORNING - week
    twice = due_after(MORNING, recalled((week, Rating.GOOD), (once, Rating.GOOD))) - MORNING - week - once
    assert week < once < twice


@pytest.mark.parametrize(("rating", "passed"), [*zip(Rating, (False, False, True, True), strict=True)])
def test_good_and_easy_pass(rating: Rating, *, passed: bool) -> None:
    assert rating.passed is passed


def test_core_and_repeatable_work_becomes_a_card_and_transient_work_if_asked() -> None:
    assert becomes_card(Ownership.CORE)
    assert becomes_card(Ownership.REPEATABLE)
    assert not becomes_card(Ownership.TRANSIENT)
    assert becomes_card(Ownership.TRANSIENT, asked=True)


def test_a_card_asks_the_title_and_holds_what_was_written() -> None:
    explanation = Explanation(
        UUID(int=2),
        50,
        ("It retries.", "", "The clock."),
        60,
        AiUse.CONCEPTS,
        ai_closed=True,
        guess_minutes=None,
        written_at=MORNING,
        checklist=("the wait",),
    )
    card = card_of(UUID(int=9), explanation, TASK)
    assert (card.front, card.back) == ("Fix the retry", "It retries.\n\nThe clock.")
    assert (card.checklist, card.made_at, card.due_at) == (("the wait",), MORNING, MORNING + timedelta(days=7))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"said": 103}, "between 0 and 100 %"),
        ({"said": 52}, "in steps of 5"),
        ({"words": "x" * (WORDS_LIMIT + 1)}, "Shorten it"),
        ({"ticked": frozenset({3})}, "Open the card again"),
        ({"ticked": frozenset({-1})}, "Open the card again"),
    ],
)
def test_a_recall_that_cannot_be_is_refused(change: dict[str, object], sentence: str) -> None:
    recall = replace(recalled((FIRST_DELAY, Rating.GOOD))[0], **change)  # type: ignore[arg-type]
    with pytest.raises((RecallRuleError, ExplanationRuleError), match=sentence):
        check_recall(recall, CARD)


def test_a_retired_card_is_not_recalled() -> None:
    [recall] = recalled((FIRST_DELAY, Rating.GOOD))
    with pytest.raises(RecallRuleError, match="retired"):
        check_recall(recall, replace(CARD, retired_at=MORNING))
    assert check_recall(recall, CARD) is recall, "spoken to oneself: no words are fine"


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 50))
def test_the_cap_is_never_passed(due: int, done: int, a_day: int) -> None:
    asked = may_ask(due, done, a_day)
    assert 0 <= asked <= due
    assert done + asked <= max(done, a_day)
    assert asked == due or done + asked >= a_day, "what may be asked is asked"


def test_leave_covers_its_first_day_its_last_and_all_days_where_none_is_known() -> None:
    week = Leave(MARCH, MARCH + timedelta(days=6))
    covered = [offset for offset in range(-1, 8) if week.covers(MARCH + timedelta(days=offset))]
    assert covered == [0, 1, 2, 3, 4, 5, 6]
    assert Leave(MARCH).covers(date(2099, 1, 1))
    assert not Leave(MARCH).covers(MARCH - timedelta(days=1))


def test_the_same_recalls_give_the_same_day_each_time() -> None:
    recalls = recalled((FIRST_DELAY, Rating.GOOD), (timedelta(days=30), Rating.HARD))
    assert len({due_after(datetime(2025, 3, 3, 8, tzinfo=UTC), recalls) for _ in range(20)}) == 1
