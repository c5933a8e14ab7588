"""Kill -9 while typing: the same dialog opens again with the same words, at most 2 s of them lost (Law 12)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills.typing_killed import SETTLED, Typing

MOST_LOST = 2.0  # seconds
AFTER = (SETTLED, 0.1, 0.9)  # seconds of typing before each kill


@pytest.fixture
def typing(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Typing]:
    """Somebody who types."""
    mode, full = request.param
    typing = Typing(tmp_path, full=full)
    typing.begin(mode)
    yield typing
    typing.end()
    assert "Traceback" not in typing.app.log()


@pytest.mark.parametrize(
    ("typing", "moments"),
    [(("ai", False), AFTER), (("ai", True), (*AFTER, 0.4)), (("no-ai", False), AFTER)],
    ids=["one sentence", "explanation", "reflection"],
    indirect=["typing"],
)
def test_kills_while_typing_lose_two_seconds_of_words_at_most(typing: Typing, moments: tuple[float, ...]) -> None:
    for moment in moments:
        lost = typing.kill(after=moment)
        assert lost.same_dialog
        assert lost.same_words
        assert lost.typed > lost.words, "what was typed in the first seconds is kept"
        assert lost.text_seconds <= MOST_LOST
