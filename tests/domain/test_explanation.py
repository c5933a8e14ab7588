"""What an explanation and a reflection must say, and the words for each choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.support.sessions import SESSION_ID
from unaided.domain.explanation import (
    PROMPTS,
    WORDS_LIMIT,
    AiUse,
    Explanation,
    Gap,
    GoingOn,
    Reflection,
    SkipReason,
    ai_use_words,
    check_explanation,
    check_going_on,
    check_percent,
    check_reflection,
    clean_checklist,
    clean_line,
    closed_gap,
    skip_words,
)
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.trouble import ExplanationRuleError

NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
EXPLAINED = Explanation(
    SESSION_ID,
    predicted=70,
    answers=("A queue that retries with growing waits.", "", ""),
    explained=50,
    ai_use=AiUse.CONCEPTS,
    ai_closed=True,
    guess_minutes=90,
    written_at=NOON,
)
REFLECTED = Reflection(SESSION_ID, 4, "", NOON)


@pytest.mark.parametrize("value", [0, 5, 50, 100])
def test_a_share_in_steps_of_five_is_taken(value: int) -> None:
    assert check_percent(value, "What you predicted") == value


@pytest.mark.parametrize("value", [-5, 3, 101, 105])
def test_another_share_is_named(value: int) -> None:
    with pytest.raises(ExplanationRuleError) as refused:
        check_percent(value, "What you predicted")
    assert refused.value.sentence == "What you predicted must be between 0 and 100 % in steps of 5."


def test_an_honest_short_explanation_is_enough() -> None:
    assert check_explanation(EXPLAINED, Mode.AI, Ownership.CORE) == EXPLAINED


def test_after_a_session_without_ai_there_was_no_ai_use() -> None:
    explained = replace(EXPLAINED, ai_use=None, guess_minutes=None)
    assert check_explanation(explained, Mode.NO_AI, Ownership.CORE) == explained


@pytest.mark.parametrize(
    ("explained", "sentence"),
    [
        (replace(EXPLAINED, predicted=None), "Question 1 has no answer yet: could you explain it in a week?"),
        (
            replace(EXPLAINED, explained=None),
            "Question 3 has no answer yet: now that you have tried, could you explain it?",
        ),
        (replace(EXPLAINED, predicted=-5), "What you predicted must be between 0 and 100 % in steps of 5."),
        (replace(EXPLAINED, explained=101), "What you could explain must be between 0 and 100 % in steps of 5."),
        (
            replace(EXPLAINED, answers=(" \n", "Because.", "")),
            "The first question has no answer yet. One honest line is enough.",
        ),
        (replace(EXPLAINED, ai_use=None), "How AI was used is not chosen yet. Pick the one that fits best."),
        (
            replace(EXPLAINED, answers=("A queue.", "", "x" * (WORDS_LIMIT + 1))),
            "An answer has over 2,000,000 characters. Shorten it.",
        ),
        (
            replace(EXPLAINED, guess_minutes=0),
            "How long it would have taken you must be between 1 minute and 1,000 hours.",
        ),
        (
            replace(EXPLAINED, guess_minutes=10**30),
            "How long it would have taken you must be between 1 minute and 1,000 hours.",
        ),
    ],
)
def test_what_is_missing_or_out_of_range_is_said(explained: Explanation, sentence: str) -> None:
    with pytest.raises(ExplanationRuleError) as refused:
        check_explanation(explained, Mode.AI, Ownership.CORE)
    assert refused.value.sentence == sentence


def test_one_line_is_enough_for_transient_work() -> None:
    line = replace(EXPLAINED, predicted=None, explained=None, answers=("A script to rename files.", "", ""))
    assert check_explanation(line, Mode.AI, Ownership.TRANSIENT) == line


def test_what_was_explained_to_somebody_needs_no_text() -> None:
    told = replace(EXPLAINED, answers=("", "", ""), told_whom="Ann")
    assert check_explanation(told, Mode.AI, Ownership.CORE) == told


def test_a_sitting_that_goes_on_says_one_sentence() -> None:
    said = GoingOn(UUID(int=1), " The lock is\nper file. ", AiUse.CONCEPTS, EXPLAINED.written_at)
    assert check_going_on(said, Mode.AI).sentence == "The lock is per file."
    with pytest.raises(ExplanationRuleError, match="The sentence is empty"):
        check_going_on(replace(said, sentence=" \n"), Mode.AI)
    with pytest.raises(ExplanationRuleError, match="used no AI"):
        check_going_on(said, Mode.NO_AI)


def test_a_gap_is_filled_with_a_note_or_dropped_with_a_reason_once() -> None:
    gap = Gap(UUID(int=2), UUID(int=1), "Who closes the cursor", EXPLAINED.written_at)
    filled = closed_gap(gap, EXPLAINED.written_at, note="The pool does.\nIn release().")
    assert (filled.is_open, filled.note, filled.dropped_because) == (False, "The pool does.\nIn release().", "")
    dropped = closed_gap(gap, EXPLAINED.written_at, because="the code is gone")
    assert (dropped.is_open, dropped.note, dropped.dropped_because) == (False, "", "the code is gone")
    with pytest.raises(ExplanationRuleError, match="Say in a line"):
        closed_gap(gap, EXPLAINED.written_at, note=" ", because="")
    with pytest.raises(ExplanationRuleError, match="closed already"):
        closed_gap(filled, EXPLAINED.written_at, because="again")


def test_an_empty_checklist_is_the_three_prompts() -> None:
    assert clean_checklist(("", " ")) == PROMPTS
    assert clean_checklist((" retries ", "", "backs off")) == ("retries", "backs off")


@pytest.mark.parametrize("felt", [1, 5])
def test_a_reflection_takes_one_key(felt: int) -> None:
    reflected = replace(REFLECTED, felt=felt)
    assert check_reflection(reflected, Mode.NO_AI) == reflected


@pytest.mark.parametrize("felt", [0, 6])
def test_how_it_felt_is_one_to_five(felt: int) -> None:
    with pytest.raises(ExplanationRuleError) as refused:
        check_reflection(replace(REFLECTED, felt=felt), Mode.NO_AI)
    assert refused.value.sentence == "How it felt is not chosen yet: 1 (stuck and slow) to 5 (clear and steady)."


def test_a_surprise_has_an_end() -> None:
    with pytest.raises(ExplanationRuleError, match=r"^What surprised you has over 2,000,000 characters\."):
        check_reflection(replace(REFLECTED, surprise="x" * (WORDS_LIMIT + 1)), Mode.NO_AI)


def test_a_reflection_does_not_stand_for_an_explanation() -> None:
    with pytest.raises(ExplanationRuleError) as refused:
        check_reflection(REFLECTED, Mode.AI)
    assert refused.value.sentence == ("AI was used in this session: it asks for an explanation, not a reflection.")


def test_there_are_three_questions_and_six_uses_each_with_its_own_words() -> None:
    assert len(set(PROMPTS)) == 3
    assert len({ai_use_words(use) for use in AiUse}) == len(AiUse) == 6
    assert len({skip_words(reason) for reason in SkipReason}) == len(SkipReason)


def test_a_line_of_words_is_one_line_and_has_an_end() -> None:
    assert clean_line(" RFC 9110,\nsection 15 ") == "RFC 9110, section 15"
    assert clean_line("\n") == ""
    assert len(clean_line("x" * (WORDS_LIMIT + 1))) == WORDS_LIMIT
