"""What `status --json` says: documented keys, whole seconds, nothing more."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import in_state, started
from unaided.domain.agent import wait_on_agent
from unaided.domain.explanation import Owed
from unaided.domain.interruption import leave, pause
from unaided.domain.now import Now, discarded_since, status_dict
from unaided.domain.session import Mode, SessionEvent, SessionState, active_us, advance, step
from unaided.domain.span import AwayNote, PauseReason

OWED = Owed(UUID(int=9), "Fix retry", Mode.AI, datetime(2025, 3, 3, 7, 0, tzinfo=UTC))


def test_idle() -> None:
    assert status_dict(Now()) == {
        "schema": 1,
        "state": "idle",
        "mode": None,
        "task": None,
        "started_at": None,
        "active_seconds": 0,
        "left_seconds": None,
        "overtime_seconds": 0,
        "owed": 0,
        "reason": None,
        "waiting": False,
        "waiting_seconds": 0,
        "undecided_seconds": 0,
    }


def test_idle_with_something_owed_says_so() -> None:
    status = status_dict(Now(owed=(OWED, OWED)))
    assert (status["state"], status["owed"]) == ("owed", 2)


def test_before_what_is_kept_was_opened_a_glimpse_tells_that_something_is_owed() -> None:
    assert [now.something_owed for now in (Now(), Now(owed_glimpsed=True), Now(owed=(OWED,)))] == [False, True, True]


def test_running_says_all_in_the_documented_order() -> None:
    clock = FakeClock(datetime(2025, 3, 3, 8, 0, 0, 250_000, tzinfo=UTC))
    now = Now(started(clock, minutes=25, mode=Mode.AI), "Sort the queue", (OWED,))
    status = status_dict(now.at(clock.pass_time(minutes=10)))
    assert list(status.items()) == [
        ("schema", 1),
        ("state", "running"),
        ("mode", "ai"),
        ("task", "Sort the queue"),
        ("started_at", "2025-03-03T08:00:00Z"),
        ("active_seconds", 600),
        ("left_seconds", 900),
        ("overtime_seconds", 0),
        ("owed", 1),
        ("reason", None),
        ("waiting", False),
        ("waiting_seconds", 0),
        ("undecided_seconds", 0),
    ]


@pytest.mark.parametrize(
    ("passed", "active", "left", "over"),
    [
        (0, 0, 60, 0),
        (1, 0, 60, 0),  # what is left rounds up: nothing says 0 before the end
        (999_999, 0, 60, 0),
        (1_000_000, 1, 59, 0),
        (59_000_001, 59, 1, 0),
        (59_999_999, 59, 1, 0),
        (60_000_000, 60, 0, 0),
        (60_999_999, 60, 0, 0),
        (61_000_000, 61, 0, 1),
    ],
)
def test_seconds_are_whole_and_what_is_left_rounds_up(passed: int, active: int, left: int, over: int) -> None:
    clock = FakeClock()
    now = Now(started(clock, minutes=1), "Sort").at(clock.pass_time(microseconds=passed))
    status = status_dict(now)
    assert (status["active_seconds"], status["left_seconds"], status["overtime_seconds"]) == (active, left, over)


def test_an_open_length_has_no_seconds_left() -> None:
    clock = FakeClock()
    now = Now(started(clock, minutes=None), "Sort").at(clock.pass_time(minutes=2))
    assert status_dict(now)["left_seconds"] is None


@pytest.mark.parametrize("state", [SessionState.PAUSED, SessionState.AWAY])
def test_paused_and_away_stand_still(state: SessionState) -> None:
    clock = FakeClock()
    now = Now(in_state(state, clock), "Sort").at(clock.pass_time(hours=1))
    status = status_dict(now)
    assert (status["state"], status["active_seconds"], status["left_seconds"]) == (str(state), 0, 1500)


def test_a_pause_and_time_away_say_what_for() -> None:
    clock = FakeClock()
    paused = pause(started(clock), clock.read(), PauseReason.CALL)
    assert status_dict(Now(paused, "Sort"))["reason"] == "call"
    left = leave(paused, clock.read(), AwayNote.PAPER)
    assert status_dict(Now(left, "Sort"))["reason"] == "paper"
    assert status_dict(Now(step(left, SessionEvent.RESUME, clock.read()), "Sort"))["reason"] is None


def test_waiting_on_the_agent_and_what_is_undecided_are_said() -> None:
    clock = FakeClock()
    session = wait_on_agent(started(clock, mode=Mode.AI), clock.read(), on=True)
    session = advance(session, clock.pass_time(seconds=90))
    session = advance(session, clock.sleep(seconds=40))
    status = status_dict(Now(session, "Sort"))
    assert (status["waiting"], status["waiting_seconds"], status["undecided_seconds"]) == (True, 90, 40)


def test_looking_at_it_stores_nothing() -> None:
    clock = FakeClock()
    now = Now(started(clock), "Sort")
    later = now.at(clock.pass_time(minutes=3))
    assert later.session
    assert now.session
    assert (active_us(now.session), active_us(later.session)) == (0, 180_000_000)
    assert (later.title, later.mode) == ("Sort", Mode.NO_AI)


def test_nothing_goes_on_at_any_moment_when_nothing_goes_on() -> None:
    now = Now(owed=(OWED,))
    assert now.at(FakeClock().read()) == now
    assert now.mode is None


def test_what_went_without_being_owed_was_discarded_until_another_starts() -> None:
    session = started(FakeClock())
    runs, idle = Now(session, "Fix the retry"), Now()
    owed = Now(owed=(Owed(session.id, "Fix the retry", Mode.AI, datetime(2025, 3, 3, 7, 0, tzinfo=UTC)),))
    assert discarded_since(runs, idle, "") == "Fix the retry"
    assert discarded_since(idle, idle, "Fix the retry") == "Fix the retry"
    assert discarded_since(runs, owed, "") == ""
    assert discarded_since(idle, runs, "Fix the retry") == ""
