"""What is said when a session is given back; the rest of it is shown in tests/flows."""

from __future__ import annotations

import pytest

from unaided.domain.comeback import Comeback, comeback_words


@pytest.mark.parametrize(
    ("how", "begins"),
    [
        (Comeback.GOES_ON, "“Fix the retry” goes on."),
        (Comeback.ASKS, "“Fix the retry” waits:"),
        (Comeback.CLOSED, "“Fix the retry” was closed at the last moment Unaided was running."),
    ],
)
def test_each_way_back_has_its_sentence_with_the_task_in_it(how: Comeback, begins: str) -> None:
    assert comeback_words(how, "Fix the retry").startswith(begins)


def test_nothing_is_said_where_nothing_was_open() -> None:
    assert comeback_words(None, "") == ""
