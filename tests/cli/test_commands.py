"""What each verb answers: text for people, stable JSON for programs, one sentence when it cannot."""

from __future__ import annotations

import json

import pytest

from tests.support.clock import FakeClock
from tests.support.shell import say, told
from unaided.bootstrap import Services
from unaided.domain.reply import Exit

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
    "reason",
    "waiting",
    "waiting_seconds",
    "undecided_seconds",
]


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
        "reason": None,
        "waiting": False,
        "waiting_seconds": 0,
        "undecided_seconds": 0,
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
        ("start A --no-ai --at 25:00", "“25:00” is no time of day. Write it as 09:10 or 17:45."),
        ("switch A --no-ai", "No session is running."),
        ("switch --no-ai", "The task has no name."),
        ("discard --undo", "No session is discarded"),
        ("toggle", "No session is running."),
        ("extend", "No session is running."),
        ("extend soon", "extend takes a whole number such as 25, not “soon”."),
        ("extend -5", "extend takes a whole number"),
        ("discard --yes", "No session is running."),
        ("discard", "No session is running."),
        ("lookup PEP 440", "No session is running."),
        ("lookup ' '", "The look-up is empty."),
        ("status --format {lef}", "“{lef}” is no field of a format."),
        ("watch --format '{left'", "has no partner"),
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
    "line",
    [
        "start A",
        "start A --ai --no-ai",
        "sing",
        "start A --no-ai --minutes 5 --open",
        "status --no-such",
        "status --json --format {left}",
        "discard --yes --undo",
        "lookup",
        "switch A",
        "pause --reason fun",
        "lookup PEP --source dream",
        "extend 5 6",
        "completions tcsh",
    ],
)
def test_what_is_not_understood_shows_the_usage(services: Services, line: str) -> None:
    reply = say(services, line)

    assert reply.code is Exit.USAGE
    assert reply.out == ""
    assert "usage: unaided" in reply.err


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("sing", "unaided: “sing” is no verb. `unaided --help` lists them all."),
        ("pause --reason fun", "unaided: --reason takes break, call, interrupted, other, not “fun”."),
        ("away break", "unaided: Only “answer” can stand here, not “break”."),
        ("completions tcsh", "unaided: SHELL takes bash, zsh, fish, not “tcsh”."),
    ],
)
def test_a_word_that_cannot_stand_there_is_named_with_those_that_can(
    services: Services, line: str, sentence: str
) -> None:
    assert say(services, line).err.splitlines()[0] == sentence


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


def test_toggle_pauses_what_runs_and_resumes_what_does_not(services: Services, clock: FakeClock) -> None:
    told(services, "start Parser --no-ai --estimate 60")
    clock.pass_time(minutes=1)

    assert told(services, "toggle")["state"] == "paused"
    assert told(services, "toggle")["state"] == "running"


@pytest.mark.parametrize(("line", "left"), [("extend", 1800), ("extend 15", 2400), ("extend +15", 2400)])
def test_extend_moves_the_planned_end(services: Services, line: str, left: int) -> None:
    told(services, "start Parser --no-ai --estimate 60 --minutes 25")

    assert told(services, line)["left_seconds"] == left


def test_a_look_up_is_kept_and_said_back_nowhere(services: Services) -> None:
    told(services, "start Parser --no-ai --estimate 60")

    reply = say(services, "lookup PEP 440 ordering --source docs")

    assert reply.code is Exit.DONE
    assert "PEP" not in reply.out + reply.err
    (kept,) = told(services, "export")["look_ups"]
    assert (kept["text"], kept["source"]) == ("PEP 440 ordering", "docs")


def test_discard_asks_and_changes_nothing_until_it_is_said(services: Services, clock: FakeClock) -> None:
    told(services, "start Parser --no-ai --estimate 60")
    clock.pass_time(minutes=12)

    asked = say(services, "discard")

    assert asked.code is Exit.TROUBLE
    assert asked.question == "Discard “Parser”, 12 min of work? It counts in no figure then."
    assert "Add --yes" in asked.err
    assert told(services, "status")["state"] == "running"

    done = say(services, "discard --yes")

    assert (done.code, done.question) == (Exit.DONE, "")
    assert "discard --undo" in done.err
    assert told(services, "list")["sessions"] == []


def test_status_in_a_format_of_ones_own(services: Services, clock: FakeClock) -> None:
    assert say(services, "status --format '{mark} {left}'").out == "\n"
    told(services, "start Parser --no-ai --estimate 60 --minutes 25")
    clock.pass_time(minutes=5, seconds=10)

    assert say(services, "status --format '{mode} {left} {{}}'").out == "no-ai 20 min {}\n"


def test_watch_says_how_it_goes_on(services: Services) -> None:
    follow = say(services, "watch").follow

    assert follow is not None
    assert follow.line(services.session.now()) == "Nothing is running\n"
    assert follow.last == "\n"


def test_completions_need_no_profile(services: Services) -> None:
    assert say(services, "completions bash").out.startswith("# bash completion")


def test_a_pause_keeps_its_reason(services: Services, clock: FakeClock) -> None:
    told(services, "start Parser --no-ai --estimate 60")
    clock.pass_time(minutes=1)

    assert told(services, "pause --reason call")["state"] == "paused"

    session = services.session.now().session
    assert session is not None
    assert [str(span.reason) for span in session.spans] == ["call"]


def test_a_discard_can_be_undone(services: Services, clock: FakeClock) -> None:
    told(services, "start Parser --no-ai --estimate 60")
    clock.pass_time(minutes=12)
    told(services, "discard --yes")

    back = told(services, "discard --undo")

    assert (back["state"], back["task"], back["active_seconds"]) == ("running", "Parser", 720)


def test_switch_ends_one_and_starts_the_next_at_the_same_instant(services: Services, clock: FakeClock) -> None:
    told(services, "start First --ai --estimate 60")
    clock.pass_time(minutes=12)

    switched = say(services, "switch Second --no-ai --estimate 30 --json")

    assert "Its explanation is owed" in switched.err
    now = json.loads(switched.out)
    assert (now["task"], now["mode"], now["owed"]) == ("Second", "no-ai", 1)
    (ended,) = told(services, "list")["sessions"]
    assert (ended["title"], ended["active_seconds"]) == ("First", 720)


def test_a_start_said_late_counts_from_when_it_was(services: Services, clock: FakeClock) -> None:
    clock.pass_time(minutes=25)  # 9:25 in Berlin

    started = told(services, "start Parser --no-ai --estimate 60 --minutes 50 --at 9:10")

    assert (started["active_seconds"], started["left_seconds"]) == (900, 2100)
