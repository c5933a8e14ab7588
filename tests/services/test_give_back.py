"""A session that was open when the app went: what start-up, or the terminal alone, makes of it (Law 12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.exc import DBAPIError

from tests.support.kept import RETRY, Kept, finished, running
from unaided.domain.comeback import Comeback
from unaided.domain.now import status_dict
from unaided.domain.session import SessionEvent, active_us, undecided_us

MINUTE = 60 * 1_000_000


def test_with_no_session_open_there_is_nothing_to_give_back(kept: Kept) -> None:
    assert kept.session.give_back().how is None
    finished(kept)
    back = kept.session.give_back()
    assert (back.how, len(back.now.owed)) == (None, 1)


@pytest.mark.parametrize(
    ("minutes", "how", "state"),
    [(4, Comeback.GOES_ON, "running"), (40, Comeback.ASKS, "away"), (400, Comeback.CLOSED, "owed")],
)
def test_a_session_is_given_back_with_its_time_up_to_the_last_beat(
    kept: Kept, minutes: int, how: Comeback, state: str
) -> None:
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=20)
    kept.beats.write(session.id, kept.clock.read())
    kept.clock.reboot(after=timedelta(minutes=minutes))
    back = kept.session.give_back()
    assert (back.how, back.title, status_dict(back.now)["state"]) == (how, "Fix the retry", state)
    with kept.ledger.read() as shelves:
        given = shelves.sessions.get(session.id)
    assert given
    assert active_us(given) == 20 * MINUTE


def test_giving_back_twice_is_giving_back_once(kept: Kept) -> None:
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=20)
    kept.beats.write(session.id, kept.clock.read())
    kept.clock.pass_time(minutes=4)
    assert kept.session.give_back().now == kept.session.give_back().now


def test_a_beat_of_another_session_says_nothing(kept: Kept) -> None:
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=20)
    kept.beats.write(UUID(int=7), kept.clock.read())
    back = kept.session.give_back()
    assert back.how is Comeback.ASKS
    assert running(back.now).id == session.id
    assert active_us(running(back.now)) == 0


def test_a_gap_that_could_not_be_kept_is_not_passed_off_as_work_the_next_time(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=8)
    with kept.database.writer.begin() as db:
        db.exec_driver_sql("CREATE TRIGGER full BEFORE UPDATE ON sessions BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(DBAPIError, match="full"):
        kept.session.give_back()
    with kept.database.writer.begin() as db:
        db.exec_driver_sql("DROP TRIGGER full")
    session = running(kept.session.give_back().now)
    assert (active_us(session), undecided_us(session)) == (0, 8 * MINUTE)


def test_a_session_started_in_the_terminal_alone_is_undecided_until_an_app_watches(kept: Kept) -> None:
    kept.session.start(replace(RETRY, watched=False))
    kept.clock.pass_time(minutes=90)
    kept.session.give_back()
    kept.clock.pass_time(minutes=10)
    session = running(kept.session.now())
    assert (active_us(session), undecided_us(session)) == (10 * MINUTE, 90 * MINUTE)


def test_after_a_kill_the_terminal_alone_takes_no_hour_for_work(kept: Kept) -> None:
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=20)
    kept.beats.write(session.id, kept.clock.read())
    kept.clock.pass_time(minutes=8)
    kept.session.give_back(watched=False)
    kept.clock.pass_time(minutes=50)
    kept.session.give_back(watched=False)
    [owed] = kept.session.act(SessionEvent.FINISH).owed
    ended = kept.explanation.open(owed.session_id).session
    assert (active_us(ended), undecided_us(ended)) == (20 * MINUTE, 58 * MINUTE)
