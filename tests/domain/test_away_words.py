"""How time away is told: when it was, and what the person said of it."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, started
from unaided.domain.away_words import answer_words
from unaided.domain.decision import decide_span
from unaided.domain.session import Session, SessionEvent, step


def away_for_25() -> Session:
    """Return a session that began at nine, with 25 minutes away after ten."""
    clock = FakeClock()
    left = step(started(clock), SessionEvent.LEAVE, clock.pass_time(minutes=10))
    return step(left, SessionEvent.RESUME, clock.pass_time(minutes=25))


@pytest.mark.parametrize(("worked", "said"), [(0, "break"), (25, "worked"), (12, "12 min worked, 13 min break")])
def test_an_answer_is_told_with_its_time(worked: int, said: str) -> None:
    session = decide_span(away_for_25(), 0, worked * MINUTE)
    assert answer_words(session, 0) == f"Away 09:10 to 09:35: {said}"


def test_time_nobody_spoke_of_is_undecided_with_why_it_is_away() -> None:
    assert answer_words(away_for_25(), 0) == "Away 09:10 to 09:35: undecided, as you said"
