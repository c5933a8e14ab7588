"""One line says it all; what means nothing stays in the title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.domain.line import one_line
from unaided.domain.ownership import Ownership
from unaided.domain.quick_entry import QuickEntry, parse_quick_entry
from unaided.domain.task import Kind


def test_one_line_does_it_all() -> None:
    assert parse_quick_entry("Fix retry #debug !core 90m") == QuickEntry("Fix retry", Kind("debug"), Ownership.CORE, 90)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Fix retry", QuickEntry("Fix retry")),
        ("  Fix\tretry  2h ", QuickEntry("Fix retry", estimate_minutes=120)),
        ("Fix retry 1h30", QuickEntry("Fix retry", estimate_minutes=90)),
        ("Fix retry 1h30m", QuickEntry("Fix retry", estimate_minutes=90)),
        ("Fix retry 1.5h", QuickEntry("Fix retry", estimate_minutes=90)),
        ("Fix retry 45min #On-Call", QuickEntry("Fix retry", Kind("on-call"), None, 45)),
        ("Fix retry !r", QuickEntry("Fix retry", ownership=Ownership.REPEATABLE)),
        ("Upgrade #migration", QuickEntry("Upgrade", Kind("migration"))),
        ("Sprachpflege #übersetzen", QuickEntry("Sprachpflege", Kind("übersetzen"))),
        ("#debug 15m", QuickEntry("", Kind("debug"), None, 15)),
        ("", QuickEntry("")),
    ],
)
def test_the_end_of_the_line_is_read(line: str, entry: QuickEntry) -> None:
    assert parse_quick_entry(line) == entry


@pytest.mark.parametrize(
    "title",
    [
        "Fix the 5m timeout",  # in the middle
        "Fix #1234",  # an issue
        "Return 404",  # no unit
        "Ship it !",
        "Ship it !important",
        "Wait 0m",
        "Wait 99999h",
        "Learn C#",
        f"A kind too long #{'x' * 41}",
    ],
)
def test_what_means_nothing_stays_in_the_title(title: str) -> None:
    assert parse_quick_entry(title) == QuickEntry(title)


def test_each_kind_of_word_counts_once_from_the_end() -> None:
    assert parse_quick_entry("Compare 5m #a with 10m #b") == QuickEntry("Compare 5m #a with", Kind("b"), None, 10)
    assert parse_quick_entry("Compare #a #b") == QuickEntry("Compare #a", Kind("b"))


def test_what_is_said_already_is_not_read_again() -> None:
    said = QuickEntry("", Kind("build"), None, 45)
    assert parse_quick_entry("Wait 5m !core", said) == QuickEntry("Wait 5m", Kind("build"), Ownership.CORE, 45)
    assert parse_quick_entry("Wait !core 5m", said) == QuickEntry("Wait !core 5m", Kind("build"), None, 45)


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    entry = parse_quick_entry(text)

    assert one_line(text).startswith(entry.title)
    assert entry.estimate_minutes is None or entry.estimate_minutes >= 1
