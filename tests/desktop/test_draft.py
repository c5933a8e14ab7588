"""A draft comes back word for word, whatever the words are; one that is damaged opens empty."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.desktop.draft import (
    AwayChoice,
    AwayDraft,
    ExplanationDraft,
    LookUpDraft,
    ReflectionDraft,
    draft_body,
    read_draft,
)
from unaided.domain.explanation import AiUse, LookUpSource

WORDS = st.text(st.characters(codec=None))  # halves of characters too
PERCENT = st.none() | st.integers(0, 20).map(lambda step: 5 * step)
AWAY = st.builds(AwayDraft, st.none() | st.sampled_from(AwayChoice), st.integers(0, 600))
LOOK_UP = st.builds(LookUpDraft, WORDS, st.none() | st.sampled_from(LookUpSource))
EXPLANATION = st.builds(
    ExplanationDraft,
    predicted=PERCENT,
    begun=st.booleans(),
    answers=st.tuples(WORDS, WORDS, WORDS),
    explained=PERCENT,
    gaps=st.lists(WORDS).map(tuple),
    gap_typed=WORDS,
    ai_closed=st.booleans(),
    ai_use=st.none() | st.sampled_from(AiUse),
    done=st.none() | st.booleans(),
    progress=PERCENT,
    guess=WORDS,
    away=AWAY,
)
REFLECTION = st.builds(
    ReflectionDraft,
    progress=PERCENT,
    added=st.lists(LOOK_UP).map(tuple),
    dropped=st.lists(st.uuids().map(str)).map(tuple),
    look_up_typed=WORDS,
    look_up_source=st.none() | st.sampled_from(LookUpSource),
    felt=st.none() | st.integers(1, 5),
    surprise=WORDS,
    away=AWAY,
)


@given(EXPLANATION)
def test_an_explanation_comes_back_as_it_was(draft: ExplanationDraft) -> None:
    assert read_draft(draft_body(draft), ExplanationDraft) == draft


@given(REFLECTION)
def test_a_reflection_comes_back_as_it_was(draft: ReflectionDraft) -> None:
    body = draft_body(draft)
    assert read_draft(body, ReflectionDraft) == draft
    assert body.isascii()


@pytest.mark.parametrize("words", ["x" * 1_000_000, "🧵👩‍👩‍👧‍👦", "يعيد", "a\0b", "<b>&amp;</b>", "half \ud83d"])
def test_odd_words_come_back(words: str) -> None:
    draft = ExplanationDraft(answers=(words, "", words))
    assert read_draft(draft_body(draft), ExplanationDraft) == draft


@pytest.mark.parametrize(
    "body",
    [
        None,
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"version": 2, "draft": "ReflectionDraft", "fields": {}}',
        '{"version": 1, "draft": "ReflectionDraft", "fields": null}',
        '{"version": 1, "draft": "ReflectionDraft", "fields": {"away": null}}',
        '{"version": 1, "draft": "ReflectionDraft", "fields": {"added": [1]}}',
        '{"version": 1, "draft": "ReflectionDraft", "fields": {"of tomorrow": 1}}',
        draft_body(ExplanationDraft(predicted=80)),
    ],
)
def test_what_cannot_be_read_opens_empty(body: str | None) -> None:
    assert read_draft(body, ReflectionDraft) == ReflectionDraft()


def test_fields_that_an_older_version_did_not_have_are_empty() -> None:
    body = json.dumps({"version": 1, "draft": "ReflectionDraft", "fields": {"surprise": "the lock"}})
    assert read_draft(body, ReflectionDraft) == ReflectionDraft(surprise="the lock")
