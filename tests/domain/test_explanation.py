"""What an explanation and a reflection must say, and the words for each choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.support.sessions import SESSION_ID
from unaided.domain.explanation import (
    PROMPTS,
    WORDS_LIMIT,
    AiUse,
    Explanation,
    Reflection,
    SkipReason,
    ai_use_words,
    check_explanation,
    check_percent,
    check_reflection,
    clean_line,
    skip_words,
)
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
    assert check_explanation(EXPLAINED, Mode.AI) == EXPLAINED


def test_after_a_session_without_ai_there_was_no_ai_use() -> None:
    explained = replace(EXPLAINED, ai_use=None, guess_minutes=None)
    assert check_explanation(explained, Mode.NO_AI) == explained


@pytest.mark.parametrize(
    ("explained", "sentence"),
    [
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
        check_explanation(explained, Mode.AI)
    assert refused.value.sentence == sentence


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
