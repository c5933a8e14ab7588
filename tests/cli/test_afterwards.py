"""`wait`, `began` and `away`: what is said around the work, and what cannot be."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.shell import say, told
from unaided.bootstrap import Services
from unaided.domain.reply import Exit


def be_away(services: Services, clock: FakeClock, minutes: int) -> None:
    """Work ten minutes, be away for so long, and back."""
    clock.pass_time(minutes=10)
    told(services, "away")
    clock.pass_time(minutes=minutes)
    told(services, "resume")


@pytest.fixture
def running(services: Services, clock: FakeClock) -> Services:
    """Return the services with ten minutes' work and 25 away, undecided."""
    told(services, 'start "Fix the retry" --no-ai --estimate 60')
    be_away(services, clock, 25)
    return services


def test_the_wait_on_the_agent_is_begun_ended_and_toggled(services: Services, clock: FakeClock) -> None:
    told(services, "start Sketch --ai --estimate 30")
    assert told(services, "wait")["waiting"] is True
    clock.pass_time(minutes=4)
    assert told(services, "wait on")["waiting"] is True
    ended = told(services, "wait off")
    assert (ended["waiting"], ended["waiting_seconds"]) == (False, 240)
    assert told(services, "wait off")["waiting_seconds"] == 240


def test_without_ai_there_is_no_agent_to_wait_on(running: Services) -> None:
    reply = say(running, "wait")
    assert (reply.code, reply.err) == (
        Exit.TROUBLE,
        "unaided: This session is without AI, so there is no agent to wait on.\n",
    )


@pytest.mark.parametrize(("when", "seconds"), [("10m", 600), ("1h30", 5400), ("8:30", 1800)])
def test_a_start_is_corrected_by_how_long_ago_or_by_the_time(services: Services, when: str, seconds: int) -> None:
    told(services, "start Sketch --no-ai --estimate 30")  # at 9 o'clock
    assert told(services, f"began {when}")["active_seconds"] == seconds


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("soon", "“soon” is neither a time of day, such as 09:10, nor how long ago, such as 10m or 1h30."),
        ('""', "No length of time is given."),
        ("25:00", "“25:00” is no time of day."),
        ("5m", "It began 35 min ago as it is."),
        ("2000h", "A start can be at most 24 hours ago."),
    ],
)
def test_a_start_that_cannot_be_says_why(running: Services, when: str, sentence: str) -> None:
    reply = say(running, f"began {when}")
    assert reply.code is Exit.TROUBLE
    assert reply.err.startswith(f"unaided: {sentence}")


def test_time_away_is_said_beforehand_with_what_for(services: Services) -> None:
    told(services, "start Sketch --no-ai --estimate 30")
    now = told(services, "away --note paper")
    assert (now["state"], now["reason"]) == ("away", "paper")


@pytest.mark.parametrize(("was", "active"), [("break", 600), ("worked", 2100), ("12", 1320)])
def test_undecided_time_is_answered_and_taken_back(running: Services, was: str, active: int) -> None:
    assert told(running, "status")["undecided_seconds"] == 1500
    decided = told(running, f"away answer {was}")
    assert (decided["active_seconds"], decided["undecided_seconds"]) == (active, 0)
    assert told(running, "away answer undecided")["undecided_seconds"] == 1500


def test_time_away_is_listed_and_one_answer_changed(running: Services, clock: FakeClock) -> None:
    told(running, "away answer break")
    be_away(running, clock, 5)
    assert say(running, "away answer").out == (
        "  1  Away 09:10 to 09:35: break\n  2  Away 09:45 to 09:50: undecided, as you said\n"
    )
    told(running, "away answer worked --span 1")
    first, second = told(running, "away answer")["away"]
    assert (first["seconds"], first["worked_seconds"], second["worked_seconds"]) == (1500, 1500, None)
    assert (first["span"], first["started_at"][-6:], first["signs"]) == (1, "10:00Z", ["left"])


def test_a_session_that_ended_can_still_be_answered_for(running: Services) -> None:
    told(running, "stop")
    told(running, "away answer worked")
    assert told(running, "away answer")["away"][0]["worked_seconds"] == 1500


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("away answer maybe", "“maybe” is no answer. Say break, worked, undecided, or minutes such as 12."),
        ("away answer 99", "25 min of this session are undecided."),
        ("away answer break --span 3", "There is no time away 3."),
        ("away answer break --note call", "--note is said beforehand"),
        ("away --span 1", "--span says which time away is answered"),
    ],
)
def test_an_answer_that_cannot_be_says_why(running: Services, line: str, sentence: str) -> None:
    reply = say(running, line)
    assert reply.code is Exit.TROUBLE
    assert reply.err.startswith(f"unaided: {sentence}")


def test_with_nothing_undecided_or_nothing_running_it_says_so(services: Services) -> None:
    assert say(services, "away answer break").err.startswith("unaided: No session is running and none is still")
    told(services, "start Sketch --no-ai --estimate 30")
    assert say(services, "away answer").out == "This session has no time away to say anything about.\n"
    assert say(services, "away answer break").err.startswith("unaided: No time of this session is undecided.")


def test_a_look_up_belongs_to_a_session_without_ai(services: Services) -> None:
    told(services, "start Sketch --ai --estimate 30")
    reply = say(services, "lookup PEP 440")
    assert reply.code is Exit.TROUBLE
    assert reply.err.startswith("unaided: Look-ups are noted in sessions without AI, and this one is with AI.")
