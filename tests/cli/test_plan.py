"""`unaided stage` and `unaided plan`: nothing before there is something, then the same as the page says."""

from __future__ import annotations

from tests.support.shell import say, told
from unaided.bootstrap import Services
from unaided.cli.plan import NO_CHECK, NO_PLAN
from unaided.domain.rebuild import Practice
from unaided.domain.stage import NOT_VALIDATED, Answer


def test_before_there_is_an_answer_nothing_measured_is_said_either(services: Services) -> None:
    services.stage.begin()
    assert say(services, "stage").out == f"{NO_CHECK}\n"
    assert told(services, "stage") == {"schema": 1, "check": None, "signals": []}


def test_the_last_answers_and_the_signals_are_printed(services: Services) -> None:
    check = services.stage.begin()
    for statement in check.order:
        services.stage.answer(check.id, statement, Answer.SOMETIMES)
    services.stage.finish(check.id)
    lines = say(services, "stage").out.splitlines()
    assert lines[0] == "3 Mar 2025: Your answers look like no stage."
    assert lines[1] == "Stage 1: not enough data"
    assert lines[-1] == NOT_VALIDATED
    said = told(services, "stage")
    assert said["check"] == {
        "day": "2025-03-03",
        "stages": [],
        "sums": [9, 9, 9, 9],
        "words": "Your answers look like no stage.",
        "validated": False,
    }
    assert [len(one["signals"]) for one in said["signals"]] == [2, 2, 3, 2]
    assert set(said["signals"][0]["signals"][0]) == {"claim", "verdict", "numbers", "rows"}


def test_the_week_of_the_plan_is_printed(services: Services) -> None:
    assert say(services, "plan").out == f"{NO_PLAN}\n"
    services.rebuild.pick(Practice.DOCS)
    services.rebuild.pick(Practice.OWN, "Read a paper")
    services.rebuild.tick(services.rebuild.look().week, Practice.OWN, on=True)
    assert say(services, "plan").out.splitlines() == [
        "This week, 3 – 9 Mar 2025",
        "[ ] Look into the docs before I ask AI (open)",
        "[x] Read a paper (ticked)",
    ]
    said = told(services, "plan")
    assert said["week"] == "2025-03-03"
    assert said["plan"][1] == {"practice": "own", "words": "Read a paper", "ticked": True, "seen": []}
