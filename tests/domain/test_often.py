"""What is looked up again and again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from unaided.domain.explanation import LookUp
from unaided.domain.often import looked_up_often

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def look_ups(*texts: str) -> list[LookUp]:
    """Return look-ups a minute apart."""
    return [
        LookUp(UUID(int=number), UUID(int=0), text, None, AT + timedelta(minutes=number))
        for number, text in enumerate(texts)
    ]


def test_once_is_not_often() -> None:
    assert looked_up_often(look_ups("awk", "sed"), ()) == ()


def test_case_and_spaces_make_no_difference_and_the_latest_stands_for_all() -> None:
    noted = look_ups("PEP 440", "awk", " pep  440 ")
    [often] = looked_up_often(noted, ())
    assert (often.latest, often.times) == (noted[2], 2)


def test_the_most_often_comes_first_then_the_latest() -> None:
    found = looked_up_often(look_ups("awk", "sed", "tr", "awk", "tr", "sed", "awk"), ())
    assert [often.latest.text for often in found] == ["awk", "sed", "tr"]


def test_what_is_a_card_is_not_offered() -> None:
    assert looked_up_often(look_ups("Awk", "awk"), ["AWK"]) == ()
