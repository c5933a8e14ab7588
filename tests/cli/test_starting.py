"""What `start` takes: one line or options, a skill, a project, a size; and what it says of what is missing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.clock import FakeClock
from tests.support.files import tasks_file
from tests.support.shell import say
from unaided.bootstrap import Services
from unaided.domain.reply import Exit
from unaided.exchange.tables import read_tasks

NOT_SIZED = "Not sized: this task is left out of velocity"


def begun(services: Services, line: str) -> dict[str, Any]:
    """Start a session, and return its task as lists show it."""
    reply = say(services, line)
    assert reply.code is Exit.DONE, reply.err
    found = json.loads(say(services, "task list --limit 1 --json").out)["tasks"][0]
    assert isinstance(found, dict)
    return found


def with_anchors(services: Services) -> None:
    services.imports.tasks(read_tasks(tasks_file(12)), "past.csv", dry=False)
    assert services.ruler.state().is_frozen


def test_one_line_does_it_all(services: Services) -> None:
    task = begun(services, "start 'Fix retry #debug !r 90m' --no-ai")
    said = (task["title"], task["kind"], task["ownership"], task["estimate_minutes"])
    assert said == ("Fix retry", "debug", "repeatable", 90)


def test_what_an_option_says_is_not_read_from_the_line(services: Services) -> None:
    task = begun(services, "start 'Wait 5m !t' --no-ai --estimate 45 --kind build --skill SQL --project Shop")
    assert (task["title"], task["ownership"], task["estimate_minutes"]) == ("Wait 5m", "transient", 45)
    assert (task["kind"], task["skill"], task["project"]) == ("build", "SQL", "Shop")


def test_a_size_is_kept_with_the_task(services: Services, clock: FakeClock) -> None:
    with_anchors(services)
    assert say(services, "start 'Add paging 60m' --no-ai --size 2:larger").err == ""
    [size] = services.history.export()["sizes"][-1:]  # type: ignore[index] # a list of rows
    assert (size["anchor"], size["step"]) == (2, 1.4)
    clock.pass_time(minutes=5)
    assert NOT_SIZED in say(services, "switch 'Next 30m' --ai").err


def test_what_a_task_is_left_out_of_is_said(services: Services) -> None:
    assert say(services, "start Sketch --no-ai").err.startswith("No estimate was given: ")
    say(services, "stop")
    with_anchors(services)
    reply = say(services, "start Sketch --no-ai")
    assert reply.code is Exit.DONE
    assert [line.split(":")[0] for line in reply.err.splitlines()] == ["No estimate was given", "Not sized"]


def test_a_task_that_goes_on_is_asked_for_nothing(services: Services, clock: FakeClock) -> None:
    with_anchors(services)
    task = begun(services, "start 'Add paging 60m' --no-ai --size 2:larger")
    say(services, "stop")
    clock.pass_time(minutes=1)
    assert say(services, f"start --task {task['id']} --ai").err == ""


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("start A --no-ai --size huge", "“huge” is no size."),
        ("start A --no-ai --size 7:larger", "There is no anchor 7: they are 1 to 5."),
        (f"start A --no-ai --skill {'s' * 99}", "The skill has 99 characters; 80 fit."),
        (f"start A --no-ai --project {'p' * 99}", "The project has 99 characters; 80 fit."),
        (f"start A --no-ai --kind {'k' * 99}", "The kind must have 1 to 40 characters"),
        ("start '#debug !core 90m' --no-ai", "The task has no name."),
        ("start A --no-ai --estimate 1001h", "between 1 minute and 1,000 hours"),
        ("start A --ai --task 00000000-0000-7000-8000-000000000000", "as it is: leave out a title"),
        ("start --ai --estimate 5 --task 00000000-0000-7000-8000-000000000000", "as it is: leave out --estimate"),
    ],
)
def test_a_wrong_value_is_one_sentence_and_nothing_is_kept(services: Services, line: str, sentence: str) -> None:
    with_anchors(services)
    reply = say(services, line)
    assert (reply.code, reply.out) == (Exit.TROUBLE, "")
    assert sentence in reply.err
    assert reply.err.count("\n") == 1
    assert say(services, "task list").out == "No task is open.\n"


def test_a_size_before_there_are_anchors_says_when(services: Services) -> None:
    reply = say(services, "start A --no-ai --size 2:larger")
    assert "nothing to size it against yet: 12 tasks without AI have to be finished first.\n" in reply.err
    assert say(services, "task list").out == "No task is open.\n"
