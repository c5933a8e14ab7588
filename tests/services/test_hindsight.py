"""What is said afterwards is kept: stopped where it was, restored, taken up again, begun earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.support.kept import RETRY, Kept, finished, running
from unaided.domain.comeback import Comeback
from unaided.domain.correction import StartCorrection
from unaided.domain.now import Now
from unaided.domain.session import Mode, SessionEvent, SessionState, active_us, paused_us, undecided_us
from unaided.domain.trouble import RuleError, SessionRuleError
from unaided.services.explanation import Ending, ReflectionAnswer
from unaided.services.session import StartRequest

MINUTE = 60 * 1_000_000
DISCARD = SessionEvent.DISCARD


def minutes(count: float) -> timedelta:
    """Return so many minutes."""
    return timedelta(minutes=count)


def came_back(kept: Kept, after: float) -> Comeback | None:
    """Start, work twenty minutes, lose the app for so many, and say how the session came back."""
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=20)
    kept.beats.write(session.id, kept.clock.read())
    kept.clock.reboot(after=minutes(after))
    return kept.session.give_back().how


def test_a_session_that_asks_is_stopped_where_it_was(kept: Kept) -> None:
    assert came_back(kept, 40) is Comeback.ASKS
    kept.clock.pass_time(minutes=3)
    [owed] = kept.session.finish_where_it_was().owed
    ended = kept.explanation.open(owed.session_id).session
    assert (active_us(ended), undecided_us(ended)) == (20 * MINUTE, 0)
    assert ended.ended_at == ended.started.wall + minutes(20)


def test_one_that_does_not_ask_goes_on(kept: Kept) -> None:
    kept.session.start(RETRY)
    with pytest.raises(SessionRuleError, match="does not wait for an answer"):
        kept.session.finish_where_it_was()
    assert running(kept.session.now()).state is SessionState.RUNNING


def test_an_end_can_be_said_in_hindsight(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=50)
    [owed] = kept.session.finish_at(minutes(35)).owed
    assert active_us(kept.explanation.open(owed.session_id).session) == 35 * MINUTE


def test_one_closed_at_the_last_beat_goes_on_if_the_person_says_so(kept: Kept) -> None:
    assert came_back(kept, 180) is Comeback.CLOSED
    now = kept.session.reopen()
    session = running(now)
    assert (session.state, active_us(session), undecided_us(session)) == (
        SessionState.RUNNING,
        20 * MINUTE,
        180 * MINUTE,
    )
    assert now.owed == ()


def test_one_that_is_answered_is_not_taken_up_again(kept: Kept) -> None:
    kept.explanation.reflect(finished(kept), ReflectionAnswer(4, "", Ending(progress=40)))
    with pytest.raises(SessionRuleError, match="explained or skipped already"):
        kept.session.reopen()


def test_with_no_session_ever_there_is_none_to_take_up(kept: Kept) -> None:
    with pytest.raises(SessionRuleError):
        kept.session.reopen()


def test_a_discard_is_undone(kept: Kept) -> None:
    before = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=10)
    kept.session.act(DISCARD)
    kept.clock.pass_time(seconds=30)
    session = running(kept.session.restore())
    assert (session.id, session.state, active_us(session)) == (before.id, SessionState.RUNNING, 10 * MINUTE)
    assert undecided_us(session) == MINUTE // 2
    assert kept.session.give_back().how is Comeback.GOES_ON


def test_a_pause_that_was_discarded_is_a_pause_again(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.session.act(SessionEvent.PAUSE)
    kept.clock.pass_time(minutes=5)
    kept.session.act(DISCARD)
    kept.clock.pass_time(minutes=1)
    session = running(kept.session.restore())
    assert (session.state, paused_us(session)) == (SessionState.PAUSED, 6 * MINUTE)


def test_a_discard_undone_after_more_than_an_hour_ends_where_it_was(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    kept.session.act(DISCARD)
    kept.clock.pass_time(minutes=61)
    now = kept.session.restore()
    assert now.session is None
    ended = kept.explanation.open(now.owed[0].session_id).session
    assert (active_us(ended), undecided_us(ended), ended.elapsed_us) == (10 * MINUTE, 0, 10 * MINUTE)


def test_a_discard_undone_after_another_session_ends_where_it_was(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    kept.session.act(DISCARD)
    finished(kept, replace(RETRY, title="Another"))
    now = kept.session.restore()
    assert (now.session, {owed.title for owed in now.owed}) == (None, {"Another", "Fix the retry"})


def test_a_discarded_session_whose_time_went_to_another_stays_discarded(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    kept.session.act(DISCARD)
    kept.session.start(replace(RETRY, title="Another"))
    kept.session.correct_start(minutes(8))
    kept.clock.pass_time(minutes=1)
    kept.session.finish()
    with pytest.raises(SessionRuleError, match="belongs to another one by now"):
        kept.session.restore()


def test_while_another_session_goes_on_nothing_is_restored_or_taken_up(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.session.act(DISCARD)
    kept.session.start(replace(RETRY, title="Another"))
    for verb in (kept.session.restore, kept.session.reopen):
        with pytest.raises(SessionRuleError, match="“Another” goes on already"):
            verb()


def test_without_a_discarded_session_there_is_none_to_bring_back(kept: Kept) -> None:
    finished(kept)
    with pytest.raises(SessionRuleError, match="No session is discarded"):
        kept.session.restore()


def test_i_began_ten_minutes_ago(kept: Kept) -> None:
    before = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=3)
    said_at = kept.clock.wall
    session = running(kept.session.correct_start(minutes(10)))
    assert active_us(session) == 10 * MINUTE
    kept.clock.pass_time(minutes=5)
    kept.session.finish()
    detail = kept.services.history.detail(session.id)
    assert detail.row.session.started.wall == before.started.wall - minutes(7)
    assert detail.start_corrections == (
        StartCorrection(session.id, said_at, before.started.wall, before.started.wall - minutes(7)),
    )


def test_a_start_that_would_overlap_the_session_before_it_stays(kept: Kept) -> None:
    finished(kept)
    kept.clock.pass_time(minutes=4)
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=2)
    with pytest.raises(SessionRuleError, match="ended 6 min ago"):
        kept.session.correct_start(minutes(7))
    assert running(kept.session.now()).started == session.started
    assert running(kept.session.correct_start(minutes(6))).started.wall == session.started.wall - minutes(4)


def test_a_discarded_session_before_it_is_in_nobodys_way(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    kept.session.act(DISCARD)
    kept.session.start(RETRY)
    assert active_us(running(kept.session.correct_start(minutes(8)))) == 8 * MINUTE


def test_a_start_before_midnight_belongs_to_the_day_before(kept: Kept) -> None:
    kept.clock.pass_time(hours=15, minutes=5)  # five past midnight in Berlin, on 4 March
    session = running(kept.session.start(RETRY))
    kept.session.correct_start(minutes(10))
    kept.session.finish()
    assert kept.services.history.detail(session.id).row.local_date == date(2025, 3, 3)


def test_a_start_can_be_said_late(kept: Kept) -> None:
    said_at = kept.clock.wall
    session = running(kept.session.start(replace(RETRY, began=minutes(25))))
    assert (session.started.wall, active_us(session)) == (said_at - minutes(25), 25 * MINUTE)
    with kept.ledger.read() as shelves:
        task = shelves.tasks.get(session.task_id)
        corrections = shelves.sessions.start_corrections(session.id)
    assert task is not None
    assert task.estimate is not None
    assert task.estimate.given_at == said_at, "the estimate was given now, and figures can see that it was late"
    assert corrections == [StartCorrection(session.id, said_at, said_at, said_at - minutes(25))]


@pytest.mark.parametrize("began", [timedelta(hours=25), timedelta(minutes=45)])
def test_a_late_start_that_cannot_be_keeps_nothing(kept: Kept, began: timedelta) -> None:
    finished(kept)
    kept.clock.pass_time(minutes=30)
    with pytest.raises(SessionRuleError):
        kept.session.start(replace(RETRY, title="Another", began=began))
    assert kept.session.now().session is None
    assert [task.title for task in kept.session.choices().open_tasks] == ["Fix the retry"]


def test_a_switch_ends_one_and_starts_the_next_at_the_same_instant(kept: Kept) -> None:
    first = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=12)
    now = kept.session.switch(StartRequest(Mode.AI, "Sort the queue"))
    second = running(now)
    assert (now.title, second.mode, second.started.wall) == ("Sort the queue", Mode.AI, kept.clock.wall)
    [owed] = now.owed
    assert (owed.session_id, owed.ended_at) == (first.id, second.started.wall)
    assert kept.beats.read(second.id) == second.started


def test_a_switch_that_cannot_be_leaves_what_runs(kept: Kept) -> None:
    first = running(kept.session.start(RETRY))
    for wrong in (replace(RETRY, title=" "), replace(RETRY, title="Another", began=minutes(5))):
        with pytest.raises(RuleError, match=r"no name|share a time"):
            kept.session.switch(wrong)
    assert running(kept.session.now()).id == first.id
    assert kept.session.now().owed == ()


def test_without_a_session_there_is_nothing_to_switch_from_or_correct(kept: Kept) -> None:
    with pytest.raises(SessionRuleError, match="No session is running"):
        kept.session.switch(RETRY)
    with pytest.raises(SessionRuleError, match="No session is running"):
        kept.session.correct_start(minutes(5))
    assert kept.session.now() == Now()


def test_waiting_on_the_agent_is_kept(kept: Kept) -> None:
    kept.session.start(replace(RETRY, mode=Mode.AI))
    kept.session.wait_on_agent(on=True)
    kept.clock.pass_time(minutes=6)
    kept.session.wait_on_agent(on=False)
    with kept.ledger.read() as shelves:
        session = shelves.sessions.open()
    assert session
    assert [(wait.start_us, wait.end_us) for wait in session.waits] == [(0, 6 * MINUTE)]


def test_without_ai_there_is_no_agent_to_wait_on(kept: Kept) -> None:
    kept.session.start(RETRY)
    with pytest.raises(SessionRuleError, match="without AI"):
        kept.session.wait_on_agent(on=True)
