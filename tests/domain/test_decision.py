"""What undecided time was is the person's to say, span by span or all at once, and to say anew (Law 2)."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, started
from unaided.domain.decision import answered, decide, decide_span, unanswered, undecide
from unaided.domain.session import Session, SessionEvent, active_us, step, undecided_us
from unaided.domain.trouble import SessionRuleError


def with_absences(clock: FakeClock) -> Session:
    """Return a session of five minutes' work, with ten away, a pause of four, twenty away, and away again."""
    session = started(clock)
    for event, minutes in (
        (SessionEvent.LEAVE, 5),
        (SessionEvent.PAUSE, 10),
        (SessionEvent.LEAVE, 4),
        (SessionEvent.RESUME, 20),
        (SessionEvent.LEAVE, 0),
    ):
        session = step(session, event, clock.pass_time(minutes=minutes))
    return session


def test_what_can_be_asked_about_is_over_and_undecided_and_no_pause() -> None:
    session = with_absences(FakeClock())
    assert unanswered(session) == (0, 2)
    assert unanswered(decide_span(session, 0, 0)) == (2,)


@pytest.mark.parametrize(("worked", "active"), [(0, 5), (20, 25), (7, 12)], ids=["break", "worked", "a bit of both"])
def test_one_absence_is_decided_and_the_other_stays(worked: int, active: int) -> None:
    session = decide_span(with_absences(FakeClock()), 2, worked * MINUTE)
    assert (active_us(session), undecided_us(session)) == (active * MINUTE, 10 * MINUTE)


def test_a_decision_can_be_changed_and_taken_back_also_after_the_end() -> None:
    clock = FakeClock()
    session = decide_span(with_absences(clock), 0, 10 * MINUTE)
    session = decide_span(session, 0, 3 * MINUTE)
    assert active_us(session) == 8 * MINUTE
    session = step(session, SessionEvent.FINISH, clock.read())
    session = undecide(session, 0)
    assert (active_us(session), undecided_us(session)) == (5 * MINUTE, 30 * MINUTE)


def test_what_was_answered_can_be_said_anew() -> None:
    session = with_absences(FakeClock())
    assert answered(session) == ()
    assert answered(decide_span(session, 2, 0)) == (2,)


def test_all_decisions_can_be_taken_back_at_once() -> None:
    session = with_absences(FakeClock())
    assert undecide(decide(session, 25 * MINUTE)) == session


@pytest.mark.parametrize(
    ("position", "worked", "sentence"),
    [
        (0, 10 * MINUTE + 1, "This absence took 10 min. Give a number of minutes from 0 to 10."),
        (0, -1, "This absence took 10 min. Give a number of minutes from 0 to 10."),
        (1, 0, "This was a pause, and a pause is never work."),
        (3, 0, "This time away is not over yet. Go on first, then say what it was."),
        (4, 0, "This time away is not there any more. It may be part of a longer one now."),
        (-1, 0, "This time away is not there any more. It may be part of a longer one now."),
    ],
)
def test_what_cannot_be_decided_says_why(position: int, worked: int, sentence: str) -> None:
    session = with_absences(FakeClock())
    with pytest.raises(SessionRuleError) as refused:
        decide_span(session, position, worked)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("position", [-1, 1, 3, 4])
def test_what_was_never_asked_cannot_be_taken_back(position: int) -> None:
    with pytest.raises(SessionRuleError):
        undecide(with_absences(FakeClock()), position)
