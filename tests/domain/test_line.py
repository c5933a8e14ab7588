"""A line of text as it is kept: shown as typed where it can be, never more than one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.domain.line import one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Fix retry", "Fix retry"),
        ("  Fix \t\n retry\r\n", "Fix retry"),
        ("Fix\0retry", "Fix retry"),
        ("\x1b[31mred\x07", "[31mred"),
        ("caf\udce9", "caf"),
        ("Fix\u2028retry\u3000again", "Fix retry again"),
        ("👩‍🔬 büro 修理", "👩‍🔬 büro 修理"),
        ("תיקון #ניסיון", "תיקון #ניסיון"),
        ("\u200b\u200d\ufeff", ""),
        ("\0\n", ""),
        ("", ""),
    ],
)
def test_a_line_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


@given(typed=st.text(st.characters(exclude_categories=())))
def test_any_line_can_be_written_and_cleaning_it_again_changes_nothing(typed: str) -> None:
    line = one_line(typed)
    assert line.encode() or not line
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
