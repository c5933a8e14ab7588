"""Tasks from the terminal: listed, open and closed, and what becomes of them."""

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


def listed(services: Services, line: str) -> list[dict[str, Any]]:
    found = json.loads(say(services, f"{line} --json").out)["tasks"]
    assert isinstance(found, list)
    return found


def sat(services: Services, clock: FakeClock, title: str) -> str:
    """Work on a new task for a while, and return its id."""
    say(services, f"start '{title} 60m' --no-ai")
    clock.pass_time(minutes=20)
    say(services, "stop")
    return str(listed(services, "task list --limit 1")[0]["id"])


def test_closed_tasks_are_listed_the_latest_first_and_can_be_opened_again(services: Services, clock: FakeClock) -> None:
    first, second = (sat(services, clock, title) for title in ("Parser", "Paging"))
    say(services, f"task done {first}")
    clock.pass_time(minutes=1)
    say(services, f"task abandoned {second}")

    assert say(services, "task list").out == "No task is open.\n"
    lines = say(services, "task list --closed").out.splitlines()
    assert [line.split()[0] for line in lines] == [second, first]
    assert "abandoned" in lines[0]
    assert "done" in lines[1]
    rows = listed(services, "task list --closed --limit 1")
    assert [(row["title"], row["status"]) for row in rows] == [("Paging", "abandoned")]
    assert rows[0]["closed_at"].endswith("Z")

    assert say(services, f"task reopen {second}").out == "“Paging” is open.\n"
    [row] = listed(services, "task list")
    assert (row["id"], row["closed_at"]) == (second, None)


def test_an_empty_list_says_so(services: Services) -> None:
    assert say(services, "task list --closed").out == "No task is closed yet.\n"
    assert say(services, "task anchors").out.startswith("There are no anchors yet: ")


def test_the_anchors_are_listed_by_number_without_minutes(services: Services) -> None:
    services.imports.tasks(read_tasks(tasks_file(12)), "past.csv", dry=False)
    lines = say(services, "task anchors").out.splitlines()
    assert lines == [f"{number}  Fix the retry · debug" for number in range(1, 6)]
    assert [row["number"] for row in json.loads(say(services, "task anchors --json").out)["anchors"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("task done", "Which task? Give its id; `unaided task list` shows the ids."),
        ("task reopen", "`unaided task list --closed` shows the ids."),
        ("task done 12", "“12” is no task id."),
        ("task done 00000000-0000-7000-8000-000000000000", "There is no such task."),
        ("task list --limit 0", "--limit takes a whole number from 1 on"),
        ("task list --limit many", "--limit takes a whole number such as 25"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(services: Services, line: str, sentence: str) -> None:
    reply = say(services, line)
    assert (reply.code, reply.out) == (Exit.TROUBLE, "")
    assert sentence in reply.err
    assert reply.err.count("\n") == 1
