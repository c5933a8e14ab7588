"""The words of a question, where they stand in a text, and the part of it around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.domain.search import EXCERPT, MOST_WORDS, excerpt, places, words_of


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("", ()),
        ("  …  *\"'()-:^  ", ()),
        ("retry", ("retry",)),
        ('"retry" OR NEAR(wait*, 2) -clock', ("retry", "OR", "NEAR", "wait", "2", "clock")),
        ("snake_case", ("snake", "case")),
        ("ключ 键", ("ключ", "键")),
    ],
)
def test_whatever_is_no_letter_or_digit_parts_words(asked: str, words: tuple[str, ...]) -> None:
    assert words_of(asked) == words


def test_a_pasted_page_asks_for_its_first_words_alone() -> None:
    assert len(words_of("word " * 1000)) == MOST_WORDS


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("It retries. Retry!", "retr", ["retries", "Retry"]),
        ("Le Café ferme", "cafe", ["Café"]),
        ("cafe", "café", ["cafe"]),
        ("İstanbul straße", "strasse", ["straße"]),
        ("the curse of a cursor", "sor", []),
        ("anything", "", []),
    ],
)
def test_words_that_begin_so_are_found_whatever_accents_and_case(text: str, asked: str, found: list[str]) -> None:
    assert [text[begin:end] for begin, end in places(text, words_of(asked))] == found


def test_an_excerpt_is_one_line_around_the_first_word() -> None:
    text = "before " * 100 + "the\ncursor\tcloses" + " after" * 100
    shown = excerpt(text, ("closes",))
    assert "the cursor closes after" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 2 * EXCERPT + 2


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("It retries", ("retries",)) == "It retries"


@given(st.text(max_size=300), st.text(max_size=30))
def test_places_are_apart_and_inside(text: str, asked: str) -> None:
    last = 0
    for begin, end in places(text, words_of(asked)):
        assert last <= begin < end <= len(text)
        last = end
    assert "\n" not in excerpt(text, words_of(asked))
