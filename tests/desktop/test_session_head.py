"""The line at the head of a dialog: what happened, and no minutes that could sway a guess."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.clock import FakeClock
from unaided.desktop.session_head import explanation_head, reflection_head
from unaided.domain.session import Mode, Session, SessionEvent, begin, step


def finished(mode: Mode, minutes: float, interruptions: int = 0, zone: str = "Europe/Berlin") -> Session:
    """Return a session of 50 minutes planned that was worked so long, with five-minute pauses."""
    clock = FakeClock(zone=zone)
    session = begin(UUID(int=1), UUID(int=2), mode, timedelta(minutes=50), clock.read())
    for _ in range(interruptions):
        session = step(session, SessionEvent.PAUSE, clock.read())
        session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=5))
    return step(session, SessionEvent.FINISH, clock.pass_time(minutes=minutes))


@pytest.mark.parametrize(
    ("interruptions", "words"), [(0, "no interruptions"), (1, "1 interruption"), (2, "2 interruptions")]
)
def test_before_the_guess_an_ai_session_says_no_minutes(interruptions: int, words: str) -> None:
    session = finished(Mode.AI, 30, interruptions)
    ended = f"09:{30 + 5 * interruptions}"
    assert explanation_head(session, worked=False) == f"AI session · {words} · ended {ended}"
    assert explanation_head(session, worked=True) == f"AI session · 30 min of work · {words} · ended {ended}"


def test_a_session_without_ai_says_how_long_it_was() -> None:
    assert reflection_head(finished(Mode.NO_AI, 42)) == "No-AI session · 42 min of work · ended 09:42"


def test_overtime_is_told_apart_from_what_was_planned() -> None:
    assert reflection_head(finished(Mode.NO_AI, 130)) == (
        "No-AI session · 50 min of work + 1 h 20 min overtime · ended 11:10"
    )
    assert reflection_head(finished(Mode.NO_AI, 50.5)) == "No-AI session · 50 min of work · ended 09:50"


def test_the_end_is_told_in_the_time_of_where_the_person_was() -> None:
    assert reflection_head(finished(Mode.NO_AI, 30, zone="Asia/Kolkata")).endswith("ended 14:00")
