"""What each verb answers: text for people, stable JSON for programs, one sentence when it cannot."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest

from tests.support.clock import FakeClock
from unaided.bootstrap import Services
from unaided.cli.commands import answer
from unaided.domain.reply import Exit, Reply

STATUS_KEYS = [
    "schema",
    "state",
    "mode",
    "task",
    "started_at",
    "active_seconds",
    "left_seconds",
    "overtime_seconds",
    "owed",
]


def say(services: Services, line: str, *, watched: bool = True) -> Reply:
    """Do a command line, written as in a shell."""
    return answer(shlex.split(line), services, watched=watched)


def told(services: Services, line: str) -> dict[str, Any]:
    """Return the JSON that a command answers."""
    reply = say(services, f"{line} --json")
    assert reply.code is Exit.DONE, reply.err
    value = json.loads(reply.out)
    assert isinstance(value, dict)
    return value


def test_start_status_pause_resume_stop(services: Services, clock: FakeClock) -> None:
    started = told(services, 'start "Fix the retry" --no-ai --kind debug --estimate 90m --minutes 25')
    assert list(started) == STATUS_KEYS
    assert started["schema"] == 1
    assert (started["state"], started["mode"], started["task"]) == ("running", "no-ai", "Fix the retry")
    assert (started["active_seconds"], started["left_seconds"], started["overtime_seconds"]) == (0, 1500, 0)

    clock.pass_time(minutes=10)
    assert told(services, "pause")["state"] == "paused"
    clock.pass_time(minutes=5)
    status = told(services, "status")
    assert (status["active_seconds"], status["left_seconds"]) == (600, 900)

    assert told(services, "resume")["state"] == "running"
    clock.pass_time(minutes=20)
    assert told(services, "status")["overtime_seconds"] == 300

    stopped = told(services, "stop")
    assert (stopped["state"], stopped["task"], stopped["owed"]) == ("owed", None, 1)


def test_an_idle_profile_says_so(services: Services) -> None:
    assert say(services, "status").out == "Nothing is running.\n"
    assert told(services, "status") == {
        "schema": 1,
        "state": "idle",
        "mode": None,
        "task": None,
        "started_at": None,
        "active_seconds": 0,
        "left_seconds": None,
        "overtime_seconds": 0,
        "owed": 0,
    }


def test_the_answer_alone_is_on_stdout(services: Services) -> None:
    reply = say(services, "start Sketch --ai --open --json")

    assert json.loads(reply.out)["left_seconds"] is None
    assert "left out of the figures" in reply.err


def test_going_on_with_a_task_asks_nothing(services: Services, clock: FakeClock) -> None:
    told(services, "start Parser --no-ai --estimate 60")
    clock.pass_time(minutes=5)
    told(services, "stop")
    (task,) = told(services, "list --tasks")["tasks"]

    again = say(services, f"start --task {task['id']} --ai")

    assert again.code is Exit.DONE
    assert again.err == ""
    assert again.out.startswith("◆ Parser · 50 min left\n")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("start --no-ai", "The task has no name."),
        ("start '  ' --no-ai", "The task has no name."),
        (f"start {'x' * 10_000} --no-ai", "10,000 characters; 200 fit"),
        ("start A --no-ai --estimate abc", "“abc” is not a length of time"),
        ("start A --no-ai --estimate -5", "“-5” is not a length of time"),
        ("start A --no-ai --estimate 0", "between 1 minute and 1,000 hours"),
        ("start A --no-ai --minutes 0", "between 1 second and 24 hours"),
        ("start A --no-ai --minutes ten", "--minutes takes a whole number such as 25"),
        ("start A --no-ai --seconds ٣", "--seconds takes a whole number"),
        ("start A --no-ai --ownership mine", "“mine” is no ownership class. Choose transient, repeatable, core."),
        ("start --task 12 --ai", "“12” is no task id"),
        ("start --task 00000000-0000-7000-8000-000000000000 --ai", "There is no task"),
        ("pause", "No session is running."),
        ("resume", "No session is running."),
        ("stop", "No session is running."),
        ("list --limit many", "--limit takes a whole number"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(services: Services, line: str, sentence: str) -> None:
    reply = say(services, line)

    assert reply.code is Exit.TROUBLE
    assert reply.out == ""
    assert reply.err.startswith("unaided: ")
    assert sentence in reply.err
    assert reply.err.count("\n") == 1
    assert told(services, "list --tasks")["tasks"] == []


@pytest.mark.parametrize(
    "line", ["start A", "start A --ai --no-ai", "sing", "start A --no-ai --minutes 5 --open", "status --no-such"]
)
def test_what_is_not_understood_shows_the_usage(services: Services, line: str) -> None:
    reply = say(services, line)

    assert reply.code is Exit.USAGE
    assert reply.out == ""
    assert "usage: unaided" in reply.err


def test_help_and_version_are_answers(services: Services) -> None:
    assert "Exit codes" in say(services, "--help").out
    assert say(services, "--version").out.startswith("unaided ")
    assert "--estimate" in say(services, "start --help").out


def test_a_second_start_is_refused_and_nothing_is_lost(services: Services, clock: FakeClock) -> None:
    told(services, "start First --no-ai --estimate 30")
    clock.pass_time(minutes=3)

    reply = say(services, "start Second --ai --estimate 30")

    assert reply.code is Exit.TROUBLE
    assert "“First” goes on already" in reply.err
    assert told(services, "status")["active_seconds"] == 180


def test_unwatched_time_is_undecided_until_it_is_said(services: Services, clock: FakeClock) -> None:
    say(services, "start Ferry --no-ai --estimate 60 --no-app", watched=False)
    clock.pass_time(minutes=40)

    stopped = say(services, "stop", watched=False)

    assert "40 min of it are undecided" in stopped.err


def test_unwatched_time_said_at_the_stop_counts(services: Services, clock: FakeClock) -> None:
    say(services, "start Ferry --no-ai --estimate 60 --no-app", watched=False)
    clock.pass_time(minutes=40)

    stopped = say(services, "stop --worked 30", watched=False)

    assert "undecided" not in stopped.err
    (session,) = told(services, "list")["sessions"]
    assert session["active_seconds"] == 1800


def test_more_than_there_is_stops_nothing(services: Services, clock: FakeClock) -> None:
    say(services, "start Ferry --no-ai --estimate 60 --no-app", watched=False)
    clock.pass_time(minutes=40)

    reply = say(services, "stop --worked 41", watched=False)

    assert reply.code is Exit.TROUBLE
    assert told(services, "status")["state"] == "running"


def test_list_and_export_hold_no_less_than_what_was_entered(services: Services, clock: FakeClock) -> None:
    told(services, "start 'Cache headers' --no-ai --estimate 60")
    clock.pass_time(minutes=12)
    told(services, "stop")

    assert "Cache headers" in say(services, "list").out
    (listed,) = told(services, "list")["sessions"]
    assert (listed["title"], listed["mode"], listed["active_seconds"]) == ("Cache headers", "no-ai", 720)
    export = told(services, "export")
    assert export["schema"] == 1
    assert [task["title"] for task in export["tasks"]] == ["Cache headers"]
    assert [session["active_seconds"] for session in export["sessions"]] == [720]


def test_an_empty_list_says_how_to_begin(services: Services) -> None:
    assert "unaided start" in say(services, "list").out
    assert say(services, "list --tasks").out == "No task is open.\n"
