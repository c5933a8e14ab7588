"""What a person does with the session that runs, on a real database and a clock that a test moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.support.kept import RETRY, Kept, finished, running
from unaided.domain.explanation import LookUpSource
from unaided.domain.now import Now
from unaided.domain.ownership import Ownership
from unaided.domain.session import (
    Mode,
    SessionEvent,
    SessionState,
    active_us,
    left_us,
    paused_us,
    undecided_us,
)
from unaided.domain.task import Estimate, Kind
from unaided.domain.trouble import ExplanationRuleError, RuleError, SessionRuleError, TaskRuleError
from unaided.services.explanation import Ending, ReflectionAnswer
from unaided.services.session import StartRequest

MINUTE = 60 * 1_000_000
NOTHING_RUNS = "No session is running. Start one from the tray, or with `unaided start`."


def test_a_start_keeps_task_estimate_and_session_together(kept: Kept) -> None:
    now = kept.session.start(replace(RETRY, skill=" Event  loops ", project="relay"))
    session = running(now)
    assert (now.title, session.mode, session.state) == ("Fix the retry", Mode.NO_AI, SessionState.RUNNING)
    assert left_us(session) == 50 * MINUTE
    with kept.ledger.read() as shelves:
        task = shelves.tasks.get(session.task_id)
        assert shelves.sessions.get(session.id) == session
    assert task is not None
    assert (task.title, task.kind, task.ownership) == ("Fix the retry", "debug", Ownership.CORE)
    assert (task.skill, task.project) == ("Event loops", "relay")
    assert task.estimate == Estimate(90, kept.clock.wall)


def test_a_start_without_an_estimate_is_allowed(kept: Kept) -> None:
    session = running(kept.session.start(replace(RETRY, estimate_minutes=None)))
    with kept.ledger.read() as shelves:
        task = shelves.tasks.get(session.task_id)
    assert task
    assert task.estimate is None


@pytest.mark.parametrize(
    ("request_made", "error"),
    [
        (replace(RETRY, title=" "), TaskRuleError),
        (replace(RETRY, title="x" * 10_000), TaskRuleError),
        (replace(RETRY, estimate_minutes=0), TaskRuleError),
        (replace(RETRY, estimate_minutes=-5), TaskRuleError),
        (replace(RETRY, kind=Kind("")), TaskRuleError),
        (replace(RETRY, skill="x" * 1_000), TaskRuleError),
        (replace(RETRY, planned=timedelta(0)), SessionRuleError),
        (replace(RETRY, planned=timedelta(days=2)), SessionRuleError),
    ],
)
def test_a_start_that_cannot_be_kept_keeps_nothing(
    kept: Kept, request_made: StartRequest, error: type[RuleError]
) -> None:
    with pytest.raises(error):
        kept.session.start(request_made)
    assert kept.session.now() == Now()
    assert kept.session.choices().open_tasks == ()


def test_a_second_start_names_what_goes_on_and_changes_nothing(kept: Kept) -> None:
    first = kept.session.start(RETRY)
    with pytest.raises(SessionRuleError) as refused:
        kept.session.start(replace(RETRY, title="Another"))
    assert refused.value.sentence == ("A session on “Fix the retry” goes on already. Stop it first, or go on with it.")
    assert kept.session.now() == first
    assert [task.title for task in kept.session.choices().open_tasks] == ["Fix the retry"]


def test_going_on_with_a_task_asks_nothing_and_knows_how_far_it_was(kept: Kept) -> None:
    before = finished(kept)
    kept.explanation.reflect(before, ReflectionAnswer(4, "", Ending(progress=40)))
    [task] = kept.session.choices().open_tasks
    session = running(kept.session.start(StartRequest(Mode.AI, task_id=task.id)))
    assert (session.task_id, session.progress_before, session.mode) == (task.id, 40, Mode.AI)
    assert task.estimate == Estimate(90, task.registered_at)


def test_a_task_that_is_done_cannot_go_on(kept: Kept) -> None:
    before = finished(kept)
    [task] = kept.session.choices().open_tasks
    kept.explanation.reflect(before, ReflectionAnswer(4, "", Ending(progress=100)))
    with pytest.raises(TaskRuleError) as refused:
        kept.session.start(StartRequest(Mode.AI, task_id=task.id))
    assert refused.value.sentence == "“Fix the retry” is done already. Start a new task for what is left."


def test_a_task_that_is_not_there_cannot_go_on(kept: Kept) -> None:
    with pytest.raises(TaskRuleError, match=r"^There is no task 0{8}-.*\. `unaided task list`"):
        kept.session.start(StartRequest(Mode.AI, task_id=UUID(int=0)))


def test_a_session_from_start_to_end(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    kept.session.act(SessionEvent.PAUSE)
    kept.clock.pass_time(minutes=5)
    kept.session.act(SessionEvent.RESUME)
    kept.clock.pass_time(minutes=10)
    session = running(kept.session.now())
    assert (active_us(session), paused_us(session), left_us(session)) == (20 * MINUTE, 5 * MINUTE, 30 * MINUTE)
    now = kept.session.act(SessionEvent.FINISH)
    assert now.session is None
    [owed] = now.owed
    assert (owed.session_id, owed.title, owed.mode, owed.ended_at) == (
        session.id,
        "Fix the retry",
        Mode.NO_AI,
        kept.clock.wall,
    )


def test_looking_at_it_keeps_nothing(kept: Kept) -> None:
    started = kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    assert active_us(running(kept.session.now())) == 10 * MINUTE
    with kept.ledger.read() as shelves:
        assert shelves.sessions.open() == started.session


def test_a_checkpoint_keeps_the_time_so_far(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    now = kept.session.checkpoint()
    with kept.ledger.read() as shelves:
        assert shelves.sessions.open() == now.session
    assert active_us(running(now)) == 10 * MINUTE


def test_a_discarded_session_is_gone_and_owes_nothing(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    assert kept.session.act(SessionEvent.DISCARD) == Now()
    assert kept.session.choices().last_session is None


@pytest.mark.parametrize("event", list(SessionEvent))
def test_nothing_can_be_done_to_a_session_when_none_goes_on(kept: Kept, event: SessionEvent) -> None:
    with pytest.raises(SessionRuleError) as refused:
        kept.session.act(event)
    assert refused.value.sentence == NOTHING_RUNS


def test_an_impossible_move_keeps_nothing(kept: Kept) -> None:
    started = kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    with pytest.raises(SessionRuleError, match="running already"):
        kept.session.act(SessionEvent.RESUME)
    with kept.ledger.read() as shelves:
        assert shelves.sessions.open() == started.session


def test_five_more_minutes_past_the_end_are_five_from_now(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=58)
    assert left_us(running(kept.session.extend(timedelta(minutes=5)))) == 5 * MINUTE


def test_an_open_length_has_no_end_to_move(kept: Kept) -> None:
    kept.session.start(replace(RETRY, planned=None))
    with pytest.raises(SessionRuleError, match="no planned end"):
        kept.session.extend(timedelta(minutes=5))


def test_a_look_up_is_noted_with_its_moment(kept: Kept) -> None:
    session = running(kept.session.start(RETRY))
    kept.clock.pass_time(minutes=3)
    noted = kept.session.look_up(" RFC 9110,\n retry-after ", LookUpSource.DOCS)
    assert (noted.text, noted.source, noted.noted_at) == ("RFC 9110, retry-after", LookUpSource.DOCS, kept.clock.wall)
    with kept.ledger.read() as shelves:
        assert list(shelves.explanations.look_ups(session.id)) == [noted]


def test_an_empty_look_up_says_so(kept: Kept) -> None:
    kept.session.start(RETRY)
    with pytest.raises(ExplanationRuleError, match=r"^The look-up is empty\."):
        kept.session.look_up(" \n")


def test_a_look_up_needs_a_session(kept: Kept) -> None:
    with pytest.raises(SessionRuleError) as refused:
        kept.session.look_up("RFC 9110")
    assert refused.value.sentence == NOTHING_RUNS


def test_undecided_time_is_decided_while_the_session_goes_on(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.clock.pass_time(minutes=10)
    kept.clock.sleep(hours=1)
    session = running(kept.session.checkpoint())
    assert undecided_us(session) == 60 * MINUTE
    session = running(kept.session.decide(session.id, timedelta(minutes=15)))
    assert (active_us(session), undecided_us(session)) == (25 * MINUTE, 0)


def test_undecided_time_is_decided_after_the_end_too(kept: Kept) -> None:
    kept.session.start(RETRY)
    kept.session.act(SessionEvent.LEAVE)
    kept.clock.pass_time(minutes=30)
    [owed] = kept.session.act(SessionEvent.FINISH).owed
    kept.session.decide(owed.session_id, timedelta(minutes=20))
    assert active_us(kept.explanation.open(owed.session_id).session) == 20 * MINUTE


def test_a_stop_can_say_at_once_what_was_work(kept: Kept) -> None:
    kept.session.start(replace(RETRY, watched=False))
    kept.clock.pass_time(minutes=90)
    [owed] = kept.session.finish(timedelta(minutes=70)).owed
    ended = kept.explanation.open(owed.session_id).session
    assert (active_us(ended), undecided_us(ended)) == (70 * MINUTE, 0)


def test_a_stop_that_says_too_much_stops_nothing(kept: Kept) -> None:
    kept.session.start(replace(RETRY, watched=False))
    kept.clock.pass_time(minutes=90)
    with pytest.raises(SessionRuleError, match=r"^90 min of this session are undecided\."):
        kept.session.finish(timedelta(minutes=91))
    assert running(kept.session.now()).state is SessionState.RUNNING
    assert kept.session.now().owed == ()


def test_no_more_than_is_undecided_can_be_decided(kept: Kept) -> None:
    session = running(kept.session.start(RETRY))
    with pytest.raises(SessionRuleError, match="No time of this session is undecided"):
        kept.session.decide(session.id, timedelta(minutes=1))
    with pytest.raises(SessionRuleError, match="not there any more"):
        kept.session.decide(UUID(int=0), timedelta(0))


def test_the_start_panel_begins_with_the_last_task_and_offers_the_open_ones(kept: Kept) -> None:
    finished(kept)
    kept.clock.pass_time(minutes=5)
    finished(kept, StartRequest(Mode.AI, "Sort the queue", planned=None))
    choices = kept.session.choices()
    assert [task.title for task in choices.open_tasks] == ["Sort the queue", "Fix the retry"]
    assert choices.last_task
    assert choices.last_session
    assert (choices.last_task.title, choices.last_session.planned_us) == ("Sort the queue", None)


def test_a_session_belongs_to_the_local_day_it_started_on(kept: Kept) -> None:
    kept.clock.travel("Pacific/Auckland")
    kept.clock.pass_time(hours=5)  # 13:00 UTC on 3 March is two at night on the 4th there
    finished(kept)
    kept.clock.travel("Europe/Berlin")
    with kept.ledger.read() as shelves:
        [day] = [sitting.local_date for sitting in shelves.sessions.no_ai_sittings()]
    assert day == date(2025, 3, 4)


def test_a_session_with_the_wall_clock_set_back_a_year_ends_after_it_started(kept: Kept) -> None:
    session = running(kept.session.start(RETRY))
    kept.clock.set_wall(kept.clock.wall - timedelta(days=365))
    kept.clock.pass_time(minutes=30)
    [owed] = kept.session.act(SessionEvent.FINISH).owed
    assert owed.ended_at == session.started.wall + timedelta(minutes=30)
