"""Skills from the terminal."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.shell import say, told
from unaided.bootstrap import Services
from unaided.domain.reply import Exit


def test_skills_are_added_decided_and_listed(services: Services, clock: FakeClock) -> None:
    assert "No skills yet." in say(services, "skill list").out
    assert say(services, 'skill add "error handling"').out == "“error handling”: not decided yet.\n"
    say(services, "start 'Fix the query' --no-ai --estimate 60 --skill SQL")
    clock.pass_time(minutes=30)
    say(services, "stop")
    assert say(services, "skill set sql core").out == "“SQL”: core expertise.\n"
    sql, handling = told(services, "skill list")["skills"]
    assert sql == {
        "name": "SQL",
        "ownership": "core",
        "note": "",
        "tasks_no_ai": 1,
        "tasks_ai": 0,
        "last_no_ai": "2025-03-03",
        "recalls": 0,
        "recalls_passed": 0,
        "passed_share": None,
        "passed_low": None,
        "passed_high": None,
        "open_gaps": 0,
    }
    assert (handling["name"], handling["ownership"], handling["last_no_ai"]) == ("error handling", None, None)
    lines = say(services, "skill list").out.splitlines()
    assert lines[0].startswith("Of 2 skills you chose 1 as core expertise")
    assert lines[1].split("  ", 1)[0] == "Core expertise"
    assert "● 1  ◆ 0 in 90 days · without AI today · recalled none yet · 0 open gaps" in lines[1]


def test_a_decision_is_taken_back(services: Services) -> None:
    say(services, "skill add SQL")
    assert told(services, "skill set SQL transient")["skill"]["ownership"] == "transient"
    assert told(services, "skill set SQL undecided")["skill"]["ownership"] is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("skill add", "Name the skill"),
        ("skill add ' '", "The skill has no name"),
        ("skill add error handling", "in quotes"),
        ("skill set", "Name the skill and its class"),
        ("skill set SQL", "Name the skill and its class"),
        ("skill set SQL mine", "“mine” is no class"),
        ("skill set SQL core", "There is no skill “SQL”"),
    ],
)
def test_what_cannot_be_done_is_said(services: Services, line: str, why: str) -> None:
    reply = say(services, line)
    assert (reply.code, reply.out) == (Exit.TROUBLE, "")
    assert why in reply.err
