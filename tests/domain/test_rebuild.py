"""The rebuild plan: its words, what the app saw, and the person's own line."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from unaided.domain.rebuild import (
    LINE_LIMIT,
    PRACTICE_WORDS,
    PlanLine,
    Practice,
    SeenRow,
    own_line,
    seen_words,
    state_words,
    words_of,
)
from unaided.domain.trouble import PlanRuleError

ROW = SeenRow(date(2025, 3, 3), "Fix the retry", UUID(int=1))


def test_every_practice_has_words_and_the_own_line_its_own() -> None:
    assert set(PRACTICE_WORDS) == set(Practice) - {Practice.OWN}
    assert words_of(Practice.RECALL) == "Recall what is due, from memory"
    assert words_of(Practice.OWN, "Read a paper") == "Read a paper"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (PlanLine(Practice.RECALL, ""), "open"),
        (PlanLine(Practice.RECALL, "", ticked=True), "ticked"),
        (PlanLine(Practice.RECALL, "", seen=(ROW,)), "seen: 1 recall"),
        (PlanLine(Practice.EXPLAIN, "", True, (ROW, ROW)), "seen: 2 explanations and reflections"),  # noqa: FBT003
        (PlanLine(Practice.NO_AI_BLOCK, "", seen=(ROW,)), "seen: 1 block"),
        (PlanLine(Practice.ESTIMATE, "", seen=(ROW,)), "seen: 1 task with an estimate"),
        (PlanLine(Practice.AGAIN, "", seen=(ROW,)), "seen: 1 session that writes something again"),
    ],
)
def test_a_line_says_how_it_stands(line: PlanLine, state: str) -> None:
    assert state_words(line) == state
    assert seen_words(line) == (state if line.seen else "")
    assert line.had is (state != "open")


def test_an_own_line_is_one_line_with_something_in_it() -> None:
    assert own_line("  Read\ta\npaper ") == "Read a paper"
    for unfit in ("", " \n", "\u202e", "x" * (LINE_LIMIT + 1)):
        with pytest.raises(PlanRuleError, match="own line"):
            own_line(unfit)
