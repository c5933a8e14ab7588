"""Away and back through the services: kept, undecided until answered, and every answer can be changed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.kept import RETRY, Kept, running
from unaided.domain.decision import unanswered
from unaided.domain.now import Now
from unaided.domain.session import SessionEvent, SessionState, active_us, undecided_us
from unaided.domain.span import AwayNote, Cause, PauseReason
from unaided.domain.trouble import SessionRuleError

MINUTE = 60 * 1_000_000
FIVE = timedelta(minutes=5)


def away_and_back(kept: Kept) -> UUID:
    """Work fifteen minutes, be idle for twenty-five, come back, and return the session's id."""
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=20)
    kept.session.away(Cause.IDLE, FIVE)
    kept.clock.pass_time(minutes=20)
    kept.session.come_back_from_away()
    return session.id


def test_away_and_back_is_kept_and_undecided(kept: Kept) -> None:
    session_id = away_and_back(kept)
    with kept.ledger.read() as shelves:
        session = shelves.sessions.get(session_id)
    assert session is not None
    assert (session.state, active_us(session), undecided_us(session)) == (
        SessionState.RUNNING,
        15 * MINUTE,
        25 * MINUTE,
    )


def test_a_lock_is_dated_by_the_reading_it_was_noticed_at(kept: Kept) -> None:
    kept.session.start(RETRY)
    locked = kept.clock.pass_time(minutes=10)
    kept.clock.pass_time(minutes=2)
    away = running(kept.session.away(Cause.LOCKED, locked))
    assert (away.state, active_us(away)) == (SessionState.AWAY, 10 * MINUTE)


def test_without_a_session_a_sign_means_nothing(kept: Kept) -> None:
    assert kept.session.away(Cause.LOCKED, timedelta(0)) == Now()
    assert kept.session.come_back_from_away() == Now()


def test_after_a_sign_a_kill_loses_nothing_of_it(kept: Kept) -> None:
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=10)
    kept.session.away(Cause.LOCKED, timedelta(0))
    kept.clock.reboot(after=timedelta(minutes=30))
    back = running(kept.session.give_back().now)
    assert (back.id, back.state, active_us(back)) == (session.id, SessionState.AWAY, 10 * MINUTE)


def test_the_question_on_return_is_answered_changed_and_undone(kept: Kept) -> None:
    session_id = away_and_back(kept)
    [position] = unanswered(running(kept.session.now()))
    now = kept.session.decide_span(session_id, position, timedelta(minutes=10))
    assert (active_us(running(now)), undecided_us(running(now))) == (25 * MINUTE, 0)
    now = kept.session.decide_span(session_id, position, timedelta(minutes=25))
    assert active_us(running(now)) == 40 * MINUTE
    now = kept.session.undecide(session_id, position)
    assert (active_us(running(now)), undecided_us(running(now))) == (15 * MINUTE, 25 * MINUTE)


def test_what_was_decided_can_be_undone_after_the_end_and_counts_in_no_figure_again(kept: Kept) -> None:
    session_id = away_and_back(kept)
    kept.session.finish(timedelta(minutes=25))
    kept.session.undecide(session_id)
    with kept.ledger.read() as shelves:
        [sitting] = shelves.sessions.no_ai_sittings()
    assert (sitting.active_us, sitting.undecided_us) == (15 * MINUTE, 25 * MINUTE)


def test_nothing_is_said_of_a_session_that_is_not_there(kept: Kept) -> None:
    with pytest.raises(SessionRuleError, match="not there any more"):
        kept.session.decide_span(UUID(int=0), 0, FIVE)
    with pytest.raises(SessionRuleError, match="not there any more"):
        kept.session.undecide(UUID(int=0))


def test_a_call_announced_beforehand_is_kept_and_no_sign_disturbs_it(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    kept.session.leave(AwayNote.CALL)
    kept.clock.pass_time(minutes=10)
    kept.session.away(Cause.IDLE, FIVE)
    kept.session.come_back_from_away()
    [span] = running(kept.session.act(SessionEvent.RESUME)).spans
    assert (span.cause, span.note, span.also) == (Cause.LEFT, AwayNote.CALL, frozenset())


def test_a_pause_keeps_its_reason(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.session.pause()
    kept.session.pause(PauseReason.INTERRUPTED)
    with kept.ledger.read() as shelves:
        session = shelves.sessions.open()
    assert session
    assert [span.reason for span in session.spans] == [PauseReason.INTERRUPTED]
