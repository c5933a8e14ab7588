"""The week over what is kept: its sessions, its block, and the way to the baseline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support import people
from tests.support.kept import Kept
from unaided.domain.measure.baseline import Way
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.settings import BlockSettings
from unaided.domain.week import week_words
from unaided.services.session import StartRequest

BLOCK = BlockSettings()
A_DAY = 24  # hours


def work(kept: Kept, minutes: int, mode: Mode = Mode.NO_AI, event: SessionEvent = SessionEvent.FINISH) -> None:
    """Work so long, and end it so."""
    kept.session.start(StartRequest(mode, "Parser", estimate_minutes=60))
    kept.clock.pass_time(minutes=minutes)
    kept.session.act(event)


def words(kept: Kept) -> str:
    """Return the sentence of the week."""
    return week_words(kept.services.week.look(BLOCK).week)


def test_a_new_person_has_a_week_without_sessions_and_the_whole_way_before_them(kept: Kept) -> None:
    look = kept.services.week.look(BLOCK)

    assert words(kept) == "This week: no finished session yet."
    assert look.way == Way(0, date(2025, 3, 3))


def test_only_finished_sessions_of_this_week_are_in_it(kept: Kept) -> None:
    work(kept, 40)
    kept.clock.pass_time(hours=7 * A_DAY)
    work(kept, 25)
    work(kept, 30, Mode.AI)
    work(kept, 90, event=SessionEvent.DISCARD)
    kept.session.start(StartRequest(Mode.NO_AI, "Another", estimate_minutes=60))

    assert words(kept) == "This week: 1 session without AI (25 min) and 1 with AI."


def test_the_block_is_held_against_the_settings_that_are_asked_about(kept: Kept) -> None:
    work(kept, 60)

    assert kept.services.week.look(BLOCK).week.kept is None
    assert kept.services.week.look(BlockSettings(minutes=60)).week.kept is not None


@pytest.mark.parametrize("tasks", [3, 8])
def test_the_pace_is_read_from_the_weeks_since_the_first_session(kept: Kept, tasks: int) -> None:
    with kept.ledger.write() as shelves:
        diary = people.Diary(shelves)
        for number in range(tasks):
            diary.task(f"Task {number}", kept.clock.wall - timedelta(days=14 - number), people.Sat(50))

    way = kept.services.week.look(BLOCK).way
    assert way == Way(tasks, date(2025, 3, 3), tasks, 2.0)


def test_a_long_history_counts_the_last_four_weeks_alone(kept: Kept) -> None:
    with kept.ledger.write() as shelves:
        people.young(people.Diary(shelves))

    way = kept.services.week.look(BLOCK).way
    assert way is not None
    assert (way.finished, way.lately, way.weeks) == (5, 2, 4.0)


def test_once_the_baseline_stands_there_is_no_way_to_tell(kept: Kept) -> None:
    with kept.ledger.write() as shelves:
        people.long(people.Diary(shelves))

    assert kept.services.week.look(BLOCK).way is None
