"""The short texts that tray, panels, lists and terminal share."""

from __future__ import annotations

from datetime import date

import pytest

from unaided.domain.words import counted, day_name, short_day


@pytest.mark.parametrize(("number", "text"), [(0, "0 sessions"), (1, "1 session"), (1200, "1,200 sessions")])
def test_numbers_take_their_noun(number: int, text: str) -> None:
    assert counted(number, "session") == text


def test_a_noun_with_a_plural_of_its_own_takes_it() -> None:
    assert counted(2, "reply", "replies") == "2 replies"


def test_days_are_named_in_english_whatever_the_machine_speaks() -> None:
    assert short_day(date(2025, 3, 3)) == "3 Mar"
    assert day_name(date(2025, 12, 31)) == "31 Dec 2025"
