"""Skills: a name, a decision that can be taken back, one line of the person's own, and the sentences about them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from unaided.domain.ownership import Ownership
from unaided.domain.skill import NOTE_LIMIT, Recalled, Skill, SkillRow, SkillWork, clean_name, decided, noted
from unaided.domain.skill_words import (
    NONE_YET,
    ago,
    class_line,
    class_name,
    recalled_words,
    skills_words,
)
from unaided.domain.trouble import RuleError, SkillRuleError

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
TODAY = date(2025, 3, 3)
SQL = Skill("SQL", AT)


def row(ownership: Ownership | None, no_ai: int = 0) -> SkillRow:
    """Return a skill of this class with so many tasks without AI."""
    return SkillRow("SQL", ownership, "", SkillWork(no_ai), Recalled(), of_tasks=True)


def test_a_decision_has_its_moment_and_taken_back_it_has_none() -> None:
    said = decided(SQL, Ownership.CORE, AT)
    assert (said.ownership, said.decided_at) == (Ownership.CORE, AT)
    assert decided(said, None, AT + timedelta(days=1)) == SQL


def test_a_name_is_a_label() -> None:
    assert clean_name("  error\thandling ") == "error handling"
    with pytest.raises(SkillRuleError, match="no name"):
        clean_name(" \n")
    with pytest.raises(RuleError, match="80 fit"):
        clean_name("x" * 81)


def test_a_note_is_one_line() -> None:
    assert noted(SQL, " window\nfunctions ").note == "window functions"
    with pytest.raises(SkillRuleError, match="Shorten it"):
        noted(SQL, "x" * (NOTE_LIMIT + 1))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (21, "3 weeks ago"),
        (60, "8 weeks ago"),
        (61, "2 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (-1, "today"),
    ],
)
def test_a_distance_is_told_plainly(days: int, words: str) -> None:
    assert ago(TODAY - timedelta(days=days), TODAY) == words


def test_what_never_was_is_no_reproach() -> None:
    assert ago(None, TODAY) == "not yet"


def test_a_share_has_range_and_n_and_too_few_are_counts_alone() -> None:
    assert recalled_words(Recalled()) == "none yet"
    assert recalled_words(Recalled(5, 7)) == "5 of 7"
    assert recalled_words(Recalled(22, 31, (0.71, 0.534, 0.838))) == "71 % (53 to 84), n 31"
    assert recalled_words(Recalled(22, 31, (0.71, 0.534, 0.838), is_early=True)).endswith("n 31, early")


def test_the_sentence_counts_what_is_owned_and_what_is_open() -> None:
    assert skills_words(()) == NONE_YET
    assert skills_words([row(None)]).startswith("1 skill, none decided yet.")
    owned = [row(Ownership.CORE, 2), row(Ownership.CORE), row(Ownership.TRANSIENT), row(None)]
    assert skills_words(owned) == (
        "Of 4 skills you chose 2 as core expertise; in the last 90 days you had tasks without AI in 1 of them. "
        "1 is not decided yet."
    )
    assert skills_words([row(Ownership.TRANSIENT)]) == "Of 1 skill you chose none as core expertise."


def test_each_class_has_a_name_and_the_advice_of_the_start_panel() -> None:
    assert class_name(Ownership.CORE) == "Core expertise"
    assert class_name(None) == "Not decided yet"
    assert class_line(Ownership.REPEATABLE) == "Repeatable: let AI start it, then reproduce it from memory."
    assert class_line(None).endswith("do you need to own it?")
