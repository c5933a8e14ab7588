"""Each ownership class has its name and one line of advice."""

from __future__ import annotations

import pytest

from unaided.domain.ownership import Ownership, advice, title


@pytest.mark.parametrize(
    ("ownership", "name", "line"),
    [
        (
            Ownership.TRANSIENT,
            "Transient knowledge",
            "Transient: use AI freely; you need not remember it.",
        ),
        (
            Ownership.REPEATABLE,
            "Repeatable skill",
            "Repeatable: let AI start it, then reproduce it from memory.",
        ),
        (
            Ownership.CORE,
            "Core expertise",
            "Core expertise: own the thinking. With AI, use it as a sounding board.",
        ),
    ],
)
def test_a_choice_is_shown_with_its_name_and_advice(ownership: Ownership, name: str, line: str) -> None:
    assert (title(ownership), advice(ownership)) == (name, line)


def test_the_words_in_the_terminal_and_the_file_are_the_documented_ones() -> None:
    assert list(Ownership) == ["transient", "repeatable", "core"]
