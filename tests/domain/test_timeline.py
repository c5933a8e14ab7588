"""Notes on the timeline: their days, their one line, and what lists and charts say of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.domain.recall import Leave
from unaided.domain.timeline import (
    NOTE_LIMIT,
    NoteKind,
    Timeline,
    TimelineNote,
    check_days,
    check_text,
    leave_of,
)
from unaided.domain.timeline_words import KIND_NAMES, days_words, leave_words, note_words
from unaided.domain.trouble import TimelineRuleError

DAY, LATER = date(2025, 8, 4), date(2025, 8, 15)


def note(first: date, last: date | None = None) -> TimelineNote:
    """Return a note about these days."""
    return TimelineNote(UUID(int=1), first, last, NoteKind.VACATION, "By the sea", datetime(2025, 3, 3, tzinfo=UTC))


def test_one_day_has_no_last_one() -> None:
    assert check_days(DAY, DAY) is None
    assert check_days(DAY, None) is None
    assert check_days(DAY, LATER) == LATER
    with pytest.raises(TimelineRuleError, match="Choose a last day from its first day on"):
        check_days(LATER, DAY)


@given(st.text())
def test_a_text_becomes_one_line_or_is_refused(text: str) -> None:
    try:
        line = check_text(text)
    except TimelineRuleError:
        return
    assert line.splitlines() == [line]
    assert 0 < len(line) <= NOTE_LIMIT
    assert check_text(line) == line


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [
        (DAY, DAY, True),
        (LATER, LATER, True),
        (date(2025, 8, 16), LATER, False),
        (date(2025, 7, 1), date(2025, 8, 3), False),
    ],
)
def test_a_note_touches_the_days_it_is_about(first: date, last: date, touches: bool) -> None:  # noqa: FBT001 (a parameter of a test)
    assert note(DAY, LATER).touches(first, last) is touches


def test_numbers_stay_whatever_is_in_view() -> None:
    timeline = Timeline((note(DAY), note(LATER)))
    assert [number for number, _ in timeline.numbered(DAY, LATER)] == [1, 2]
    assert [number for number, _ in timeline.numbered(LATER, LATER)] == [2]


def test_leave_is_on_just_its_days() -> None:
    assert leave_of(note(DAY, LATER)) == Leave(DAY, LATER)
    assert leave_of(note(DAY)) == Leave(DAY, DAY)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, None, "4 Aug 2025"),
        (DAY, LATER, "4–15 Aug 2025"),
        (date(2025, 7, 30), LATER, "30 Jul – 15 Aug 2025"),
        (date(2024, 12, 20), date(2025, 1, 6), "20 Dec 2024 – 6 Jan 2025"),
    ],
)
def test_days_are_written_as_short_as_they_can_be(first: date, last: date | None, words: str) -> None:
    assert days_words(first, last) == words


def test_a_note_says_its_number_its_days_and_what_it_is_about() -> None:
    assert note_words(3, note(DAY, LATER)) == "[3] 4–15 Aug 2025, vacation: By the sea"
    assert leave_words(Leave(DAY)) == "since 4 Aug 2025"
    assert set(KIND_NAMES) == set(NoteKind)
