"""The no-AI block over what is kept: only this week's own sessions without AI keep it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.kept import Kept
from unaided.domain.recall import Leave
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.settings import BlockSettings
from unaided.domain.timeline import NoteKind
from unaided.services.session import StartRequest
from unaided.services.timeline import NewNote


def work(kept: Kept, minutes: int, mode: Mode = Mode.NO_AI, event: SessionEvent = SessionEvent.FINISH) -> None:
    """Work so long, and end it so."""
    kept.session.start(StartRequest(mode, "Parser", estimate_minutes=60))
    kept.clock.pass_time(minutes=minutes)
    kept.session.act(event)


def test_nothing_worked_keeps_none_and_tells_when_it_is(kept: Kept) -> None:
    look = kept.services.no_ai_block.look()
    assert look.kept is None
    assert look.next_at == datetime(2025, 3, 4, 8, 30, tzinfo=UTC)


def test_a_session_of_its_length_keeps_it_for_this_week_alone(kept: Kept) -> None:
    work(kept, 91)
    look = kept.services.no_ai_block.look()
    assert look.kept is not None
    assert look.kept.title == "Parser"
    kept.clock.pass_time(hours=24 * 7)
    assert kept.services.no_ai_block.look().kept is None


@pytest.mark.parametrize(
    ("minutes", "mode", "event"),
    [
        (89, Mode.NO_AI, SessionEvent.FINISH),
        (91, Mode.AI, SessionEvent.FINISH),
        (91, Mode.NO_AI, SessionEvent.DISCARD),
    ],
)
def test_a_short_one_one_with_ai_and_one_discarded_do_not(
    kept: Kept, minutes: int, mode: Mode, event: SessionEvent
) -> None:
    work(kept, minutes, mode, event)
    assert kept.services.no_ai_block.look().kept is None


def test_undecided_time_does_not_count(kept: Kept) -> None:
    kept.session.start(StartRequest(Mode.NO_AI, "Parser", estimate_minutes=60))
    kept.clock.pass_time(minutes=60)
    kept.session.act(SessionEvent.LEAVE)
    kept.clock.pass_time(minutes=40)
    kept.session.act(SessionEvent.FINISH)
    assert kept.services.no_ai_block.look().kept is None
    finished = kept.services.no_ai_block.look(BlockSettings(minutes=60)).kept
    assert finished is not None
    kept.session.decide(finished.session_id, timedelta(minutes=40))
    assert kept.services.no_ai_block.look().kept is not None


def test_leave_says_that_nobody_is_reminded_on_its_days_alone(kept: Kept) -> None:
    kept.services.timeline.add(NewNote("By the sea", NoteKind.VACATION, date(2025, 3, 4), date(2025, 3, 5), leave=True))
    assert kept.services.no_ai_block.look().leave is None
    kept.clock.pass_time(hours=24)
    assert kept.services.no_ai_block.look().leave == Leave(date(2025, 3, 4), date(2025, 3, 5))
    assert kept.services.recall.day(5).leave is not None
    kept.clock.pass_time(hours=48)
    assert kept.services.no_ai_block.look().leave is None


def test_the_last_twelve_weeks_have_their_sessions_and_their_leave(kept: Kept) -> None:
    work(kept, 91)
    kept.clock.pass_time(hours=24 * 7)
    work(kept, 30)
    kept.services.timeline.add(
        NewNote("By the sea", NoteKind.VACATION, date(2025, 3, 18), date(2025, 3, 20), leave=True)
    )
    kept.clock.pass_time(hours=24 * 7)
    weeks = kept.services.no_ai_block.weeks()
    assert len(weeks) == 12
    assert [len(week.sittings) for week in weeks[-4:]] == [0, 1, 1, 0]
    assert [week.kept is not None for week in weeks[-4:]] == [False, True, False, False]
    assert [week.on_leave for week in weeks[-2:]] == [False, True]
    assert kept.services.no_ai_block.weeks(BlockSettings(minutes=30))[-2].kept is not None
    assert kept.services.no_ai_block.today() == date(2025, 3, 17)
