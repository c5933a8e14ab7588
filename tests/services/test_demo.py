"""The demo: what a viewer notices in two years of a person who does not exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from tests.support.kept import Kept, kept_in_memory
from unaided.domain.editing import Source
from unaided.domain.history import SessionFilter
from unaided.domain.timeline import NoteKind
from unaided.services.measure import Asked


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Return the person whom `unaided demo` shows; nothing is changed in it."""
    with kept_in_memory(tmp_path_factory.mktemp("shown")) as kept:
        kept.services.demo.show(24, 42)
        yield kept


def test_its_charts_have_something_to_say(two_years: Kept) -> None:
    names = ("velocity_trend", "ai_effect_drawn", "ai_effect_by_kind")
    figures = two_years.services.measure.report(Asked(names)).figures
    trend, drawn = figures["velocity_trend"], figures["ai_effect_drawn"]
    assert trend.high is not None
    assert trend.high < 0, "the unaided pace falls beyond doubt"
    assert drawn.high is not None
    assert drawn.high < 0, "and AI saves time beyond doubt"
    kinds = figures["ai_effect_by_kind"].more["kinds"]
    assert isinstance(kinds, Mapping)
    found = [kind.value for kind in kinds.values()]
    assert min(found) < 0 < max(found), "for some kinds of work it costs time"


def test_the_ruler_was_audited_and_had_not_slipped(two_years: Kept) -> None:
    with two_years.ledger.read() as shelves:
        kept = shelves.testimony.all()
    assert len({audit.at_us for audit in kept.audits}) >= 4
    now = two_years.services.measure.report(Asked(("velocity_now",))).figures["velocity_now"]
    assert now.more["ruler_slipped"] is False


def test_what_was_written_is_of_every_sort(two_years: Kept) -> None:
    with two_years.ledger.read() as shelves:
        gaps = Counter(gap.is_open for gap, _title in shelves.explanations.all_gaps())
        sittings = shelves.sessions.rows(SessionFilter(), 1_000)
        said = [row.session.id for row in sittings if shelves.explanations.going_on(row.session.id)]
        topics = Counter(one.text for one in shelves.explanations.every_look_up())
    assert gaps[True]
    assert gaps[False] > gaps[True]
    assert said
    assert all(often > 10 for often in topics.values())
    assert two_years.services.explanation.owed() == ()


def test_the_timeline_has_notes_and_a_leave_on_which_nobody_worked(two_years: Kept) -> None:
    with two_years.ledger.read() as shelves:
        notes, [leave] = shelves.timeline.every(), shelves.cards.leaves()
        days = {row.local_date for row in shelves.sessions.rows(SessionFilter(), 1_000)}
    assert {note.kind for note in notes} == {NoteKind.TOOL, NoteKind.TEAM, NoteKind.VACATION}
    assert not any(leave.covers(day) for day in days)


def test_history_has_one_edited_and_one_added_by_hand(two_years: Kept) -> None:
    with two_years.ledger.read() as shelves:
        rows = shelves.sessions.rows(SessionFilter(), 1_000)
    assert [row.task.title for row in rows if row.source is Source.HAND] == ["Pair on the release notes"]
    assert sum(row.edited_at is not None and row.source is Source.TIMER for row in rows) == 1
