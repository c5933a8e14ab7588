"""How far a recall has got, as it is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.desktop.recall_draft import RecallDraft, read_recall, recall_body


@given(
    st.builds(
        RecallDraft,
        said=st.none() | st.integers(0, 20).map(lambda fifth: 5 * fifth),
        words=st.text(st.characters()),
        shown=st.booleans(),
        ticked=st.lists(st.integers(0, 50), unique=True).map(tuple),
    )
)
def test_what_is_kept_comes_back(draft: RecallDraft) -> None:
    assert read_recall(recall_body(draft)) == draft
    assert recall_body(draft).isascii()


@pytest.mark.parametrize(
    "body",
    [
        None,
        "",
        "{",
        "[]",
        '"x"',
        "null",
        "{}",
        '{"version": 9, "fields": {}}',
        '{"version": 1, "fields": {"said": "x"}}',
    ],
)
def test_what_cannot_be_read_begins_anew(body: str | None) -> None:
    assert read_recall(body) == RecallDraft()
