"""What could not be explained stays until it is filled or dropped, and can be found."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.kept import Kept, finished
from unaided.domain.explanation import Gap
from unaided.domain.search import WordsKind
from unaided.domain.trouble import ExplanationRuleError
from unaided.services.explanation import Ending, ReflectionAnswer

LOCK, CALLER = "why the lock is held", "who calls it"


@pytest.fixture
def gaps(kept: Kept) -> list[Gap]:
    """Return two gaps of one reflection."""
    session_id = finished(kept)
    kept.explanation.reflect(session_id, ReflectionAnswer(3, "", Ending(50, gaps=(LOCK, "  ", CALLER))))
    return [row.gap for row in kept.services.gaps.list()]


def test_a_gap_tells_its_task_and_how_long_it_is_open(kept: Kept, gaps: list[Gap]) -> None:
    kept.clock.pass_time(hours=12 * 24)
    rows = kept.services.gaps.list()

    assert {row.gap.text for row in rows} == {LOCK, CALLER}
    assert {row.title for row in rows} == {"Fix the retry"}
    assert {row.age for row in rows} == {timedelta(days=12)}
    assert [row.gap for row in rows] == gaps


def test_a_filled_gap_leaves_the_list_with_its_note(kept: Kept, gaps: list[Gap]) -> None:
    kept.clock.pass_time(hours=24)
    filled = kept.services.gaps.fill(gaps[0].id, " For the counter.\nSee the test. ")

    assert (filled.note, filled.dropped_because, filled.is_open) == ("For the counter.\nSee the test.", "", False)
    assert [row.gap for row in kept.services.gaps.list()] == gaps[1:]
    kept.clock.pass_time(hours=24)
    closed = kept.services.gaps.list(only_open=False)[-1]
    assert (closed.gap, closed.age) == (filled, timedelta(days=1)), "its age stands still"


def test_a_dropped_gap_says_why(kept: Kept, gaps: list[Gap]) -> None:
    dropped = kept.services.gaps.drop(gaps[0].id, "The lock is gone.\n")
    assert (dropped.note, dropped.dropped_because) == ("", "The lock is gone.")
    assert len(kept.services.gaps.list()) == 1


@pytest.mark.parametrize("verb", ["fill", "drop"])
def test_closing_it_takes_words(kept: Kept, gaps: list[Gap], verb: str) -> None:
    with pytest.raises(ExplanationRuleError, match="Say in a line"):
        getattr(kept.services.gaps, verb)(gaps[0].id, " \n ")
    assert len(kept.services.gaps.list()) == 2


def test_a_closed_gap_is_not_closed_twice_and_can_be_opened_again(kept: Kept, gaps: list[Gap]) -> None:
    kept.services.gaps.fill(gaps[0].id, "For the counter.")
    with pytest.raises(ExplanationRuleError, match="closed already"):
        kept.services.gaps.drop(gaps[0].id, "no matter")

    assert kept.services.gaps.reopen(gaps[0].id) == gaps[0]
    assert len(kept.services.gaps.list()) == 2


def test_a_gap_that_is_not_there_is_refused(kept: Kept) -> None:
    for verb in (kept.services.gaps.fill, kept.services.gaps.drop):
        with pytest.raises(ExplanationRuleError, match="not there any more"):
            verb(UUID(int=7), "words")
    with pytest.raises(ExplanationRuleError, match="not there any more"):
        kept.services.gaps.reopen(UUID(int=7))


def test_gaps_are_found_by_what_they_ask_and_by_what_fills_them(kept: Kept, gaps: list[Gap]) -> None:
    [by_text] = kept.services.gaps.search("lock held")
    lock = next(gap for gap in gaps if gap.text == LOCK)
    assert (by_text.kind, by_text.owner_id, by_text.session_id) == (WordsKind.GAP, lock.id, lock.session_id)

    kept.services.gaps.fill(lock.id, "For the counter.")
    assert [one.owner_id for one in kept.services.gaps.search("counter")] == [lock.id]
    kept.services.gaps.reopen(lock.id)
    assert kept.services.gaps.search("counter") == ()
    assert kept.services.gaps.search(' "* ') == ()
