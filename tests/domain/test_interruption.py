"""A pause has a reason and an absence a note, said at once or afterwards."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.interruption import is_left, leave, pause
from unaided.domain.session import SessionEvent, SessionState, paused_us, step, undecided_us
from unaided.domain.span import AwayNote, Cause, PauseReason, Span
from unaided.domain.trouble import SessionRuleError


@pytest.mark.parametrize("reason", [None, *PauseReason])
def test_a_pause_knows_what_it_is_for(reason: PauseReason | None) -> None:
    clock = FakeClock()
    session = pause(started(clock), clock.pass_time(minutes=3), reason)
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=2))
    assert session.spans == (Span(Cause.PAUSED, 3 * MINUTE, 5 * MINUTE, reason=reason),)
    assert paused_us(session) == 2 * MINUTE


def test_a_reason_can_be_given_afterwards_and_changed_and_the_pause_stays_one() -> None:
    clock = FakeClock()
    session = pause(started(clock), clock.pass_time(minutes=3))
    for reason in (PauseReason.CALL, PauseReason.INTERRUPTED):
        session = pause(session, clock.pass_time(minutes=1), reason)
    assert session.spans == (Span(Cause.PAUSED, 3 * MINUTE, reason=PauseReason.INTERRUPTED),)


@pytest.mark.parametrize("note", [None, *AwayNote])
def test_time_away_knows_what_it_was_announced_for_and_is_undecided(note: AwayNote | None) -> None:
    clock = FakeClock()
    session = leave(started(clock), clock.pass_time(minutes=3), note)
    assert is_left(session)
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=2))
    assert session.spans == (Span(Cause.LEFT, 3 * MINUTE, 5 * MINUTE, note=note),)
    assert undecided_us(session) == 2 * MINUTE
    assert not is_left(session)


def test_a_note_can_be_given_afterwards() -> None:
    clock = FakeClock()
    session = leave(leave(started(clock), clock.read()), clock.pass_time(minutes=1), AwayNote.PAPER)
    assert session.spans == (Span(Cause.LEFT, 0, note=AwayNote.PAPER),)


def test_pausing_or_leaving_twice_with_nothing_new_to_say_is_refused() -> None:
    clock = FakeClock()
    with pytest.raises(SessionRuleError, match="paused already"):
        pause(in_state(SessionState.PAUSED, clock), clock.read())
    with pytest.raises(SessionRuleError, match="away already"):
        leave(in_state(SessionState.AWAY, clock), clock.read())


@pytest.mark.parametrize("state", [SessionState.FINISHED, SessionState.DISCARDED])
def test_an_ended_session_is_neither_paused_nor_left(state: SessionState) -> None:
    clock = FakeClock()
    session = in_state(state, clock)
    with pytest.raises(SessionRuleError, match="ended already"):
        pause(session, clock.read(), PauseReason.BREAK)
    with pytest.raises(SessionRuleError, match="ended already"):
        leave(session, clock.read(), AwayNote.CALL)
